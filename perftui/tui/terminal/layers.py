"""How the widgets of a page are put together where one stands over others."""

from __future__ import annotations

from textual._compositor import Compositor


class Layers(Compositor):
    """Cuts a line of the screen only where something begins or ends that shows there.

    The library cuts it also where something below begins, and of a Chinese character that stands over the cut nothing
    is left: half of it cannot be painted.
    """

    @property
    def cuts(self) -> list[list[int]]:
        """Where the lines are cut. Once something goes from end to end of a line, what is below does not show."""
        if self._cuts is None:
            width, height = self.size
            cuts = [{0, width} for _ in range(height)]
            seen_through = set(range(height))
            for region, clip in self.visible_widgets.values():
                shown = region.intersection(clip)
                for y in seen_through.intersection(shown.line_range) if shown else ():
                    cuts[y] |= {shown.x, shown.right}
                    if shown.width == width:
                        seen_through.discard(y)
            self._cuts = [sorted(each) for each in cuts]
        return self._cuts
