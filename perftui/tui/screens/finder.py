"""The finder: a few characters of a name, in their order, lead to a project or an indicator."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Vertical
from textual.worker import get_current_worker

from perftui.messages import Message, msg
from perftui.names import comparison_key
from perftui.notation import target_text
from perftui.tui.actions import Where
from perftui.tui.actions.about import About
from perftui.tui.arranged.fuzzy import BEST, ranked, spots
from perftui.tui.arranged.places import Place
from perftui.tui.screens.modal import Modal
from perftui.tui.terminal.runs import Line, Run, Tone, spread
from perftui.tui.widgets.entry import Entry
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from perftui.tui.store.store import Store


class FoundList(Virtual):
    """What was found, the best first, the characters that were found set apart."""

    WHERE = Where.HELP
    LEADS = True

    def __init__(self, store: Store) -> None:
        super().__init__(store, id="palette-list")
        self.corpus = store.state.corpus
        self.text_sought = ""
        self.places: Sequence[int] = self.corpus.names.firsts[:BEST]

    def count(self) -> int:
        """How many names are shown."""
        return len(self.places)

    def empty(self) -> Message | None:
        """What to say where none fits."""
        return msg("nothing of that name")

    def line(self, index: int, room: int) -> Line:
        """The name; behind it the target, or the department; at the end the project of an indicator."""
        number, at = self.corpus.names.at(self.places[index])
        project = self.corpus.projects[number].project
        if at is None:
            supervisor = project.supervisor.text if project.supervisor else ""
            left = (Run(" "), *_found(project.name, self.text_sought, Tone.STRONG))
            return (*spread(left, (Run(supervisor, Tone.MUTED),), room - 1), Run(" "))
        indicator = project.indicators[at]
        target = Run(f"  {target_text(indicator.target)}", Tone.MUTED)
        left = (Run(" "), *_found(indicator.name, self.text_sought, Tone.PLAIN), target)
        return (*spread(left, (Run(project.name, Tone.FAINT),), room - 1), Run(" "))

    def show(self, text: str, places: Sequence[int]) -> None:
        """Other names were found."""
        self.text_sought = text
        self.places = places
        self.cursor = 0
        self.restock()

    def chosen(self) -> None:
        """A double click is an Enter."""
        self.app.call_later(self.app.run_action, "screen.accept")


class Finder(Modal[Place]):
    """Gives the place that was chosen, or `None`."""

    ABOUT = About(
        msg("Go to a name"),
        (
            msg("Type some characters of a project or an indicator, in their order; the best stands first."),
            msg("↓ and ↑ choose, Enter goes there."),
        ),
    )
    AUTO_FOCUS: ClassVar[str] = "Entry"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "give_up", show=False),
        Binding("enter", "accept", show=False, priority=True),
        Binding("down,ctrl+n,tab", "step(1)", show=False, priority=True),
        Binding("up,shift+tab", "step(-1)", show=False, priority=True),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._fits: dict[str, Sequence[int]] = {}

    def compose(self) -> ComposeResult:
        """Input above list."""
        with Vertical(id="palette"):
            placeholder = str(msg("some characters of a project or an indicator, in their order"))
            entry = Entry(compact=True, placeholder=placeholder, id="palette-entry")
            entry.cursor_blink = False
            yield entry
            yield FoundList(self.store)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while it is typed."""
        event.stop()
        if comparison_key(event.value):
            self.seek(event.value)
        else:
            self.query_one(FoundList).show("", self.query_one(FoundList).corpus.names.firsts[:BEST])

    @work(thread=True, exclusive=True, group="find")
    def seek(self, text: str) -> None:
        """Find in a thread; a text that goes on looks through what its beginning found."""
        keys = self.query_one(FoundList).corpus.names.keys
        wanted = comparison_key(text)
        known = {begun: fits for begun, fits in self._fits.items() if wanted.startswith(begun)}
        among = known[max(known, key=len)] if known else range(len(keys))
        worker = get_current_worker()
        found = ranked(text, keys, among, lambda: worker.is_cancelled)
        if found is not None:
            best, fits = found
            self._fits = {**known, wanted: fits}
            self.app.call_later(self._show, text, best)

    def _show(self, text: str, best: Sequence[int]) -> None:
        if self.is_attached and self.query_one(Entry).value == text:
            self.query_one(FoundList).show(text, best)

    def action_step(self, step: int) -> None:
        """One name down or up."""
        found = self.query_one(FoundList)
        found.move_to(found.cursor + step, step=step)

    def action_accept(self) -> None:
        """Choose the name under the cursor."""
        found = self.query_one(FoundList)
        if not found.count():
            return
        number, at = found.corpus.names.at(found.places[found.cursor])
        project = found.corpus.projects[number].project
        self.dismiss(Place(number, project.line if at is None else project.indicators[at].line))


def _found(name: str, text: str, tone: Tone) -> Line:
    """A name, the characters of the text set apart."""
    places = spots(text, name)
    pieces = groupby(enumerate(name), key=lambda each: each[0] in places)
    return tuple(Run("".join(letter for _at, letter in run), Tone.FOUND if hit else tone) for hit, run in pieces)
