"""The end from outside: a closed terminal, a lost connection, a shutdown."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable

PATIENCE = 3.0
"""Seconds for giving the terminal back; one that is gone may never take it."""


def end_on_signals(end: Callable[[int], None]) -> None:
    """Have `end` called with the exit code of a shell when somebody ends the program from outside."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, _ended, end, 128 + number)


def _ended(end: Callable[[int], None], code: int) -> None:
    last_resort = threading.Timer(PATIENCE, os._exit, (code,))
    last_resort.daemon = True
    last_resort.start()
    end(code)
