"""The page of the summaries: what is stated about the projects of a folder, and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.tui.actions import Where
from perftui.tui.screens.page import Page
from perftui.tui.widgets.stated_view import StatedLine, StatedTitle, StatedView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from perftui.tui.widgets.hints import Titles


class StatedPage(Page):
    """All summaries, and the line in which a field is filled in."""

    WHERE = Where.STATED
    AUTO_FOCUS: ClassVar[str] = "StatedView"

    def body(self) -> Iterable[Widget]:
        """From top to bottom."""
        with Vertical(id="stated-page"):
            yield StatedTitle(self.store, id="stated-title")
            yield StatedView(self.store, id="stated")
        yield StatedLine(self.store)

    def titles(self, where: Where) -> Titles:
        """What is done with a field is named only where there is one."""
        none = dict.fromkeys(("fill_stated", "take_found", "delete_stated", "search"))
        return {**super().titles(where), **(none if self.query_one(StatedView).row is None else {})}

    def end_edit(self) -> None:
        """The keys go back to the list."""
        self.query_one(StatedLine).display = False
        self.set_focus(self.query_one(StatedView))

    def on_edit_line_given_up(self) -> None:
        """Nothing changes."""
        self.end_edit()
