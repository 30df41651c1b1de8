"""The end that nobody asked for: a closed terminal, a lost connection, a shutdown, an error of our own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable

from perftui.display import printable_lines
from perftui.messages import msg

PATIENCE = 3.0
"""Seconds for giving the terminal back; one that is gone may never take it."""
LOOK_EVERY = 2.0
"""Seconds between two looks at whether the terminal is still there."""
HUNG_UP = 129
"""The exit code of a program whose terminal was closed."""


def end_from_outside(end: Callable[[int], None]) -> None:
    """Have `end` called with the exit code of a shell when somebody ends the program, or its terminal is gone."""
    loop = asyncio.get_running_loop()
    if sys.platform != "win32":
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, _ended, end, 128 + number)
    if _has_terminal():
        loop.call_later(LOOK_EVERY, _look, loop, end)


def _look(loop: asyncio.AbstractEventLoop, end: Callable[[int], None]) -> None:
    """Who was not told of a terminal that is gone would wait for its keys for ever."""
    if _has_terminal():
        loop.call_later(LOOK_EVERY, _look, loop, end)
    else:
        _ended(end, HUNG_UP)


def _has_terminal() -> bool:
    return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())


def _ended(end: Callable[[int], None], code: int) -> None:
    last_resort = threading.Timer(PATIENCE, os._exit, (code,))
    last_resort.daemon = True
    last_resort.start()
    end(code)


def words_at_an_error(*, unsaved: bool, kept: bool) -> str:
    """What is said where an error of our own ends the program, while it is handled."""
    said = [msg("perftui: an error in the program itself ended it. What it was stands above; please report it.")]
    if unsaved:
        said.append(
            msg("What was not saved is in the journal, and is offered again when the program is opened again.")
            if kept
            else msg("What was not saved is lost, because the journal could not be written.")
        )
    return "\n".join([printable_lines(traceback.format_exc()), *map(str, said)])
