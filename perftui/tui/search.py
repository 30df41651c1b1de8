"""Which projects and indicators a query means, by the same rules by which names compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from perftui.names import comparison_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perftui.tui.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Matches:
    """What a query found: projects, and inside them the indicators (none: the project's own name matched)."""

    projects: frozenset[int]
    indicators: dict[int, frozenset[int]]

    @property
    def count(self) -> int:
        """How many projects match."""
        return len(self.projects)


@dataclass(frozen=True)
class NameIndex:
    """The names of a corpus as they compare; made at the first search."""

    corpus: Corpus

    @cached_property
    def keys(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """For each project the key of its name and of each indicator's name."""
        return tuple(
            (comparison_key(project.name), tuple(comparison_key(indicator.name) for indicator in project.indicators))
            for project in (declared.project for declared in self.corpus.projects)
        )

    def matching(self, query: str) -> Matches | None:
        """What `query` means; `None` where it asks for nothing."""
        wanted = comparison_key(query)
        if not wanted:
            return None
        projects: set[int] = set()
        indicators: dict[int, frozenset[int]] = {}
        for number, (name, below) in enumerate(self.keys):
            found = frozenset(at for at, key in enumerate(below) if wanted in key)
            if found:
                indicators[number] = found
            if found or wanted in name:
                projects.add(number)
        return Matches(frozenset(projects), indicators)

    def hits(self, query: str) -> list[tuple[int, int]]:
        """Projects and indicators whose names hold `query`, in file order; -1 stands for the project itself."""
        wanted = comparison_key(query)
        if not wanted:
            return []
        return [
            (number, at)
            for number, (name, below) in enumerate(self.keys)
            for at, key in ((-1, name), *enumerate(below))
            if wanted in key
        ]


def seek(texts: Callable[[int], str], order: Iterable[int], query: str) -> int | None:
    """The first index of `order` whose text holds `query`."""
    wanted = comparison_key(query)
    if not wanted:
        return None
    return next((index for index in order if wanted in comparison_key(texts(index))), None)
