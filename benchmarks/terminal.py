"""A terminal program in a real pseudo-terminal: when it shows what, and how long a key takes."""

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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SIZE = (45, 160)
"""Lines and columns."""

PATIENCE = 20.0
"""Seconds to wait for a screen before giving up."""

QUIET = 0.1
"""Seconds without output after which a key counts as answered."""
LONG_QUIET = 0.5
"""Seconds without output after which a program has nothing left to do."""

_ALTERNATE_SCREEN = "\x1b[?1049h"
_CONTROL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[@-_=>])|[\x00-\x1f]")


def shown(output: str) -> str:
    """The characters that were painted on the program's own screen, without blanks and control sequences."""
    _, _, painted = output.partition(_ALTERNATE_SCREEN)
    return "".join(_CONTROL.sub("", painted).split())


@dataclass(slots=True)
class Terminal:
    """A running program; `start` is when it was started, `output` what it has written since the last key."""

    process: subprocess.Popen[bytes]
    screen: int
    start: float
    output: bytearray = field(default_factory=bytearray)

    def until(self, stages: Sequence[Callable[[str], bool]], patience: float = PATIENCE) -> tuple[float, ...]:
        """Seconds from the start until what was painted since the last key satisfies each stage in turn."""
        times: list[float] = []
        while len(times) < len(stages):
            if not self._more(self.start + patience - time.perf_counter()):
                raise TimeoutError(f"stage {len(times) + 1} was not on screen after {patience:.0f} s")
            self._read()
            painted = shown(self.output.decode("utf-8", "ignore"))
            while len(times) < len(stages) and stages[len(times)](painted):
                times.append(time.perf_counter() - self.start)
        return tuple(times)

    def settle(self) -> float:
        """Read until the program has been quiet for a while; the seconds from the start to its last byte."""
        last = time.perf_counter()
        while self._more(LONG_QUIET):
            self._read()
            last = time.perf_counter()
        return last - self.start

    def press(self, keys: str) -> float:
        """Seconds from writing `keys` until the last byte of the answer; 0 where nothing answers."""
        self.output[:] = _ALTERNATE_SCREEN.encode()
        begin = last = time.perf_counter()
        os.write(self.screen, keys.encode())
        patience = 20 * QUIET
        while self._more(patience):
            self._read()
            last = time.perf_counter()
            patience = QUIET
        return last - begin

    @property
    def memory(self) -> int:
        """Resident memory of the program in MB."""
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(self.process.pid)], stdout=subprocess.PIPE, check=True)
        return int(told.stdout) // 1024

    def _read(self) -> None:
        self.output += os.read(self.screen, 1 << 16)

    def _more(self, patience: float) -> bool:
        return bool(select.select([self.screen], [], [], max(patience, 0))[0])


@contextmanager
def running(command: Sequence[str], folder: Path, environment: dict[str, str]) -> Iterator[Terminal]:
    """`command` in a terminal of its own, killed at the end."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment, start_new_session=True
    ) as process:
        os.close(theirs)
        try:
            yield Terminal(process, ours, start)
        finally:
            process.send_signal(signal.SIGKILL)
            os.close(ours)


def time_until(
    command: Sequence[str], stages: Sequence[Callable[[str], bool]], folder: Path, environment: dict[str, str]
) -> tuple[float, ...]:
    """Seconds from the start of `command` until what it has painted satisfies each stage in turn."""
    with running(command, folder, environment) as terminal:
        return terminal.until(stages)
