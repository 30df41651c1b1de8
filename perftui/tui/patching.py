"""A corpus, a tree and findings after a change of a few files: what stays is taken over, so a key is answered at once.

Where the projects keep their numbers and their departments only the changed files are looked at; else everything is
gathered anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from perftui.model import EXACT
from perftui.names import comparison_key
from perftui.tui.corpus import Corpus
from perftui.tui.findings import WIDEST_SUBJECT, Finding, Findings, Marks, count, located
from perftui.tui.gathering import gathered
from perftui.tui.runs import widest
from perftui.tui.search import Names
from perftui.tui.tree import Tree

if TYPE_CHECKING:
    from decimal import Decimal

    from perftui.diagnostics import Diagnostic
    from perftui.model import Project
    from perftui.workspace import SourceFile, Workspace


def patched(corpus: Corpus, workspace: Workspace, changed: Iterable[str]) -> Corpus:
    """The corpus of `workspace`, which differs from that of `corpus` in the files `changed`."""
    files = {str(file.path): file for file in workspace.files} if corpus.files else {}
    if not can_be_patched(corpus, {path: files.get(path) for path in changed}):
        return gathered(workspace)
    patch = _Patch(corpus)
    for path in changed:
        patch.take(path, files[path])
    return patch.corpus(workspace)


def can_be_patched(corpus: Corpus, changed: Mapping[str, SourceFile | None]) -> bool:
    """Whether only these files have to be looked at, because all projects keep their numbers and departments."""
    return all(
        path in corpus.files and now is not None and _alike(corpus.files[path], now) for path, now in changed.items()
    )


def tree_of(old: Tree, corpus: Corpus) -> Tree | None:
    """The tree of a patched corpus: of the projects that are the same, what is known of their nodes stays.

    `None` where there are more projects or fewer, so that they have other numbers.
    """
    return old.patched(corpus) if len(old.corpus.projects) == len(corpus.projects) else None


def _alike(before: SourceFile, now: SourceFile) -> bool:
    """Whether the projects of a file keep their numbers and their departments."""
    old, new = before.document.projects, now.document.projects
    return len(old) == len(new) and all(
        _department(one) == _department(other) for one, other in zip(old, new, strict=True)
    )


def _department(project: Project) -> str:
    return project.supervisor.text if project.supervisor else ""


class _Patch:
    """Copies of what a corpus holds, changed file by file."""

    def __init__(self, corpus: Corpus) -> None:
        self.old = corpus
        self.projects = list(corpus.projects)
        self.departments = list(corpus.departments)
        self.files = dict(corpus.files)
        self.starts = dict(corpus.starts)
        self.keys = list(corpus.names.keys)
        self.owners = list(corpus.names.owners)
        self.firsts = list(corpus.names.firsts)

    def take(self, path: str, file: SourceFile) -> None:
        """Put the projects of a file in the place of those that it had."""
        numbers = [number for _line, number in self.starts[path]]
        for number, project in zip(numbers, file.document.projects, strict=True):
            self._account(number, self.projects[number].project, project)
            self.projects[number] = replace(self.projects[number], project=project, file=file)
            self._rename(number, project)
        self.files[path] = file
        self.starts[path] = tuple(
            (project.line, number) for project, number in zip(file.document.projects, numbers, strict=True)
        )

    def corpus(self, workspace: Workspace) -> Corpus:
        """The changed corpus."""
        return Corpus(
            workspace,
            tuple(self.projects),
            tuple(self.departments),
            self.old.department_of,
            len(self.keys) - len(self.projects),
            self.files,
            self.starts,
            Names(tuple(self.keys), tuple(self.firsts), tuple(self.owners)),
        )

    def _account(self, number: int, before: Project, now: Project) -> None:
        """The funds of the department after those of a project changed."""
        old, new = _funds(before), _funds(now)
        if old == new:
            return
        department = self.departments[self.old.department_of[number]]
        amounts = [new if each == number else _funds(self.projects[each].project) for each in department.projects]
        known = [amount for amount in amounts if amount is not None]
        total: Decimal | None = None
        for amount in known:
            total = amount if total is None else EXACT.add(total, amount)
        self.departments[self.old.department_of[number]] = replace(department, total=total)

    def _rename(self, number: int, project: Project) -> None:
        """The names of a project and its indicators, which may be more or fewer than before."""
        first = self.firsts[number]
        end = self.firsts[number + 1] if number + 1 < len(self.firsts) else len(self.keys)
        keys = [comparison_key(project.name), *(comparison_key(each.name) for each in project.indicators)]
        self.keys[first:end] = keys
        grown = len(keys) - (end - first)
        if grown:
            self.owners[first:end] = [number] * len(keys)
            self.firsts[number + 1 :] = [each + grown for each in self.firsts[number + 1 :]]


def _funds(project: Project) -> Decimal | None:
    return project.annual_funds.total if project.annual_funds else None


def patched_findings(findings: Findings, corpus: Corpus, path: str, found: Sequence[Diagnostic]) -> Findings:
    """Findings in which those of one file are `found`; the numbers of projects have to be the same."""
    old = findings.between(corpus, path, 0, findings.last_line)
    before = findings.every[old.start : old.stop]
    now = tuple(located(corpus, found))
    by_project = dict(findings.by_project)
    marks_by_project = dict(findings.marks_by_project)
    for project in {each.project for each in (*before, *now) if each.project is not None}:
        mine = tuple(each for each in now if each.project == project)
        by_project[project] = mine
        marks_by_project[project] = count(mine)
    return Findings(
        (*findings.every[: old.start], *now, *findings.every[old.stop :]),
        _recounted(findings.marks, before, now),
        max(findings.subject_cells, widest((each.subject for each in now), WIDEST_SUBJECT)),
        max(findings.last_line, max((each.diagnostic.span.line for each in now), default=0)),
        {**findings.by_path, path: now},
        by_project,
        marks_by_project,
        _by_department(findings.marks_by_department, corpus, before, now),
    )


def _by_department(
    marks: Mapping[int, Marks], corpus: Corpus, before: Sequence[Finding], now: Sequence[Finding]
) -> dict[int, Marks]:
    changed = dict(marks)
    departments = {corpus.department_of[each.project] for each in (*before, *now) if each.project is not None}
    for department in departments:
        old, new = (
            [each for each in side if each.project is not None and corpus.department_of[each.project] == department]
            for side in (before, now)
        )
        changed[department] = _recounted(changed.get(department, Marks()), old, new)
    return changed


def _recounted(marks: Marks, before: Iterable[Finding], now: Iterable[Finding]) -> Marks:
    old, new = count(before), count(now)
    return Marks(
        marks.errors - old.errors + new.errors,
        marks.warnings - old.warnings + new.warnings,
        marks.infos - old.infos + new.infos,
    )
