"""A terminal program in a real pseudo-terminal: when it shows what."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SIZE = (45, 160)
"""Lines and columns."""

PATIENCE = 20.0
"""Seconds to wait for a screen before giving up."""

_ALTERNATE_SCREEN = "\x1b[?1049h"
_CONTROL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[@-_=>])|[\x00-\x1f]")


def shown(output: str) -> str:
    """The characters that were painted on the program's own screen, without blanks and control sequences."""
    _, _, painted = output.partition(_ALTERNATE_SCREEN)
    return "".join(_CONTROL.sub("", painted).split())


def time_until(
    command: Sequence[str], stages: Sequence[Callable[[str], bool]], folder: Path, environment: dict[str, str]
) -> tuple[float, ...]:
    """Seconds from the start of `command` until what it has painted satisfies each stage in turn."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment, start_new_session=True
    ) as process:
        os.close(theirs)
        try:
            return _watch(ours, stages, start)
        finally:
            process.send_signal(signal.SIGKILL)
            os.close(ours)


def _watch(terminal: int, stages: Sequence[Callable[[str], bool]], start: float) -> tuple[float, ...]:
    output = bytearray()
    times: list[float] = []
    while len(times) < len(stages):
        if not select.select([terminal], [], [], start + PATIENCE - time.perf_counter())[0]:
            raise TimeoutError(f"stage {len(times) + 1} was not on screen after {PATIENCE:.0f} s")
        output += os.read(terminal, 1 << 16)
        painted = shown(output.decode("utf-8", "ignore"))
        while len(times) < len(stages) and stages[len(times)](painted):
            times.append(time.perf_counter() - start)
    return tuple(times)
