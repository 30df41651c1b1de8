"""What checking found, arranged for the screens: which finding belongs where, and how many there are of each kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from perftui.diagnostics import Diagnostic, Severity
from perftui.model import Span
from perftui.tui.runs import widest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perftui.tui.corpus import Corpus
    from perftui.tui.state import Place


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
        return self.diagnostic.project or PurePath(self.diagnostic.path).name

    @property
    def placed(self) -> bool:
        """Whether it speaks of a place in its file, and not of a file that could not be read at all."""
        return bool(self.diagnostic.code) or self.diagnostic.span != NOWHERE


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
WIDEST_SUBJECT = 28
LEAST_CODE = 4


@dataclass(frozen=True, eq=False)
class Findings:
    """All findings in file order, what could not be read at all before them. Compared by identity, like a corpus.

    `by_project`, `marks_by_project` and `marks_by_department` have nothing where nothing was found. `subject_cells` is
    how wide the subjects are, but at most `WIDEST_SUBJECT`, and `last_line` the greatest number of a line.
    """

    every: Sequence[Finding] = ()
    marks: Marks = NO_MARKS
    subject_cells: int = 0
    last_line: int = 0
    by_path: Mapping[str, Sequence[Finding]] = field(default_factory=lambda: MappingProxyType({}))
    by_project: Mapping[int, Sequence[Finding]] = field(default_factory=lambda: MappingProxyType({}))
    marks_by_project: Mapping[int, Marks] = field(default_factory=lambda: MappingProxyType({}))
    marks_by_department: Mapping[int, Marks] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def code_cells(self) -> int:
        """How wide the codes are: those of a bureau's own rules may be longer."""
        return max((LEAST_CODE, *{len(each.diagnostic.code) for each in self.every}))

    def on_lines(self, project: int, first: int, last: int) -> tuple[Finding, ...]:
        """The findings of a project on some lines of its file, gravest first."""
        return gravest_first(
            finding
            for finding in self.by_project.get(project, ())
            if finding.diagnostic.span.line <= last and finding.diagnostic.span.end_line >= first
        )

    def of_indicator(self, project: int, indicator: int) -> tuple[Finding, ...]:
        """The findings of one indicator, gravest first."""
        return gravest_first(each for each in self.by_project.get(project, ()) if each.indicator == indicator)

    def at(self, corpus: Corpus, place: Place) -> tuple[Finding, ...]:
        """The findings of a place, gravest first: of its indicator, else of its line."""
        indicator = corpus.indicator_at(place.project, place.line)
        if indicator is None:
            return self.on_lines(place.project, place.line, place.line)
        return self.of_indicator(place.project, indicator)

    def between(self, corpus: Corpus, path: str, first: int, last: int) -> range:
        """The numbers of the findings that begin on some lines of a file; an empty range where they would stand."""
        numbers = corpus.file_numbers
        file = numbers.get(path, -1)

        def place(finding: Finding) -> tuple[int, int]:
            return numbers.get(finding.diagnostic.path, -1), finding.diagnostic.span.line

        start = bisect_left(self.every, (file, first), key=place)
        return range(start, bisect_right(self.every, (file, last), lo=start, key=place))

    def again(self, corpus: Corpus, one: Diagnostic) -> int | None:
        """The number of a finding of another check: the same one, else one of the same kind in its line."""
        numbers = self.between(corpus, one.path, one.span.line, one.span.line)
        alike = [number for number in numbers if self.every[number].diagnostic.code == one.code]
        same = (number for number in alike if self.every[number].diagnostic == one)
        return next(same, alike[0] if alike else None)


def arranged(corpus: Corpus, diagnostics: Iterable[Diagnostic] = ()) -> Findings:
    """The findings of a corpus: what was found in its files, and whatever could not be read."""
    faults = corpus.workspace.faults if corpus.workspace else ()
    unread = (
        Finding(Diagnostic("", "", Severity.ERROR, NOWHERE, fault.reason, path=str(fault.path))) for fault in faults
    )
    numbers = corpus.file_numbers
    found = (*unread, *located(corpus, diagnostics))
    every = tuple(sorted(found, key=lambda finding: numbers.get(finding.diagnostic.path, -1)))
    by_path: dict[str, list[Finding]] = {}
    by_project: dict[int, list[Finding]] = {}
    by_department: dict[int, list[Finding]] = {}
    for finding in every:
        by_path.setdefault(finding.diagnostic.path, []).append(finding)
        if finding.project is not None:
            by_project.setdefault(finding.project, []).append(finding)
            by_department.setdefault(corpus.department_of[finding.project], []).append(finding)
    return Findings(
        every,
        count(every),
        widest((finding.subject for finding in every), WIDEST_SUBJECT),
        max((finding.diagnostic.span.line for finding in every), default=0),
        by_path,
        by_project,
        {number: count(findings) for number, findings in by_project.items()},
        {number: count(findings) for number, findings in by_department.items()},
    )


def count(findings: Iterable[Finding]) -> Marks:
    """How many findings of each severity there are."""
    found = dict.fromkeys(Severity, 0)
    for finding in findings:
        found[finding.diagnostic.severity] += 1
    return Marks(found[Severity.ERROR], found[Severity.WARNING], found[Severity.INFO])


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of their severity."""
    return tuple(sorted(findings, key=lambda finding: finding.diagnostic.severity.rank))


def located(corpus: Corpus, diagnostics: Iterable[Diagnostic]) -> Iterator[Finding]:
    """Findings with the project and the indicator that their lines belong to."""
    for number, group in groupby(diagnostics, lambda each: corpus.project_at(each.path, each.span.line)):
        found = tuple(group)
        if number is None:
            yield from map(Finding, found)
        else:
            indicators = corpus.indicators_at(number, [each.span.line for each in found])
            yield from (Finding(each, number, at) for each, at in zip(found, indicators, strict=True))
