"""What stands in the slots of a declaration, and the edits that put something else there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from perftui.editing.slot import LEVEL_SEPARATOR, Part, Slot
from perftui.editing.typing import typed_amount, typed_count, typed_day, typed_target, typed_weight, typed_year
from perftui.language import edits
from perftui.language.document import Document
from perftui.language.edits import Edits, UnwritableError
from perftui.language.keys import Key, Note
from perftui.messages import Message, msg
from perftui.model import Amount, Attribute, Field, Funds, Goal, Indicator, Open, Project, Section, Span, Summary
from perftui.notation import amount_text, target_text
from perftui.taxonomy import taxonomy


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text cannot stand in a slot."""

    reason: Message


Block = Project | Summary

NO_WEIGHT = msg("a weight is a number, such as 10 or 7.5")
DATES = frozenset((Key.START, Key.END))
FIRST_SECTION = ("产出指标", "数量指标")
"""Where the first indicator of a declaration goes."""
_OPEN = Open(Span(1, 0, 1, 0))


# ---- what a slot belongs to -------------------------------------------------------------------------------------


def indicator_of(project: Project, slot: Slot) -> Indicator | None:
    """The indicator that a slot belongs to."""
    return next((each for each in project.indicators if each.line == slot.line), None)


def section_of(project: Project, slot: Slot) -> Section | None:
    """The section whose heading a slot is, or that its indicator stands in."""
    for section in project.sections:
        if section.span.line == slot.line or any(each.line == slot.line for each in section.indicators):
            return section
    return None


def levels_for_new(project: Project, slot: Slot) -> tuple[str, str]:
    """The levels of a new indicator: those of the place that it is to go to, else of the last section."""
    section = section_of(project, slot) or (project.sections or (None,))[-1]
    return FIRST_SECTION if section is None else (section.level1, section.level2)


def note_of(project: Project, slot: Slot) -> Attribute | None:
    """The attribute that a slot is; `None` where it is not written."""
    indicator = indicator_of(project, slot)
    alike = [] if indicator is None else [note for note in indicator.notes if note.key == slot.key]
    return alike[slot.number] if slot.number < len(alike) else None


def field_of(block: Block, key: str) -> Field[object] | None:
    """A field of a project's head or of a summary, by its key."""
    return next((field for field in block.head if field.key == key), None)


def amount_of(block: Block, slot: Slot) -> Amount | None:
    """An amount of the funds or of a summary; `None` where it is not written."""
    if isinstance(block, Summary):
        return block.annual_total
    total = slot.key if slot.part is Part.TOTAL else slot.total
    funds: Funds | None = block.project_funds if total == Key.PROJECT_FUNDS else block.annual_funds
    if funds is None:
        return None
    if slot.part is Part.TOTAL:
        return funds.written
    return next((part for part in funds.parts if part.key == slot.key), None)


def goal_of(project: Project, slot: Slot) -> Goal | None:
    """The goal that a slot is; `None` where it is not written."""
    return project.total_goal if slot.key == Key.TOTAL_GOAL else project.annual_goal


def line_of(block: Block, slot: Slot) -> int:
    """The line of the file that a slot stands in; 0 where nothing is written in it."""
    match slot.part:
        case Part.PROJECT_NAME | Part.SUMMARY_NAME:
            return block.line
        case Part.FIELD | Part.SUMMARY_FIELD:
            field = field_of(block, slot.key)
            return 0 if field is None else field.span.line
        case Part.TOTAL | Part.FUND_PART:
            amount = amount_of(block, slot)
            return 0 if amount is None else amount.span.line
        case Part.GOAL if isinstance(block, Project):
            goal = goal_of(block, slot)
            return 0 if goal is None else goal.span.line
        case Part.NOTE if isinstance(block, Project):
            note = note_of(block, slot)
            return slot.line if note is None else note.span.line
        case _:
            return slot.line


# ---- what stands there ------------------------------------------------------------------------------------------


