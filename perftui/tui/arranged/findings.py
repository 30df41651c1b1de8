"""What checking found, arranged for the screens: which finding belongs where, and how many there are of each kind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from operator import add
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from perftui.diagnostics import Diagnostic, Severity
from perftui.tui.arranged.in_files import (
    NO_MARKS,
    NOTHING,
    NOWHERE,
    Finding,
    InFile,
    InFiles,
    Marks,
    marks_of,
    subject_of,
)
from perftui.tui.terminal.runs import widest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perftui.tui.arranged.corpus import Corpus
    from perftui.tui.arranged.places import Place

WIDEST_SUBJECT = 28
LEAST_CODE = 4


@dataclass(frozen=True, eq=False)
class Findings:
    """All findings in file order, what could not be read at all before them. Compared by identity, like a corpus.

    `by_project`, `marks_by_project` and `marks_by_department` have nothing where nothing was found. `subject_cells` and
    `code_cells` are how wide the subjects and codes are, the first at most `WIDEST_SUBJECT`, and `last_line` is the
    greatest number of a line; after a change of some files it may be that of before.
    """

    every: InFiles = field(default_factory=InFiles)
    marks: Marks = NO_MARKS
    subject_cells: int = 0
    code_cells: int = LEAST_CODE
    last_line: int = 0
    by_path: Mapping[str, InFile] = field(default_factory=lambda: MappingProxyType({}))
    by_project: Mapping[int, Sequence[Finding]] = field(default_factory=lambda: MappingProxyType({}))
    marks_by_project: Mapping[int, Marks] = field(default_factory=lambda: MappingProxyType({}))
    marks_by_department: Mapping[int, Marks] = field(default_factory=lambda: MappingProxyType({}))
    _marks_of_indicators: dict[int, Mapping[int, Marks]] = field(default_factory=dict)

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

    def marks_of_indicators(self, project: int) -> Mapping[int, Marks]:
        """How many findings the indicators of a project have, those that have any."""
        known = self._marks_of_indicators.get(project)
        if known is None:
            groups: dict[int, list[Diagnostic]] = {}
            for finding in self.by_project.get(project, ()):
                if finding.indicator is not None:
                    groups.setdefault(finding.indicator, []).append(finding.diagnostic)
            known = {indicator: marks_of(group) for indicator, group in groups.items()}
            self._marks_of_indicators[project] = known
        return known

    def at(self, corpus: Corpus, place: Place) -> tuple[Finding, ...]:
        """The findings of a place, gravest first: of its indicator, else of its line."""
        indicator = corpus.indicator_at(place.project, place.line)
        if indicator is None:
            return self.on_lines(place.project, place.line, place.line)
        return self.of_indicator(place.project, indicator)

    def between(self, corpus: Corpus, path: str, first: int, last: int) -> range:
        """The numbers of the findings that begin on some lines of a file; an empty range where they would stand."""
        if not self.every.groups:
            return range(0)
        group = 1 + corpus.file_numbers.get(path, -1)
        start = self.every.start(group)
        inside = self.every.groups[group].between(first, last)
        return range(start + inside.start, start + inside.stop)

    def again(self, corpus: Corpus, one: Diagnostic) -> int | None:
        """The number of a finding of another check: the same one, else one of the same kind in its line."""
        numbers = self.between(corpus, one.path, one.span.line, one.span.line)
        alike = [number for number in numbers if self.every[number].diagnostic.code == one.code]
        same = (number for number in alike if self.every[number].diagnostic == one)
        return next(same, alike[0] if alike else None)

    def patched(self, corpus: Corpus, found: Mapping[str, Sequence[Diagnostic]]) -> Findings:
        """These findings with others in some files; the files and the numbers of the projects have to be the same.

        Args:
            corpus: all files as they are now.
            found: what is wrong in these files now, by their paths.
        """
        now = {path: _in_file(corpus, path, diagnostics) for path, diagnostics in found.items()}
        before = {path: self.by_path.get(path, NOTHING) for path in now}
        diagnostics = [each for group in now.values() for each in group.diagnostics]
        by_project, marks_by_project = dict(self.by_project), dict(self.marks_by_project)
        marks_by_department = dict(self.marks_by_department)
        for path, group in now.items():
            old, new = before[path].by_project(), group.by_project()
            for number in old.keys() | new.keys():
                marks = _marks(new.get(number, ()))
                department = corpus.department_of[number]
                moved = marks - marks_by_project.get(number, NO_MARKS)
                _put(by_project, number, new.get(number, ()))
                _put(marks_by_project, number, marks)
                _put(marks_by_department, department, marks_by_department.get(department, NO_MARKS) + moved)
        every = self.every if self.every.groups else _of_all(corpus, (), {})
        return Findings(
            every.replaced({1 + corpus.file_numbers[path]: group for path, group in now.items()}),
            _sum(map(_marks, now.values()), self.marks) - _sum(map(_marks, before.values())),
            max(self.subject_cells, _subject_cells(diagnostics)),
            max(self.code_cells, _code_cells(diagnostics)),
            max(self.last_line, _last_line(diagnostics)),
            {**self.by_path, **now},
            by_project,
            marks_by_project,
            marks_by_department,
        )

    def regrouped(self, corpus: Corpus) -> Findings:
        """These findings where projects are in other departments than before."""
        return replace(self, marks_by_department=_by_department(corpus, self.marks_by_project))


def arranged(corpus: Corpus, diagnostics: Iterable[Diagnostic] = ()) -> Findings:
    """The findings of a corpus: what was found in its files, and whatever could not be read."""
    faults = corpus.workspace.faults if corpus.workspace else ()
    outside = [Diagnostic("", "", Severity.ERROR, NOWHERE, fault.reason, path=str(fault.path)) for fault in faults]
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.path in corpus.files:
            found.setdefault(diagnostic.path, []).append(diagnostic)
        else:
            outside.append(diagnostic)
    by_path = {path: _in_file(corpus, path, some) for path, some in found.items()}
    by_project: dict[int, Sequence[Finding]] = {}
    for group in by_path.values():
        by_project.update(group.by_project())
    marks_by_project = {number: _marks(findings) for number, findings in by_project.items()}
    every = _of_all(corpus, outside, by_path)
    widths = [each for group in every.groups for each in group.diagnostics]
    return Findings(
        every,
        marks_of(widths),
        _subject_cells(widths),
        _code_cells(widths),
        _last_line(widths),
        by_path,
        by_project,
        marks_by_project,
        _by_department(corpus, marks_by_project),
    )


def count(findings: Iterable[Finding]) -> Marks:
    """How many findings of each severity there are."""
    return marks_of([finding.diagnostic for finding in findings])


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of their severity."""
    return tuple(sorted(findings, key=lambda finding: finding.diagnostic.severity.rank))


