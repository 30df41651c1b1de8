"""What a rule over a whole workspace looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from perftui.model import Project
from perftui.names import comparison_key
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


Between = Callable[[], None]
"""Called again and again by a check that takes long; what it raises ends the check."""


def unhindered() -> None:
    """Where no check has to stand aside."""


class Passing(tuple[Subject, ...]):  # noqa: SLOT001 - a tuple has no slots of its own
    """Projects of which there may be very many: each is new whenever it is looked at, and a check stands aside.

    What a rule works out of one project does not stay until it has looked at all of them.
    """

    between: Between
    _EVERY = 16

    @classmethod
    def of(cls, subjects: Iterable[Subject], between: Between) -> Passing:
        """These projects, with `between` called again and again while they are looked at."""
        passing = cls(subjects)
        passing.between = between
        return passing

    def __iter__(self) -> Iterator[Subject]:
        """One after the other."""
        for number, subject in enumerate(super().__iter__()):
            if not number % self._EVERY:
                self.between()
            yield subject.anew()


@dataclass(frozen=True, slots=True)
class Overview:
    """All projects of a workspace in file order."""

    workspace: Workspace
    subjects: tuple[Subject, ...]
    choose: Choose

    def by_folder(self) -> Iterator[tuple[str, tuple[Subject, ...]]]:
        """The projects of each folder: declarations of one bureau are compared with each other.

        Files stand in the order of their first projects' names: one that is renamed moves no finding to another.
        """
        groups: dict[str, list[Subject]] = {}
        first: dict[str, str] = {}
        for subject in self.subjects:
            groups.setdefault(str(subject.file.path.parent), []).append(subject)
            if subject.path not in first:
                first[subject.path] = comparison_key(subject.project.name)
        for inside in groups.values():
            inside.sort(key=lambda subject: first[subject.path])
        subjects = self.subjects
        if isinstance(subjects, Passing):
            return ((folder, Passing.of(inside, subjects.between)) for folder, inside in groups.items())
        return ((folder, tuple(inside)) for folder, inside in groups.items())
