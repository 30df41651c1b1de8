"""`perftui total`: money by its sources, and how many projects and indicators."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from perftui.commands import console, excluding, options
from perftui.commands.help import Command
from perftui.commands.protecting import refuse_among
from perftui.commands.sources import asked_paths, read_asked
from perftui.messages import msg
from perftui.output.totals import left_out_lines, totals_csv, totals_json, totals_markdown, totals_text, totals_toml
from perftui.totals import Dimension, Totals, roll_up

_WRITERS = {
    "json": totals_json,
    "csv": totals_csv,
    "toml": totals_toml,
    "markdown": totals_markdown,
}


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "total",
        callback=run,
        params=[
            options.paths(),
            click.Option(
                ["--by"],
                type=click.Choice([dimension.value for dimension in Dimension]),
                help=str(msg("One row for each value of this field; without it, one row a project.")),
            ),
            options.formats(["text", *_WRITERS]),
            options.output(),
            options.stdin_filename(),
            *excluding.options(),
        ],
        help=str(
            msg(
                "Add up the annual funds by their sources, and count projects and indicators. "
                "What could not be counted is listed, never skipped in silence.\n\n"
                "Exit code: 0 everything, 1 without what is listed, 2 a file could not be read or written."
            )
        ),
    )


def run(
    paths: tuple[Path, ...],
    by: str | None,
    form: str,
    output: Path | None,
    stdin_filename: Path | None,
    **asked: Unpack[excluding.Asked],
) -> int:
    """Print the roll-up."""
    paths = asked_paths(paths, stdin_filename, output)
    refuse_among(output, [asked["config"]])
    workspace = read_asked(paths, asked, stdin_filename)
    if workspace is None:
        return console.COULD_NOT_RUN
    totals = roll_up(workspace, None if by is None else Dimension(by))
    written = console.deliver(_written(totals, form, output), output, bom=form == "csv")
    if form in {"csv", "markdown"}:
        # These have no place for it; of what could not be read it was said already.
        for line in left_out_lines(totals.left_out[: len(totals.left_out) - len(workspace.faults)]):
            console.complain(line)
    if workspace.faults or written != console.FINE:
        return console.COULD_NOT_RUN
    return console.FOUND if totals.left_out else console.FINE


def _written(totals: Totals, form: str, output: Path | None) -> str:
    if form == "text":
        return totals_text(totals, console.cells(output), console.palette(output))
    return _WRITERS[form](totals)
