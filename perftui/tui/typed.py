"""What is being typed and does not stand yet: it goes to the journal too, so that a crash takes no long goal along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perftui.editing.slot import Part, Slot
from perftui.tui.screens.main import Main
from perftui.tui.widgets.edit_line import EditLine

if TYPE_CHECKING:
    from textual.screen import Screen

    from perftui.tui.desk import Desk

EVERY = 1.0
"""Seconds between two looks at what is being typed."""
Typing = tuple[int, Slot, str]


class Typed:
    """Keeps in the journal what is being typed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._kept: Typing | None = None
        self._ended = False

    def end(self, screens: list[Screen[object]]) -> None:
        """Keep it for the last time: that the screens go away gives nothing up."""
        self.keep(screens)
        self._ended = True

    def keep(self, screens: list[Screen[object]]) -> None:
        """Look at the screens, and keep what has changed since the last look."""
        if self._ended:
            return
        now = _typing(screens, self.desk)
        before, self._kept = self._kept, now
        if now is not None and now != before:
            self.desk.keep_typed(*now)
        elif now is None and before is not None and before[0] < len(self.desk.store.state.corpus.projects):
            self.desk.forget_typed(before[0])


def _typing(screens: list[Screen[object]], desk: Desk) -> Typing | None:
    from perftui.tui.screens.goal import GoalScreen

    place = desk.store.state.place
    for screen in screens:
        if isinstance(screen, GoalScreen) and place is not None:
            return place.project, Slot(Part.GOAL, screen.goal), screen.typed
        if isinstance(screen, Main):
            # A screen that comes up, or goes away, has no line.
            for line in screen.query(EditLine):
                if line.display and line.slot is not None:
                    return line.number, line.slot, line.entry.value
    return None
