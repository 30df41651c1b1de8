"""Writing a goal: one sentence a line, as the file has it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.worker import get_current_worker

from perftui.messages import msg
from perftui.tui.actions import Where
from perftui.tui.actions.about import About
from perftui.tui.arranged.filling import Going
from perftui.tui.screens.lines import LinesScreen
from perftui.tui.terminal.runs import Line, Run, shorten
from perftui.tui.widgets.marks import mark, tone_of
from perftui.tui.widgets.virtual import Virtual
from perftui.tui.widgets.window_keys import Key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.widget import Widget
    from textual.widgets import TextArea

    from perftui.diagnostics import Diagnostic
    from perftui.messages import Message
    from perftui.tui.store.store import Store

PAUSE = 0.2
"""Seconds without a key after which the goal is checked."""
MOST_SHOWN = 5
UNTRACKED = "G507"
"""The rule that finds figures of a goal that no indicator covers."""
Check = Callable[[str], "tuple[Diagnostic, ...]"]


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


class GoalScreen(LinesScreen):
    """Gives the text of the goal, or `None` where nothing is to change.

    Attributes:
        going: which slot is to be filled in then.
    """

    ABOUT = About(
        msg("Goal"),
        (
            msg("One sentence a line, a blank line between paragraphs, as the file has it."),
            msg("Ctrl+S or F2 lets the text stand; Esc asks first where it was changed."),
            msg("Tab lets it stand and goes on to the next field, Shift+Tab back to the one before."),
            msg("What is typed is kept in the journal."),
        ),
    )
    WORDS: ClassVar[Message] = msg("one sentence a line, a blank line between paragraphs")
    KEYS: ClassVar[tuple[Key, ...]] = (*LinesScreen.KEYS, ("Tab", msg("Next field")))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "keep_and_go(1)", show=False, priority=True),
        Binding("shift+tab", "keep_and_go(-1)", show=False, priority=True),
    ]

    def __init__(self, store: Store, name: str, text: str, check: Check) -> None:
        super().__init__(store, name, text)
        self._check = check
        self.going = Going.NOWHERE

    def below(self) -> Iterable[Widget]:
        """What is wrong with the goal."""
        yield GoalFindings(self.store)

    def action_keep_and_go(self, going: int) -> None:
        """Let the text stand and fill in the slot beside it."""
        self.going = Going(going)
        self.action_keep()

    def on_mount(self) -> None:
        """The goal is checked as it stands."""
        super().on_mount()
        self.check(self.typed)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Count while it is typed, and look for what is wrong."""
        super().on_text_area_changed(event)
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
