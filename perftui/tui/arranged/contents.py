"""What is sought in everything that the outline shows and the declarations behind it hold, one stop a row.

A text in the name of a row, or in its target, is there to be seen. Of what only the form shows, a hit says where it
stands and what it is: the code, an office, an amount, a line of a goal, a note.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perftui.names import comparison_key
from perftui.notation import target_text
from perftui.tui.arranged.tree import Kind, Tree, department_id, project_id, project_of

if TYPE_CHECKING:
    from perftui.model import Funds, Goal, Indicator, Project
    from perftui.tui.arranged.corpus import Corpus

_LOOK_UP_EVERY = 64
"""Projects between two looks whether anybody still waits."""
_BEFORE, _SHOWN = 6, 40
"""Characters that are shown before what was found, and in all."""
_HAN = range(0x4E00, 0xA000)
"""Characters that compare as they are: a file without them holds no text with them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of the outline, and the line that was found; `key` and `text` where the row does not show it."""

    node: int
    line: int
    key: str = ""
    text: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Sought:
    """All hits of a text in a corpus, as the outline has them from top to bottom."""

    text: str
    corpus: Corpus
    hits: Sequence[Hit]

    @property
    def projects(self) -> Sequence[int]:
        """The projects in which there is a hit: no other one holds a longer text."""
        return sorted({project for project in map(project_of, (hit.node for hit in self.hits)) if project is not None})

    def beside(self, node: int, step: int, among: Callable[[int], bool]) -> tuple[Hit, bool] | None:
        """The first hit at a node or behind it (0), behind it (1), or before it (-1), and whether that goes round.

        At first a row that shows the text is meant, however many before it hold it where nobody sees it.

        Args:
            node: where to look from.
            step: which one.
            among: whether a node counts.
        """
        hits = [hit for hit in self.hits if among(hit.node)]
        if not step:
            hits = [hit for hit in hits if not hit.text] or hits
        if not hits:
            return None
        here = position(self.corpus, node)
        places = [position(self.corpus, hit.node) for hit in hits]
        before = sum(place < here for place in places)
        at = before - 1 if step < 0 else before + (step > 0 and here in places[before : before + 1])
        return hits[at % len(hits)], not 0 <= at < len(hits)


def position(corpus: Corpus, node: int) -> tuple[int, int]:
    """Where a node stands in the outline."""
    project = project_of(node)
    return (-1 - node, -1) if project is None else (corpus.department_of[project], node)


def sought(text: str, tree: Tree, among: Iterable[int], stopped: Callable[[], bool]) -> Sought | None:
    """The hits of a text; `None` where nobody waits for them any more.

    Args:
        text: what is typed.
        tree: where to look.
        among: the projects to look through: all, or those that hold a beginning of the text.
        stopped: whether anybody still waits.
    """
    wanted, corpus = comparison_key(text), tree.corpus
    if not wanted:
        return Sought(text, corpus, ())
    han = {sign for sign in wanted if ord(sign) in _HAN}
    departments = enumerate(corpus.departments)
    hits = [Hit(department_id(number), 0) for number, each in departments if _holds(each.name, wanted)]
    for count, number in enumerate(among):
        if not count % _LOOK_UP_EVERY and stopped():
            return None
        declared = corpus.projects[number]
        if han.issubset(declared.file.document.text):
            hits += _in_project(wanted, tree, number, declared.file.path.name)
    return Sought(text, corpus, sorted(hits, key=lambda hit: position(corpus, hit.node)))


def _in_project(wanted: str, tree: Tree, number: int, file: str) -> Iterator[Hit]:
    project = tree.corpus.projects[number].project
    first = project_id(number)
    if _holds(project.name, wanted):
        yield Hit(first, project.line)
    elif hidden := _first(wanted, _head(project, file)):
        yield Hit(first, *hidden)
    names = {name for section in project.sections for name in (section.level1, section.level2)}
    levels = {name for name in names if _holds(name, wanted)}
    found = {at: hit for at, each in enumerate(project.indicators) if (hit := _in_indicator(wanted, each))}
    if not levels and not found:
        return
    for place, node in enumerate(tree.block(number)):
        if node.kind is Kind.INDICATOR and node.indicators[0] in found:
            line, key, text = found[node.indicators[0]]
            yield Hit(first + place, line, key, text)
        elif node.kind in {Kind.LEVEL1, Kind.LEVEL2} and node.label in levels:
            yield Hit(first + place, node.line)


_Found = tuple[int, str, str]
"""A line of a file, what stands there, and its text."""


def _in_indicator(wanted: str, indicator: Indicator) -> _Found | None:
    """The line of an indicator where its row shows the text, else the first of its notes that holds it."""
    if _holds(f"{indicator.name} {target_text(indicator.target)}", wanted):
        return indicator.line, "", ""
    return _first(wanted, ((note.line, note.key, note.text) for note in indicator.notes))


def _first(wanted: str, texts: Iterable[_Found]) -> _Found | None:
    """The first of some texts that holds what is wanted, from a little before it."""
    found = next((each for each in texts if _holds(each[2], wanted)), None)
    return None if found is None else _excerpt(wanted, found)


def _holds(text: str, wanted: str) -> bool:
    """Whether a text holds what is wanted; who types an amount leaves its commas out."""
    if ord(wanted[0]) in _HAN and wanted[0] not in text:
        return False
    key = comparison_key(text)
    return wanted in key or (wanted.isdigit() and wanted in key.replace(",", ""))


def _head(project: Project, file: str) -> Iterator[_Found]:
    """What the form shows of a project as a whole, but for the department, which has a row of its own."""
    department = project.supervisor.text if project.supervisor else ""
    yield from ((each.line, each.key, each.text) for each in project.head if each.text != department)
    for funds in (project.project_funds, project.annual_funds):
        yield from _amounts(funds)
    for goal in (project.total_goal, project.annual_goal):
        yield from _lines(goal)
    yield project.line, "", file


def _amounts(funds: Funds | None) -> Iterator[_Found]:
    """The amounts as they are written."""
    if funds is None:
        return
    for amount in (*((funds.written,) if funds.written else ()), *funds.parts):
        yield amount.line, amount.key, amount.text


def _lines(goal: Goal | None) -> Iterator[_Found]:
    if goal is not None:
        yield from ((line.span.line, goal.key, line.text) for line in goal.lines)


def _excerpt(wanted: str, found: _Found) -> _Found:
    """A long text from a little before what was found in it."""
    line, key, text = found
    if len(text) <= _SHOWN:
        return found
    end = bisect_left(range(len(text)), True, key=lambda end: _holds(text[:end], wanted))  # noqa: FBT003 - what is looked for
    start = max(end - len(wanted) - _BEFORE, 0)
    cut = text[start : start + _SHOWN]
    return line, key, f"{'…' if start else ''}{cut}{'…' if start + _SHOWN < len(text) else ''}"
