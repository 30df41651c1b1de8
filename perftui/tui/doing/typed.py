"""What is being typed and does not stand yet: it goes to the journal too, so that a crash takes no long goal along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.editing.slot import Part, Slot
from perftui.tui.screens.main import Main
from perftui.tui.widgets.edit_line import EditLine

if TYPE_CHECKING:
    from textual.screen import Screen

    from perftui.model import Project, Summary
    from perftui.tui.desk.desk import Desk

EVERY = 1.0
"""Seconds between two looks at what is being typed."""


@dataclass(frozen=True, slots=True)
class InSlot:
    """The text of a slot."""

    path: Path
    block: Project | Summary
    slot: Slot
    text: str

    def keep(self, desk: Desk) -> None:
        """Keep it."""
        desk.keep_typed(self.path, self.block, self.slot, self.text)

    def forget(self, desk: Desk) -> None:
        """Nothing came of it, or it stands by now."""
        desk.forget_typed(self.path)


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
        self.desk.look_after_journal()
        now = _typing(screens, self.desk)
        before, self._kept = self._kept, now
        if now is not None and now != before:
            now.keep(self.desk)
        elif now is None and before is not None:
            before.forget(self.desk)


def _typing(screens: list[Screen[object]], desk: Desk) -> InSlot | InFile | None:
    from perftui.tui.screens.goal import GoalScreen
    from perftui.tui.screens.stated import StatedPage
    from perftui.tui.screens.text_editor import TextEditor

    place = desk.store.state.place
    for screen in reversed(screens):
        if isinstance(screen, TextEditor):
            return InFile(screen.path, screen.typed)
        if isinstance(screen, GoalScreen) and place is not None:
            return _in_project(desk, place.project, Slot(Part.GOAL, screen.what), screen.typed)
        if isinstance(screen, StatedPage | Main):
            # A screen that comes up, or goes away, has no line.
            for line in screen.query(EditLine):
                if line.display and line.slot is not None:
                    return _in_line(desk, line, line.slot)
    return None


def _in_line(desk: Desk, line: EditLine, slot: Slot) -> InSlot | None:
    from perftui.tui.widgets.stated_view import StatedLine

    if not isinstance(line, StatedLine):
        return _in_project(desk, line.number, slot, line.entry.value)
    if line.item is None:
        return None
    summary = desk.store.state.corpus.files[line.item.path].document.summaries[line.item.number]
    return InSlot(Path(line.item.path), summary, slot, line.entry.value)


def _in_project(desk: Desk, number: int, slot: Slot, text: str) -> InSlot:
    return InSlot(desk.path(number), desk.project(number), slot, text)
