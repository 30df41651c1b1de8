"""A question above the page in front: a few answers, each with its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.display import printable, wrap
from perftui.messages import Message, msg
from perftui.tui.actions import Where, key_name
from perftui.tui.actions.about import About
from perftui.tui.screens.modal import Modal
from perftui.tui.terminal.runs import Line, Run, Tone, shorten
from perftui.tui.widgets.bar import Bar, SeveralLines
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.events import Key, Paste, Resize

    from perftui.tui.store.store import Store

WIDEST = 72
"""Cells of the window, where the screen has them."""
_KEYS = "123456789abcdefg"
FRAME = 4
"""Lines of border, padding and above the answers; as many cells are left and right of a text."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what it gives, its keys with commas between them, the first of which shows, and its words."""

    id: str
    keys: str
    words: Message | str


def keyed(texts: Iterable[str]) -> tuple[Answer, ...]:
    """Answers that give what they say, each with the next key."""
    return tuple(Answer(text, key, text) for text, key in zip(texts, _KEYS, strict=False))


class Answers(Virtual):
    """The answers, one a line."""

    WHERE = Where.LIST

    def __init__(self, store: Store, answers: tuple[Answer, ...]) -> None:
        super().__init__(store, id="answers")
        self.answers = answers

    def count(self) -> int:
        """How many there are."""
        return len(self.answers)

    def line(self, index: int, room: int) -> Line:
        """Key and words."""
        answer = self.answers[index]
        return shorten((Run(f" {key_name(answer.keys.split(',')[0]):<4}", Tone.KEY), Run(str(answer.words))), room)

    def chosen(self) -> None:
        """This is the answer."""
        if isinstance(self.screen, Question):
            self.screen.dismiss(self.answers[self.cursor].id)


class Words(Bar):
    """What is asked, or a line of its explanation."""

    def __init__(self, store: Store, text: Message | str, tone: Tone = Tone.STRONG, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.text = text
        self.tone = tone

    def line(self, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """The words."""
        return (Run(f" {self.text}", self.tone),)


class Paragraph(SeveralLines):
    """A text in lines as long as the window is wide."""

    def __init__(self, store: Store, text: Message | str, tone: Tone) -> None:
        super().__init__(store)
        self.text = text
        self.tone = tone

    def lines(self, room: int) -> Iterator[Line]:
        """The words."""
        return ((Run(f" {line}", self.tone),) for line in wrap(printable(str(self.text)), max(room - 2, 10)))


class Question(Modal[str]):
    """Gives the id of the answer, or `None`.

    Args:
        store: what the screens show.
        asked: the question in one line.
        answers: what can be answered; Enter takes the one under the cursor.
        details: lines of explanation.
    """

    ABOUT = About(
        msg("Question"),
        (
            msg("The key before an answer gives it; so does Enter. Esc changes nothing."),
            msg("Chinese words of an answer lead to it."),
        ),
    )
    AUTO_FOCUS: ClassVar[str] = "Answers"

    def __init__(
        self, store: Store, asked: Message, answers: tuple[Answer, ...], details: tuple[Message | str, ...] = ()
    ) -> None:
        super().__init__(store)
        self.asked = asked
        self.answers = answers
        self.details = details
        self._sought = ""
        for answer in answers:
            # Before the keys of lists, which move the cursor with some letters.
            self._bindings.bind(answer.keys, f"screen.answer('{answer.id}')", show=False, priority=True)

    def compose(self) -> ComposeResult:
        """Question, explanation, answers."""
        with Vertical(id="question"):
            yield Paragraph(self.store, self.asked, Tone.TITLE)
            yield from (Paragraph(self.store, detail, Tone.MUTED) for detail in self.details)
            yield Answers(self.store, self.answers)

    def on_resize(self, event: Resize) -> None:
        """As high as what it holds in a window that is so wide."""
        room = min(WIDEST, event.size.width * 94 // 100) - FRAME
        lines = sum(len(list(each.lines(room))) for each in self.query(Paragraph))
        self.query_one("#question").styles.height = len(self.answers) + lines + FRAME

    def on_key(self, event: Key) -> None:
        """What an input method types begins the words of an answer."""
        if event.character and event.is_printable and not event.character.isascii():
            event.stop()
            self._seek(event.character)

    def on_paste(self, event: Paste) -> None:
        """So does what it gives in one piece."""
        event.stop()
        self._seek(event.text.strip())

    def _seek(self, text: str) -> None:
        """Go to the first answer with what was typed so far in its words, else with what was typed last."""
        for sought in filter(None, (self._sought + text, text)):
            found = next((at for at, each in enumerate(self.answers) if sought in str(each.words)), None)
            if found is not None:
                self._sought = sought
                self.query_one(Answers).move_to(found)
                return

    def action_answer(self, answer: str) -> None:
        """A key was the answer."""
        self.dismiss(answer)
