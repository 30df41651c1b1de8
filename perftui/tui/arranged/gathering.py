"""Makes corpora of files as they are read: done in the thread that reads, each file looked at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING

from perftui.model import EXACT
from perftui.names import comparison_key
from perftui.tui.arranged.corpus import Corpus, Department
from perftui.tui.arranged.search import Names
from perftui.workspace import Declared, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from perftui.model import Project
    from perftui.workspace import SourceFile


def gathered(workspace: Workspace) -> Corpus:
    """The corpus of a workspace."""
    gathering = Gathering()
    for file in workspace.files:
        gathering.add(file)
    return gathering.corpus(workspace)


def together(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The exact sum of the amounts that there are; `None` where there is none."""
    known = [amount for amount in amounts if amount is not None]
    return reduce(EXACT.add, known) if known else None


def funds_of(project: Project) -> Decimal | None:
    """The annual funds of a project in 元."""
    return project.annual_funds.total if project.annual_funds else None


def keys_of(project: Project) -> list[str]:
    """The names of a project and of its indicators as they compare."""
    return [comparison_key(project.name), *(comparison_key(each.name) for each in project.indicators)]


@dataclass(slots=True)
class _Group:
    """A department in the making."""

    number: int
    projects: list[int] = field(default_factory=list)
    total: Decimal | None = None


class Gathering:
    """A corpus in the making."""

    def __init__(self) -> None:
        self._files: dict[str, SourceFile] = {}
        self._projects: list[Declared] = []
        self._departments: dict[str, _Group] = {}
        self._department_of: list[int] = []
        self._starts: dict[str, tuple[tuple[int, int], ...]] = {}
        self._keys: list[str] = []
        self._firsts: list[int] = []
        self._owners: list[int] = []
        self._numbers: dict[str, int] = {}
        self._conflicts = 0

    def add(self, file: SourceFile) -> None:
        """Take in the next file."""
        path = str(file.path)
        first = len(self._projects)
        self._numbers.setdefault(path, len(self._numbers))
        self._files[path] = file
        self._conflicts += len(file.document.conflicts)
        self._projects += (Declared(project, file) for project in file.document.projects)
        self._starts[path] = tuple(
            (declared.project.line, number) for number, declared in enumerate(self._projects[first:], first)
        )
        for number in range(first, len(self._projects)):
            self._group(number)
            self._name(number)

    def corpus(self, workspace: Workspace | None = None) -> Corpus:
        """What has been taken in so far; `workspace` where that is all of it."""
        return Corpus(
            workspace or Workspace(tuple(self._files.values())),
            tuple(self._projects),
            tuple(Department(name, tuple(each.projects), each.total) for name, each in self._departments.items()),
            tuple(self._department_of),
            len(self._keys) - len(self._projects),
            dict(self._files),
            dict(self._starts),
            Names(tuple(self._keys), tuple(self._firsts), tuple(self._owners)),
            dict(self._numbers),
            together(each.total for each in self._departments.values()),
            self._conflicts,
        )

    def _group(self, number: int) -> None:
        project = self._projects[number].project
        name = project.supervisor.text if project.supervisor else ""
        group = self._departments.setdefault(name, _Group(len(self._departments)))
        group.projects.append(number)
        self._department_of.append(group.number)
        group.total = together((group.total, funds_of(project)))

    def _name(self, number: int) -> None:
        project = self._projects[number].project
        keys = keys_of(project)
        self._firsts.append(len(self._keys))
        self._keys += keys
        self._owners += [number] * len(keys)
