"""The lines around a text that is edited: which file it is, and the keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perftui.display import called, width
from perftui.messages import Message, msg
from perftui.tui.arranged.notice import Notice, noticed
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone, cells, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.hints import GAP
from perftui.tui.widgets.marks import tally
from perftui.tui.widgets.window_keys import key_line

if TYPE_CHECKING:
    from perftui.diagnostics import Fix
    from perftui.tui.arranged.in_files import Marks
    from perftui.tui.store.store import Store


class PadTitle(Bar):
    """Which file it is, and where the cursor stands."""

    def __init__(self, store: Store, path: Path) -> None:
        super().__init__(store, id="pad-title")
        self.path = path
        self.changed = False
        self.place = (0, 0)
        self.marks: Marks | None = None

    def line(self, room: int) -> Line:
        """The path, whether the text is another one, what was found, line and column."""
        left: Line = (Run(" "), Run(str(msg("Text")), Tone.TITLE), Run("  "))
        if self.changed:
            left = (*left, Run(f"{GLYPHS.unsaved} ", Tone.WARNING))
        row, column = self.place
        place = Run(str(msg("line {line}, column {column}", line=row + 1, column=column + 1)), Tone.MUTED)
        right = (*((*tally(self.marks), Run("   ")) if self.marks is not None else ()), place)
        space = room - cells(left) - cells(right) - len(GAP)
        path = called(self.path) if width(called(self.path)) <= space else self.path.name
        return (*spread((*left, Run(path, Tone.STRONG)), right, room - 1), Run(" "))


class PadHints(Bar):
    """The keys; what was done last stands before them."""

    said: Notice | None = None
    fix: Fix | None = None

    def offer(self, fix: Fix | None) -> None:
        """Name the key of a fix only where there is one, and how it is meant."""
        if fix is not self.fix:
            self.fix = fix
            self.refresh()

    def say(self, said: Message | Notice | None) -> None:
        """Show a short message until the next key."""
        if said is not self.said:
            self.said = noticed(said)
            self.refresh()

    def line(self, room: int) -> Line:
        """Leaving, saving, going to what is wrong: whole hints only."""
        if self.said is not None:
            return (Run(" "), Run(self.said.within(room - 1), Tone.ACCENT))
        keys = (
            ("Esc", msg("Keep and leave")),
            ("Ctrl+S", msg("Save")),
            ("F8", msg("Next problem")),
            *(() if self.fix is None else (("F7", msg("Fix") if self.fix.safe else msg("Fix, look at it")),)),
            ("Ctrl+F", msg("Find")),
            ("Ctrl+Z", msg("Undo")),
            ("Shift+Tab", msg("To the problems")),
            ("F1", msg("Help")),
        )
        return key_line(keys, room)
