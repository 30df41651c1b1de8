"""The page of the conflicts that a merge left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.review.conflicts import Side
from perftui.tui.actions import Where
from perftui.tui.screens.page import Page
from perftui.tui.widgets.conflicts_view import ConflictDetail, ConflictsHeading, ConflictsTitle, ConflictsView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from perftui.tui.widgets.hints import Titles


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

    def follow(self, changed: frozenset[str]) -> None:
        """Where there is no conflict, nothing stands below it."""
        conflicts = self.store.state.conflicts
        for part in (ConflictsHeading, ConflictDetail):
            self.query_one(part).display = conflicts is None or bool(conflicts.regions or conflicts.half)
        super().follow(changed)

    def titles(self, where: Where) -> Titles:
        """Both and base are named only where there is such a text."""
        choice = self.query_one(ConflictsView).choice
        able = {"take_both": choice is not None and choice.both is not None}
        able["take_base"] = choice is not None and choice.text(Side.BASE) is not None
        none = dict.fromkeys(("decide_here", "take_ours", "take_theirs", "take_own", "next_conflict"))
        missing = dict.fromkeys(name for name, is_there in able.items() if not is_there)
        return {**super().titles(where), **missing, **(none if choice is None else {})}
