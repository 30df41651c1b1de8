"""Writing a goal: one sentence a line, as the file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perftui.messages import msg
from perftui.tui.about import About
from perftui.tui.screens.lines import LinesScreen

if TYPE_CHECKING:
    from perftui.messages import Message


class GoalScreen(LinesScreen):
    """Gives the text of the goal, or `None` where nothing is to change."""

    ABOUT = About(
        msg("Goal"),
        (
            msg("One sentence a line, a blank line between paragraphs, as the file has it."),
            msg("Ctrl+S or F2 lets the text stand; Esc asks first where it was changed."),
            msg("What is typed is kept in the journal."),
        ),
    )
    WORDS: ClassVar[Message] = msg("one sentence a line, a blank line between paragraphs")
