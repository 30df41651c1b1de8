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

    def follow(self, changed: frozenset[str]) -> None:
        """Where nothing changed, nothing stands below it; where nothing can be compared, how to begin."""
        changes = self.store.state.changes
        known = changes is None or bool(changes.rows)
        self.query_one(ChangesHeading).display = self.query_one(ChangesSum).display = known
        self.query_one(ChangeDetail).display = known or (changes is not None and changes.reason is not None)
        super().follow(changed)

    def titles(self, where: Where) -> Titles:
        """What can be done with a change is named only where there is one."""
        view = self.query_one(ChangesView)
        none = dict.fromkeys(("choose", "take_back", "step_on", "search")) if view.row is None else {}
        unknown = view.changes is not None and view.changes.reason is not None
        return {**super().titles(where), **none, **(dict.fromkeys(("revision",)) if unknown else {})}
