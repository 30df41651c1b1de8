"""Runs the rules over a workspace and applies what is in force: configuration, doubts, suppressions."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import TypeVar

from perftui.diagnostics import Diagnostic, order
from perftui.language.document import Document
from perftui.language.reader import collector_paused
from perftui.messages import msg
from perftui.model import Project, Span
from perftui.rules.across import by_path
from perftui.rules.choice import STANDARD, Choice
from perftui.rules.facts import Facts, Item
from perftui.rules.guarding import failure, soundness
from perftui.rules.memory import Judged, Memory
from perftui.rules.overview import Between, Choose, Overview, Passing, Subject, unhindered
from perftui.rules.registry import CRASHED, UNUSED, registry
from perftui.rules.rule import Outcome, Registered, Rule, Undecided
from perftui.workspace import SourceFile, Workspace

T = TypeVar("T", Diagnostic, Undecided)
_GROUP = 64
_CRASHED = CRASHED.code


@dataclass(frozen=True, slots=True)
class Report:
    """What a check gives.

    Attributes:
        findings: everything that is wrong, in order of place.
        undecided: where a rule could not tell, in order of place.
        seconds: how long each rule took, by its code.
        complete: the codes of the rules that, where they were in force, found all that there is to find: those over
            all files do not where single files are checked, and one that fails does not.
        own: the rules beyond those of the program that were in force for some file.
        across: what the rules over all files made of them, before suppressions.
    """

    findings: tuple[Diagnostic, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    complete: frozenset[str] = frozenset()
    own: tuple[Registered, ...] = ()
    across: Judged = field(default_factory=Judged)


class Stopped(BaseException):  # no Exception: a rule that fails is no reason to end, nor may it keep from ending
    """Ends a check that nobody waits for."""


def check(
    workspace: Workspace,
    choose: Choose = lambda _path: STANDARD,
    rules: Sequence[Registered] | None = None,
    *,
    memory: Memory | None = None,
    between: Between = unhindered,
) -> Report:
    """Everything that is wrong: the language's findings and the rules', without the suppressed.

    Args:
        workspace: what was read.
        choose: what is in force for a file, by its path.
        rules: the rules to run beside those that are in force for single files; by default those of the program.
        memory: what the same rules found before, so that only files that have changed are looked at.
        between: called again and again; `Stopped`, when it raises that, ends the check.
    """
    run = _Run(workspace, choose, registry() if rules is None else rules, memory, between)
    with collector_paused():
        return run.report()


def check_across(workspace: Workspace, choose: Choose, between: Between = unhindered) -> Judged:
    """What the rules over all files find; single files are not looked at.

    Args:
        workspace: what was read.
        choose: what is in force for a file, by its path.
        between: as for `check`.
    """
    return _Run(workspace, choose, registry(), Memory(), between).over_all()


def check_file(
    workspace: Workspace, file: SourceFile, across: Judged, choose: Choose, memory: Memory
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong in one file, where it is known what the rules over all files find in it.

    Args:
        workspace: what was read, and how far that is everything.
        file: one of its files.
        across: what the rules over all files find in it.
        choose: what is in force for a file, by its path.
        memory: what was found before.
    """
    run = _Run(replace(workspace, files=(file,)), choose, registry(), memory, unhindered)
    return run.standing((run.file(file), across)).findings


