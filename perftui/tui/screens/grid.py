"""The page of a table: 汇总表, or all indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.tui.actions import Where
from perftui.tui.arranged.places import View
from perftui.tui.arranged.tables import TABLES
from perftui.tui.screens.page import Page
from perftui.tui.widgets.grid_view import GridHeading, GridSum, GridTable, GridTitle, IndicatorTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from perftui.tui.store.store import Store


class GridPage(Page):
    """Title, heading, rows, sums."""

    WHERE = Where.TABLE
    AUTO_FOCUS: ClassVar[str] = "GridTable"
    FILTERS = True

    def __init__(self, store: Store, view: View) -> None:
        super().__init__(store)
        self.view = view

    def body(self) -> Iterable[Widget]:
        """From top to bottom."""
        kind = IndicatorTable if TABLES[self.view].of_indicators else GridTable
        with Vertical(id="grid-page"):
            yield GridTitle(self.store, self.view)
            yield GridHeading(self.store, self.view)
            yield kind(self.store, self.view)
            yield GridSum(self.store, self.view)
