"""The page that shows a file in several versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perftui.tui.actions import Where
from perftui.tui.screens.page import Page
from perftui.tui.widgets.compare_view import CompareLegend, CompareTitle, CompareView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class ComparePage(Page):
    """File, versions, lines."""

    WHERE = Where.COMPARE
    AUTO_FOCUS: ClassVar[str] = "CompareView"

    def body(self) -> Iterable[Widget]:
        """From top to bottom."""
        yield CompareTitle(self.store, id="compare-title")
        yield CompareLegend(self.store, id="compare-legend")
        yield CompareView(self.store, id="compare")
