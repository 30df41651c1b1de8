"""The palette: type a part of a name, press Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from perftui.messages import msg
from perftui.tui.actions.about import About
from perftui.tui.screens.modal import Modal
from perftui.tui.widgets.entry import Entry
from perftui.tui.widgets.palette_list import Offer, PaletteList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget
    from textual.widgets import Input

    from perftui.tui.store.store import Store


class Palette(Modal[Offer]):
    """Gives the offer that was chosen, or nothing."""

    ABOUT = About(
        msg("Palette"), (msg("Type a part of the name of an action or a project; Enter takes the one that is marked."),)
    )
    AUTO_FOCUS: ClassVar[str] = "Entry"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "give_up", show=False),
        Binding("enter", "accept", show=False, priority=True),
        Binding("down,ctrl+n,tab", "step(1)", show=False, priority=True),
        Binding("up,shift+tab", "step(-1)", show=False, priority=True),
    ]

    def __init__(self, store: Store, here: Widget | None) -> None:
        super().__init__(store)
        self.here = here

    def compose(self) -> ComposeResult:
        """Input above list."""
        with Vertical(id="palette"):
            entry = Entry(compact=True, placeholder=str(msg("an action or a project")), id="palette-entry")
            entry.cursor_blink = False
            yield entry
            yield PaletteList(self.store, self.here, id="palette-list")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list while it is typed."""
        self.query_one(PaletteList).narrow(event.value)

    def action_step(self, step: int) -> None:
        """One offer down or up."""
        offers = self.query_one(PaletteList)
        offers.move_to(offers.cursor + step, step=step)

    def action_accept(self) -> None:
        """Choose the offer under the cursor."""
        self.dismiss(self.query_one(PaletteList).chosen_offer)
