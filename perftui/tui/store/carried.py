"""What was selected and open in a corpus, in the one after a change: by names, since the numbers may be others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.places import Place
from perftui.tui.arranged.tree import BLOCK, Kind, Tree, project_id, project_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perftui.model import Indicator, Project
    from perftui.tui.arranged.search import Matches

_Identity = tuple[str, str, int]
"""The file of a project, its name, and how many of that name stand before it and with it."""


def still_selected(rows: frozenset[int], old: Corpus, new: Corpus) -> frozenset[int]:
    """The selected rows where the projects have kept their numbers; an indicator is known by its name."""
    from perftui.tui.arranged.grid import row_of, spot_of

    by_project: dict[int, list[int]] = {}
    for project, at in map(spot_of, rows):
        by_project.setdefault(project, []).append(at)
    found: list[int] = []
    for project, places in by_project.items():
        before, now = old.projects[project].project, new.projects[project].project
        moved = places if before is now else _moved(before.indicators, now.indicators, places)
        found += (row_of(project, at) for at in moved)
    return frozenset(found)


def _moved(before: Sequence[Indicator], now: Sequence[Indicator], places: Iterable[int]) -> Iterator[int]:
    """Where indicators are now; one that cannot be told from others is left out unless all are where they were."""
    old, new = [each.name for each in before], [each.name for each in now]
    if old == new:
        yield from places
        return
    counts, earlier = Counter(new), Counter(old)
    known = {name: at for at, name in enumerate(new) if counts[name] == earlier[name] == 1}
    for at in places:
        if old[at] in known:
            yield known[old[at]]
        elif len(old) == len(new) and old[at] not in counts and new[at] not in earlier:
            yield at  # it is called otherwise now


def of_words(corpus: Corpus, text: str) -> Matches | None:
    """What words in a filter mean; `None` where there are none."""
    return corpus.names.matching(text) if text and corpus.projects else None


def first_of(matches: Matches, corpus: Corpus) -> Place | None:
    """The first place that a filter leaves."""
    if not matches.hits:
        return None
    number, at = matches.names.at(matches.hits[0])
    project = corpus.projects[number].project
    return Place(number, project.line if at is None else project.indicators[at].line)


def first_open(corpus: Corpus) -> frozenset[int]:
    """At the start the first project is open, so that the outline shows what it can show."""
    return frozenset({project_id(0)}) if corpus.projects else frozenset()


def _identities(corpus: Corpus) -> dict[_Identity, int]:
    """The projects by what tells them apart."""
    seen: dict[tuple[str, str], int] = {}
    found: dict[_Identity, int] = {}
    for number, declared in enumerate(corpus.projects):
        name = (str(declared.file.path), declared.project.name)
        seen[name] = seen.get(name, 0) + 1
        found[(*name, seen[name])] = number
    return found


def new_numbers(old: Corpus, new: Corpus) -> dict[int, int]:
    """The new number of each project that is still there, be it in a file that is called otherwise."""
    before, now = _identities(old), _identities(new)
    numbers = {number: now[identity] for identity, number in before.items() if identity in now}
    gone = [number for number in before.values() if number not in numbers]
    if gone:
        numbers |= _elsewhere(old, new, gone, now.keys() - before.keys(), now)
    return numbers


def _elsewhere(
    old: Corpus, new: Corpus, gone: Iterable[int], came: Iterable[_Identity], now: Mapping[_Identity, int]
) -> dict[int, int]:
    """Of projects that are gone those that came again, by their names, else by their indicators."""
    numbers: dict[int, int] = {}
    left = sorted(now[identity] for identity in came)
    for alike in (_called, _measured_by):
        found: dict[str | tuple[str, ...], list[int]] = {}
        for number in reversed(left):
            found.setdefault(alike(new.projects[number].project), []).append(number)
        for number in gone:
            sign = alike(old.projects[number].project)
            if number not in numbers and sign and found.get(sign):
                numbers[number] = found[sign].pop()
        left = sorted(set(left) - set(numbers.values()))
    return numbers


def _called(project: Project) -> str:
    return project.name


def _measured_by(project: Project) -> tuple[str, ...]:
    return tuple(indicator.name for indicator in project.indicators)


def renamed(old: Tree, new: Tree, toggled: Iterable[int], moved: dict[int, int]) -> frozenset[int]:
    """The toggled nodes by their new ids; what is gone is forgotten."""
    departments = {each.name: -1 - number for number, each in enumerate(new.corpus.departments)}
    found: set[int | None] = set()
    for node in toggled:
        project = project_of(node)
        if project is None:
            found.add(departments.get(old.node(node).label))
        elif project in moved:
            found.add(_same_node(old, new, node, moved[project]))
    return frozenset(node for node in found if node is not None)


def _same_node(old: Tree, new: Tree, node: int, project: int) -> int | None:
    wanted = _labels(old, node)
    first = project_id(project)
    levels = (place for place, each in enumerate(new.block(project)) if each.kind is not Kind.INDICATOR)
    return next((first + place for place in levels if _labels(new, first + place)[1:] == wanted[1:]), None)


def _labels(tree: Tree, node: int) -> tuple[str, ...]:
    """The labels from the project down to a node."""
    labels: list[str] = []
    at: int | None = node
    while at is not None and at >= 0:
        labels.append(tree.block(at // BLOCK)[at % BLOCK].label)
        at = tree.parent(at)
    return tuple(reversed(labels))
