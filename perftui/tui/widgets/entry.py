"""A line in which a text is typed: nothing in it that a terminal would obey, and what was typed can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.widgets import Input

from perftui.display import escaped
from perftui.tui.widgets.rhythm import Stroke, stroke

if TYPE_CHECKING:
    from textual.events import Paste


class Typed(NamedTuple):
    """What stood in the line, and where its caret was."""

    text: str
    caret: int


class Entry(Input):
    """An input that holds nothing that a terminal would obey, whatever is pasted into it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo_typing", show=False),
        Binding("ctrl+y", "redo_typing", show=False),
    ]
    virtual_size = Reactive(Size(0, 0))
    """How long the text is. The line is as wide as it is, so that no key has the page laid out anew."""

    _typed: tuple[Typed, ...] = ()
    _untyped: tuple[Typed, ...] = ()
    _last: Stroke | None = None

    def begin(self, text: str) -> None:
        """A text to be changed: what was typed before it is forgotten."""
        with self.prevent(Input.Changed):
            self.value = text
        self._typed = self._untyped = ()
        self._last = None

    def replace(self, text: str, start: int, end: int) -> None:
        """Put in what is typed or pasted, made printable."""
        before = Typed(self.value, self.cursor_position)
        text = escaped(text)
        super().replace(text, start, end)
        if self.value != before.text:
            now = stroke(text, start, end)
            if not now.goes_on(self._last):
                self._typed = (*self._typed, before)
            self._untyped, self._last = (), now

    def action_undo_typing(self) -> None:
        """What was typed last in one go goes."""
        if self._typed:
            self._untyped = (*self._untyped, Typed(self.value, self.cursor_position))
            self._typed, before = self._typed[:-1], self._typed[-1]
            self._show(before)

    def action_redo_typing(self) -> None:
        """What went comes back."""
        if self._untyped:
            self._typed = (*self._typed, Typed(self.value, self.cursor_position))
            self._untyped, after = self._untyped[:-1], self._untyped[-1]
            self._show(after)

    def _show(self, typed: Typed) -> None:
        self.value, self.cursor_position = typed
        self._last = None

    def _on_paste(self, event: Paste) -> None:
        """Several lines become one: what is copied from a form or a sheet often has a break in it."""
        event.stop()
        event.prevent_default()
        self.replace(_in_one_line(event.text), *sorted(self.selection))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret shows; at the end of the text the library counts one cell too many."""
        x, y = super().cursor_screen_offset
        return Offset(x - 1 if self.cursor_at_end else x, y)

    def on_focus(self) -> None:
        """The keys come here."""
        self.call_after_refresh(self._place_terminal_cursor)

    def on_resize(self) -> None:
        """The entry has its place, or another one."""
        self.call_after_refresh(self._place_terminal_cursor)

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """A long text has moved below the caret."""
        super().watch_scroll_x(old_value, new_value)
        self._place_terminal_cursor()

    def _place_terminal_cursor(self) -> None:
        """An input method opens its window where the terminal's own cursor is."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset


def _in_one_line(text: str) -> str:
    """The lines one behind the other, with a blank only between two Latin words, and between the cells of a sheet."""
    lines = text.replace("\t", " ").splitlines()
    if len(lines) == 1:
        return lines[0]
    joined = ""
    for line in filter(None, map(str.strip, lines)):
        joined += " " if joined and joined[-1].isascii() and line[0].isascii() else ""
        joined += line
    return joined
