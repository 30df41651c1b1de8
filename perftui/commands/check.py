"""`perftui check`: everything that is wrong, open or doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from perftui.commands import console, options
from perftui.commands.help import Command
from perftui.commands.sources import read_sources
from perftui.messages import msg
from perftui.output.findings import findings_json
from perftui.output.text import findings_concise, findings_text
from perftui.rules.engine import check


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "check",
        callback=run,
        params=[
            options.paths(),
            options.formats(["text", "concise", "json"]),
            options.output(),
            options.stdin_filename(),
        ],
        help=str(
            msg(
                "Check declarations and summaries: files, folders, or - for standard input; "
                "by default the current folder.\n\n"
                "Exit code: 0 nothing found, 1 findings, 2 something could not be read."
            )
        ),
    )


def run(paths: tuple[Path, ...], form: str, output: Path | None, stdin_filename: Path | None) -> int:
    """Print all findings."""
    workspace = read_sources(paths, stdin_filename)
    if workspace.faults and not workspace.files and form != "json":
        return console.COULD_NOT_RUN
    found = check(workspace).findings
    palette = console.palette(output)
    pieces: str | Iterable[str]
    if form == "json":
        pieces = findings_json(found)
    elif form == "concise":
        pieces = findings_concise(found, palette)
    else:
        documents = {file.document.path: file.document for file in workspace.files}
        pieces = findings_text(found, documents, palette, console.cells(output))
    written = console.deliver(pieces, output)
    if workspace.faults or written != console.FINE:
        return console.COULD_NOT_RUN
    return console.FOUND if found else console.FINE
