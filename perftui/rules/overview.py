"""What a rule over a whole workspace looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from perftui.model import Project
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.workspace import SourceFile, Workspace

Choose = Callable[[str], Choice]
"""What is in force for the file of that path."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A project with its facts, its file, and what is in force there."""

    facts: Facts
    file: SourceFile
    choice: Choice

    def anew(self) -> Subject:
        """The same project, of which nothing is worked out yet."""
        facts = self.facts
        return Subject(Facts(facts.project, contested=facts.contested, path=facts.path), self.file, self.choice)

    @property
    def project(self) -> Project:
        """The project itself."""
        return self.facts.project

    @property
    def path(self) -> str:
        """The path of its file as findings call it."""
        return self.file.document.path


@dataclass(frozen=True, slots=True)
class Overview:
    """All projects of a workspace in file order."""

    workspace: Workspace
    subjects: tuple[Subject, ...]
    choose: Choose

    def by_folder(self) -> Iterator[tuple[str, tuple[Subject, ...]]]:
        """The projects of each folder: declarations of one bureau are compared with each other."""
        groups: dict[str, list[Subject]] = {}
        for subject in self.subjects:
            groups.setdefault(str(subject.file.path.parent), []).append(subject)
        return ((folder, tuple(subjects)) for folder, subjects in groups.items())
