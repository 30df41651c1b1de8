"""The themes: the one under the cursor is worn at once, Enter keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from perftui.messages import msg
from perftui.tui.actions import Where
from perftui.tui.actions.about import About
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.question import Words
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone, spread
from perftui.tui.terminal.themes import NAMES, is_dark
from perftui.tui.widgets.virtual import Virtual
from perftui.tui.widgets.window_keys import WindowKeys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from perftui.tui.store.store import Store


class ThemeList(Virtual):
    """The names; moving the cursor changes clothes."""

    WHERE = Where.LIST

    def __init__(self, store: Store) -> None:
        super().__init__(store, id="theme-list")
        self.before = store.state.theme
        self.cursor = NAMES.index(self.before)

    def count(self) -> int:
        """How many there are."""
        return len(NAMES)

    def line(self, index: int, room: int) -> Line:
        """The name, whether it is the one of before, and whether it is dark."""
        name = NAMES[index]
        kind = msg("dark") if is_dark(name) else msg("light")
        sign = GLYPHS.chosen if name == self.before else " "
        left = (Run(f" {sign} ", Tone.ACCENT), Run(name))
        return (*spread(left, (Run(str(kind), Tone.MUTED),), room - 1), Run(" "))

    def cursor_moved(self) -> None:
        """Show how it looks."""
        self.store.wear(NAMES[self.cursor])

    def chosen(self) -> None:
        """Keep it."""
        if isinstance(self.screen, Themes):
            self.screen.dismiss(NAMES[self.cursor])


class Themes(Modal[str]):
    """Gives the name of the theme that was chosen, or `None`."""

    ABOUT = About(
        msg("Theme"),
        (msg("The page behind shows the theme under the cursor. Enter keeps it for this folder, Esc goes back."),),
    )
    AUTO_FOCUS: ClassVar[str] = "ThemeList"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("T,ctrl+t", "next", show=False)]
    HOLDS = False

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        with Vertical(id="themes"):
            yield Words(self.store, msg("Theme"), Tone.TITLE)
            yield ThemeList(self.store)
            yield WindowKeys(self.store, ("Enter", msg("Keep")))

    def action_next(self) -> None:
        """The key that opened the list goes on in it."""
        themes = self.query_one(ThemeList)
        themes.move_to((themes.cursor + 1) % themes.count())
