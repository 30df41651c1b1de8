"""What the commands say and where: standard output, standard error, or a file."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from perftui.display import printable
from perftui.files import Fault, reason, write_atomically
from perftui.messages import Message, msg
from perftui.output.palette import Palette

FINE = 0
FOUND = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130
CLOSED = 141
"""Exit codes; the last two are those of a shell for Ctrl-C and a closed pipe."""

_CLOSED_PIPE = {errno.EPIPE, errno.EINVAL, errno.ESHUTDOWN}  # Windows says EINVAL
_BOM = "\ufeff"


class OutputClosedError(Exception):
    """Nobody reads the output any more."""


def configure() -> None:
    """UTF-8 on both streams, whatever the console's code page; what cannot be encoded is shown escaped.

    A stream that the caller has closed reads and writes nothing.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - it stays open
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(pieces: str | Iterable[str]) -> None:
    """Write to standard output, piece by piece."""
    try:
        for piece in [pieces] if isinstance(pieces, str) else pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except OSError as error:
        discard(sys.stdout)
        if error.errno in _CLOSED_PIPE:
            raise OutputClosedError from error
        raise click.ClickException(
            str(msg("the output could not be written: {reason}", reason=reason(error)))
        ) from error


def write_error(pieces: Iterable[str]) -> None:
    """Write to standard error, piece by piece."""
    for piece in pieces:
        sys.stderr.write(piece)


def complain(text: Message | str) -> None:
    """One line on standard error."""
    with _unheard():
        sys.stderr.write(f"perftui: {text}\n")


def complain_about(path: Path, reason: Message, line: int | None = None) -> None:
    """One line on standard error about a file, or about a line of it."""
    place = "" if line is None else f":{line}"
    complain(f"{printable(str(path))}{place}: {reason}")


def refuse(error: click.ClickException) -> None:
    """What was not understood or could not be done, on standard error."""
    with _unheard():
        error.show()


def report(faults: Sequence[Fault]) -> None:
    """What could not be read or written, a line each."""
    for fault in faults:
        complain_about(fault.path, fault.reason)


def deliver(pieces: str | Iterable[str], output: Path | None, *, bom: bool = False) -> int:
    """Write to standard output, or replace the file `output`, which is then UTF-8 (with a `bom` for spreadsheets)."""
    if output is None:
        write(pieces)
        return FINE
    text = (_BOM if bom else "") + "".join(pieces)
    fault = write_atomically(output, text.encode("utf-8", "backslashreplace"))
    if fault is None:
        return FINE
    report([fault])
    return COULD_NOT_RUN


def palette(output: Path | None = None) -> Palette:
    """Colours for standard output: only on a terminal, and not where `NO_COLOR` is set."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Palette(colour=not plain and is_shown(output))


def is_shown(output: Path | None = None) -> bool:
    """Whether a person looks at the output: it goes to a terminal, and not to a file or another program."""
    return output is None and sys.stdout.isatty()


def cells(output: Path | None = None) -> int | None:
    """The width of the terminal on standard output, or `None` where there is none."""
    return shutil.get_terminal_size().columns if is_shown(output) else None


def discard(stream: TextIO) -> None:
    """Let the interpreter flush `stream` into nothing at its end."""
    with open(os.devnull, "w", encoding="utf-8") as nothing:  # noqa: PTH123 - the null device is no path of ours
        os.dup2(nothing.fileno(), stream.fileno())


@contextmanager
def _unheard() -> Iterator[None]:
    """Where nobody reads standard error there is no way left to say so; the exit code tells."""
    try:
        yield
        sys.stderr.flush()
    except OSError:
        discard(sys.stderr)


class Progress:
    """How many files are read: on standard error where it is a terminal, once it takes long enough to wonder."""

    PATIENCE = 0.5
    INTERVAL = 0.1

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._next = time.monotonic() + self.PATIENCE
        self._shown = ""

    def __call__(self, done: int, total: int) -> None:
        """Say that `done` files of `total` are read."""
        now = time.monotonic()
        if now < self._next or not self._stream.isatty():
            return
        self._next = now + self.INTERVAL
        self._show(str(msg("reading {done} of {total} files", done=done, total=total)))

    def close(self) -> None:
        """Take the line away again."""
        if self._shown:
            self._show("")

    def _show(self, text: str) -> None:
        self._stream.write(f"\r\x1b[K{text}")
        self._stream.flush()
        self._shown = text
