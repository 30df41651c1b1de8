"""The page of totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.tui.actions import Where
from perftui.tui.screens.page import Page
from perftui.tui.widgets.totals_view import (
    DimensionBar,
    LeftOutList,
    LeftOutTitle,
    TotalsHeading,
    TotalsRest,
    TotalsSum,
    TotalsTable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class TotalsPage(Page):
    """Dimensions, table, sum, and what was left out."""

    WHERE = Where.TOTALS
    AUTO_FOCUS: ClassVar[str] = "TotalsTable"

    def body(self) -> Iterable[Widget]:
        """From top to bottom."""
        with Vertical(id="totals"):
            yield DimensionBar(self.store, id="dimensions")
            yield TotalsHeading(self.store, id="totals-heading")
            yield TotalsTable(self.store, id="totals-table")
            yield TotalsSum(self.store, id="totals-sum")
            yield TotalsRest(self.store, id="totals-rest")
            yield LeftOutTitle(self.store, id="left-out-title")
            yield LeftOutList(self.store, id="left-out")
