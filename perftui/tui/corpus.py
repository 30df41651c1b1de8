"""What the screens show, found once for each reading: projects, departments, and which finding belongs where."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from perftui.diagnostics import Diagnostic, Severity
from perftui.model import Project, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perftui.workspace import Declared, SourceFile, Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic with the project and the indicator that it speaks of, by their numbers."""

    diagnostic: Diagnostic
    project: int | None = None
    indicator: int | None = None


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


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Department:
    """A supervising department and the numbers of its projects."""

    name: str
    projects: tuple[int, ...]


@dataclass(frozen=True)
class Corpus:
    """A workspace and what checking it found, arranged for the screens. Projects go by their number."""

    workspace: Workspace | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @cached_property
    def projects(self) -> tuple[Declared, ...]:
        """Every project in file order."""
        return tuple(self.workspace.projects()) if self.workspace else ()

    @cached_property
    def indicators(self) -> int:
        """How many indicators all projects have."""
        return sum(len(declared.project.indicators) for declared in self.projects)

    @cached_property
    def departments(self) -> tuple[Department, ...]:
        """The supervising departments in the order in which they occur."""
        found: dict[str, list[int]] = {}
        for number, declared in enumerate(self.projects):
            supervisor = declared.project.supervisor
            found.setdefault(supervisor.text if supervisor else "", []).append(number)
        return tuple(Department(name, tuple(numbers)) for name, numbers in found.items())

    @cached_property
    def department_of(self) -> dict[int, int]:
        """The number of the department of each project."""
        return {project: number for number, each in enumerate(self.departments) for project in each.projects}

    @cached_property
    def files(self) -> dict[str, SourceFile]:
        """The files by their paths."""
        return {str(file.path): file for file in self.workspace.files} if self.workspace else {}

    @cached_property
    def file_order(self) -> dict[str, int]:
        """The place of each file in the order of the files."""
        return {path: number for number, path in enumerate(self.files)}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every diagnostic with what it belongs to, and a finding for whatever could not be read."""
        faults = self.workspace.faults if self.workspace else ()
        unread = (
            Finding(Diagnostic("", "", Severity.ERROR, Span(1, 0, 1, 0), fault.reason, path=str(fault.path)))
            for fault in faults
        )
        return (*unread, *(self._located(diagnostic) for diagnostic in self.diagnostics))

    @cached_property
    def marks(self) -> Marks:
        """All findings counted."""
        return count(self.findings)

    @cached_property
    def by_project(self) -> dict[int, tuple[Finding, ...]]:
        """The findings of each project that has any."""
        found: dict[int, list[Finding]] = {}
        for finding in self.findings:
            if finding.project is not None:
                found.setdefault(finding.project, []).append(finding)
        return {number: tuple(findings) for number, findings in found.items()}

    @cached_property
    def marks_by_project(self) -> dict[int, Marks]:
        """The findings of each project that has any, counted."""
        return {number: count(findings) for number, findings in self.by_project.items()}

    def on_lines(self, project: int, first: int, last: int) -> tuple[Finding, ...]:
        """The findings of a project on some lines of its file, gravest first."""
        found = (
            finding
            for finding in self.by_project.get(project, ())
            if finding.diagnostic.span.line <= last and finding.diagnostic.span.end_line >= first
        )
        return tuple(sorted(found, key=lambda finding: finding.diagnostic.severity.rank))

    def of_indicator(self, project: int, indicator: int) -> tuple[Finding, ...]:
        """The findings of one indicator."""
        return tuple(finding for finding in self.by_project.get(project, ()) if finding.indicator == indicator)

    def indicator_at(self, project: int, line: int) -> int | None:
        """The number of the indicator that line `line` of the file belongs to."""
        return _indicator_at(self.projects[project].project, line)

    @cached_property
    def _starts(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """First lines and numbers of the projects of each file."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, declared in enumerate(self.projects):
            found.setdefault(str(declared.file.path), []).append((declared.project.line, number))
        return {path: tuple(starts) for path, starts in found.items()}

    def _located(self, diagnostic: Diagnostic) -> Finding:
        starts = self._starts.get(diagnostic.path, ())
        at = bisect_right(starts, diagnostic.span.line, key=lambda start: start[0]) - 1
        if at < 0:
            return Finding(diagnostic)
        number = starts[at][1]
        project = self.projects[number].project
        if diagnostic.span.line > project.last_line:
            return Finding(diagnostic)
        return Finding(diagnostic, number, _indicator_at(project, diagnostic.span.line))


def count(findings: Iterable[Finding]) -> Marks:
    """How many findings of each severity there are."""
    found = dict.fromkeys(Severity, 0)
    for finding in findings:
        found[finding.diagnostic.severity] += 1
    return Marks(found[Severity.ERROR], found[Severity.WARNING], found[Severity.INFO])


def _indicator_at(project: Project, line: int) -> int | None:
    for number, indicator in enumerate(project.indicators):
        last = max((note.span.end_line for note in indicator.notes), default=indicator.line)
        if indicator.line <= line <= last:
            return number
    return None
