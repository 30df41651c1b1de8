"""`perftui total`: money by its sources, and how many projects and indicators."""

from __future__ import annotations

from pathlib import Path

import click

from perftui.commands import console, options
from perftui.commands.sources import read_sources
from perftui.messages import counted, msg
from perftui.output.totals import totals_csv, totals_json, totals_markdown, totals_text, totals_toml
from perftui.totals import Dimension, Totals, roll_up

_WRITERS = {
    "json": totals_json,
    "csv": totals_csv,
    "toml": totals_toml,
    "markdown": totals_markdown,
}


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
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
        ],
        help=str(
            msg(
                "Add up the annual funds by their sources, and count projects and indicators. "
                "What could not be read is listed, never skipped in silence."
            )
        ),
    )


def run(paths: tuple[Path, ...], by: str | None, form: str, output: Path | None, stdin_filename: Path | None) -> int:
    """Print the roll-up."""
    workspace = read_sources(paths, stdin_filename)
    totals = roll_up(workspace, None if by is None else Dimension(by))
    written = console.deliver(_written(totals, form, output), output, bom=form == "csv")
    if totals.left_out and form in {"csv", "markdown"}:
        count = len(totals.left_out)
        console.complain(
            counted("{count} thing is not in these totals", "{count} things are not in these totals", count)
        )
    return console.COULD_NOT_RUN if workspace.faults else written


def _written(totals: Totals, form: str, output: Path | None) -> str:
    if form == "text":
        return totals_text(totals, console.cells(output), console.palette(output))
    return _WRITERS[form](totals)
