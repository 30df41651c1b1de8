"""The line of keys at the foot of a window, alike in all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from perftui.messages import Message, msg
from perftui.tui.terminal.runs import Line, Run, Tone, cells
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.hints import GAP

if TYPE_CHECKING:
    from perftui.tui.store.store import Store

Key = tuple[str, Message]
"""The name of a key, and what it does."""
CANCEL: Key = ("Esc", msg("Cancel"))
BACK: Key = ("Esc", msg("Back"))


class WindowKeys(Bar):
    """Whole hints only: where they do not all fit, the last ones go, but never the way out."""

    def __init__(
        self, store: Store, *keys: Key, out: Key = CANCEL, more: Callable[[], tuple[Key, ...]] = tuple
    ) -> None:
        """Name `keys`, and those that `more` gives at the moment, before the key that leads `out`."""
        super().__init__(store)
        self.keys = keys
        self.out = out
        self.more = more

    def line(self, room: int) -> Line:
        """As many as there is room for."""
        return key_line((*self.keys, *self.more()), room, self.out)


def key_line(keys: tuple[Key, ...], room: int, out: Key | None = None) -> Line:
    """The hints of `keys` for which `room` cells are enough, and at their end `out` in any case."""
    last = () if out is None else _hint(out)
    shown: list[Line] = []
    left = room - 2 - cells(last)
    for each in map(_hint, keys):
        left -= cells(each) + len(GAP)
        if left < 0:
            break
        shown.append(each)
    every = [*shown, last] if last else shown
    return (Run(" "), *(run for at, each in enumerate(every) for run in ((Run(GAP), *each) if at else each)))


def _hint(key: Key) -> Line:
    name, words = key
    return (Run(name, Tone.KEY), Run(f" {words}", Tone.MUTED))
