"""What was read, arranged for the screens: projects by number, departments, files by path, names.

A corpus never changes. While files are read, each one holds what the one before it holds, under the same numbers, and
more; `gathering` makes them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from perftui.tui.arranged.search import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from perftui.model import Project
    from perftui.workspace import Declared, SourceFile, Workspace


@dataclass(frozen=True, slots=True)
class Department:
    """A supervising department, the numbers of its projects, and their annual funds in 元 (`None`: no amount)."""

    name: str
    projects: tuple[int, ...]
    total: Decimal | None


@dataclass(frozen=True, eq=False)
class Corpus:
    """A workspace as the screens look at it. Compared by identity: its files are many.

    `projects` stand in file order, and go by their number in it; `departments` in the order in which they occur.
    `starts` has the first lines and the numbers of the projects of each file, `file_numbers` the places of the files in
    their order. `total` are the annual funds of all in 元 (`None`: no amount), `conflicts` is how many conflicts of a
    merge are left.
    """

    workspace: Workspace | None = None
    projects: Sequence[Declared] = ()
    departments: Sequence[Department] = ()
    department_of: Sequence[int] = ()
    indicators: int = 0
    files: Mapping[str, SourceFile] = field(default_factory=lambda: MappingProxyType({}))
    starts: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=lambda: MappingProxyType({}))
    names: Names = field(default_factory=Names)
    file_numbers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    total: Decimal | None = None
    conflicts: int = 0

    def has_numbers_of(self, other: Corpus) -> bool:
        """Whether files and projects have the numbers that they have in another corpus, as far as these are told."""
        same = self.file_numbers is other.file_numbers or self.file_numbers == other.file_numbers
        return same and len(self.projects) == len(other.projects)

    def project_at(self, path: str, line: int) -> int | None:
        """The number of the project that line `line` of a file belongs to."""
        starts = self.starts.get(path, ())
        at = bisect_right(starts, line, key=lambda start: start[0]) - 1
        if at < 0:
            return None
        number = starts[at][1]
        return number if line <= self.projects[number].project.last_line else None

    def indicator_at(self, project: int, line: int) -> int | None:
        """The number of the indicator that line `line` of the file belongs to."""
        return indicators_at(self.projects[project].project, (line,))[0]


def indicators_at(project: Project, lines: Iterable[int]) -> list[int | None]:
    """For each of some lines the number of the indicator of a project that it belongs to."""
    indicators = project.indicators
    firsts = [indicator.line for indicator in indicators]
    lasts = [max((note.span.end_line for note in each.notes), default=each.line) for each in indicators]
    places = ((line, bisect_right(firsts, line) - 1) for line in lines)
    return [number if number >= 0 and line <= lasts[number] else None for line, number in places]