class _Run:
    """One check: collects what the rules yield."""

    def __init__(
        self,
        workspace: Workspace,
        choose: Choose,
        rules: Sequence[Registered],
        memory: Memory | None,
        between: Between,
    ) -> None:
        self.workspace = workspace
        self.choose = choose
        self.rules = rules
        self.memory = memory
        self.between = between
        self.seconds = dict.fromkeys((each.rule.code for each in (*rules, *self.own)), 0.0)
        self.crashed: set[str] = set()
        self.subjects: list[Subject] = []

    def report(self) -> Report:
        judged = [self.file(file) for file in self.workspace.files]
        across = self.over_all()
        return replace(self.standing((*judged, across)), across=across)

    def standing(self, judged: Sequence[Judged]) -> Report:
        """What stands of what rules found, beside what is wrong with the language."""
        for each in judged:
            self.crashed |= each.crashed
        findings = sorted(chain(self.workspace.diagnostics(), *(each.found for each in judged)), key=order)
        undecided = tuple(sorted((outcome for each in judged for outcome in each.undecided), key=_place))
        standing = tuple(self.without_suppressed(findings, undecided))
        return Report(standing, undecided, self.seconds, self.complete, self.own)

    @cached_property
    def own(self) -> tuple[Registered, ...]:
        """The rules beyond those of the program that are in force for some file, each once."""
        several = dict.fromkeys(self.choose(path).own for path in self.documents)
        return tuple(dict.fromkeys(each for own in several for each in own))

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The files by their paths."""
        return {file.document.path: file.document for file in self.workspace.files}

    def without_suppressed(
        self, findings: Sequence[Diagnostic], undecided: Sequence[Undecided]
    ) -> Sequence[Diagnostic]:
        """The findings that stand, with those about the suppressions."""
        marked = {file.document.path: file.document for file in self.workspace.files if file.document.suppressions}
        if not marked:
            return findings
        from perftui.rules.suppressing import Judge  # brings the edits along, which most runs do without

        judges: dict[tuple[Registered, ...], Judge] = {}
        stand = [finding for finding in findings if finding.path not in marked]
        found, unsure = by_path(findings), by_path(undecided)
        for path, document in marked.items():
            choice = self.choose(path)
            ran = self.complete - choice.ignored
            if choice.own not in judges:
                judges[choice.own] = Judge([each.rule for each in (*self.rules, *choice.own)])
            for finding in judges[choice.own].remaining(document, found.get(path, []), unsure.get(path, []), ran):
                if finding.code != UNUSED.code:
                    stand.append(finding)
                elif UNUSED.code not in choice.ignored:
                    stand.append(finding._replace(severity=choice.severity(UNUSED.code, finding.severity)))
        return sorted(stand, key=order)

    @property
    def complete(self) -> frozenset[str]:
        """The codes of the rules that could find all that there is to find."""
        rules = (each for each in (*self.rules, *self.own) if each.workspace is None or not self.workspace.partial)
        return frozenset(each.rule.code for each in rules) - self.crashed

    def file(self, file: SourceFile) -> Judged:
        """The rules over single projects, over those of one file."""
        self.between()
        path = file.document.path
        choice = self.choose(path)
        known = None if self.memory is None else self.memory.recall(file, choice)
        if known is not None:
            return known
        subjects = _subjects(file, choice)
        if self.memory is None:
            self.subjects += subjects
        outcomes = _Outcomes()
        rules = [
            (each.rule, each.project, soundness(each, {"": file.document}) if each in choice.own else None)
            for each in (*self.rules, *choice.own)
            if each.project is not None and each.rule.code not in choice.ignored
        ]
        for some in _in_groups([subject.facts for subject in subjects]):
            begun = time.perf_counter()
            for rule, check_project, sound in rules:
                for facts in some:
                    try:
                        found = [*check_project(facts, choice)]
                        if sound is not None:
                            sound(found)
                    except (Exception, SystemExit) as error:  # noqa: BLE001 - as for those over all files
                        found = [failure(rule, error, facts.project)]
                    if found:
                        outcomes.take(rule, found, choice, facts.doubtful, path=path, project=facts.project.name)
                ended = time.perf_counter()
                self.seconds[rule.code] += ended - begun
                begun = ended
        judged = outcomes.judged()
        return judged if self.memory is None else self.memory.keep(file, choice, judged)

    def over_all(self) -> Judged:
        """The rules over a whole workspace."""
        subjects = self.subjects
        if self.memory is not None:
            files = ((file, self.choose(file.document.path)) for file in self.workspace.files)
            subjects = [subject for file, choice in files for subject in _subjects(file, choice)]
        outcomes, doubts = _Outcomes(), _Doubts(subjects)
        for registered in (*self.rules, *self.own):
            if registered.workspace is not None:
                self.between()
                begun = time.perf_counter()
                code, is_own = registered.rule.code, registered in self.own
                chosen = tuple(
                    subject
                    for subject in subjects
                    if code not in subject.choice.ignored and (not is_own or registered in subject.choice.own)
                )
                if self.memory is not None:
                    chosen = Passing.of(chosen, self.between)
                overview = Overview(self.workspace, chosen, self.choose)
                try:
                    found = list(registered.workspace(overview))
                    if is_own:
                        soundness(registered, self.documents)(found)
                except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a rule does, the others go on and the user hears of it
                    found = [failure(registered.rule, error)]
                for outcome in found:
                    path = outcome.path
                    choice = self.choose(path)
                    if code not in choice.ignored:
                        here = doubts.of_file(path)
                        outcomes.take(registered.rule, (outcome,), choice, here, path=path, project=outcome.project)
                self.seconds[code] += time.perf_counter() - begun
        return outcomes.judged()


class _Doubts:
    """The indicators with a doubt, looked at in the files that are asked for."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._subjects: dict[str, list[Subject]] = {}
        self._known: dict[str, dict[int, Item]] = {}
        for subject in subjects:
            self._subjects.setdefault(subject.path, []).append(subject)

    def of_file(self, path: str) -> Mapping[int, Item]:
        """Those of a file, by the line that they stand on."""
        known = self._known.get(path)
        if known is None:
            known = self._known[path] = {}
            for subject in self._subjects.get(path, ()):
                known.update(subject.facts.doubtful)
        return known


