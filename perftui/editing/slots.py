"""The places of a declaration that a person fills in: what stands in each, and the edits that put something else there.

A slot names a place by what it is for, so it stays the same while the text around it changes: a field by its key, an
amount by its total and its key, what belongs to an indicator or a section by its line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from perftui.diagnostics import TextEdit
from perftui.editing.typing import typed_amount, typed_day, typed_target, typed_year
from perftui.language import edits
from perftui.language.document import Document
from perftui.language.edits import UnwritableError
from perftui.language.keys import Key, Note
from perftui.messages import Message, msg
from perftui.model import Amount, Field, Funds, Indicator, Project, Section
from perftui.notation import target_text
from perftui.taxonomy import taxonomy


class Part(Enum):
    """What kind of place a slot is."""

    PROJECT_NAME = auto()
    FIELD = auto()
    TOTAL = auto()
    FUND_PART = auto()
    GOAL = auto()
    LEVELS = auto()
    INDICATOR_NAME = auto()
    TARGET = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that can be filled in.

    Attributes:
        part: what it is.
        key: the key of a field, an amount, a goal or an attribute.
        total: of a part of the funds, the total that it belongs to.
        line: of what belongs to an indicator or a section, its line in the file.
    """

    part: Part
    key: str = ""
    total: str = ""
    line: int = 0

    @property
    def of_indicator(self) -> bool:
        """Whether it belongs to an indicator."""
        return self.part in {Part.INDICATOR_NAME, Part.TARGET, Part.NOTE}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text cannot stand in a slot."""

    reason: Message


Edits = tuple[TextEdit, ...]

DATES = frozenset((Key.START, Key.END))
LEVEL_SEPARATOR = " / "


def label(slot: Slot) -> str:
    """What the form calls a slot."""
    match slot.part:
        case Part.PROJECT_NAME:
            return "项目名称"
        case Part.LEVELS:
            return "一级指标 / 二级指标"
        case Part.INDICATOR_NAME:
            return "三级指标"
        case Part.TARGET:
            return "指标值"
        case _:
            return slot.key


def indicator_of(project: Project, slot: Slot) -> Indicator | None:
    """The indicator that a slot belongs to."""
    return next((each for each in project.indicators if each.line == slot.line), None)


def section_of(project: Project, slot: Slot) -> Section | None:
    """The section whose heading a slot is, or that its indicator stands in."""
    for section in project.sections:
        if section.span.line == slot.line or any(each.line == slot.line for each in section.indicators):
            return section
    return None


def text_in(project: Project, slot: Slot) -> str:
    """What stands in a slot, as a person would type it; empty where it is blank or not there."""
    return _TEXTS[slot.part](project, slot)


def _goal_text(project: Project, slot: Slot) -> str:
    goal = project.total_goal if slot.key == Key.TOTAL_GOAL else project.annual_goal
    return "" if goal is None else "\n".join(line.text for line in goal.lines)


def _levels_text(project: Project, slot: Slot) -> str:
    section = section_of(project, slot)
    return "" if section is None else f"{section.level1}{LEVEL_SEPARATOR}{section.level2}"


def _name_text(project: Project, slot: Slot) -> str:
    indicator = indicator_of(project, slot)
    return "" if indicator is None else indicator.name


def _target_text(project: Project, slot: Slot) -> str:
    indicator = indicator_of(project, slot)
    return "" if indicator is None else target_text(indicator.target)


def _note_text(project: Project, slot: Slot) -> str:
    indicator = indicator_of(project, slot)
    note = indicator.note(slot.key) if indicator else None
    return "" if note is None else note.text


def edits_for(document: Document, project: Project, slot: Slot, text: str) -> Edits | Refusal:
    """The edits that put `text` into a slot.

    Args:
        document: the file.
        project: a project of it.
        slot: one of its places.
        text: as a person types it: amounts with or without unit, targets as in `不低于 90%`.

    Returns:
        Text edits, none where nothing changes, or why the text cannot stand there.
    """
    try:
        return _edits(document, project, slot, text if slot.part is Part.GOAL else text.strip())
    except UnwritableError:
        return Refusal(msg("this cannot be written on one line of the file: {text}", text=text))


def _edits(document: Document, project: Project, slot: Slot, text: str) -> Edits | Refusal:
    if not slot.of_indicator:
        return _OF_PROJECT[slot.part](document, project, slot, text)
    indicator = indicator_of(project, slot)
    if indicator is None:
        return Refusal(msg("this indicator is not there any more"))
    if slot.part is Part.NOTE:
        return _note(document, indicator, Note(slot.key), text)
    if slot.part is Part.TARGET:
        year = project.year.value if project.year else None
        return edits.set_target(document, indicator, typed_target(text, indicator.target, year))
    return edits.rename_indicator(document, indicator, text) if text else Refusal(msg("an indicator needs a name"))


def _project_name(document: Document, project: Project, _slot: Slot, text: str) -> Edits | Refusal:
    return edits.rename_block(document, project, text) if text else Refusal(msg("a project needs a name"))


def _goal(document: Document, project: Project, slot: Slot, text: str) -> Edits | Refusal:
    sentences = text.split("\n") if text.strip() else []
    return edits.set_goal(document, project, Key(slot.key), [sentence.strip() for sentence in sentences])


def _field(document: Document, project: Project, slot: Slot, text: str) -> Edits | Refusal:
    key = slot.key
    field = field_of(project, key)
    if not text:
        return () if field is None else edits.remove_field(document, field)
    if key in DATES:
        day = typed_day(text)
        if day is None:
            return Refusal(msg("a day is written 2026-01-31"))
        text = day.isoformat()
    if key == Key.YEAR:
        year = typed_year(text)
        if year is None:
            return Refusal(msg("a year is written 2026"))
        text = str(year)
    return edits.set_field(document, project, Key(key), text)


def _amount(document: Document, project: Project, slot: Slot, text: str) -> Edits | Refusal:
    before = amount_of(project, slot)
    value = typed_amount(text, before.text if before else "") if text else None
    if text and value is None:
        return Refusal(msg("an amount is written 1,234,567.00 元, 4600 万元 or 1.5 亿元"))
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
        return edits.set_levels(document, section, levels)
    indicator = indicator_of(project, slot)
    if indicator is None:
        return Refusal(msg("this indicator is not there any more"))
    return edits.refile_indicator(document, project, indicator, levels)


def _note(document: Document, indicator: Indicator, key: Note, text: str) -> Edits | Refusal:
    if not text:
        return edits.remove_note(document, indicator, key)
    return edits.set_note(document, indicator, key, text)


def levels_of(text: str) -> tuple[str, str] | None:
    """Both levels from `产出指标 / 数量指标`, or from a level 2 alone, whose level 1 is known."""
    first, separator, second = text.replace("／", "/").partition("/")
    if separator and first.strip() and second.strip():
        return first.strip(), second.strip()
    level2 = taxonomy().level2(text)
    parent = taxonomy().parent(level2) if level2 else None
    return (parent, level2) if parent and level2 else None


def field_of(project: Project, key: str) -> Field[object] | None:
    """A field of the head by its key."""
    fields: dict[str, Field[object] | None] = {
        Key.CODE: project.code,
        Key.YEAR: project.year,
        Key.NATURE: project.nature,
        Key.CATEGORY: project.category,
        Key.SUPERVISOR: project.supervisor,
        Key.IMPLEMENTER: project.implementer,
        Key.START: project.start,
        Key.END: project.end,
    }
    return fields.get(key)


def amount_of(project: Project, slot: Slot) -> Amount | None:
    """An amount of the funds; `None` where it is not written."""
    total = slot.key if slot.part is Part.TOTAL else slot.total
    funds: Funds | None = project.project_funds if total == Key.PROJECT_FUNDS else project.annual_funds
    if funds is None:
        return None
    if slot.part is Part.TOTAL:
        return funds.written
    return next((part for part in funds.parts if part.key == slot.key), None)


def _field_text(field: Field[object] | None) -> str:
    return "" if field is None else field.text


def _amount_text(amount: Amount | None) -> str:
    return "" if amount is None else amount.text


_TEXTS: Mapping[Part, Callable[[Project, Slot], str]] = MappingProxyType(
    {
        Part.PROJECT_NAME: lambda project, _slot: project.name,
        Part.FIELD: lambda project, slot: _field_text(field_of(project, slot.key)),
        Part.TOTAL: lambda project, slot: _amount_text(amount_of(project, slot)),
        Part.FUND_PART: lambda project, slot: _amount_text(amount_of(project, slot)),
        Part.GOAL: _goal_text,
        Part.LEVELS: _levels_text,
        Part.INDICATOR_NAME: _name_text,
        Part.TARGET: _target_text,
        Part.NOTE: _note_text,
    }
)
_OF_PROJECT: Mapping[Part, Callable[[Document, Project, Slot, str], Edits | Refusal]] = MappingProxyType(
    {
        Part.PROJECT_NAME: _project_name,
        Part.FIELD: _field,
        Part.TOTAL: _amount,
        Part.FUND_PART: _amount,
        Part.GOAL: _goal,
        Part.LEVELS: _levels,
    }
)
