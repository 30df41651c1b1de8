"""Runs the rules over a workspace and applies what is in force: configuration, doubts, suppressions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from perftui.diagnostics import Diagnostic, order
from perftui.messages import msg
from perftui.model import Project, Span
from perftui.rules.choice import STANDARD
from perftui.rules.facts import Facts, Item
from perftui.rules.overview import Choose, Overview, Subject
from perftui.rules.registry import CRASHED, UNUSED, registry
from perftui.rules.rule import Outcome, Registered, Rule, Undecided
from perftui.workspace import SourceFile, Workspace

T = TypeVar("T", Diagnostic, Undecided)
_FILE_START = Span(1, 0, 1, 0)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check gives.

    Attributes:
        findings: everything that is wrong, in order of place.
        undecided: where a rule could not tell, in order of place.
        seconds: how long each rule took, by its code.
        complete: the codes of the rules that, where they were in force, found all that there is to find: those over
            all files do not where single files are checked, and one that fails does not.
    """

    findings: tuple[Diagnostic, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    complete: frozenset[str] = frozenset()


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
        self.crashed: set[str] = set()

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
        findings = sorted((*self.workspace.diagnostics(), *self.found), key=order)
        undecided = tuple(sorted(self.undecided, key=_place))
        standing = tuple(self.without_suppressed(findings, undecided))
        return Report(standing, undecided, self.seconds, self.complete)

    def without_suppressed(
        self, findings: Sequence[Diagnostic], undecided: Sequence[Undecided]
    ) -> Sequence[Diagnostic]:
        """The findings that stand, with those about the suppressions."""
        marked = {file.document.path: file.document for file in self.workspace.files if file.document.suppressions}
        if not marked:
            return findings
        from perftui.rules.suppressing import Judge  # brings the edits along, which most runs do without

        judge = Judge([each.rule for each in self.rules])
        stand = [finding for finding in findings if finding.path not in marked]
        found, unsure = _by_path(findings), _by_path(undecided)
        for path, document in marked.items():
            choice = self.choose(path)
            ran = self.complete - choice.ignored
            for finding in judge.remaining(document, found.get(path, []), unsure.get(path, []), ran):
                if finding.code != UNUSED.code:
                    stand.append(finding)
                elif UNUSED.code not in choice.ignored:
                    stand.append(replace(finding, severity=choice.severity(UNUSED.code, finding.severity)))
        return sorted(stand, key=order)

    @property
    def complete(self) -> frozenset[str]:
        """The codes of the rules that could find all that there is to find."""
        rules = (each for each in self.rules if each.workspace is None or not self.workspace.partial)
        return frozenset(each.rule.code for each in rules) - self.crashed

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
        if outcome.code == CRASHED.code:
            self.crashed.add(rule.code)
            self.found.append(outcome)
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


def _by_path(outcomes: Iterable[T]) -> Mapping[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.path, []).append(outcome)
    return groups


def _place(undecided: Undecided) -> tuple[str, Span, str]:
    return undecided.path, undecided.span, undecided.code