class _Outcomes:
    """Collects what rules yield, as what is in force and the doubts of the indicators make of it."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.undecided: list[Undecided] = []
        self.crashed: set[str] = set()

    def judged(self) -> Judged:
        """All of it."""
        return Judged(tuple(self.found), tuple(self.undecided), frozenset(self.crashed))

    def take(
        self,
        rule: Rule,
        outcomes: Iterable[Outcome],
        choice: Choice,
        doubtful: Mapping[int, Item],
        *,
        path: str,
        project: str,
    ) -> None:
        """Keep what a rule yields about a project of a file where `choice` is in force.

        `doubtful` are the indicators with a doubt, by the line that they stand on.
        """
        severities = choice.severities
        for outcome in outcomes:
            if isinstance(outcome, Undecided):
                self.undecided.append(outcome._replace(path=path, project=project))
                continue
            code, name, severity, span, summary, detail, _, _, indicator, context, basis, related, fix = outcome
            if code == _CRASHED:
                self.crashed.add(rule.code)
                self.found.append(outcome._replace(path=path, project=project))
                continue
            item = doubtful.get(span[0]) if doubtful else None
            if item is not None and rule.is_held(item.doubt):
                reason = msg("{indicator} is marked 待核: decide that first", indicator=item.indicator.name)
                self.undecided.append(rule.undecided(span, reason, indicator=indicator, path=path, project=project))
                continue
            if severities:
                severity = choice.severity(rule.code, severity)
            basis = basis or rule.basis
            # Made anew instead of replaced, and as in `Kind.at`: a check does little else as often.
            finding = (
                code,
                name,
                severity,
                span,
                summary,
                detail,
                path,
                project,
                indicator,
                context,
                basis,
                related,
                fix,
            )
            self.found.append(tuple.__new__(Diagnostic, finding))


def _subjects(file: SourceFile, choice: Choice) -> tuple[Subject, ...]:
    path, projects = file.document.path, file.document.projects
    return tuple([Subject(Facts(each, contested=_contested(file, each), path=path), file, choice) for each in projects])


def _contested(file: SourceFile, project: Project) -> bool:
    return any(project.line < conflict.span.line <= project.last_line for conflict in file.document.conflicts)


def _in_groups(projects: Sequence[Facts]) -> Iterator[Sequence[Facts]]:
    """A few projects at a time.

    A rule goes over them before the next one does: neither its patterns nor their facts have to be fetched anew.
    """
    return (projects[at : at + _GROUP] for at in range(0, len(projects), _GROUP))


def _place(undecided: Undecided) -> tuple[str, Span, str]:
    return undecided.path, undecided.span, undecided.code
