"""What was written to a file reaches the disk in a thread: a key does not wait for the disk."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor, wait


class Flushing:
    """Has what was written to files reach the disk, one wish behind the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "flush")
        self._last: Future[None] | None = None

    def ask(self, handle: int) -> None:
        """Have what was written to a file until now reach the disk soon.

        Raises:
            OSError: what was written earlier did not reach it. That is told once.
        """
        before = self._last
        if before is not None and not before.done() and not before.running():
            return  # It has not begun: what was written meanwhile it takes along.
        self._last = self._thread.submit(_flush, os.dup(handle))
        if before is not None and before.done():
            before.result()

    def wait(self) -> None:
        """Wait until everything has reached the disk, or cannot."""
        if self._last is not None:
            wait([self._last])


def _flush(handle: int) -> None:
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
