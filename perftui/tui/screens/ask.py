"""A text is asked for above the page in front, with what fits it; what cannot be taken is refused in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from perftui.messages import Message, msg
from perftui.tui.actions import action, key_names
from perftui.tui.actions.about import About
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.question import Words
from perftui.tui.terminal.runs import Tone
from perftui.tui.widgets.edit_line import MOST_SHOWN, Choices
from perftui.tui.widgets.entry import Entry
from perftui.tui.widgets.window_keys import WindowKeys

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from perftui.tui.store.store import Store

Refuses = Callable[[str], Message | None]
Fitting = Callable[[str], tuple[str, ...]]

BARE = 10
"""Lines of the window without choices."""


class Ask(Modal[str]):
    """Gives the text, or `None`.

    Args:
        store: what the screens show.
        asked: what is asked for.
        text: what stands there at first.
        hint: how it is written.
        refuses: says why a text cannot be taken.
        fitting: tells what fits a text that is typed so far.
    """

    ABOUT = About(
        msg("A text"),
        (
            msg("Enter takes the text, Esc changes nothing. What cannot be taken is said below."),
            msg("Where texts are offered, the arrows or a click take one of them into the line."),
        ),
    )
    AUTO_FOCUS: ClassVar[str] = "Entry"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(each.keys), each.id, id=each.id, show=False)
        for each in (action("next_choice"), action("previous_choice"))
    ]

    def __init__(
        self,
        store: Store,
        asked: Message,
        text: str,
        hint: Message,
        refuses: Refuses,
        *,
        fitting: Fitting | None = None,
    ) -> None:
        super().__init__(store)
        self.asked = asked
        self.text = text
        self.hint = hint
        self.refuses = refuses
        self.fitting = fitting

    def compose(self) -> ComposeResult:
        """Question, input, what fits, hint, keys."""
        with Vertical(id="ask"):
            yield Words(self.store, self.asked, Tone.TITLE)
            entry = Entry(value=self.text, compact=True, select_on_focus=True)
            entry.cursor_blink = False
            yield entry
            yield Choices(self.store)
            yield Words(self.store, self.hint, Tone.MUTED, id="said")
            yield WindowKeys(self.store, ("Enter", msg("Keep")))

    def on_mount(self) -> None:
        """Room for what fits, which stays as it is while less fits."""
        choices = self.query_one(Choices)
        choices.display = False
        if self.fitting is not None and self._offer():
            self.query_one("#ask").styles.height = BARE + len(choices.texts[:MOST_SHOWN]) + 1
            key = key_names(action("next_choice"))[0]
            self.hint = msg("{hint}; {key} takes one of these", hint=self.hint, key=key)
            self._say(self.hint, Tone.MUTED)

    def on_input_changed(self) -> None:
        """What was refused is being corrected."""
        self._offer()
        self._say(self.hint, Tone.MUTED)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the text, unless it cannot be taken."""
        event.stop()
        refusal = self.refuses(event.value.strip())
        if refusal is None:
            self.dismiss(event.value.strip())
        else:
            self._say(refusal, Tone.ERROR)

    def action_next_choice(self) -> None:
        """Take the next choice into the line."""
        self._take(self.query_one(Choices).step(1))

    def action_previous_choice(self) -> None:
        """Take the previous choice into the line."""
        self._take(self.query_one(Choices).step(-1))

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """Take the choice that was clicked into the line."""
        self._take(event.text)

    def _take(self, text: str | None) -> None:
        if text is not None:
            with self.prevent(Input.Changed):
                entry = self.query_one(Entry)
                entry.replace(text, 0, len(entry.value))
            self._say(self.hint, Tone.MUTED)

    def _offer(self) -> bool:
        """Show what fits; whether anything does."""
        texts = () if self.fitting is None else self.fitting(self.query_one(Entry).value)
        self.query_one(Choices).offer(texts)
        return bool(texts)

    def _say(self, text: Message, tone: Tone) -> None:
        words = self.query_one("#said", Words)
        words.text, words.tone = text, tone
        words.refresh()
