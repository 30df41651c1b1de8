"""`perftui export`: the declarations as data for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from perftui.commands import console, excluding, options
from perftui.commands.help import Command
from perftui.commands.protecting import refuse_among
from perftui.commands.sources import asked_paths, read_asked
from perftui.diagnostics import Severity
from perftui.messages import counted, msg
from perftui.output.declarations import declarations_csv, declarations_json, declarations_toml

_WRITERS = {"json": declarations_json, "toml": declarations_toml, "csv": declarations_csv}


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "export",
        callback=run,
        params=[
            options.paths(),
            click.Option(
                ["--to", "form"],
                type=click.Choice(list(_WRITERS)),
                required=True,
                help=str(msg("json and toml hold everything; csv has one row an indicator.")),
            ),
            options.output(),
            options.stdin_filename(),
            *excluding.options(),
        ],
        help=str(
            msg(
                "Write declarations as data. Amounts are decimal strings in 元; "
                "a CSV file gets the byte order mark that spreadsheets want.\n\n"
                "Exit code: 0 everything, 1 without what could not be read, 2 a file could not be read or written."
            )
        ),
    )


def run(
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    stdin_filename: Path | None,
    **asked: Unpack[excluding.Asked],
) -> int:
    """Write what could be read."""
    paths = asked_paths(paths, stdin_filename, output)
    refuse_among(output, [asked["config"]])
    workspace = read_asked(paths, asked, stdin_filename)
    if workspace is None:
        return console.COULD_NOT_RUN
    written = console.deliver(_WRITERS[form](workspace), output, bom=form == "csv")
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in workspace.diagnostics())
    if errors:
        console.complain(
            counted(
                "{count} place could not be read and is missing here; see perftui check",
                "{count} places could not be read and are missing here; see perftui check",
                errors,
            )
        )
    if workspace.faults or written != console.FINE:
        return console.COULD_NOT_RUN
    return console.FOUND if errors else console.FINE
