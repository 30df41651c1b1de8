"""Keys that are typed ahead reach what they were meant for.

The terminal library hands every key to the widget that has the keys at that moment, and does what the key is bound to
some messages later. Of `/quit`, typed fast or over a slow line, the `q` would still go to the outline, and end the
program. Here a key waits until the one before it has done its work, and until the page that it opened takes keys.
"""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, Key, Paste

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message_pump import MessagePump
    from textual.screen import Screen

ROUNDS = 4
"""How often the way is gone: a key may send a message, that another one, and this change the state or turn a page."""
PAUSE = 0.005
"""Seconds between two looks at whether a new page takes keys."""
PATIENCE = 200
"""So many looks, and the next key is let through anyway."""


class KeyByKey(App[int]):
    """Lets one key through at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[Key | Paste] = deque()
        self._under_way = False
        self.last_key = float("-inf")
        """When the last key came, by `time.monotonic`."""

    async def on_event(self, event: Event) -> None:
        """Hold back what is typed while a key is under way."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self.last_key = time.monotonic()
        if self._under_way:
            self._typed.append(event)
        else:
            await self._let_through(event)

    async def _let_through(self, event: Key | Paste) -> None:
        self._under_way = True
        screen = self.screen
        taker = self.focused or screen
        await super().on_event(event)
        self._follow(iter(taker.ancestors_with_self * ROUNDS), screen)

    def _follow(self, way: Iterator[MessagePump], screen: Screen[object]) -> None:
        """Go the way of the key from widget to program, behind it, and then behind what it has sent."""
        for pump in way:
            if pump.call_later(self._follow, way, screen):
                return
        self.call_later(self._arrive, screen, PATIENCE)

    async def _arrive(self, screen: Screen[object], patience: int) -> None:
        """The key has done its work; the next one may come, on a new page as soon as something takes it."""
        if self.screen is not screen and self.screen.focused is None and patience:
            self.set_timer(PAUSE, lambda: self.call_later(self._arrive, screen, patience - 1))
        elif self._typed:
            await self._let_through(self._typed.popleft())
        else:
            self._under_way = False
