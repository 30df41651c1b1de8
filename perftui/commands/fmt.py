"""`perftui fmt`: the one way to write a declaration."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import click

from perftui.commands import console, options
from perftui.commands.help import Command
from perftui.commands.sources import STDIN
from perftui.display import printable
from perftui.files import Fault, content_hash, read_bytes, write_atomically
from perftui.language.canonical import canonical
from perftui.language.reader import read
from perftui.language.text import decode
from perftui.messages import Message, counted, msg
from perftui.output.difference import difference
from perftui.workspace import find


class Mode(Enum):
    """What happens to a file that is not canonical."""

    WRITE = "write"
    CHECK = "check"
    DIFF = "diff"


class Outcome(Enum):
    """What happened to one file."""

    SAME = "same"
    CHANGED = "changed"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Formatting:
    """One file: what it holds, what it would hold, and why it is left alone."""

    path: Path
    data: bytes
    text: str
    result: str
    refused: Message | None
    unread: int

    @property
    def differs(self) -> bool:
        """Whether the bytes would change: line ends and byte order mark included."""
        return self.refused is None and self.result.encode("utf-8") != self.data


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "fmt",
        callback=run,
        params=[
            options.paths(),
            click.Option(
                ["--check"],
                is_flag=True,
                help=str(msg("Write nothing; list the files that would change (exit code 1).")),
            ),
            click.Option(
                ["--diff"], is_flag=True, help=str(msg("Write nothing; show what would change (exit code 1)."))
            ),
            options.stdin_filename(),
        ],
        help=str(
            msg(
                "Bring declarations into their canonical form, in place; - reads standard input and writes "
                "standard output.\n\n"
                "Meaning, comments and lines that cannot be read stay as they are; where that cannot be kept, "
                "the file is left alone."
            )
        ),
    )


def run(paths: tuple[Path, ...], *, check: bool, diff: bool, stdin_filename: Path | None) -> int:
    """Format, or say what would be formatted."""
    mode = Mode.DIFF if diff else Mode.CHECK if check else Mode.WRITE
    named = [path for path in paths if path != STDIN]
    found, faults = find(named) if paths else find([Path()])
    console.report(faults)
    outcomes = [_file(path, mode) for path in found]
    if STDIN in paths:
        outcomes.append(_stdin(stdin_filename or STDIN, mode))
    if found:
        _sum_up(outcomes, mode)
    if faults or Outcome.FAILED in outcomes:
        return console.COULD_NOT_RUN
    left = {Outcome.REFUSED} if mode is Mode.WRITE else {Outcome.REFUSED, Outcome.CHANGED}
    return console.FOUND if left & set(outcomes) else console.FINE


def _file(path: Path, mode: Mode) -> Outcome:
    data = read_bytes(path)
    if isinstance(data, Fault):
        console.report([data])
        return Outcome.FAILED
    formatting = _format(path, data)
    if formatting is None:
        return Outcome.FAILED
    outcome = _report(formatting, mode)
    if outcome is Outcome.CHANGED and mode is Mode.WRITE:
        fault = write_atomically(path, formatting.result.encode("utf-8"), expected=content_hash(data))
        if fault is not None:
            console.report([fault])
            return Outcome.FAILED
    return outcome


def _stdin(path: Path, mode: Mode) -> Outcome:
    """Standard input goes to standard output, changed or not; nothing is written where it cannot be read."""
    formatting = _format(path, sys.stdin.buffer.read())
    if formatting is None:
        return Outcome.FAILED
    outcome = _report(formatting, mode)
    if mode is Mode.WRITE:
        console.write(formatting.result)
        return Outcome.SAME if outcome is Outcome.CHANGED else outcome
    return outcome


def _format(path: Path, data: bytes) -> Formatting | None:
    text, problem = decode(data)
    if problem is not None:
        console.complain_about(path, problem.summary)
        return None
    formatted = canonical(text)
    unread = len(read(text)[0].unread)
    return Formatting(path, data, text, formatted.text, formatted.refused, unread)


def _report(formatting: Formatting, mode: Mode) -> Outcome:
    """Say what is the matter with a file, and in the modes that write nothing what would change."""
    path = formatting.path
    if formatting.refused is not None:
        console.complain_about(path, formatting.refused)
        return Outcome.REFUSED
    if formatting.unread:
        console.complain_about(
            path,
            counted(
                "{count} line cannot be read and stays as it is",
                "{count} lines cannot be read and stay as they are",
                formatting.unread,
            ),
        )
    if not formatting.differs:
        return Outcome.SAME
    if mode is Mode.CHECK:
        console.write(f"{printable(str(path))}\n")
    elif mode is Mode.DIFF:
        console.write(difference(str(path), formatting.text, formatting.result, console.palette()))
    return Outcome.CHANGED


def _sum_up(outcomes: list[Outcome], mode: Mode) -> None:
    """How many files were, or would be, changed; on standard error, so that a pipe gets paths and differences only."""
    changed, same = outcomes.count(Outcome.CHANGED), outcomes.count(Outcome.SAME)
    said = (
        counted("{count} file formatted", "{count} files formatted", changed)
        if mode is Mode.WRITE
        else counted("{count} file would change", "{count} files would change", changed)
    )
    kept = counted("{count} left as it is", "{count} left as they are", same)
    console.complain(msg("{changed}, {kept}", changed=said, kept=kept))
