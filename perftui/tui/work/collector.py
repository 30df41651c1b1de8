"""The collector of Python, which looks for cycles: it stops all threads, so it has its time when nobody waits."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

MANY = 5_000
"""Fewer new objects are not worth a look."""
A_SECOND = 800_000
"""So many new objects are looked through in a second, where they lie far apart."""
SHARE = 0.1
"""A look takes no larger a share of a pause than that: who goes on typing waits no longer than was paused already."""
TOO_MANY = 2_000_000
"""So many are looked through even while somebody types: memory is not endless."""
FULL_AFTER = 20
"""So many looks at what is new come before one at everything."""
FULL_PAUSE = 5.0
"""A look at everything waits for a pause of so many seconds."""


class Collector:
    """Rests while works that want it to go on, however many there are at the same time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._works = 0
        self._was_on = False
        self._stays = False

    @contextmanager
    def at_rest(self, *, stays: bool = True) -> Iterator[None]:
        """Without this the collector would look through what is made again and again, and stop the keys.

        Args:
            stays: what is made stays. A cycle that is left behind is never freed then: nothing for what is done often.
        """
        self._begin(stays=stays)
        try:
            yield
        finally:
            self._end()

    def tidy(self, pause: float) -> None:
        """Look for cycles among what is new, as far as the pause is worth it, and now and then among everything.

        Args:
            pause: seconds since the last key.
        """
        new, _young, looks = gc.get_count()
        is_worth_it = MANY < new < pause * SHARE * A_SECOND
        with self._lock:
            if not self._works and (is_worth_it or new > TOO_MANY):
                gc.collect(2 if pause > FULL_PAUSE and looks > FULL_AFTER else 1)

    def _begin(self, *, stays: bool) -> None:
        with self._lock:
            if not self._works:
                self._was_on, self._stays = gc.isenabled(), False
                gc.collect(1)
                gc.disable()
            self._works += 1
            self._stays |= stays

    def _end(self) -> None:
        """The last of them ends: only then is all made of which they say that it stays."""
        with self._lock:
            self._works -= 1
            if self._works:
                return
            if self._stays:
                gc.freeze()
            if self._was_on:
                gc.enable()


COLLECTOR = Collector()
"""There is one in a process."""
