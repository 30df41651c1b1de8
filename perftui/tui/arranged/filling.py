"""In which order the slots of a declaration are filled in, one behind the other."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from perftui.editing.slot import Part, Slot
from perftui.editing.slots import section_of

if TYPE_CHECKING:
    from perftui.model import Project


class Going(IntEnum):
    """Where a person goes from a slot whose text is to stand."""

    BACK = -1
    NOWHERE = 0
    ON = 1


_NEW = frozenset((Part.TARGET, Part.NEW_INDICATOR))
"""What comes behind a target: who fills in targets leaves the names as they are."""


def slot_beside(project: Project, slot: Slot, going: Going) -> Slot | None:
    """The slot to fill in after another one, or before it; `None` where there is none.

    Args:
        project: the declaration as it is now, with what was filled in.
        slot: the one that was filled in.
        going: on, or back.
    """
    if going is Going.NOWHERE:
        return None
    stops = _stops(project)
    slot = _named(project, slot)
    if slot not in stops:
        return None
    at = stops.index(slot)
    if going is Going.BACK:
        return stops[at - 1] if at else None
    behind = stops[at + 1 :]
    if slot.part is Part.INDICATOR_NAME:
        return Slot(Part.TARGET, line=slot.line)
    if slot.part is Part.TARGET:
        return next((each for each in behind if each.part in _NEW), None)
    return next(iter(behind), None)


def _stops(project: Project) -> list[Slot]:
    """Slots in the order in which they are filled in. Levels are chosen for an indicator, not filled in on the way."""
    from perftui.output.form import form

    every = dict.fromkeys(field.slot for line in form(project, 100) for field in line.fields)
    return _in_columns([slot for slot in every if slot.part is not Part.LEVELS])


def _in_columns(slots: list[Slot]) -> list[Slot]:
    """A total with its parts, where the form has two side by side."""
    funds = [each for each in slots if each.part in {Part.TOTAL, Part.FUND_PART}]
    totals = list(dict.fromkeys(each.total or each.key for each in funds))
    in_columns = iter(sorted(funds, key=lambda each: totals.index(each.total or each.key)))
    return [next(in_columns) if each in funds else each for each in slots]


def _named(project: Project, slot: Slot) -> Slot:
    """Where a section had no indicator before, the name of the one that it has now."""
    section = section_of(project, slot) if slot.part is Part.NEW_INDICATOR else None
    return Slot(Part.INDICATOR_NAME, line=section.indicators[0].line) if section and section.indicators else slot
