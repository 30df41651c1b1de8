"""Choosing what to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from perftui.display import fit
from perftui.messages import Message, msg
from perftui.tui.actions import Where
from perftui.tui.actions.about import About
from perftui.tui.arranged.revisions import Offer, fault_of, fitting, offers
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.question import Words
from perftui.tui.terminal.runs import Line, Run, Tone, shorten, widest
from perftui.tui.widgets.entry import Entry
from perftui.tui.widgets.virtual import Virtual
from perftui.tui.widgets.window_keys import WindowKeys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from perftui.tui.store.store import Store

_WIDEST_NAME = 24
_DATED_FROM = 60
"""From so many cells on there is room for a date."""


class OfferList(Virtual):
    """The revisions that fit what is typed."""

    WHERE = Where.HELP
    LEADS = True

    def __init__(self, store: Store) -> None:
        super().__init__(store, id="revision-list")
        self.every: tuple[Offer, ...] = ()
        self.shown: tuple[Offer, ...] = ()
        self.fault: Message | None = msg("reading …")
        self._names = self._kinds = 0

    def count(self) -> int:
        """How many fit."""
        return len(self.shown)

    def empty(self) -> Message | None:
        """Why there is none."""
        return self.fault

    def line(self, index: int, room: int) -> Line:
        """Name, kind, date, words."""
        offer = self.shown[index]
        here = offer.name == self.store.state.against
        date = f"{offer.date:<10}  " if room >= _DATED_FROM else ""
        return shorten(
            (
                Run(f" {fit(offer.name, self._names)}", Tone.ACCENT if here else Tone.STRONG),
                Run(f"  {fit(str(offer.kind), self._kinds)}  ", Tone.MUTED),
                Run(date, Tone.MUTED),
                Run(offer.subject),
                Run(f"  {offer.author}", Tone.FAINT),
            ),
            room - 1,
        )

    def fill(self, found: tuple[Offer, ...] | Message) -> None:
        """What there is is known."""
        self.every, self.fault = ((), found) if isinstance(found, Message) else (found, None)

    def show(self, text: str) -> None:
        """Show what fits a text."""
        self.shown = fitting(self.every, text) if self.fault is None else ()
        self._names = widest((offer.name for offer in self.shown), _WIDEST_NAME)
        self._kinds = widest((str(offer.kind) for offer in self.shown), _WIDEST_NAME)
        self.cursor = 0
        self.restock()

    def chosen(self) -> None:
        """A double click is an Enter."""
        self.app.call_later(self.app.run_action, "screen.accept")


class Revisions(Modal[str]):
    """Gives the name of a revision that is there, or `None`."""

    ABOUT = About(
        msg("Revision"),
        (
            msg("A branch, a tag, a commit of the list, or anything else that git takes: HEAD~3, main^."),
            msg("What you type chooses among the list; Enter compares with the line under the cursor."),
        ),
    )
    AUTO_FOCUS: ClassVar[str] = "Entry"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("pageup", "step(-10)", show=False, priority=True),
        Binding("pagedown", "step(10)", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        """Title, what is typed, the list, what is wrong, keys."""
        with Vertical(id="revisions"):
            yield Words(self.store, msg("Compare with"), Tone.TITLE)
            entry = Entry(compact=True, placeholder=str(msg("a branch, a tag, a commit")))
            entry.cursor_blink = False
            yield entry
            yield OfferList(self.store)
            yield Words(self.store, "", Tone.ERROR, id="said")
            yield WindowKeys(self.store, ("Enter", msg("Compare")), ("↓", msg("Choices")))

    def on_mount(self) -> None:
        """Ask git."""
        self._read()

    @work(thread=True, exclusive=True, group="revisions")
    def _read(self) -> None:
        self.app.call_later(self._fill, offers(self.store.state.paths))

    def _fill(self, found: tuple[Offer, ...] | Message) -> None:
        if self.is_attached:
            self.query_one(OfferList).fill(found)
            self._show()

    def _show(self) -> None:
        self.query_one(OfferList).show(self.query_one(Entry).value.strip())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Choose while it is typed."""
        event.stop()
        self._say("")
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is under the cursor."""
        event.stop()
        self.action_accept()

    def action_step(self, step: int) -> None:
        """One revision down or up."""
        found = self.query_one(OfferList)
        found.move_to(found.cursor + step, step=step)

    def action_accept(self) -> None:
        """Ask git whether the revision under the cursor is there."""
        found = self.query_one(OfferList)
        if found.count():
            self._try(found.shown[found.cursor].name)

    @work(thread=True, exclusive=True, group="revisions")
    def _try(self, name: str) -> None:
        self.app.call_later(self._tried, name, fault_of(self.store.state.paths, name))

    def _tried(self, name: str, fault: Message | None) -> None:
        if not self.is_attached:
            return
        if fault is None:
            self.dismiss(name)
        else:
            self._say(fault)

    def _say(self, text: Message | str) -> None:
        words = self.query_one("#said", Words)
        words.text = text
        words.refresh()
