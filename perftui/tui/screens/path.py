"""Where a file goes: a path to type, with Tab to complete it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from perftui.display import cut
from perftui.files import from_home, is_folder
from perftui.messages import Message, msg
from perftui.tui.actions.about import About
from perftui.tui.arranged.completing import complete
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.question import Words
from perftui.tui.terminal.runs import Tone
from perftui.tui.widgets.entry import Entry
from perftui.tui.widgets.window_keys import WindowKeys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from perftui.tui.store.store import Store

Refuses = Callable[[Path], Message | None]


class PathScreen(Modal[Path]):
    """Gives a path, or `None`.

    Args:
        store: what the screens show.
        asked: what the path is for.
        proposal: what stands there at first; its name is taken where a folder is typed.
        hint: what can be typed.
        refuses: says why a path cannot be taken.
    """

    ABOUT = About(
        msg("Where a file goes"),
        (
            msg("Type where it goes; of a folder only, the name is the one that was proposed."),
            msg("Tab completes the path as far as one name can be meant, and lists what can follow."),
            msg("A file that is there already is never replaced without a question."),
        ),
    )
    AUTO_FOCUS: ClassVar[str] = "Entry"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False, priority=True)]

    def __init__(self, store: Store, asked: Message, proposal: Path, hint: Message, refuses: Refuses) -> None:
        super().__init__(store)
        self.asked = asked
        self.proposal = proposal
        self.hint = hint
        self.refuses = refuses

    def compose(self) -> ComposeResult:
        """Question, path, what is wrong with it, keys."""
        with Vertical(id="path"):
            yield Words(self.store, self.asked, Tone.TITLE)
            entry = Entry(str(self.proposal), compact=True, id="path-entry")
            entry.cursor_blink = False
            yield entry
            yield Words(self.store, self.hint, Tone.MUTED, id="said")
            yield WindowKeys(self.store, ("Enter", msg("Save")), ("Tab", msg("Complete")))

    def on_input_changed(self) -> None:
        """What was refused is being corrected."""
        self._say(self.hint, Tone.MUTED)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """A path was given."""
        event.stop()
        if not event.value.strip():
            return
        target = from_home(event.value.strip())
        if is_folder(target):
            target /= self.proposal.name
        refusal = self.refuses(target)
        if refusal is not None:
            self._say(refusal, Tone.ERROR)
        elif not is_folder(target.absolute().parent):
            self._say(msg("there is no such file or folder"), Tone.ERROR)
        else:
            self.dismiss(target)

    def action_complete(self) -> None:
        """Complete the path, and tell what can follow."""
        entry = self.query_one(Entry)
        found = complete(entry.value)
        if found.text != entry.value:
            with entry.prevent(entry.Changed):
                entry.value = found.text
            entry.cursor_position = len(found.text)
        if not found.names:
            self._say(msg("nothing there begins so"), Tone.WARNING)
        elif len(found.names) > 1:
            self._say(cut("  ".join(found.names), max(self.query_one("#said").size.width - 1, 1)), Tone.MUTED)

    def _say(self, text: Message | str, tone: Tone) -> None:
        words = self.query_one("#said", Words)
        words.text, words.tone = text, tone
        words.refresh()