def text_in(block: Block, slot: Slot) -> str:
    """What stands in a slot, as a person would type it; empty where it is blank or not there."""
    match slot.part:
        case Part.PROJECT_NAME | Part.SUMMARY_NAME:
            return block.name
        case Part.FIELD | Part.SUMMARY_FIELD:
            return _text(field_of(block, slot.key))
        case Part.TOTAL | Part.FUND_PART:
            return _text(amount_of(block, slot))
        case _:
            return _text_in_project(block, slot) if isinstance(block, Project) else ""


def _text_in_project(project: Project, slot: Slot) -> str:
    indicator, section = indicator_of(project, slot), section_of(project, slot)
    match slot.part:
        case Part.GOAL:
            goal = goal_of(project, slot)
            return "" if goal is None else "\n".join(line.text for line in goal.lines)
        case Part.LEVELS if section is not None:
            return f"{section.level1}{LEVEL_SEPARATOR}{section.level2}"
        case Part.INDICATOR_NAME if indicator is not None:
            return indicator.name
        case Part.TARGET if indicator is not None:
            return target_text(indicator.target)
        case Part.NOTE:
            return _text(note_of(project, slot))
        case _:
            return ""


def _text(field: Field[object] | None) -> str:
    return "" if field is None else field.text


# ---- something else there ---------------------------------------------------------------------------------------


def edits_for(document: Document, block: Block, slot: Slot, text: str) -> Edits | Refusal:
    """The edits that put `text` into a slot.

    Args:
        document: the file.
        block: a project or a summary of it.
        slot: one of its places.
        text: as a person types it: amounts with or without unit, targets as in `不低于 90%`.

    Returns:
        Text edits, none where nothing changes, or why the text cannot stand there.
    """
    text = text if slot.part is Part.GOAL else text.strip()
    try:
        if isinstance(block, Summary):
            return _of_summary(document, block, slot, text)
        if slot.of_indicator:
            return _of_indicator(document, block, slot, text)
        return _OF_PROJECT[slot.part](document, block, slot, text)
    except UnwritableError:
        return Refusal(msg("this cannot be written on one line of the file: {text}", text=text))


def _of_summary(document: Document, summary: Summary, slot: Slot, text: str) -> Edits | Refusal:
    if slot.part is Part.SUMMARY_NAME:
        return edits.rename_block(document, summary, text) if text else Refusal(msg("a summary needs a name"))
    if slot.key != Key.ANNUAL_TOTAL:
        return _field(document, summary, slot, text)
    before = summary.annual_total
    if not text:
        return () if before is None else edits.remove_field(document, before)
    value = typed_amount(text, _text(before))
    if value is None:
        return _NO_AMOUNT
    if before is None or not before.text:
        return edits.set_field(document, summary, Key.ANNUAL_TOTAL, f"{amount_text(value)} 元")
    return () if before.value == value else edits.set_amount(document, before, value)


def _of_indicator(document: Document, project: Project, slot: Slot, text: str) -> Edits | Refusal:
    indicator = indicator_of(project, slot)
    if indicator is None:
        return _GONE
    if slot.part is Part.NOTE:
        return _note(document, indicator, slot, note_of(project, slot), text)
    if slot.part is Part.TARGET:
        year = project.year.value if project.year else None
        return edits.set_target(document, indicator, typed_target(text, indicator.target, year))
    return edits.rename_indicator(document, indicator, text) if text else Refusal(msg("an indicator needs a name"))


def _note(document: Document, indicator: Indicator, slot: Slot, note: Attribute | None, text: str) -> Edits | Refusal:
    if slot.key == Note.WEIGHT and text:
        weight = typed_weight(text)
        if weight is None:
            return Refusal(NO_WEIGHT)
        text = weight
    if note is None:
        return edits.add_note(document, indicator, Note(slot.key), text) if text else ()
    return edits.set_value(document, note, text) if text else edits.remove_field(document, note)


