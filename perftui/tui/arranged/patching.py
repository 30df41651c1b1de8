"""A corpus and a tree after a change of a few files: what stays is taken over, so a key is answered at once.

Where the projects keep their numbers and their departments only the changed files are looked at; else everything is
gathered anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from perftui.model import EXACT
from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.gathering import funds_of, gathered, keys_of, together
from perftui.tui.arranged.search import Names
from perftui.tui.arranged.tree import Tree

if TYPE_CHECKING:
    from decimal import Decimal

    from perftui.model import Project
    from perftui.workspace import SourceFile, Workspace


def patched(corpus: Corpus, workspace: Workspace, changed: Mapping[str, SourceFile | None]) -> Corpus:
    """The corpus of `workspace`, which differs from that of `corpus` in the files `changed`."""
    if not can_be_patched(corpus, changed):
        return gathered(workspace)
    patch = _Patch(corpus)
    for path, file in changed.items():
        if file is not None:
            patch.take(path, file)
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
    """What is other than in a corpus; of what stays as it is, as of the names where only a target changes, no copy."""

    def __init__(self, corpus: Corpus) -> None:
        self.old = corpus
        self.projects = list(corpus.projects)
        self.departments = list(corpus.departments)
        self.files = dict(corpus.files)
        self.starts: dict[str, Sequence[tuple[int, int]]] = {}
        self.names: dict[int, list[str]] = {}
        self.total = corpus.total
        self.conflicts = corpus.conflicts

    def take(self, path: str, file: SourceFile) -> None:
        """Put the projects of a file in the place of those that it had."""
        numbers = [number for _line, number in self.old.starts[path]]
        for number, project in zip(numbers, file.document.projects, strict=True):
            before = self.projects[number].project
            self.projects[number] = replace(self.projects[number], project=project, file=file)
            self._account(number, before, project)
            keys = keys_of(project)
            if keys != keys_of(before):
                self.names[number] = keys
        self.conflicts += len(file.document.conflicts) - len(self.files[path].document.conflicts)
        self.files[path] = file
        starts = tuple((project.line, number) for project, number in zip(file.document.projects, numbers, strict=True))
        if starts != self.old.starts[path]:
            self.starts[path] = starts

    def corpus(self, workspace: Workspace) -> Corpus:
        """The changed corpus."""
        names = _renamed(self.old.names, self.names) if self.names else self.old.names
        return replace(
            self.old,
            workspace=workspace,
            projects=tuple(self.projects),
            departments=tuple(self.departments),
            indicators=len(names.keys) - len(self.projects),
            files=self.files,
            starts={**self.old.starts, **self.starts} if self.starts else self.old.starts,
            names=names,
            total=self.total,
            conflicts=self.conflicts,
        )

    def _account(self, number: int, before: Project, now: Project) -> None:
        """The funds of the department, and of all, after those of a project changed."""
        old, new = funds_of(before), funds_of(now)
        if old == new:
            return
        at = self.old.department_of[number]
        department = self.departments[at]
        inside = (funds_of(self.projects[each].project) for each in department.projects)
        self.departments[at] = replace(department, total=_moved(department.total, old, new, inside))
        self.total = _moved(self.total, old, new, (each.total for each in self.departments))


def _moved(
    total: Decimal | None, old: Decimal | None, new: Decimal | None, amounts: Iterable[Decimal | None]
) -> Decimal | None:
    """A sum in which one amount is another now; they are added up again only where there may be none any more."""
    if total is None or new is None:
        return together(amounts)
    return EXACT.add(total, new if old is None else EXACT.subtract(new, old))


def _renamed(names: Names, changed: Mapping[int, Sequence[str]]) -> Names:
    """The names with those of some projects and their indicators, which may be more or fewer than before."""
    keys, firsts, owners = list(names.keys), list(names.firsts), list(names.owners)
    for number, now in changed.items():
        first = firsts[number]
        end = firsts[number + 1] if number + 1 < len(firsts) else len(keys)
        keys[first:end] = now
        grown = len(now) - (end - first)
        if grown:
            owners[first:end] = [number] * len(now)
            firsts[number + 1 :] = [each + grown for each in firsts[number + 1 :]]
    return Names(tuple(keys), tuple(firsts), tuple(owners))
