"""What stands on a line: names, values, amounts, targets. What no line can hold is refused before anything changes."""

from __future__ import annotations

from decimal import Decimal

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.language.edits.text import Edits
from perftui.language.grammar import BLANKS, grammar
from perftui.language.spelling import nfc
from perftui.language.values import money, money_text, money_unit, target, title_text
from perftui.model import Amount, Field, Project, Quality, Span, Summary, Target
from perftui.notation import target_text


class UnwritableError(ValueError):
    """A name or a value that no line can hold so that it is read back: with a line break, or with ` # ` in words."""


def rename_block(document: Document, block: Project | Summary, name: str) -> Edits:
    """Give a project or a summary another name."""
    blank = "" if document.at(block.span) else " "
    return replaced(document, block.span, blank + title_text(checked_name(name)))


def set_value(document: Document, field: Field[object], text: str) -> Edits:
    """Give a field or an attribute another value; an empty one leaves its key."""
    before = document.lines[field.line - 1][: field.span.start]
    if not text:
        return replaced(document, field.span._replace(start=len(before.rstrip(BLANKS))), "")
    blank = "" if field.text or before.endswith(tuple(BLANKS)) else " "
    return replaced(document, field.span, blank + checked_value(text))


def set_amount(document: Document, amount: Amount, value: Decimal) -> Edits:
    """Give a field another amount, in 元; the unit that the author chose stays."""
    unit = money_unit(amount.text) if amount.text else "元"
    return set_value(document, amount, checked_amount(value, unit))


def replaced(document: Document, place: Span, text: str) -> Edits:
    """Another text at a place; a remark behind it keeps the blank before it."""
    if document.at(place) == text:
        return ()
    remark = document.lines[place.line - 1][place.end :].startswith("#")
    return (TextEdit(place, f"{text} " if remark else text),)


def checked_name(name: str) -> str:
    """A name that a line can hold, as it is stored."""
    if not name.strip() or "\n" in name:
        raise UnwritableError(name)
    return nfc(name)


def checked_value(text: str) -> str:
    """A value that a line can hold, as it is stored."""
    text = nfc(text)
    found = grammar().match("FIELD", f"x: {text}")
    if found is None or found["value"].rstrip(BLANKS) != text:
        raise UnwritableError(text)
    return text


def checked_amount(value: Decimal, unit: str) -> str:
    """An amount in 元 as it is written in a unit."""
    text = money_text(value, unit)
    if money(text) != value:
        raise UnwritableError(text)
    return text


def checked_target(what: Target) -> str:
    """The text of a target that a line can hold."""
    text = nfc(target_text(what))
    if isinstance(what, Quality):
        if checked_value(text) in {"", "?", "？"}:
            raise UnwritableError(text)
    elif target_text(target(text)) != text or type(target(text)) is not type(what):
        raise UnwritableError(text)
    return text


def checked_sentence(text: str) -> str:
    """A line of a goal, as it is stored; an empty one ends a paragraph."""
    text = nfc(text)
    found = grammar().match("TEXT", f"| {text}")
    if found is None or found["prose"].strip(BLANKS) != text:
        raise UnwritableError(text)
    return text


def checked_levels(levels: tuple[str, str]) -> str:
    """The line of a section that can hold two levels, as it is stored."""
    level1, level2 = map(nfc, levels)
    text = f"{level1} / {level2}"
    found = grammar().match("SECTION", text)
    if found is None or (found["level1"].rstrip(BLANKS), found["level2"].rstrip(BLANKS)) != (level1, level2):
        raise UnwritableError(text)
    return text
