"""Which columns of a table show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from perftui.messages import msg
from perftui.tui.actions import Where
from perftui.tui.actions.about import About
from perftui.tui.arranged.tables import TABLES
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.question import Words
from perftui.tui.store.layouts import layout_of
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone
from perftui.tui.widgets.virtual import Virtual
from perftui.tui.widgets.window_keys import BACK, WindowKeys

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from perftui.tui.arranged.places import View
    from perftui.tui.store.store import Store


class ColumnList(Virtual):
    """All columns, those that show marked."""

    WHERE = Where.LIST
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "choose", show=False)]

    def __init__(self, store: Store, view: View) -> None:
        super().__init__(store, id="column-list")
        self.view = view

    def count(self) -> int:
        """How many there are."""
        return len(TABLES[self.view].columns)

    def line(self, index: int, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """Mark and name."""
        column = TABLES[self.view].columns[index]
        shown = column.id in layout_of(self.store.state, self.view).shown
        tone = Tone.PLAIN if shown else Tone.MUTED
        return (Run(f" {GLYPHS.chosen if shown else ' '} ", Tone.ACCENT), Run(str(column.title), tone))

    def chosen(self) -> None:
        """Show the column, or not any more; the first always shows."""
        if not self.cursor:
            self.store.tell(msg("The name always shows."))
            return
        layout = layout_of(self.store.state, self.view)
        table = TABLES[self.view]
        wanted = {*layout.shown} ^ {table.columns[self.cursor].id}
        shown = tuple(each.id for each in table.columns if each.id in wanted)
        self.store.lay_out(self.view, replace(layout, shown=shown, at=min(layout.at, len(shown) - 1)))
        self.refresh()


class Columns(Modal[None]):
    """The table behind follows at once."""

    ABOUT = About(
        msg("Columns"), (msg("Space shows a column or hides it; the table behind follows at once. It is remembered."),)
    )
    AUTO_FOCUS: ClassVar[str] = "ColumnList"

    def __init__(self, store: Store, view: View) -> None:
        super().__init__(store)
        self.view = view

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        with Vertical(id="columns"):
            yield Words(self.store, msg("Columns"), Tone.TITLE)
            yield ColumnList(self.store, self.view)
            yield WindowKeys(self.store, ("Space", msg("Show or hide")), out=BACK)