def _by_department(corpus: Corpus, marks_by_project: Mapping[int, Marks]) -> Mapping[int, Marks]:
    found: dict[int, Marks] = {}
    for number, marks in marks_by_project.items():
        department = corpus.department_of[number]
        found[department] = found.get(department, NO_MARKS) + marks
    return found


def _of_all(corpus: Corpus, outside: Sequence[Diagnostic], by_path: Mapping[str, InFile]) -> InFiles:
    return InFiles([InFile(tuple(outside)), *(by_path.get(path, NOTHING) for path in corpus.files)])


def _in_file(corpus: Corpus, path: str, diagnostics: Sequence[Diagnostic]) -> InFile:
    starts = corpus.starts[path]
    return InFile(tuple(diagnostics), starts[0][1] if starts else 0, corpus.files[path].document.projects)


def _marks(findings: Sequence[Finding]) -> Marks:
    return marks_of(findings.diagnostics) if isinstance(findings, InFile) else count(findings)


def _sum(marks: Iterable[Marks], first: Marks = NO_MARKS) -> Marks:
    return reduce(add, marks, first)


Key = TypeVar("Key")
Value = TypeVar("Value", Marks, "Sequence[Finding]")


def _put(known: dict[Key, Value], key: Key, value: Value) -> None:
    """Keep a value; of one that says nothing nothing is kept."""
    if value:
        known[key] = value
    else:
        known.pop(key, None)


def _subject_cells(diagnostics: Iterable[Diagnostic]) -> int:
    return widest(dict.fromkeys(map(subject_of, diagnostics)), WIDEST_SUBJECT)


def _code_cells(diagnostics: Iterable[Diagnostic]) -> int:
    return max((LEAST_CODE, *map(len, {each.code for each in diagnostics})))


def _last_line(diagnostics: Iterable[Diagnostic]) -> int:
    return max((each.span.line for each in diagnostics), default=0)
