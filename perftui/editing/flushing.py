"""What was written to a file reaches the disk in a thread: a key does not wait for the disk."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor, wait


class Flushing:
    """Has what was written to files reach the disk, one wish behind the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "flush")
        self._last: Future[None] | None = None
        self._fault: OSError | None = None

    def ask(self, handle: int) -> None:
        """Have what was written to a file until now reach the disk soon; `tell` says where it does not."""
        # One that has not begun takes along what was written meanwhile.
        if self._last is None or self._last.done() or self._last.running():
            self._last = self._thread.submit(self._flush, os.dup(handle))

    def tell(self) -> None:
        """Say whether all is well.

        Raises:
            OSError: what was written did not reach the disk. That is told once.
        """
        fault, self._fault = self._fault, None
        if fault is not None:
            raise fault

    def wait(self) -> None:
        """Wait until everything has reached the disk, or cannot."""
        if self._last is not None:
            wait([self._last])

    def _flush(self, handle: int) -> None:
        try:
            os.fsync(handle)
        except OSError as error:
            self._fault = error
        finally:
            os.close(handle)
