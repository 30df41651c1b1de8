"""The panes of the main page: the mouse takes hold of the borders between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.message import Message

if TYPE_CHECKING:
    from textual.events import MouseDown, MouseMove, MouseUp


@dataclass(frozen=True, slots=True)
class _Held:
    """A border, where the mouse took hold of it, and the size of the pane that it bounds at that moment."""

    upright: bool
    at: int
    size: int


class Panes(Container):
    """Tells how large a pane is to be while its border is dragged."""

    class Dragged(Message):
        """So many columns for the outline, or so many lines for the problems."""

        def __init__(self, *, outline: int | None = None, strip: int | None = None) -> None:
            super().__init__()
            self.outline = outline
            self.strip = strip

    _held: _Held | None = None

    def on_mouse_down(self, event: MouseDown) -> None:
        """The border is the column beside the outline, or the title above the problems."""
        outline, form, problems = (self.query_one(f"#{name}-pane") for name in ("outline", "form", "problems"))
        x, y = int(event.screen_x), int(event.screen_y)
        if outline.display and form.display and x == outline.region.right:
            self._held = _Held(upright=True, at=x, size=outline.region.width)
        elif problems.display and (outline.display or form.display) and y == problems.region.y:
            self._held = _Held(upright=False, at=y, size=problems.region.height)

    def on_mouse_move(self, event: MouseMove) -> None:
        """The border follows the mouse; a click alone moves nothing."""
        if self._held is None:
            return
        if not event.button:
            self._held = None
            return
        self.capture_mouse()
        if self._held.upright:
            self.post_message(self.Dragged(outline=self._held.size + int(event.screen_x) - self._held.at))
        else:
            self.post_message(self.Dragged(strip=self._held.size - int(event.screen_y) + self._held.at))

    def on_mouse_up(self, _event: MouseUp) -> None:
        """The border stays where it is."""
        self._held = None
        self.release_mouse()
