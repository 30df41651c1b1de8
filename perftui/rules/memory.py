"""What the rules over single projects found in files: of one that stays as it is, nothing is worked out twice."""

from __future__ import annotations

from typing import NamedTuple

from perftui.diagnostics import Diagnostic
from perftui.rules.choice import Choice
from perftui.rules.rule import Undecided
from perftui.workspace import SourceFile


class Judged(NamedTuple):
    """What rules make of a file, or of several.

    Attributes:
        found: what is wrong in them.
        undecided: where a rule could not tell.
        crashed: the codes of rules that failed.
    """

    found: tuple[Diagnostic, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    crashed: frozenset[str] = frozenset()


class Memory:
    """Remembers files by their paths, for one set of rules.

    A file and what is in force for it never change, so they are compared by identity.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[SourceFile, Choice, Judged]] = {}

    def recall(self, file: SourceFile, choice: Choice) -> Judged | None:
        """What was found in a file, or `None` where it is another one now, or something else is in force."""
        known = self._known.get(file.document.path)
        return known[2] if known is not None and known[0] is file and known[1] is choice else None

    def keep(self, file: SourceFile, choice: Choice, judged: Judged) -> Judged:
        """Remember a file, and give back what is remembered. Its facts are not: they take more room than time."""
        self._known[file.document.path] = (file, choice, judged)
        return judged
