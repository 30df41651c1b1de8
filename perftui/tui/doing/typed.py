"""What is being typed and does not stand yet: it goes to the journal too, so that a crash takes no long goal along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perftui.editing.slot import Part, Slot
from perftui.tui.screens.main import Main
from perftui.tui.widgets.edit_line import EditLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from perftui.tui.desk.desk import Desk

EVERY = 1.0
"""Seconds between two looks at what is being typed."""


@dataclass(frozen=True, slots=True)
class InSlot:
    """The text of a slot."""

    project: int
    slot: Slot
    text: str

    def keep(self, desk: Desk) -> None:
        """Keep it."""
        desk.keep_typed(self.project, self.slot, self.text)

    def forget(self, desk: Desk) -> None:
        """Nothing came of it, or it stands by now."""
        if self.project < len(desk.store.state.corpus.projects):
            desk.forget_typed(desk.path(self.project))


@dataclass(frozen=True, slots=True)
class InFile:
    """The whole text of a file."""

    path: Path
    text: str

    def keep(self, desk: Desk) -> None:
        """Keep it."""
        desk.keep_text(self.path, self.text)

    def forget(self, desk: Desk) -> None:
        """Nothing came of it, or it stands by now."""
        desk.forget_typed(self.path)


class Typed:
    """Keeps in the journal what is being typed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._kept: InSlot | InFile | None = None
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
            now.keep(self.desk)
        elif now is None and before is not None:
            before.forget(self.desk)


def _typing(screens: list[Screen[object]], desk: Desk) -> InSlot | InFile | None:
    from perftui.tui.screens.goal import GoalScreen
    from perftui.tui.screens.text_editor import TextEditor

    place = desk.store.state.place
    for screen in reversed(screens):
        if isinstance(screen, TextEditor):
            return InFile(screen.path, screen.typed)
        if isinstance(screen, GoalScreen) and place is not None:
            return InSlot(place.project, Slot(Part.GOAL, screen.what), screen.typed)
        if isinstance(screen, Main):
            # A screen that comes up, or goes away, has no line.
            for line in screen.query(EditLine):
                if line.display and line.slot is not None:
                    return InSlot(line.number, line.slot, line.entry.value)
    return None
