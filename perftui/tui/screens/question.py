"""A question above the page in front: a few answers, each with its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from perftui.messages import Message
from perftui.tui.actions import Where, key_name
from perftui.tui.runs import LINE_CLASSES, Line, Run, Tone
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from perftui.tui.store import Store


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what it gives, its key, and its words."""

    id: str
    key: str
    words: Message | str


class Answers(Virtual):
    """The answers, one a line."""

    WHERE = Where.LIST

    def __init__(self, store: Store, answers: tuple[Answer, ...]) -> None:
        super().__init__(store, id="answers")
        self.answers = answers

    def count(self) -> int:
        """How many there are."""
        return len(self.answers)

    def line(self, index: int, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """Key and words."""
        answer = self.answers[index]
        return (Run(f" {key_name(answer.key):<4}", Tone.KEY), Run(str(answer.words)))

    def chosen(self) -> None:
        """This is the answer."""
        if isinstance(self.screen, Question):
            self.screen.dismiss(self.answers[self.cursor].id)


class Words(Bar):
    """What is asked, or a line of its explanation."""

    def __init__(self, store: Store, text: Message | str, tone: Tone = Tone.STRONG) -> None:
        super().__init__(store)
        self.text = text
        self.tone = tone

    def line(self, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """The words."""
        return (Run(f" {self.text}", self.tone),)


class Question(ModalScreen[str | None]):
    """Gives the id of the answer, or `None`.

    Args:
        store: what the screens show.
        asked: the question in one line.
        answers: what can be answered; Enter takes the one under the cursor.
        details: lines of explanation.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {*LINE_CLASSES}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", show=False)]
    AUTO_FOCUS: ClassVar[str] = "Answers"

    def __init__(
        self, store: Store, asked: Message, answers: tuple[Answer, ...], details: tuple[Message | str, ...] = ()
    ) -> None:
        super().__init__()
        self.store = store
        self.asked = asked
        self.answers = answers
        self.details = details
        for answer in answers:
            self._bindings.bind(answer.key, f"screen.answer('{answer.id}')", show=False)

    def compose(self) -> ComposeResult:
        """Question, explanation, answers."""
        with Vertical(id="question"):
            yield Words(self.store, self.asked)
            for detail in self.details:
                yield Words(self.store, detail, Tone.MUTED)
            yield Answers(self.store, self.answers)

    def on_mount(self) -> None:
        """As high as what it holds."""
        self.query_one("#question").styles.height = len(self.answers) + len(self.details) + 4

    def action_answer(self, answer: str) -> None:
        """A key was the answer."""
        self.dismiss(answer)

    def action_give_up(self) -> None:
        """No answer."""
        self.dismiss(None)
