"""What was read, arranged for the screens: projects by number, departments, files by path, names.

A corpus never changes. While files are read, each one holds what the one before it holds, under the same numbers, and
more; `gathering` makes them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from perftui.model import add_up
from perftui.tui.search import Names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

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
    `starts` has the first lines and the numbers of the projects of each file.
    """

    workspace: Workspace | None = None
    projects: Sequence[Declared] = ()
    departments: Sequence[Department] = ()
    department_of: Sequence[int] = ()
    indicators: int = 0
    files: Mapping[str, SourceFile] = field(default_factory=lambda: MappingProxyType({}))
    starts: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=lambda: MappingProxyType({}))
    names: Names = field(default_factory=Names)

    @cached_property
    def total(self) -> Decimal | None:
        """The annual funds of all projects in 元; `None` where none has an amount."""
        known = [each.total for each in self.departments if each.total is not None]
        return add_up(known) if known else None

    @cached_property
    def file_numbers(self) -> Mapping[str, int]:
        """The places of the files in their order."""
        return {path: number for number, path in enumerate(self.files)}

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
        return self.indicators_at(project, (line,))[0]

    def indicators_at(self, project: int, lines: Sequence[int]) -> list[int | None]:
        """For each of some lines the number of the indicator that it belongs to."""
        indicators = self.projects[project].project.indicators
        firsts = [indicator.line for indicator in indicators]
        lasts = [max((note.span.end_line for note in each.notes), default=each.line) for each in indicators]
        numbers = (bisect_right(firsts, line) - 1 for line in lines)
        return [
            number if number >= 0 and line <= lasts[number] else None
            for number, line in zip(numbers, lines, strict=True)
        ]
