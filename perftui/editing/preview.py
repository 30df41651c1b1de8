"""What a text would mean in a slot, said while it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perftui.editing.slot import Part, Slot
from perftui.editing.slots import DATES, NO_WEIGHT, Refusal, amount_of, exact, indicator_of, levels_of
from perftui.editing.typing import (
    meant_amount,
    meant_targets,
    typed_amount,
    typed_target,
    typed_weight,
)
from perftui.language.keys import PARTS, Key, Note
from perftui.messages import Message, msg
from perftui.model import Deadline, Funds, Open, Project, Quality, Quantity, add_up
from perftui.notation import amount_text, target_text
from perftui.taxonomy import taxonomy


@dataclass(frozen=True, slots=True)
class Preview:
    """What is understood.

    Attributes:
        message: in a sentence.
        wrong: whether it cannot stand so.
        offers: what could be meant instead, as it would be typed, the likeliest first.
    """

    message: Message
    wrong: bool = False
    offers: tuple[str, ...] = ()


def preview(project: Project, slot: Slot, text: str) -> Preview | None:
    """What `text` would mean in a slot of a project; `None` where it means just itself."""
    match slot.part:
        case Part.TARGET:
            return _target(project, slot, text)
        case Part.TOTAL | Part.FUND_PART:
            return _amount(project, slot, text)
        case Part.LEVELS:
            return _levels(text)
        case Part.FIELD:
            return _field(slot, text)
        case _:
            wrong = _wrong(slot, text)
            return None if wrong is None else Preview(wrong, wrong=True)


def _wrong(slot: Slot, text: str) -> Message | None:
    """Why a name or an attribute cannot stand."""
    blank = not text.strip()
    if slot.part in {Part.PROJECT_NAME, Part.INDICATOR_NAME} and blank:
        return msg("a name is needed")
    if slot.part is Part.NOTE and slot.key == Note.WEIGHT and not blank and typed_weight(text) is None:
        return NO_WEIGHT
    return None


def _target(project: Project, slot: Slot, text: str) -> Preview:
    indicator = indicator_of(project, slot)
    year = project.year.value if project.year else None
    before = indicator.target if indicator else None
    target = typed_target(text, before, year)
    shown = target_text(target)
    match target:
        case Quantity():
            return Preview(msg("a number to reach: {target}", target=shown))
        case Deadline():
            return Preview(msg("a day to keep: {target}", target=shown))
        case Quality():
            offers = tuple(map(target_text, meant_targets(text, before, year)))
            return Preview(msg("words: {target}", target=shown), offers=offers)
        case Open():
            return Preview(msg("open: nobody has decided it"))


def _amount(project: Project, slot: Slot, text: str) -> Preview:
    before = amount_of(project, slot)
    value = typed_amount(text, before.text if before else "") if text.strip() else None
    if value is None:
        if text.strip():
            meant = meant_amount(text)
            offers = () if meant is None else (f"{amount_text(meant)} 元",)
            return Preview(msg("this is no amount"), wrong=True, offers=offers)
        return Preview(msg("blank: the line is taken out"))
    total, parts = _sums(project, slot, value)
    if total is None or parts is None:
        return Preview(msg("{amount} 元", amount=amount_text(value)))
    if total == parts:
        return Preview(msg("{amount} 元; it adds up", amount=amount_text(value)))
    return Preview(
        msg(
            "{amount} 元; the parts add up to {parts} 元, the total is {total} 元",
            amount=amount_text(value),
            parts=amount_text(parts),
            total=amount_text(total),
        ),
        wrong=True,
    )


def _sums(project: Project, slot: Slot, value: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """The written total and the sum of its parts, as they would be."""
    key = slot.key if slot.part is Part.TOTAL else slot.total
    funds: Funds | None = project.project_funds if key == Key.PROJECT_FUNDS else project.annual_funds
    amounts = {part: funds.part(part) for part in PARTS[Key(key)]} if funds else {}
    total = funds.written.value if funds and funds.written else None
    if slot.part is Part.TOTAL:
        total = value
    else:
        amounts[Key(slot.key)] = value
    known = [amount for amount in amounts.values() if amount is not None]
    return total, add_up(known) if known else None


def _levels(text: str) -> Preview | None:
    levels = levels_of(text)
    if levels is None:
        return Preview(msg("both levels are needed: 产出指标 / 数量指标"), wrong=True)
    tree = taxonomy()
    level2 = tree.level2(levels[1])
    parent = tree.parent(level2) if level2 else None
    if parent is None:
        return Preview(msg("the form has no level {level}", level=levels[1]), wrong=True)
    if tree.level1(levels[0]) != parent:
        return Preview(msg("{level2} belongs to {parent}", level2=level2, parent=parent), wrong=True)
    return None


def _field(slot: Slot, text: str) -> Preview | None:
    if not text.strip():
        return Preview(msg("blank: the line is taken out"))
    value = exact(slot.key, text)
    if isinstance(value, Refusal):
        return Preview(value.reason, wrong=True)
    return Preview(msg("{day}", day=value)) if slot.key in DATES else None
