"""The page of the conflicts that a merge left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.tui.actions import Where
from perftui.tui.screens.page import Page
from perftui.tui.widgets.conflicts_view import ConflictDetail, ConflictsHeading, ConflictsTitle, ConflictsView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class ConflictsPage(Page):
    """Regions with their differences, and one of them in full."""

    WHERE = Where.CONFLICTS
    AUTO_FOCUS: ClassVar[str] = "ConflictsView"

    def body(self) -> Iterable[Widget]:
        """From top to bottom."""
        with Vertical(id="conflicts-page"):
            yield ConflictsTitle(self.store, id="conflicts-title")
            yield ConflictsHeading(self.store, id="conflicts-heading")
            yield ConflictsView(self.store, id="conflicts-list")
            yield ConflictDetail(self.store, id="conflict-detail")
