"""The page of what changed against a revision of git."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.tui.actions import Where
from perftui.tui.screens.page import Page
from perftui.tui.widgets.changes_view import ChangeDetail, ChangesHeading, ChangesSum, ChangesTitle, ChangesView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class ChangesPage(Page):
    """Revision, changes, money, and one change in full."""

    WHERE = Where.CHANGES
    AUTO_FOCUS: ClassVar[str] = "ChangesView"

    def body(self) -> Iterable[Widget]:
        """From top to bottom."""
        with Vertical(id="changes-page"):
            yield ChangesTitle(self.store, id="changes-title")
            yield ChangesHeading(self.store, id="changes-heading")
            yield ChangesView(self.store, id="changes-list")
            yield ChangesSum(self.store, id="changes-sum")
            yield ChangeDetail(self.store, id="change-detail")
