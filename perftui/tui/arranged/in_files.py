"""What was found, file by file: of a file only what is looked at is made, and it can be replaced by itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, overload

from perftui.diagnostics import Diagnostic, Severity
from perftui.model import Span
from perftui.tui.arranged.corpus import indicators_at

if TYPE_CHECKING:
    from perftui.model import Project

NOWHERE = Span(1, 0, 1, 0)
"""The place of what could not be read at all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic with the project and the indicator that it speaks of, by their numbers."""

    diagnostic: Diagnostic
    project: int | None = None
    indicator: int | None = None

    @property
    def subject(self) -> str:
        """The name of its project, else of its file."""
        return subject_of(self.diagnostic)

    @property
    def placed(self) -> bool:
        """Whether it speaks of a place in its file, and not of a file that could not be read at all."""
        return bool(self.diagnostic.code) or self.diagnostic.span != NOWHERE


def subject_of(diagnostic: Diagnostic) -> str:
    """The name of the project that a diagnostic is about, else of its file."""
    return diagnostic.project or PurePath(diagnostic.path).name


@dataclass(frozen=True, slots=True)
class Marks:
    """How many findings of each severity there are at one place."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @property
    def worst(self) -> Severity | None:
        """The gravest severity, `None` where nothing was found."""
        if self.errors:
            return Severity.ERROR
        if self.warnings:
            return Severity.WARNING
        return Severity.INFO if self.infos else None

    def counts(self) -> tuple[tuple[Severity, int], ...]:
        """The severities that occur, gravest first, each with its number."""
        pairs = zip(Severity, (self.errors, self.warnings, self.infos), strict=True)
        return tuple((severity, count) for severity, count in pairs if count)

    def __bool__(self) -> bool:
        return bool(self.errors or self.warnings or self.infos)

    def __add__(self, other: Marks) -> Marks:
        return Marks(self.errors + other.errors, self.warnings + other.warnings, self.infos + other.infos)

    def __sub__(self, other: Marks) -> Marks:
        return Marks(self.errors - other.errors, self.warnings - other.warnings, self.infos - other.infos)


NO_MARKS = Marks()


def marks_of(diagnostics: Sequence[Diagnostic]) -> Marks:
    """How many diagnostics of each severity there are."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    return Marks(*(severities.count(severity) for severity in Severity))


class InFile(Sequence[Finding]):
    """What was found in one file, in the order of its lines; or, without projects, what is about none of the files.

    Args:
        diagnostics: what was found.
        first: the number of the first project of the file.
        projects: all projects of the file.
    """

    __slots__ = ("_findings", "_first", "_projects", "diagnostics")

    def __init__(self, diagnostics: tuple[Diagnostic, ...], first: int = 0, projects: tuple[Project, ...] = ()) -> None:
        self.diagnostics = diagnostics
        self._first = first
        self._projects = projects
        self._findings: tuple[Finding, ...] | None = None

    def __len__(self) -> int:
        return len(self.diagnostics)

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, at: int | slice) -> Finding | tuple[Finding, ...]:
        if self._findings is None:
            self._findings = tuple(self._located())
        return self._findings[at]

    def __iter__(self) -> Iterator[Finding]:
        return self._located() if self._findings is None else iter(self._findings)

    def between(self, first: int, last: int) -> range:
        """The places of what begins on some lines; an empty range where that would stand."""
        start = bisect_left(self.diagnostics, first, key=_line)
        return range(start, bisect_right(self.diagnostics, last, lo=start, key=_line))

    def by_project(self) -> Mapping[int, Sequence[Finding]]:
        """What belongs to each project; of a project that has all of it, this itself."""
        if self.diagnostics and len(self._projects) == 1 and self._all_inside(self._projects[0]):
            return {self._first: self}
        groups: dict[int, list[Finding]] = {}
        for finding in self:
            if finding.project is not None:
                groups.setdefault(finding.project, []).append(finding)
        return groups

    def _all_inside(self, project: Project) -> bool:
        return project.line <= _line(self.diagnostics[0]) and _line(self.diagnostics[-1]) <= project.last_line

    def _located(self) -> Iterator[Finding]:
        for at, group in groupby(self.diagnostics, lambda each: self._at(_line(each))):
            found = tuple(group)
            if at is None:
                yield from map(Finding, found)
            else:
                indicators = indicators_at(self._projects[at], map(_line, found))
                yield from map(Finding, found, (self._first + at,) * len(found), indicators)

    def _at(self, line: int) -> int | None:
        """Which of the projects has a line."""
        at = bisect_right(self._projects, line, key=lambda each: each.line) - 1
        return at if at >= 0 and line <= self._projects[at].last_line else None


NOTHING = InFile(())


class InFiles(Sequence[Finding]):
    """All findings: what is about none of the files, then file by file.

    Args:
        groups: these, each in its order.
        sizes: how many each has, where that is known.
    """

    def __init__(self, groups: Sequence[InFile] = (), sizes: Sequence[int] | None = None) -> None:
        self.groups = groups
        self._sizes = [len(group) for group in groups] if sizes is None else sizes
        self._ends = list(accumulate(self._sizes, initial=0))

    def __len__(self) -> int:
        return self._ends[-1]

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, at: int | slice) -> Finding | tuple[Finding, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError(at)
        group = bisect_right(self._ends, place) - 1
        return self.groups[group][place - self._ends[group]]

    def __iter__(self) -> Iterator[Finding]:
        return (finding for group in self.groups for finding in group)

    def start(self, group: int) -> int:
        """The place of the first of a group."""
        return self._ends[group]

    def replaced(self, changed: Mapping[int, InFile]) -> InFiles:
        """With other groups in the places of some."""
        groups, sizes = list(self.groups), list(self._sizes)
        for at, group in changed.items():
            groups[at], sizes[at] = group, len(group)
        return InFiles(groups, sizes)


def _line(diagnostic: Diagnostic) -> int:
    return diagnostic.span.line
