"""The page of one file's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perftui.tui.actions import Where
from perftui.tui.screens.page import Page
from perftui.tui.widgets.source_view import SourceNote, SourceTitle, SourceView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class SourcePage(Page):
    """Path, text, and what is wrong in the line of the cursor."""

    WHERE = Where.SOURCE
    AUTO_FOCUS: ClassVar[str] = "SourceView"

    def body(self) -> Iterable[Widget]:
        """From top to bottom."""
        yield SourceTitle(self.store, id="source-title")
        yield SourceView(self.store, id="source")
        yield SourceNote(self.store, id="source-note")
