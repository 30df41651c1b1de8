"""One line of the screen: the header, the titles of panes, the hints."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from perftui.tui.terminal.runs import Line, paint, shorten

if TYPE_CHECKING:
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
