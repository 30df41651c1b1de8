"""Where the selected place is after its file got another text: with the same indicator, wherever that moved."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from perftui.names import comparison_key
from perftui.tui.arranged.places import Place

if TYPE_CHECKING:
    from perftui.editing.slot import Slot
    from perftui.model import Indicator, Project
    from perftui.tui.arranged.corpus import Corpus
    from perftui.tui.store.state import State


def followed(old: State, now: State) -> tuple[Place | None, Slot | None]:
    """The place and the slot that were selected in `old`, as they are in `now`.

    Where the project is gone, the one that took its number is next to it; `None` where there is none.
    """
    if old.place is None or old.place.project >= len(old.corpus.projects):
        return None, None
    number = _same_project(old.corpus, now.corpus, old.place.project)
    if number is None:
        beside = now.corpus.projects[: old.place.project + 1]
        return (Place(len(beside) - 1, beside[-1].project.line) if beside else None), None
    before, after = old.corpus.projects[old.place.project].project, now.corpus.projects[number].project
    if before is after:
        return Place(number, old.place.line), old.slot
    line = _same_line(before, after, old.place.line)
    slot = old.slot
    if slot is not None and slot.line:
        slot = replace(slot, line=_same_line(before, after, slot.line))
    return Place(number, line), slot


def _same_project(old: Corpus, now: Corpus, number: int) -> int | None:
    """The project of the same name in the same file, else the one that stands in its place there.

    A file that is gone may only have another name: then it is the one of the same name, or of the same indicators.
    """
    declared = old.projects[number]
    path = str(declared.file.path)
    numbers = [each for _line, each in now.starts.get(path, ())]
    named = [each for each in numbers if now.projects[each].project.name == declared.project.name]
    siblings = [each for _line, each in old.starts[path]]
    namesakes = [each for each in siblings if old.projects[each].project.name == declared.project.name]
    nth = namesakes.index(number)
    if nth < len(named):
        return named[nth]
    if numbers:
        return numbers[min(siblings.index(number), len(numbers) - 1)]
    return _elsewhere(declared.project, now)


def _elsewhere(project: Project, now: Corpus) -> int | None:
    names = [each.name for each in project.indicators]
    every = [(number, each.project) for number, each in enumerate(now.projects)]
    named = (number for number, each in every if each.name == project.name)
    alike = (number for number, each in every if names and [own.name for own in each.indicators] == names)
    return next(chain(named, alike), None)


def _same_line(before: Project, after: Project, line: int) -> int:
    """The line of the same indicator or section heading; else as far from the first line as before."""
    known = {_identity(before, indicator): indicator for indicator in before.indicators}
    for identity, indicator in known.items():
        last = max((note.span.end_line for note in indicator.notes), default=indicator.line)
        if indicator.line <= line <= last:
            same = {_identity(after, each): each for each in after.indicators}.get(identity)
            if same is not None:
                return same.line + line - indicator.line
    heading = next((each for each in before.sections if each.span.line == line), None)
    if heading is not None:
        levels = (heading.level1, heading.level2)
        for section in after.sections:
            if (section.level1, section.level2) == levels:
                return section.span.line
    return min(max(after.line + line - before.line, after.line), after.last_line)


def _identity(project: Project, indicator: Indicator) -> tuple[str, str, int]:
    """An indicator by its level, its name, and how many of both stand before it."""
    names = [(each.level2, comparison_key(each.name)) for each in project.indicators if each.line <= indicator.line]
    return (*names[-1], names.count(names[-1]))
