"""A condition in the filter line: it is asked of every place, with the marks that the place carries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from perftui.diagnostics import Severity
from perftui.query.row import Mark, Row
from perftui.tui.arranged.search import OPENED, Matches

if TYPE_CHECKING:
    from perftui.editing.draft import Draft
    from perftui.model import Indicator, Project
    from perftui.query.reader import Query
    from perftui.tui.arranged.corpus import Corpus
    from perftui.tui.arranged.findings import Findings

Spot = tuple[int, int | None]
"""A project, and one of its indicators; `None`: what stands above them."""
Marked = Mapping[Spot, frozenset[Mark]]

_MARKS = {Severity.ERROR: Mark.ERROR, Severity.WARNING: Mark.WARNING, Severity.INFO: Mark.INFO}
_NONE: frozenset[Mark] = frozenset()
_LOOK_UP_EVERY = 256
"""Projects between two looks whether anybody still waits."""


def matching(query: Query, corpus: Corpus, marked: Marked, stopped: Callable[[], bool]) -> Matches | None:
    """The places for which a condition holds; `None` where nobody waits for them any more."""
    hits: list[int] = []
    projects: dict[int, None] = {}
    for number, first in enumerate(corpus.names.firsts):
        if not number % _LOOK_UP_EVERY and stopped():
            return None
        declared = corpus.projects[number]
        found = list(_holding(query, declared.project, str(declared.file.path), number, marked))
        if found:
            projects[number] = None
            hits += [first if each is None else first + 1 + each for each in found]
    matches = Matches(corpus.names, hits, projects)
    few = projects if len(projects) <= OPENED else ()
    return Matches(corpus.names, hits, projects, frozenset(filter(matches.indicators, few)))


def _holding(query: Query, project: Project, path: str, number: int, marked: Marked) -> Iterator[int | None]:
    """The project itself where the condition is about it, or only its own marks make it hold; else its indicators."""
    alone = Row(project, None, marked.get((number, None), _NONE), path)
    if not query.of_indicator:
        if query.holds(alone):
            yield None
        return
    if alone.marks and query.holds(alone) and not query.holds(alone._replace(marks=_NONE)):
        yield None
    for at, indicator in enumerate(project.indicators):
        if query.holds(Row(project, indicator, marked.get((number, at), _NONE), path)):
            yield at


def marks_of(findings: Findings, changed: Iterable[Spot], selected: Iterable[Spot]) -> dict[Spot, frozenset[Mark]]:
    """The marks of every place that has one."""
    marks: dict[Spot, frozenset[Mark]] = {}
    for finding in findings.every:
        if finding.project is not None:
            spot = (finding.project, finding.indicator)
            marks[spot] = marks.get(spot, _NONE) | {_MARKS[finding.diagnostic.severity]}
    for mark, spots in ((Mark.CHANGED, changed), (Mark.SELECTED, selected)):
        for spot in spots:
            marks[spot] = marks.get(spot, _NONE) | {mark}
    return marks


def changed_spots(corpus: Corpus, drafts: Iterable[Draft]) -> Iterator[Spot]:
    """The projects and the indicators whose text in a draft is not what is saved."""
    for draft in drafts:
        if draft.file is None:
            continue
        before = () if draft.saved is None else draft.saved.document.projects
        saved = {project.name: project for project in before}
        was = "" if draft.saved is None else draft.saved.document.text
        for _line, number in corpus.starts.get(str(draft.path), ()):
            yield from _changed_in(number, corpus.projects[number].project, draft.text, saved, was)


def _changed_in(number: int, project: Project, text: str, saved: Mapping[str, Project], was: str) -> Iterator[Spot]:
    old = saved.get(project.name)
    lines, old_lines = text.split("\n"), was.split("\n")
    if old is not None and _block(old, old_lines) == _block(project, lines):
        return
    yield number, None
    known = {} if old is None else {each.key: _lines_of(each, old_lines) for each in old.indicators}
    for at, indicator in enumerate(project.indicators):
        if known.get(indicator.key) != _lines_of(indicator, lines):
            yield number, at


def _block(project: Project, lines: list[str]) -> list[str]:
    return lines[project.line - 1 : project.last_line]


def _lines_of(indicator: Indicator, lines: list[str]) -> list[str]:
    return [lines[line - 1] for line in (indicator.line, *(note.line for note in indicator.notes))]
