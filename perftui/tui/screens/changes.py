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

    from perftui.tui.widgets.hints import Titles


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

    def titles(self, where: Where) -> Titles:
        """What can be done with a change is named only where there is one."""
        view = self.query_one(ChangesView)
        none = dict.fromkeys(("choose", "take_back", "step_on", "search")) if view.row is None else {}
        unknown = view.changes is not None and view.changes.reason is not None
        return {**super().titles(where), **none, **(dict.fromkeys(("revision",)) if unknown else {})}
