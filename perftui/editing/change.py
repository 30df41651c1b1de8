"""A change: text edits on files, one step in the history whatever it touches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from perftui.diagnostics import TextEdit
from perftui.editing.differing import differing
from perftui.editing.slot import Slot
from perftui.language.document import Document
from perftui.language.edits import apply, remove_block
from perftui.messages import Message
from perftui.model import Project, Span, Summary


class Fate(Enum):
    """What a step does to its file as a whole."""

    STAYS = auto()
    IS_MADE = auto()
    IS_DELETED = auto()

    @property
    def opposite(self) -> Fate:
        """What takes it back."""
        return {Fate.STAYS: Fate.STAYS, Fate.IS_MADE: Fate.IS_DELETED, Fate.IS_DELETED: Fate.IS_MADE}[self]


@dataclass(frozen=True, slots=True)
class Step:
    """The edits of one file. A file that is made is empty before, one that is deleted is empty behind its edits."""

    path: Path
    edits: tuple[TextEdit, ...]
    fate: Fate = Fate.STAYS

    def after(self, text: str | None) -> str | None:
        """The text of the file after this step; `None` where there is no file."""
        return None if self.fate is Fate.IS_DELETED else apply(text or "", self.edits)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a person is: a line of a file, and the slot that was filled in there."""

    path: Path
    line: int
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a person did.

    Attributes:
        label: what was done, for the history.
        steps: what it does, a step a file.
        spot: where it was done. Undo and redo go there.
        key: changes with one key that follow each other are one step of the history, as while typing.
        undone: what is said when it is taken back, where its label would be no sentence.
        origin: where undo goes instead, where it takes away what the spot is in.
    """

    label: Message
    steps: tuple[Step, ...]
    spot: Spot | None = None
    key: str = ""
    undone: Message | None = None
    origin: Spot | None = None


def whole(text: str) -> Span:
    """The span of everything."""
    lines = text.split("\n")
    return Span(1, 0, len(lines), len(lines[-1]))


def made(path: Path, text: str) -> Step:
    """Make a file."""
    return Step(path, (TextEdit(Span(1, 0, 1, 0), text),), Fate.IS_MADE)


def deleted(path: Path, text: str) -> Step:
    """Delete a file that holds `text`."""
    return Step(path, (TextEdit(whole(text), ""),), Fate.IS_DELETED)


def without(path: Path, document: Document, block: Project | Summary) -> Step:
    """Take a project or a summary out of a file; the file goes with it where it holds nothing else."""
    return deleted(path, document.text) if document.holds_one_block else Step(path, remove_block(document, block))


def rewritten(path: Path, before: str, after: str) -> Step:
    """Give a file another text; lines that stay are not touched."""
    return Step(path, edits_between(before, after))


def edits_between(before: str, after: str) -> tuple[TextEdit, ...]:
    """Edits that make `after` of `before`, by whole lines."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    document = Document("", before)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    return tuple(
        TextEdit(_span(document, starts[first], starts[last]), "".join(new[begin:end]))
        for first, last, begin, end in differing(old, new)
    )


def _span(document: Document, start: int, end: int) -> Span:
    line, end_line = document.line_at(start), document.line_at(end)
    starts = document.line_starts
    return Span(line, start - starts[line - 1], end_line, end - starts[end_line - 1])
