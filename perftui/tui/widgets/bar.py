"""One line of the screen: the header, the titles of panes, the hints."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from perftui.tui.runs import Line, paint, shorten

if TYPE_CHECKING:
    from textual.strip import Strip

    from perftui.tui.store import Store


class Bar(Widget):
    """A line that a subclass composes anew whenever something that it shows has changed."""

    DEFAULT_CSS = "Bar { height: 1; }"
    ALLOW_SELECT = False
    INTERESTS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(id=id)
        self.store = store

    @abstractmethod
    def line(self, room: int) -> Line:
        """What stands in the line."""

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - for subclasses
        """Something that the line shows has changed."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line on the screen."""
        width = self.size.width
        return paint(shorten(self.line(width), width) if y == 0 else (), width, self.rich_style, self)
