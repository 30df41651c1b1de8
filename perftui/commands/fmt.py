"""`perftui fmt`: the one way to write a declaration."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Unpack

import click

from perftui.commands import console, excluding, options
from perftui.commands.help import Command
from perftui.commands.sources import STDIN, asked_paths, read_asked
from perftui.display import printable
from perftui.files import write_atomically
from perftui.language.canonical import Refusal, formatted
from perftui.language.problems import NO_TEXT
from perftui.messages import counted, msg
from perftui.output.difference import difference, patch
from perftui.workspace import SourceFile


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
    """One file, what it would hold, and why it is left alone."""

    file: SourceFile
    result: str
    refused: Refusal | None

    @property
    def differs(self) -> bool:
        """Whether the bytes would change: line ends and byte order mark included."""
        return self.refused is None and self.result != self.file.document.content


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
            *excluding.options(),
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


def run(
    paths: tuple[Path, ...],
    *,
    check: bool,
    diff: bool,
    stdin_filename: Path | None,
    **asked: Unpack[excluding.Asked],
) -> int:
    """Format, or say what would be formatted."""
    paths = asked_paths(paths, stdin_filename)
    mode = Mode.DIFF if diff else Mode.CHECK if check else Mode.WRITE
    workspace = read_asked(paths, asked, stdin_filename)
    if workspace is None:
        return console.COULD_NOT_RUN
    typed = workspace.files[-1] if STDIN in paths else None
    files = [file for file in workspace.files if file is not typed]
    outcomes = [_file(file, mode) for file in files]
    if typed is not None:
        outcomes.append(_typed(typed, mode))
    if files:
        _sum_up(outcomes, mode)
    if workspace.faults or Outcome.FAILED in outcomes:
        return console.COULD_NOT_RUN
    left = {Outcome.REFUSED} if mode is Mode.WRITE else {Outcome.REFUSED, Outcome.CHANGED}
    return console.FOUND if left & set(outcomes) else console.FINE


def _file(file: SourceFile, mode: Mode) -> Outcome:
    formatting = _format(file)
    if formatting is None:
        return Outcome.FAILED
    outcome = _report(formatting, mode)
    if outcome is Outcome.CHANGED and mode is Mode.WRITE:
        fault = write_atomically(file.path, formatting.result.encode("utf-8"), expected=file.digest)
        if fault is not None:
            console.report([fault])
            return Outcome.FAILED
    return outcome


def _typed(file: SourceFile, mode: Mode) -> Outcome:
    """Standard input goes to standard output, changed or not; nothing is written where it cannot be read."""
    formatting = _format(file)
    if formatting is None:
        return Outcome.FAILED
    outcome = _report(formatting, mode)
    if mode is Mode.WRITE:
        console.write(formatting.result)
        return Outcome.SAME if outcome is Outcome.CHANGED else outcome
    return outcome


def _format(file: SourceFile) -> Formatting | None:
    for diagnostic in file.diagnostics:
        if diagnostic.code in NO_TEXT:
            console.complain_about(file.path, diagnostic.summary)
            return None
    made = formatted(file.document, file.diagnostics)
    return Formatting(file, made.text, made.refused)


def _report(formatting: Formatting, mode: Mode) -> Outcome:
    """Say what is the matter with a file, and in the modes that write nothing what would change."""
    path = formatting.file.path
    if formatting.refused is not None:
        console.complain_about(path, formatting.refused.reason, formatting.refused.line)
        return Outcome.REFUSED
    unread = len(formatting.file.document.unread)
    if unread:
        console.complain_about(
            path,
            counted(
                "{count} line cannot be read and stays as it is",
                "{count} lines cannot be read and stay as they are",
                unread,
            ),
        )
    if not formatting.differs:
        return Outcome.SAME
    if mode is Mode.CHECK:
        console.write(f"{printable(str(path))}\n")
    elif mode is Mode.DIFF:
        before, after = formatting.file.content, formatting.result
        shown = console.is_shown()
        console.write(
            difference(str(path), before, after, console.palette()) if shown else patch(str(path), before, after)
        )
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
    refused = outcomes.count(Outcome.REFUSED)
    if refused:
        left = counted("{count} refused", "{count} refused", refused)
        console.complain(msg("{changed}, {kept}, {refused}", changed=said, kept=kept, refused=left))
    else:
        console.complain(msg("{changed}, {kept}", changed=said, kept=kept))
