"""Something takes its time and nothing else can be done meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from perftui.tui.screens.question import Words
from perftui.tui.terminal.runs import LINE_CLASSES, Tone

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from perftui.messages import Message
    from perftui.tui.store.store import Store


class Working(ModalScreen[None]):
    """Says what is being done."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*LINE_CLASSES}

    def __init__(self, store: Store, what: Message) -> None:
        super().__init__()
        self.store = store
        self.what = what

    def compose(self) -> ComposeResult:
        """One line."""
        with Vertical(id="working"):
            yield Words(self.store, self.what, Tone.ACCENT)
