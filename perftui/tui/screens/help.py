"""The page of help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perftui.tui.actions import Where
from perftui.tui.actions.about import PAGES
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.page import Page
from perftui.tui.widgets.help_list import HelpList
from perftui.tui.widgets.status import Hints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from perftui.tui.person.settings import Settings
    from perftui.tui.store.store import Store


class HelpPage(Page):
    """What works on the page that it was asked on, then all actions with their keys."""

    WHERE = Where.HELP
    AUTO_FOCUS: ClassVar[str] = "HelpList"

    def __init__(self, store: Store, settings: Settings) -> None:
        super().__init__(store)
        self.settings = settings

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield HelpList(self.store, self.settings, id="help")

    def on_mount(self) -> None:
        """The page below tells what the first chapter is about."""
        below = self.app.screen_stack[-2]
        page = self.query_one(HelpList)
        if isinstance(below, Modal):
            page.about = below.ABOUT
        elif isinstance(below, Page):
            page.where = below.query_one(Hints).where
            page.about = PAGES[page.where]
        page.restock()
