"""Writing a goal: one sentence a line, as the file has it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import TextArea
from textual.worker import get_current_worker

from perftui.display import printable_lines
from perftui.messages import counted, msg
from perftui.tui.about import About
from perftui.tui.actions import Where
from perftui.tui.runs import Line, Run, Tone, shorten, spread
from perftui.tui.screens.modal import Modal
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.marks import mark, tone_of
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from perftui.diagnostics import Diagnostic
    from perftui.tui.store import Store

PAUSE = 0.2
"""Seconds without a key after which the goal is checked."""
MOST_SHOWN = 5
UNTRACKED = "G507"
"""The rule that finds figures of a goal that no indicator covers."""
Check = Callable[[str], "tuple[Diagnostic, ...]"]


class GoalTitle(Bar):
    """The name of the goal and how long it is."""

    text = ""
    length = 0

    def line(self, room: int) -> Line:
        """Name and number of characters."""
        size = counted("{count} character", "{count} characters", self.length)
        return (*spread((Run(f" {self.text}", Tone.TITLE),), (Run(str(size), Tone.MUTED),), room - 1), Run(" "))


class GoalFindings(Virtual):
    """What is wrong with the goal as it is typed, figures that no indicator covers before all else."""

    WHERE = Where.LIST
    READING: ClassVar[bool] = True
    can_focus = False

    def __init__(self, store: Store) -> None:
        super().__init__(store, id="goal-findings")
        self.found: tuple[Diagnostic, ...] = ()
        self.display = False

    def count(self) -> int:
        """How many findings there are."""
        return len(self.found)

    def line(self, index: int, room: int) -> Line:
        """Mark, code, summary."""
        one = self.found[index]
        words = (Run(f" {one.code:<4}  ", tone_of(one.severity)), Run(str(one.summary)))
        return shorten((mark(one.severity), *words), room)

    def show_found(self, found: tuple[Diagnostic, ...]) -> None:
        """Show these."""
        self.found = tuple(sorted(found, key=lambda one: one.code != UNTRACKED))
        self.display = bool(found)
        self.styles.height = min(len(found), MOST_SHOWN)
        self.restock()


class GoalHint(Bar):
    """How it is written, and the keys."""

    def line(self, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """One line."""
        words = msg("one sentence a line, a blank line between paragraphs")
        return (
            Run(" Ctrl+S ", Tone.KEY),
            Run(str(msg("Keep")), Tone.MUTED),
            Run("   Esc ", Tone.KEY),
            Run(str(msg("Cancel")), Tone.MUTED),
            Run(f"   {words}", Tone.FAINT),
        )


class GoalScreen(Modal[str]):
    """Gives the text of the goal, or `None` where nothing is to change."""

    ABOUT = About(
        msg("Goal"),
        (
            msg("One sentence a line, a blank line between paragraphs, as the file has it."),
            msg("Ctrl+S or F2 lets the text stand; Esc asks first where it was changed."),
            msg("Below shows what is wrong with it: first the figures that no indicator covers."),
            msg("What is typed is kept in the journal."),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "keep", show=False, priority=True),
        Binding("escape", "give_up", show=False, priority=True),
    ]

    def __init__(self, store: Store, name: str, text: str, check: Check) -> None:
        super().__init__(store)
        self.goal = name
        self.text = text
        self._typed = text
        self._check = check

    @property
    def typed(self) -> str:
        """The text as it is now; while the screen is built or goes away, as it was last."""
        areas = self.query(TextArea)
        if areas:
            self._typed = areas.first().text
        return self._typed

    def compose(self) -> ComposeResult:
        """Title, text; the keys take the place of those of the page below."""
        with Vertical(id="goal"):
            yield GoalTitle(self.store)
            yield TextArea(printable_lines(self.text), id="goal-text", compact=True)
            yield GoalFindings(self.store)
        yield GoalHint(self.store)

    def on_mount(self) -> None:
        """The cursor stands at the end and does not blink."""
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        self.query_one(GoalTitle).text = self.goal
        self._count()
        self.check(area.text)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Count while it is typed, and look for what is wrong."""
        event.stop()
        self._count()
        self.check(self.typed)

    @work(thread=True, exclusive=True, group="live")
    def check(self, text: str) -> None:
        """Find what is wrong, once nothing was typed for a moment."""
        worker = get_current_worker()
        time.sleep(PAUSE)
        if worker.is_cancelled:
            return
        found = self._check(text)
        if not worker.is_cancelled:
            self.app.call_later(self._show_found, text, found)

    def _show_found(self, text: str, found: tuple[Diagnostic, ...]) -> None:
        for findings in self.query(GoalFindings) if text == self.typed else ():
            findings.show_found(found)

    def action_keep(self) -> None:
        """Let the text stand."""
        self.dismiss(self.query_one(TextArea).text)

    def action_give_up(self) -> None:
        """Change nothing; what was typed is not thrown away without a question."""
        if self.typed == printable_lines(self.text):
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
            Question(self.store, msg("The text of {what} was changed.", what=self.goal), answers), answered
        )

    def _count(self) -> None:
        title = self.query_one(GoalTitle)
        title.length = len("".join(self.query_one(TextArea).text.split()))
        title.refresh()
