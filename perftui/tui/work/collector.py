"""The collector of Python, which looks for cycles: it stops all threads, so it has its time when nobody waits."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

MANY = 5_000
"""So many new objects are looked through in about a millisecond."""
TOO_MANY = 50 * MANY
"""So many are looked through even while somebody types: memory is not endless."""
FULL_AFTER = 20
"""So many looks at what is new come before one at everything."""


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

    def tidy(self, *, quiet: bool) -> None:
        """Look for cycles among what is new, and now and then among everything.

        Args:
            quiet: nobody waits for anything.
        """
        new, _young, looks = gc.get_count()
        with self._lock:
            if not self._works and new > (MANY if quiet else TOO_MANY):
                gc.collect(2 if quiet and looks > FULL_AFTER else 1)

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
