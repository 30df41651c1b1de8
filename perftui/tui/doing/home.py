"""What makes the program at home in a terminal: keys and looks as set, the last place, ASCII, the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.events import MouseDown, MouseUp
from textual.scrollbar import ScrollBar, ScrollBarRender

from perftui.display import cut, on_one_line, printable, use_ascii
from perftui.messages import Message, msg
from perftui.tui.actions import use_keys
from perftui.tui.arranged.places import Pane
from perftui.tui.arranged.sieve import Sieve
from perftui.tui.doing.hand import Hand
from perftui.tui.person.memory import (
    Memory,
    keep,
    memory_of,
    recall,
    remembered_layouts,
    remembered_nodes,
    remembered_pane,
    remembered_place,
    remembered_sieve,
)
from perftui.tui.person.settings import Settings
from perftui.tui.terminal.clipboard import copy_through_tmux, inside_tmux
from perftui.tui.terminal.ending import words_at_an_error
from perftui.tui.terminal.themes import theme_of, usual
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import CursorPosition, Event

    from perftui.tui.store.state import State

ASK_WIDTH = "\x1b[2;1H≥\x1b[6n\r\x1b[K"
"""Draws a sign of ambiguous width below the first line, where nothing is yet, and asks where the cursor is then."""
_ASCII_CLASS = "-ascii"
_SHOWN_OF_COPY = 40


class Home(Hand):
    """Settings, memory, and the actions that speak to the terminal."""

    settings: Settings

    _memory = Memory()
    _began: State | None = None

    # ---- settings -----------------------------------------------------------------------------------------------

    def settle_in(self, paths: Sequence[Path], *, ascii_only: bool) -> None:
        """Take over what is set and remembered, before anything is shown."""
        settings = self.settings
        use_keys(settings.keymap.keys)
        self.set_keymap(settings.keymap.bindings())
        self.show_ascii(on=ascii_only or settings.ascii or settings.wide or False)
        self._memory = memory = recall(paths)
        theme = settings.theme or memory.theme or usual(colours=self.console.color_system)
        looks = {
            "theme": theme_of(theme).name,
            "pane": remembered_pane(memory.pane) or Pane.OUTLINE,
            "zoom": remembered_pane(memory.zoom),
            "widening": memory.widening,
            "heightening": memory.heightening,
        }
        self.store.resume_looks(looks, dimension=memory.dimension, against=memory.against)

    def show_ascii(self, *, on: bool) -> None:
        """Draw rules, marks and other signs of ambiguous width in ASCII, or as they are."""
        use_ascii(on)
        ScrollBar.renderer = _AsciiScrollBar if on else ScrollBarRender
        self.set_class(on, _ASCII_CLASS)

    def ask_for_width(self) -> None:
        """Ask the terminal how wide it draws signs of ambiguous width, unless that is set; it answers when it can."""
        asked = self.settings.wide is None and self.settings.ascii is None and not self.has_class(_ASCII_CLASS)
        if asked and self._driver is not None and not self.is_headless:
            self._driver.write(ASK_WIDTH)

    def on_cursor_position(self, event: CursorPosition) -> None:
        """The terminal answers: behind a sign that is one cell wide its cursor stands in the second column."""
        if event.x > 1:
            self.show_ascii(on=True)
            self.refresh(layout=True)
            for screen in self.screen_stack:
                screen.refresh(layout=True)
                for widget in screen.query("*"):
                    if isinstance(widget, Virtual):
                        widget.restock()

    # ---- memory -------------------------------------------------------------------------------------------------

    def resume(self) -> None:
        """Everything is read: go on at the last place, unless a person has gone somewhere already."""
        untouched = self.store.untouched
        if self._memory.filter and not self.store.state.filter:
            self.store.set_filter(self._memory.filter)
        if self._memory.sieve and self.store.state.sieve == Sieve():
            self.store.sift(remembered_sieve(self._memory, self.store.state))
        if self._memory.exported:
            self.store.exported_to(Path(self._memory.exported))
        if self._memory.tables:
            for view, layout in remembered_layouts(self._memory):
                self.store.lay_out(view, layout)
        if untouched:
            state = self.store.state
            nodes = remembered_nodes(self._memory, state)
            self.store.resume(remembered_place(self._memory, state), nodes or state.toggled)
        # Going anywhere takes back what was told.
        complaint = self.settings.complaint()
        if complaint is not None:
            self.store.tell(complaint)

    def remember(self) -> None:
        """Keep for the next time what shows now; where nothing was read yet, what was kept stays."""
        if self.desk.workbench is not None:
            keep(self.store.state.paths, memory_of(self.store.state))

    # ---- the mouse ----------------------------------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        """Only the first button does something: with the others a hand pastes in a terminal, or asks for a menu."""
        if not (isinstance(event, MouseDown | MouseUp) and event.button > 1):
            await super().on_event(event)

    # ---- the end ------------------------------------------------------------------------------------------------

    def _fatal_error(self) -> None:
        """An error of ours. As Textual has it, all variables are painted first, while nothing else happens."""
        from rich.text import Text

        unsaved = self.desk.dirty
        kept = all(map(self.desk.journal.holds, unsaved))
        self.panic(Text(words_at_an_error(unsaved=bool(unsaved), kept=kept)))

    # ---- clipboard ----------------------------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy what is selected."""
        chosen = self.focused
        text = chosen.copied() if isinstance(chosen, Virtual) else ""
        if not text:
            self.store.tell(msg("There is nothing to copy here."))
        elif inside_tmux() and not self.is_web:
            self._copy_through_tmux(text)
        else:
            self._copy_through_terminal(text)

    @work(thread=True, exclusive=True, group="copy")
    def _copy_through_tmux(self, text: str) -> None:
        if copy_through_tmux(text):
            self.call_later(self._tell_copied, text, msg("through tmux"))
        else:
            self.call_later(self._copy_through_terminal, text)

    def _copy_through_terminal(self, text: str) -> None:
        self.copy_to_clipboard(text)
        self._tell_copied(text, msg("through the terminal, by OSC 52"))

    def _tell_copied(self, text: str, route: Message) -> None:
        first, *more = text.strip().splitlines() or [""]
        shown = cut(printable(on_one_line(first)) + (" …" if more else ""), _SHOWN_OF_COPY)
        self.store.tell(msg("Copied {route}: {text}", route=route, text=shown))


class _AsciiScrollBar(ScrollBarRender):
    """A bar of whole cells."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8
