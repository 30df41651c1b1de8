"""Runs the rules over a workspace and applies what is in force: configuration, doubts, suppressions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from perftui.diagnostics import Diagnostic, order
from perftui.language.document import Suppression
from perftui.language.problems import LANGUAGE_KINDS
from perftui.messages import msg
from perftui.model import Project, Span
from perftui.rules.choice import STANDARD
from perftui.rules.facts import Facts, Item
from perftui.rules.overview import Choose, Overview, Subject
from perftui.rules.registry import CRASHED, ENGINE_RULES, UNUSED, registry
from perftui.rules.rule import Outcome, Registered, Rule, Undecided
from perftui.workspace import SourceFile, Workspace

_LANGUAGE = frozenset(kind.code for kind in LANGUAGE_KINDS)
_FILE_START = Span(1, 0, 1, 0)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check gives.

    Attributes:
        findings: everything that is wrong, in order of place.
        undecided: where a rule could not tell, in order of place.
        seconds: how long each rule took, by its code.
    """

    findings: tuple[Diagnostic, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


def check(
    workspace: Workspace, choose: Choose = lambda _path: STANDARD, rules: Sequence[Registered] | None = None
) -> Report:
    """Everything that is wrong: the language's findings and the rules', without the suppressed.

    Args:
        workspace: what was read.
        choose: what is in force for a file, by its path.
        rules: the rules to run; by default those of the program.
    """
    run = _Run(workspace, choose, registry() if rules is None else rules)
    return run.report()


class _Run:
    """One check: collects what the rules yield."""

    def __init__(self, workspace: Workspace, choose: Choose, rules: Sequence[Registered]) -> None:
        self.workspace = workspace
        self.choose = choose
        self.rules = rules
        self.found: list[Diagnostic] = []
        self.undecided: list[Undecided] = []
        self.seconds: dict[str, float] = {}
        self.doubtful: dict[str, dict[int, Item]] = {}

    def report(self) -> Report:
        subjects = tuple(
            Subject(Facts(project, contested=_contested(file, project)), file, self.choose(file.document.path))
            for file in self.workspace.files
            for project in file.document.projects
        )
        for subject in subjects:
            self.doubtful.setdefault(subject.path, {}).update(subject.facts.doubtful)
        for registered in self.rules:
            begun = time.perf_counter()
            self.run(registered, subjects)
            self.seconds[registered.rule.code] = time.perf_counter() - begun
        findings = _without_suppressed(self.workspace, [*self.workspace.diagnostics(), *self.found], self.never)
        return Report(findings, tuple(sorted(self.undecided, key=_place)), self.seconds)

    @property
    def never(self) -> frozenset[str]:
        """The codes that no suppression silences."""
        rules = (*(each.rule for each in self.rules), *ENGINE_RULES)
        return _LANGUAGE | {rule.code for rule in rules if not rule.ignorable}

    def run(self, registered: Registered, subjects: Sequence[Subject]) -> None:
        """One rule over everything."""
        rule = registered.rule
        check_project, check_workspace = registered.project, registered.workspace
        if check_project is not None:
            for subject in subjects:
                if rule.code not in subject.choice.ignored:
                    for outcome in _guarded(rule, partial(check_project, subject.facts, subject.choice), subject):
                        self.take(rule, replace(outcome, path=subject.path, project=subject.project.name))
        if check_workspace is not None:
            overview = Overview(
                self.workspace,
                tuple(subject for subject in subjects if rule.code not in subject.choice.ignored),
                self.choose,
            )
            for outcome in _guarded(rule, partial(check_workspace, overview), None):
                if rule.code not in self.choose(outcome.path).ignored:
                    self.take(rule, outcome)

    def take(self, rule: Rule, outcome: Outcome) -> None:
        """Keep what a rule yields, as what is in force and the doubts of its indicator make of it."""
        if isinstance(outcome, Undecided):
            self.undecided.append(outcome)
            return
        item = self.doubtful.get(outcome.path, {}).get(outcome.span.line) if rule.held_by else None
        if item is not None and item.doubt & rule.held_by:
            reason = msg("{indicator} is marked 待核: decide that first", indicator=item.indicator.name)
            held = rule.undecided(outcome.span, reason, indicator=outcome.indicator)
            self.undecided.append(replace(held, path=outcome.path, project=outcome.project))
            return
        severity = self.choose(outcome.path).severity(rule.code, outcome.severity)
        basis = outcome.basis or rule.basis
        if (severity, basis) != (outcome.severity, outcome.basis):
            outcome = replace(outcome, severity=severity, basis=basis)
        self.found.append(outcome)


def _contested(file: SourceFile, project: Project) -> bool:
    return any(project.line < conflict.span.line <= project.last_line for conflict in file.document.conflicts)


def _guarded(rule: Rule, run: Callable[[], Iterator[Outcome]], subject: Subject | None) -> Iterable[Outcome]:
    """What a rule yields; one that fails yields a finding that says so."""
    try:
        return list(run())
    except Exception as error:  # noqa: BLE001 - whatever a rule does, the others go on and the user hears of it
        return [
            CRASHED.at(
                subject.project.span if subject else _FILE_START,
                msg("the rule {rule} failed: {error}", rule=rule.name, error=f"{type(error).__name__}: {error}"),
                msg("this is a fault of the rule, not of the declaration; what it would have found is missing"),
            )
        ]


def _place(undecided: Undecided) -> tuple[str, Span, str]:
    return undecided.path, undecided.span, undecided.code


def _without_suppressed(
    workspace: Workspace, found: Iterable[Diagnostic], never: frozenset[str]
) -> tuple[Diagnostic, ...]:
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    for file in workspace.files:
        if file.document.suppressions:
            path = file.document.path
            by_path[path] = _remaining(file, by_path.get(path, []), never)
    return tuple(sorted((diagnostic for group in by_path.values() for diagnostic in group), key=order))


def _remaining(file: SourceFile, found: list[Diagnostic], never: frozenset[str]) -> list[Diagnostic]:
    used: set[Suppression] = set()
    kept: list[Diagnostic] = []
    for diagnostic in found:
        silenced = [mark for mark in file.document.suppressions if _silences(mark, diagnostic, never)]
        used.update(silenced)
        if not silenced:
            kept.append(diagnostic)
    kept.extend(
        UNUSED.at(
            mark.span,
            msg("this suppression suppresses nothing: {rules}", rules=", ".join(mark.rules)),
            msg("delete it"),
            path=file.document.path,
        )
        for mark in file.document.suppressions
        if mark not in used
    )
    return kept


def _silences(mark: Suppression, diagnostic: Diagnostic, never: frozenset[str]) -> bool:
    named = diagnostic.code in mark.rules or diagnostic.name in mark.rules
    return named and diagnostic.span.line in mark.lines and diagnostic.code not in never
