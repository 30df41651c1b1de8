"""One side of a conflict region, taken apart: the file with that side alone, its lines, the values on them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from perftui.language.document import Conflict, Document
from perftui.language.reader import read
from perftui.model import Field, Goal, GoalLine, Indicator, Project, Span, Target


class Kind(Enum):
    """What a stretch is."""

    TITLE = auto()
    NAME = auto()
    TARGET = auto()
    VALUE = auto()
    AMOUNT = auto()
    SENTENCE = auto()
    LINES = auto()
    BETWEEN = auto()


@dataclass(frozen=True, slots=True)
class Atom:
    """A value on a line: the columns from `start` to `end`."""

    kind: Kind
    label: str
    start: int
    end: int
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class _Element:
    """A line that says something: what it is among those of its side, and the values on it."""

    line: int
    identity: Hashable
    atoms: tuple[Atom, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of an element, with those above it that say nothing by themselves."""

    identity: Hashable
    subject: str
    text: str
    cuts: tuple[tuple[Atom, int, int], ...]
    """The atoms with their offsets in `text`."""


@dataclass(frozen=True, slots=True)
class SideRead:
    """A file as it would be with one side in the place of the region, which are the lines from `first` to `last`."""

    document: Document
    first: int
    last: int
    project: Project

    @property
    def inside(self) -> Project:
        """The project with those of its indicators only that stand in the region."""
        sections = tuple(
            section._replace(indicators=tuple(each for each in section.indicators if self._holds(each.line)))
            for section in self.project.sections
        )
        return replace(self.project, sections=sections)

    @property
    def sentences(self) -> dict[str, tuple[GoalLine, ...]]:
        """The lines of each goal that stand in the region, but for one on the line of its key."""
        goals = (goal for goal in (self.project.total_goal, self.project.annual_goal) if goal is not None)
        return {goal.key: tuple(each for each in own_lines(goal) if self._holds(each.span.line)) for goal in goals}

    def _holds(self, line: int) -> bool:
        return self.first <= line <= self.last

    def groups(self, numbers: dict[int, Hashable]) -> list[Group]:
        """The lines of the region in groups; `numbers` names its indicators and sentences by their lines."""
        by_line = {element.line: element for element in _elements(self.project, numbers)}
        found: list[Group] = []
        begin = self.first
        for line in range(self.first, self.last + 1):
            element = by_line.get(line)
            if element is not None:
                found.append(self._group(begin, element))
                begin = line + 1
        if begin <= self.last:
            found.append(Group("rest", "", self._text(begin, self.last), ()))
        return found

    def _group(self, begin: int, element: _Element) -> Group:
        above = len(self._text(begin, element.line - 1))
        cuts = tuple((atom, above + atom.start, above + atom.end) for atom in element.atoms)
        return Group(element.identity, element.subject, self._text(begin, element.line), cuts)

    def _text(self, first: int, last: int) -> str:
        starts = (*self.document.line_starts, len(self.document.text))
        return self.document.text[starts[first - 1] : starts[last]] if first <= last else ""


def side_of(document: Document, region: Conflict, text: str) -> SideRead | None:
    """The file with one side of a region alone; `None` where that is of no project, or of several."""
    starts = (*document.line_starts, len(document.text))
    first, last = region.span.line, region.span.end_line
    whole_text = document.text[: starts[first - 1]] + text + document.text[starts[last] :]
    again, _found = read(whole_text, document.path)
    end = first + text.count("\n") - 1
    touched = [each for each in again.projects if each.line <= end and each.last_line >= first]
    around = touched or [each for each in again.projects if each.line < first][-1:]
    return SideRead(again, first, end, around[0]) if len(around) == 1 else None


# ---- what stands on the lines of a side ---------------------------------------------------------------------------


def _elements(project: Project, numbers: dict[int, Hashable]) -> Iterator[_Element]:
    yield _Element(project.line, "project", (_atom(Kind.TITLE, "项目名称", project.span),))
    for field in project.head:
        yield _Element(field.line, ("field", field.key), (_value(Kind.VALUE, field),))
    yield from _funds(project)
    yield from _goals(project, numbers)
    for section in project.sections:
        if section.level1 or section.level2:
            yield _Element(section.span.line, ("section", section.level1, section.level2))
        for indicator in section.indicators:
            # Above the region the lines are the same on every side.
            yield from _indicator(indicator, numbers.get(indicator.line, indicator.line))


def _funds(project: Project) -> Iterator[_Element]:
    for funds in (project.project_funds, project.annual_funds):
        if funds is None:
            continue
        if funds.written is None:
            yield _Element(funds.span.line, ("total", funds.key))
        else:
            yield _Element(funds.written.line, ("total", funds.key), (_value(Kind.AMOUNT, funds.written),))
        for part in funds.parts:
            yield _Element(part.line, ("part", funds.key, part.key), (_value(Kind.AMOUNT, part),))


def own_lines(goal: Goal) -> Iterator[GoalLine]:
    """The lines of a goal that stand on lines of their own."""
    return (line for line in goal.lines if line.span.line != goal.span.line)


def _goals(project: Project, numbers: dict[int, Hashable]) -> Iterator[_Element]:
    for goal in (project.total_goal, project.annual_goal):
        if goal is None:
            continue
        yield _Element(goal.span.line, ("goal", goal.key))
        for line in own_lines(goal):
            atom = _atom(Kind.SENTENCE, goal.key, line.span)
            number = numbers.get(line.span.line, line.span.line)
            yield _Element(line.span.line, ("sentence", goal.key, number), (atom,))


def _indicator(indicator: Indicator, number: Hashable) -> Iterator[_Element]:
    target = indicator.target.span
    name = _atom(Kind.NAME, "三级指标", indicator.span)
    aim = Atom(Kind.TARGET, "指标值", indicator.span.end, target.end, indicator.target)
    yield _Element(indicator.line, ("indicator", number), (name, aim), indicator.name)
    seen: dict[str, int] = {}
    for note in indicator.notes:
        seen[note.key] = seen.get(note.key, 0) + 1
        yield _Element(
            note.line, ("note", number, note.key, seen[note.key]), (_value(Kind.VALUE, note),), indicator.name
        )


def _value(kind: Kind, field: Field[object]) -> Atom:
    return _atom(kind, field.key, field.span)


def _atom(kind: Kind, label: str, span: Span) -> Atom:
    return Atom(kind, label, span.start, span.end)
