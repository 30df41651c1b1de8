"""The rows of the outline: which ids of the tree show, from top to bottom.

Departments and projects are listed, and of an open project only how many rows it takes; the ids below it are found
when one of its rows is looked at. So ten thousand open projects cost hardly more than ten thousand closed ones.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import copy
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from perftui.tui.arranged.tree import BLOCK, Tree, department_id, project_id, project_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perftui.tui.arranged.search import Matches


class Rows:
    """The ids that show in `tree` after a person has turned the nodes `toggled`, under a filter or without one."""

    def __init__(self, tree: Tree, toggled: frozenset[int] = frozenset(), matches: Matches | None = None) -> None:
        self._tree = tree
        self._toggled = toggled
        self._matches = matches
        self._below: dict[int, tuple[int, ...]] = {}
        self._turned_inside = frozenset(project_of(node) for node in toggled if node >= 0 and node % BLOCK)
        self._heads: list[int] = []
        opened = frozenset(project_of(node) for node in toggled if node >= 0 and not node % BLOCK)
        if matches is not None:
            opened ^= matches.opened
        self._opened = [each for each in opened if each is not None and each < len(tree.corpus.projects)]
        sizes: list[int] = []
        for number, projects in self._departments():
            self._heads.append(department_id(number))
            sizes.append(1)
            if tree.is_open(department_id(number), toggled):
                self._heads += [project * BLOCK for project in projects]
                sizes += [self._size(project) if project in opened else 1 for project in projects]
        self._starts = [0, *accumulate(sizes)]

    def after(self, tree: Tree, toggled: frozenset[int], matches: Matches | None) -> Rows:
        """The rows of another tree; where nothing takes more rows or fewer than here, these with other labels."""
        if (toggled, matches) != (self._toggled, self._matches) or not self._is_as_long(tree):
            return Rows(tree, toggled, matches)
        rows = copy(self)
        rows._tree, rows._below = tree, {}  # noqa: SLF001 - one of its own
        return rows

    def _is_as_long(self, tree: Tree) -> bool:
        """Whether the projects have kept their numbers and departments, and the open ones what shows below them."""
        old, new = self._tree.corpus, tree.corpus
        if old.department_of is not new.department_of or len(old.projects) != len(new.projects):
            return False
        changed = (each for each in self._opened if old.projects[each] is not new.projects[each])
        return all(self._tree.block(each) == tree.block(each) for each in changed)

    def __len__(self) -> int:
        return self._starts[-1]

    def __iter__(self) -> Iterator[int]:
        return (self[row] for row in range(len(self)))

    def __getitem__(self, row: int) -> int:
        at = bisect_right(self._starts, row) - 1
        head = self._heads[at]
        inside = row - self._starts[at]
        return self._inside(head)[inside - 1] if inside else head

    def find(self, node: int) -> int | None:
        """The row of a node, `None` where it does not show."""
        project = project_of(node)
        head = node if project is None else project_id(project)
        at = self._places.get(head)
        if at is None or node == head:
            return None if at is None else self._starts[at]
        if self._starts[at + 1] - self._starts[at] == 1:
            return None
        below = self._inside(head)
        inside = bisect_left(below, node)
        return self._starts[at] + 1 + inside if inside < len(below) and below[inside] == node else None

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {head: at for at, head in enumerate(self._heads)}

    def _departments(self) -> Iterator[tuple[int, Sequence[int]]]:
        """The departments that show, each with those of its projects that do."""
        corpus = self._tree.corpus
        if self._matches is None:
            return enumerate(each.projects for each in corpus.departments)
        matching: dict[int, list[int]] = {}
        for project in self._matches.projects:
            matching.setdefault(corpus.department_of[project], []).append(project)
        return iter(sorted(matching.items()))

    def _size(self, project: int) -> int:
        """How many rows an open project takes with what shows below it."""
        if project in self._turned_inside:
            return 1 + len(self._inside(project_id(project)))
        return self._tree.size(project, self._matches.indicators(project) if self._matches else frozenset())

    def _inside(self, head: int) -> tuple[int, ...]:
        known = self._below.get(head)
        if known is None:
            known = self._below[head] = tuple(self._tree.below(head // BLOCK, self._toggled, self._matches))
        return known
