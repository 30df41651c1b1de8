"""The saved filters: choose one, keep the one in force under a name, remove one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from perftui.files import Fault
from perftui.messages import Message, msg
from perftui.tui.actions import Where
from perftui.tui.actions.about import About
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.question import Words
from perftui.tui.terminal.runs import Line, Run, Tone, spread
from perftui.tui.widgets.entry import Entry
from perftui.tui.widgets.virtual import Virtual
from perftui.tui.widgets.window_keys import Key, WindowKeys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from perftui.tui.person.saved_filters import SavedFilters
    from perftui.tui.store.store import Store


class FilterList(Virtual):
    """Name and condition of each."""

    WHERE = Where.LIST

    def __init__(self, store: Store) -> None:
        super().__init__(store, id="filter-list")
        self.filters: list[tuple[str, str]] = []

    def count(self) -> int:
        """How many are saved."""
        return len(self.filters)

    def empty(self) -> Message | None:
        """What to say where none is."""
        return msg("no filter is saved yet")

    def line(self, index: int, room: int) -> Line:
        """Name, condition."""
        name, text = self.filters[index]
        return (*spread((Run(f" {name}", Tone.STRONG),), (Run(text, Tone.MUTED),), room - 1), Run(" "))

    def chosen(self) -> None:
        """Filter by it."""
        if isinstance(self.screen, Filters):
            self.screen.dismiss(self.filters[self.cursor][1])


class Filters(Modal[str]):
    """Gives the text of the filter that was chosen, or `None`."""

    ABOUT = About(
        msg("Saved filters"),
        (
            msg("Enter filters by the one that is marked, Delete removes it."),
            msg("Ctrl+S keeps the filter in force under a name; a name that is there already gets the new filter."),
        ),
    )
    AUTO_FOCUS: ClassVar[str] = "FilterList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,plus,＋", "keep", show=False),
        Binding("delete,x", "forget", show=False),
    ]

    def __init__(self, store: Store, saved: SavedFilters) -> None:
        super().__init__(store)
        self.saved = saved

    def compose(self) -> ComposeResult:
        """Title, list, the line for a name, keys."""
        with Vertical(id="filters"):
            yield Words(self.store, msg("Saved filters"), Tone.TITLE)
            yield FilterList(self.store)
            entry = Entry(compact=True, placeholder=str(msg("a name for {filter}", filter=self.store.state.filter)))
            entry.cursor_blink = False
            entry.display = False
            yield entry
            yield WindowKeys(self.store, more=self._keys)

    def _keys(self) -> tuple[Key, ...]:
        """What can be done now: choose among what is saved, keep the filter in force, give a name."""
        if self.query_one(Entry).display:
            return (("Enter", msg("Save this filter")),)
        listed: tuple[Key, ...] = (("Enter", msg("Filter")),) if self.query_one(FilterList).filters else ()
        kept: tuple[Key, ...] = (("Ctrl+S", msg("Save this filter")),) if self.store.state.filter else ()
        return (*listed, *kept, *((("Delete", msg("Remove")),) if listed else ()))

    def on_mount(self) -> None:
        """What is saved."""
        self._read()

    def action_keep(self) -> None:
        """Ask for a name."""
        if self.store.state.filter:
            entry = self.query_one(Entry)
            entry.display = True
            entry.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The filter in force has a name now."""
        event.stop()
        name = event.value.strip()
        if name:
            self._say(self.saved.keep(name, self.store.state.filter))
        self._end_typing()
        self._read()

    def action_forget(self) -> None:
        """The filter under the cursor is saved no longer."""
        filters = self.query_one(FilterList)
        if filters.filters:
            self._say(self.saved.forget(filters.filters[filters.cursor][0]))
            self._read()

    def action_give_up(self) -> None:
        """No name; no filter."""
        if self.query_one(Entry).display:
            self._end_typing()
        else:
            self.dismiss(None)

    def _end_typing(self) -> None:
        self.query_one(Entry).display = False
        self.query_one(FilterList).focus()

    def _read(self) -> None:
        table = self.saved.read()
        filters = self.query_one(FilterList)
        filters.filters = [] if isinstance(table, Fault) else list(table.items())
        self._say(table if isinstance(table, Fault) else None)
        filters.restock()

    def _say(self, fault: Fault | None) -> None:
        if fault is not None:
            self.store.tell(msg("{name}: {reason}", name=str(fault.path), reason=fault.reason))
