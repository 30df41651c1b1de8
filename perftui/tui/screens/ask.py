"""A text is asked for above the page in front; what cannot be taken is refused in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.messages import Message, msg
from perftui.tui.actions.about import About
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.question import Words
from perftui.tui.terminal.runs import Tone
from perftui.tui.widgets.entry import Entry
from perftui.tui.widgets.window_keys import WindowKeys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from perftui.tui.store.store import Store

Refuses = Callable[[str], Message | None]


class Ask(Modal[str]):
    """Gives the text, or `None`.

    Args:
        store: what the screens show.
        asked: what is asked for.
        text: what stands there at first.
        hint: how it is written.
        refuses: says why a text cannot be taken.
    """

    ABOUT = About(
        msg("A text"), (msg("Enter takes the text, Esc changes nothing. What cannot be taken is said below."),)
    )
    AUTO_FOCUS: ClassVar[str] = "Entry"

    def __init__(self, store: Store, asked: Message, text: str, hint: Message, refuses: Refuses) -> None:
        super().__init__(store)
        self.asked = asked
        self.text = text
        self.hint = hint
        self.refuses = refuses

    def compose(self) -> ComposeResult:
        """Question, input, hint, keys."""
        with Vertical(id="ask"):
            yield Words(self.store, self.asked, Tone.TITLE)
            entry = Entry(value=self.text, compact=True, select_on_focus=True)
            entry.cursor_blink = False
            yield entry
            yield Words(self.store, self.hint, Tone.MUTED, id="said")
            yield WindowKeys(self.store, ("Enter", msg("Keep")))

    def on_input_changed(self) -> None:
        """What was refused is being corrected."""
        self._say(self.hint, Tone.MUTED)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the text, unless it cannot be taken."""
        event.stop()
        refusal = self.refuses(event.value.strip())
        if refusal is None:
            self.dismiss(event.value.strip())
        else:
            self._say(refusal, Tone.ERROR)

    def _say(self, text: Message, tone: Tone) -> None:
        words = self.query_one("#said", Words)
        words.text, words.tone = text, tone
        words.refresh()
