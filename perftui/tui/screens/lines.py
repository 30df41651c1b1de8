"""Writing a text of several lines above the page in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from perftui.display import printable_lines
from perftui.messages import Message, counted, msg
from perftui.tui.actions.about import About
from perftui.tui.screens.modal import Modal
from perftui.tui.terminal.runs import Line, Run, Tone, cells, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.hints import GAP
from perftui.tui.widgets.text_area import Lines
from perftui.tui.widgets.window_keys import CANCEL, Key, key_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from perftui.tui.store.store import Store


class LinesTitle(Bar):
    """What is written and how long it is."""

    text = ""
    length = 0

    def line(self, room: int) -> Line:
        """Name and number of characters."""
        size = counted("{count} character", "{count} characters", self.length)
        return (*spread((Run(f" {self.text}", Tone.TITLE),), (Run(str(size), Tone.MUTED),), room - 1), Run(" "))


class LinesHint(Bar):
    """The keys, and how it is written."""

    words = ""
    keys: tuple[Key, ...] = ()

    def line(self, room: int) -> Line:
        """One line; the words only where all of them fit."""
        keys = key_line(self.keys, room, CANCEL)
        words = Run(f"{GAP}{self.words}", Tone.FAINT)
        return (*keys, words) if cells((*keys, words)) < room else keys


class LinesScreen(Modal[str]):
    """Gives the text, or `None` where nothing is to change."""

    ABOUT = About(
        msg("Lines of the file"),
        (
            msg("Lines as the file is to have them."),
            msg("Ctrl+S or F2 lets the text stand; Esc asks first where it was changed."),
        ),
    )
    WORDS: ClassVar[Message] = msg("lines as the file is to have them")
    KEYS: ClassVar[tuple[Key, ...]] = (("Ctrl+S", msg("Keep")),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "keep", show=False, priority=True),
        Binding("escape", "give_up", show=False, priority=True),
    ]

    def __init__(self, store: Store, name: str, text: str) -> None:
        super().__init__(store)
        self.what = name
        self.text = text
        self._typed = text

    @property
    def typed(self) -> str:
        """The text as it is now; while the screen is built or goes away, as it was last."""
        areas = self.query(TextArea)
        if areas:
            self._typed = areas.first().text
        return self._typed

    @property
    def changed(self) -> bool:
        """Whether it is another text than before."""
        return self.typed != printable_lines(self.text)

    def compose(self) -> ComposeResult:
        """Title, text; the keys take the place of those of the page below."""
        with Vertical(id="goal"):
            yield LinesTitle(self.store)
            yield Lines(printable_lines(self.text), id="goal-text")
            yield from self.below()
        hint = LinesHint(self.store)
        hint.words, hint.keys = str(self.WORDS), self.KEYS
        yield hint

    def below(self) -> Iterable[Widget]:
        """What stands below the text."""
        return ()

    def on_mount(self) -> None:
        """The cursor stands at the end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self.query_one(LinesTitle).text = self.what
        self._count()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Count while it is typed."""
        event.stop()
        self._count()

    def action_keep(self) -> None:
        """Let the text stand."""
        self.dismiss(self.query_one(TextArea).text)

    def action_give_up(self) -> None:
        """Change nothing; what was typed is not thrown away without a question."""
        if not self.changed:
            self.dismiss(None)
            return
        from perftui.tui.screens.question import Answer, Question

        def answered(answer: str | None) -> None:
            if answer == "keep":
                self.action_keep()
            elif answer == "discard":
                self.dismiss(None)

        answers = (
            Answer("keep", "k", msg("Keep the text")),
            Answer("discard", "d", msg("Discard the changes")),
            Answer("on", "w", msg("Go on writing")),
        )
        self.app.push_screen(
            Question(self.store, msg("The text of {what} was changed.", what=self.what), answers), answered
        )

    def _count(self) -> None:
        title = self.query_one(LinesTitle)
        title.length = len("".join(self.query_one(TextArea).text.split()))
        title.refresh()
