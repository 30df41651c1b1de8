"""Which projects and indicators a query means, by the same rules by which names compare."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perftui.names import comparison_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

OPENED = 200
"""A filter opens the projects that it leaves, as long as there are no more than that."""


@dataclass(frozen=True, eq=False, slots=True)
class Names:
    """The names of a corpus as they compare, in file order: of each project its own, then those of its indicators.

    `firsts` has the place of each project's own name, `owners` the project of each name.
    """

    keys: Sequence[str] = ()
    firsts: Sequence[int] = ()
    owners: Sequence[int] = ()
    _found: dict[str, Sequence[int]] = field(default_factory=dict)

    def holding(self, query: str) -> Sequence[int]:
        """The places of the names that hold `query`; none where it asks for nothing.

        A query that is typed grows by a character: only what its beginning found is looked through again.
        """
        wanted = comparison_key(query)
        if not wanted:
            return ()
        for known in [known for known in self._found if not wanted.startswith(known)]:
            del self._found[known]
        if wanted not in self._found:
            keys = self.keys
            if self._found:
                places = self._found[max(self._found, key=len)]
                self._found[wanted] = [at for at in places if wanted in keys[at]]
            else:
                self._found[wanted] = [at for at, key in enumerate(keys) if wanted in key]
        return self._found[wanted]

    def matching(self, query: str) -> Matches | None:
        """What `query` means; `None` where it asks for nothing."""
        if not comparison_key(query):
            return None
        hits = self.holding(query)
        projects = dict.fromkeys(map(self.owners.__getitem__, hits))
        few = projects if len(projects) <= OPENED else ()
        return Matches(self, hits, projects, frozenset(filter(Matches(self, hits, projects).indicators, few)))

    def place(self, project: int, indicator: int | None) -> int:
        """The place of the name of a project, or of one of its indicators."""
        return self.firsts[project] + (0 if indicator is None else indicator + 1)

    def at(self, place: int) -> tuple[int, int | None]:
        """The project, and the indicator if it is one, whose name stands at `place`."""
        project = self.owners[place]
        indicator = place - self.firsts[project] - 1
        return project, indicator if indicator >= 0 else None


@dataclass(frozen=True, eq=False, slots=True)
class Matches:
    """What a query found: places of names, and the projects that they belong to.

    `opened` are the projects that begin open, so that what was found in them shows.
    """

    names: Names
    hits: Sequence[int]
    projects: Mapping[int, None]
    opened: frozenset[int] = frozenset()

    @property
    def count(self) -> int:
        """How many projects match."""
        return len(self.projects)

    @property
    def count_of_indicators(self) -> int:
        """How many indicators match, beside projects whose own name does."""
        return len(self.hits) - sum(self._holds(self.names.firsts[project]) for project in self.projects)

    def carried(self, names: Names, moved: Mapping[int, int] | None = None) -> Matches:
        """The same places among other names, as far as they are still there.

        Args:
            names: those of the corpus as it is now.
            moved: the numbers that the projects have now; by default they keep theirs.
        """
        if moved is None and len(names.keys) == len(self.names.keys):
            return Matches(names, self.hits, self.projects, self.opened)
        hits: list[int] = []
        for hit in self.hits:
            owner = self.names.owners[hit]
            project = owner if moved is None else moved.get(owner, -1)
            place = names.firsts[project] + hit - self.names.firsts[owner] if project >= 0 else len(names.keys)
            if place < len(names.keys) and names.owners[place] == project:
                hits.append(place)
        hits.sort()
        projects = dict.fromkeys(map(names.owners.__getitem__, hits))
        opened = self.opened if moved is None else (moved.get(each, -1) for each in self.opened)
        return Matches(names, hits, projects, frozenset(each for each in opened if each in projects))

    def _holds(self, place: int) -> bool:
        at = bisect_left(self.hits, place)
        return at < len(self.hits) and self.hits[at] == place

    def leaves(self, project: int | None, indicator: int | None) -> bool:
        """Whether a project is left, or one of its indicators; where only its own name matches, all of them are."""
        if project is None or project not in self.projects:
            return False
        wanted = self.indicators(project) if indicator is not None else frozenset()
        return not wanted or indicator in wanted

    def indicators(self, project: int) -> frozenset[int]:
        """The indicators of a project that match; none where only its own name does."""
        first = self.names.firsts[project] + 1
        end = self.names.firsts[project + 1] if project + 1 < len(self.names.firsts) else len(self.names.keys)
        hits = self.hits[bisect_left(self.hits, first) : bisect_left(self.hits, end)]
        return frozenset(hit - first for hit in hits)


def seek(texts: Callable[[int], str], order: Iterable[int], query: str) -> int | None:
    """The first index of `order` whose text holds `query`."""
    wanted = comparison_key(query)
    if not wanted:
        return None
    return next((index for index in order if wanted in comparison_key(texts(index))), None)
