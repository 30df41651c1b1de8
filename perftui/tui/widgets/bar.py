"""One line of the screen, or a few: the header, the titles of panes, the hints, what everything comes to."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from perftui.tui.terminal.runs import Line, paint, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.events import Resize
    from textual.strip import Strip

    from perftui.tui.store.store import Store


class Bar(Widget):
    """A line that a subclass composes anew whenever something that it shows has changed."""

    DEFAULT_CSS = "Bar { height: 1; }"
    ALLOW_SELECT = False
    INTERESTS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(id=id)
        self.store = store
        self._drawn: Line | None = None

    @abstractmethod
    def line(self, room: int) -> Line:
        """What stands in the line."""

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - for subclasses
        """Something that the line shows has changed; where it says the same, nothing is painted."""
        if self._drawn is None or self._drawn != self._line():
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line on the screen."""
        line: Line = ()
        if y == 0:
            line = self._drawn = self._line()
        return paint(line, self.size.width, self.rich_style, self)

    def _line(self) -> Line:
        return shorten(self.line(self.size.width), self.size.width)


class SeveralLines(Bar):
    """As many lines as there is to say, but at least one."""

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self._lines: tuple[Line, ...] = ()

    @abstractmethod
    def lines(self, room: int) -> Iterator[Line]:
        """What stands in the lines."""

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - each interest may take other lines
        """Something that the lines show has changed, perhaps how many they are."""
        self.lay_out(self.size.width)

    def on_resize(self, event: Resize) -> None:
        """Other room."""
        self.lay_out(event.size.width)

    def lay_out(self, room: int) -> None:
        """Take as many lines as there is to say in this room."""
        self._lines = tuple(self.lines(room))
        self.styles.height = max(len(self._lines), 1)
        self.refresh()

    def line(self, room: int) -> Line:  # noqa: ARG002 - `lines` was asked for this room
        """The first of its lines."""
        return self._lines[0] if self._lines else ()

    def render_line(self, y: int) -> Strip:
        """One of its lines."""
        line = self._lines[y] if y < len(self._lines) else ()
        return paint(shorten(line, self.size.width), self.size.width, self.rich_style, self)