def _project_name(document: Document, project: Project, _slot: Slot, text: str) -> Edits | Refusal:
    return edits.rename_block(document, project, text) if text else Refusal(msg("a project needs a name"))


def _goal(document: Document, project: Project, slot: Slot, text: str) -> Edits | Refusal:
    sentences = [sentence.strip() for sentence in text.strip().split("\n")] if text.strip() else []
    return edits.set_goal(document, project, Key(slot.key), sentences)


def _field(document: Document, block: Block, slot: Slot, text: str) -> Edits | Refusal:
    field = field_of(block, slot.key)
    if not text:
        return () if field is None else edits.remove_field(document, field)
    value = exact(slot.key, text)
    return value if isinstance(value, Refusal) else edits.set_field(document, block, Key(slot.key), value)


def exact(key: str, text: str) -> str | Refusal:
    """What a person types for a field, as the file has it: a day, a year or a number in one form."""
    if key in DATES:
        day = typed_day(text)
        return Refusal(msg("a day is written 2026-01-31")) if day is None else day.isoformat()
    if key == Key.YEAR:
        year = typed_year(text)
        return Refusal(msg("a year is written 2026")) if year is None else str(year)
    if key == Key.PROJECT_COUNT:
        count = typed_count(text)
        return Refusal(msg("a number of projects is written 9")) if count is None else str(count)
    return text


def _amount(document: Document, project: Project, slot: Slot, text: str) -> Edits | Refusal:
    before = amount_of(project, slot)
    value = typed_amount(text, _text(before)) if text else None
    if text and value is None:
        return _NO_AMOUNT
    if before is not None and value is not None and before.value == value:
        return ()
    if slot.part is Part.TOTAL:
        return edits.set_total(document, project, Key(slot.key), value)
    return edits.set_part(document, project, Key(slot.total), Key(slot.key), value)


def _levels(document: Document, project: Project, slot: Slot, text: str) -> Edits | Refusal:
    """Another heading for a whole section, or for one indicator another place."""
    section = section_of(project, slot)
    if section is None:
        return Refusal(msg("this section is not there any more"))
    levels = levels_of(text)
    if levels is None:
        return Refusal(msg("write both levels, such as 产出指标 / 数量指标"))
    if section.span.line == slot.line:
        return edits.refile_section(document, project, section, levels)
    indicator = indicator_of(project, slot)
    return _GONE if indicator is None else edits.refile_indicator(document, project, indicator, levels)


def _new_indicator(document: Document, project: Project, slot: Slot, text: str) -> Edits | Refusal:
    if not text:
        return ()
    other = indicator_of(project, slot)
    if other is not None:
        return edits.add_indicator_below(document, other, text, _OPEN)
    return edits.add_indicator(document, project, levels_for_new(project, slot), text, _OPEN)


def levels_of(text: str) -> tuple[str, str] | None:
    """Both levels from `产出指标 / 数量指标`, or from a level 2 alone, whose level 1 is known."""
    first, separator, second = text.replace("／", "/").partition("/")
    if separator and first.strip() and second.strip():
        return first.strip(), second.strip()
    level2 = taxonomy().level2(text)
    parent = taxonomy().parent(level2) if level2 else None
    return (parent, level2) if parent and level2 else None


_GONE = Refusal(msg("this indicator is not there any more"))
_NO_AMOUNT = Refusal(msg("an amount is written 1,234,567.00 元, 4600 万元 or 1.5 亿元"))
_OF_PROJECT: Mapping[Part, Callable[[Document, Project, Slot, str], Edits | Refusal]] = MappingProxyType(
    {
        Part.PROJECT_NAME: _project_name,
        Part.FIELD: _field,
        Part.TOTAL: _amount,
        Part.FUND_PART: _amount,
        Part.GOAL: _goal,
        Part.LEVELS: _levels,
        Part.NEW_INDICATOR: _new_indicator,
    }
)
