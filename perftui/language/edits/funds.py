"""Amounts of money: totals and their parts."""

from __future__ import annotations

from decimal import Decimal

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.language.edits.fields import funds_of, line_before, remove_field
from perftui.language.edits.lines import first_line, indent, put_above, put_below, without_block
from perftui.language.edits.text import Edits
from perftui.language.edits.values import checked_amount, set_amount, set_value
from perftui.language.grammar import BLANKS
from perftui.language.keys import PARTS, Key
from perftui.language.values import money_unit
from perftui.model import Amount, Field, Funds, Project, Span


def set_total(document: Document, project: Project, total: Key, value: Decimal | None, *, text: str = "") -> Edits:
    """Set a total, in 元; `None` takes the amount away, so that it is derived from its parts where there are any.

    A new amount has the unit of the others of its total, unless `text` says how it is written.
    """
    funds = funds_of(project, total)
    if value is None:
        return () if funds is None else _without_total(document, funds)
    if funds is None:
        return (_new_group(document, project, total, f"{total}: {text or checked_amount(value, '元')}"),)
    amount = _total_line(document, funds)
    if amount is not None:
        return _set(document, funds, amount, value, text)
    first = min(part.line for part in funds.parts)
    line = f"  {total}: {text or checked_amount(value, _unit(funds))}"
    return (put_above(document, first_line(document, first), line),)


def set_part(
    document: Document, project: Project, total: Key, part: Key, value: Decimal | None, *, text: str = ""
) -> Edits:
    """Set a part of a total, in 元; `None` deletes its line. A new one goes below its total where the form has it.

    It has the unit of the others of its total, unless `text` says how it is written.
    """
    funds = funds_of(project, total)
    if funds is None:
        if value is None:
            return ()
        lines = f"{total}:\n    {part}: {text or checked_amount(value, '元')}"
        return (_new_group(document, project, total, lines),)
    present = next((each for each in funds.parts if each.key == part), None)
    if value is None:
        return () if present is None else remove_field(document, present)
    if present is not None:
        return _set(document, funds, present, value, text)
    return (_new_part(document, funds, part, f"{part}: {text or checked_amount(value, _unit(funds))}"),)


def _set(document: Document, funds: Funds, amount: Amount, value: Decimal, text: str) -> Edits:
    if text:
        return set_value(document, amount, text)
    if amount.text:
        return set_amount(document, amount, value)
    return set_value(document, amount, checked_amount(value, _unit(funds)))


def _without_total(document: Document, funds: Funds) -> Edits:
    amount = _total_line(document, funds)
    if amount is None:
        return ()
    if funds.parts:
        return set_value(document, amount, "")
    return (without_block(document, first_line(document, amount.line), amount.line),)


def _new_group(document: Document, project: Project, total: Key, lines: str) -> TextEdit:
    return put_below(document, line_before(document, project, total), f"\n  {lines}")


def _new_part(document: Document, funds: Funds, part: Key, text: str) -> TextEdit:
    order = PARTS[Key(funds.key)]
    before = [each for each in funds.parts if order.index(Key(each.key)) < order.index(part)]
    total = _total_line(document, funds)
    if before:
        line = max(each.line for each in before)
        return put_below(document, line, indent(document, line) + text)
    if total is not None:
        return put_below(document, total.line, f"{indent(document, total.line)}  {text}")
    first = min(each.line for each in funds.parts)
    return put_above(document, first_line(document, first), indent(document, first) + text)


def _total_line(document: Document, funds: Funds) -> Amount | None:
    """The line of the total, blank or not; `None` where only its parts are written."""
    if funds.written is not None:
        return funds.written
    key = funds.span
    if document.at(key) != funds.key:
        return None
    rest = document.lines[key.line - 1][key.end :]
    colon = key.end + len(rest) - len(rest.lstrip(BLANKS)) + len(":")
    return Field(funds.key, None, "", Span(key.line, colon, key.line, colon))


def _unit(funds: Funds) -> str:
    """The unit of money that the author uses here."""
    amounts = [each.text for each in (funds.written, *funds.parts) if each is not None and each.text]
    return money_unit(amounts[0]) if amounts else "元"
