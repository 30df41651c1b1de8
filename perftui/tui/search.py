"""Which projects and indicators a query means, by the same rules by which names compare."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
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

    def holding(self, query: str) -> list[int]:
        """The places of the names that hold `query`; none where it asks for nothing."""
        wanted = comparison_key(query)
        return [at for at, key in enumerate(self.keys) if wanted in key] if wanted else []

    def matching(self, query: str) -> Matches | None:
        """What `query` means; `None` where it asks for nothing."""
        if not comparison_key(query):
            return None
        hits = self.holding(query)
        return Matches(self, hits, dict.fromkeys(map(self.owners.__getitem__, hits)))

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
    """What a query found: places of names, and the projects that they belong to."""

    names: Names
    hits: Sequence[int]
    projects: Mapping[int, None]

    @property
    def count(self) -> int:
        """How many projects match."""
        return len(self.projects)

    def indicators(self, project: int) -> frozenset[int]:
        """The indicators of a project that match; none where only its own name does."""
        first = self.names.firsts[project] + 1
        end = self.names.firsts[project + 1] if project + 1 < len(self.names.firsts) else len(self.names.keys)
        hits = self.hits[bisect_left(self.hits, first) : bisect_left(self.hits, end)]
        return frozenset(hit - first for hit in hits)

    def opens(self, project: int) -> bool:
        """Whether a project begins open, so that what was found in it shows."""
        return self.count <= OPENED and bool(self.indicators(project))


def seek(texts: Callable[[int], str], order: Iterable[int], query: str) -> int | None:
    """The first index of `order` whose text holds `query`."""
    wanted = comparison_key(query)
    if not wanted:
        return None
    return next((index for index in order if wanted in comparison_key(texts(index))), None)
