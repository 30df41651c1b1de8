"""The list of problems narrowed and sorted: which findings show, and in which order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from perftui.messages import Language, Message, msg
from perftui.names import comparison_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from perftui.diagnostics import Severity
    from perftui.tui.arranged.findings import Findings
    from perftui.tui.arranged.in_files import Finding


class Order(Enum):
    """How the problems are sorted."""

    FILES = auto()
    SEVERITY = auto()
    RULE = auto()

    @property
    def next(self) -> Order:
        """The order behind this one, and behind the last the first."""
        every = list(Order)
        return every[(every.index(self) + 1) % len(every)]


ORDER_TITLES = MappingProxyType(
    {
        Order.FILES: msg("as the files have them"),
        Order.SEVERITY: msg("gravest first"),
        Order.RULE: msg("by rule"),
    }
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A project of a file, or what stands outside of all of them."""

    path: str
    project: str

    @property
    def name(self) -> str:
        """What it is called."""
        return self.project or PurePath(self.path).name


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a person asked for: words, one rule, one project, one severity, an order."""

    text: str = ""
    rule: str = ""
    subject: Subject | None = None
    severity: Severity | None = None
    order: Order = Order.FILES

    @property
    def narrows(self) -> bool:
        """Whether not all problems show."""
        return bool(self.text.split() or self.rule or self.subject or self.severity)

    @property
    def open(self) -> Sieve:
        """The same order of all of them."""
        return Sieve(order=self.order)

    def toggled(self, *, rule: str | None = None, subject: Subject | None = None) -> Sieve:
        """Only a rule, or only a project; where it is that already, any again."""
        if rule is not None:
            return replace(self, rule="" if self.rule == rule else rule)
        return replace(self, subject=None if self.subject == subject else subject)

    def words(self) -> tuple[str, ...]:
        """What is asked for, part by part, for a title."""
        severity = () if self.severity is None else (str(self.severity.word),)
        subject = () if self.subject is None else (self.subject.name,)
        text = (f"“{self.text.strip()}”",) if self.text.strip() else ()
        return (*severity, *filter(None, (self.rule,)), *subject, *text)


@dataclass(frozen=True, eq=False)
class Listed:
    """Those findings that a sieve leaves, by their numbers, in its order."""

    findings: Findings
    sieve: Sieve
    numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def finding(self, row: int) -> Finding:
        """The finding of a row."""
        return self.findings.every[self.numbers[row]]

    def row_of(self, number: int | None) -> int | None:
        """The row of a finding."""
        if number is None:
            return None
        if isinstance(self.numbers, range):
            return number if number in self.numbers else None
        return self._rows.get(number)

    def behind(self, number: int) -> int:
        """The row behind which a finding would stand that comes right after that number in its file."""
        return bisect_right(self.numbers, number) - 1 if self.sieve.order is Order.FILES else -1

    @cached_property
    def _rows(self) -> Mapping[int, int]:
        return {number: row for row, number in enumerate(self.numbers)}


def everything(findings: Findings) -> Listed:
    """All findings as the files have them."""
    return Listed(findings, Sieve(), range(len(findings.every)))


def sifted(findings: Findings, sieve: Sieve) -> Listed:
    """What a sieve leaves of findings."""
    passes = _passing(sieve)
    numbers = [number for number, finding in enumerate(findings.every) if passes(finding)]
    match sieve.order:
        case Order.SEVERITY:
            numbers.sort(key=lambda number: findings.every[number].diagnostic.severity.rank)
        case Order.RULE:
            numbers.sort(key=lambda number: findings.every[number].diagnostic.code)
        case Order.FILES:
            pass
    return Listed(findings, sieve, numbers)


def subject_of(finding: Finding) -> Subject:
    """What a finding is about."""
    return Subject(finding.diagnostic.path, finding.diagnostic.project)


def _passing(sieve: Sieve) -> Callable[[Finding], bool]:
    words = [comparison_key(word) for word in sieve.text.split()]

    def passes(finding: Finding) -> bool:
        diagnostic = finding.diagnostic
        if sieve.severity not in {None, diagnostic.severity} or sieve.rule not in {"", diagnostic.code}:
            return False
        if sieve.subject is not None and subject_of(finding) != sieve.subject:
            return False
        key = _key(finding) if words else ""
        return all(word in key for word in words)

    return passes


def _key(finding: Finding) -> str:
    """Everything of a finding that a word is looked for in."""
    diagnostic = finding.diagnostic
    name: Message = diagnostic.severity.word
    return "\n".join(
        comparison_key(text)
        for text in (
            diagnostic.code,
            diagnostic.name,
            diagnostic.project,
            diagnostic.indicator,
            PurePath(diagnostic.path).name,
            str(diagnostic.summary),
            *(name.text(language) for language in Language),
        )
    )
