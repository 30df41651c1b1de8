"""A file being edited: its text now, its text on disk, and what of it changed outside meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from perftui.language.problems import NO_TEXT
from perftui.language.reader import read
from perftui.messages import Message
from perftui.workspace import SourceFile


@dataclass(frozen=True, slots=True)
class Draft:
    """One file.

    Attributes:
        path: where it is, or will be.
        file: the reading of its text now; `None` where it is deleted.
        saved: the reading of what is on disk; `None` where nothing is.
        outside: what another program has written meanwhile, where that differs and there are unsaved edits.
        vanished: another program has deleted it while there are unsaved edits.
    """

    path: Path
    file: SourceFile | None
    saved: SourceFile | None
    outside: SourceFile | None = None
    vanished: bool = False

    @property
    def text(self) -> str:
        """Its text now; empty where it is deleted."""
        return "" if self.file is None else self.file.document.text

    @property
    def dirty(self) -> bool:
        """Whether saving would change the disk."""
        if self.file is None or self.saved is None:
            return self.file is not self.saved
        return self.file.document.text != self.saved.document.text

    @property
    def contested(self) -> bool:
        """Whether another program changed what is being edited."""
        return self.outside is not None or self.vanished

    @property
    def editable(self) -> bool:
        """Whether its bytes could be read as text; what could not is never written."""
        file = self.saved if self.file is None else self.file
        return file is None or _is_text(file)

    @property
    def unread(self) -> Message | None:
        """Why what another program has written meanwhile could not be read as text; `None` where it could."""
        if self.outside is None or _is_text(self.outside):
            return None
        return next(each.summary for each in self.outside.diagnostics if each.code in NO_TEXT)

    def with_text(self, text: str | None) -> Draft:
        """The same file with another text; `None` deletes it."""
        if text is None:
            return replace(self, file=None)
        if self.saved is not None and self.saved.document.text == text:
            return replace(self, file=self.saved)
        document, diagnostics = read(text, str(self.path))
        digest = "" if self.saved is None else self.saved.digest
        return replace(self, file=SourceFile(self.path, document, diagnostics, digest))


def _is_text(file: SourceFile) -> bool:
    return not any(each.code in NO_TEXT for each in file.diagnostics)
