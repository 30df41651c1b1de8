"""Long work in a thread stands aside while somebody types: a key needs the whole program for some hundredths."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

LONG = 0.3
"""Seconds that work goes on regardless; what is done by then would only come later."""
QUIET = 0.25
"""Seconds without a key after which it goes on."""
_STEP = 0.02


class Cancellable(Protocol):
    """What runs in a thread and can be told that nobody waits for it."""

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits any more."""


def considerate(worker: Cancellable, last_key: Callable[[], float], regardless: float = LONG) -> Callable[[], bool]:
    """What the work of a worker asks again and again: whether to stop. It answers when no key is under way.

    Args:
        worker: who does the work.
        last_key: when the last key came, by `time.monotonic`.
        regardless: seconds that it goes on whether keys come or not; 0 where a key began it, and more may follow.
    """
    begun = time.monotonic()

    def stopped() -> bool:
        while not worker.is_cancelled:
            now = time.monotonic()
            if now - begun < regardless or now - last_key() > QUIET:
                return False
            time.sleep(_STEP)
        return True

    return stopped
