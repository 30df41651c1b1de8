"""The page of help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perftui.tui.actions import Where
from perftui.tui.screens.page import Page
from perftui.tui.widgets.help_list import HelpList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class HelpPage(Page):
    """All actions with their keys."""

    WHERE = Where.HELP
    AUTO_FOCUS: ClassVar[str] = "HelpList"

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield HelpList(self.store, id="help")
