"""Where a copy goes: a path to type."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.messages import Message, msg
from perftui.tui.about import About
from perftui.tui.runs import Tone
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.question import Words
from perftui.tui.widgets.entry import Entry

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from perftui.tui.store import Store


class PathScreen(Modal[Path]):
    """Gives a path where no file is yet, or `None`.

    Args:
        store: what the screens show.
        asked: what the path is for.
        original: the file that is copied; its name is proposed in the home folder.
    """

    ABOUT = About(msg("A copy elsewhere"), (msg("Type where it goes; a file that exists is never replaced."),))
    AUTO_FOCUS: ClassVar[str] = "Entry"

    def __init__(self, store: Store, asked: Message, original: Path) -> None:
        super().__init__(store)
        self.asked = asked
        self.proposal = Path.home() / original.name

    def compose(self) -> ComposeResult:
        """Question, path, what is wrong with it."""
        with Vertical(id="path"):
            yield Words(self.store, self.asked)
            entry = Entry(str(self.proposal), compact=True, id="path-entry")
            entry.cursor_blink = False
            yield entry
            yield Words(self.store, msg("Enter saves; a file that exists is never replaced."), Tone.MUTED)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """A path was given."""
        event.stop()
        target = Path(event.value.strip()).expanduser()
        if not event.value.strip():
            return
        if target.is_dir():
            target /= self.proposal.name
        if target.exists():
            words = self.query(Words).last()
            words.text, words.tone = msg("{name} is there already", name=target.name), Tone.ERROR
            words.refresh()
            return
        self.dismiss(target)
