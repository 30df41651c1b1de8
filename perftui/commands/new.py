"""`perftui new`: a commented skeleton of a declaration."""

from __future__ import annotations

from pathlib import Path

import click

from perftui.commands import console
from perftui.commands.help import Command
from perftui.display import printable
from perftui.editing.beginning import file_name, is_name, skeleton
from perftui.files import create
from perftui.messages import msg


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "new",
        callback=run,
        params=[
            click.Argument(["name"], metavar="NAME"),
            click.Option(
                ["--dir", "folder"],
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                default=Path(),
                metavar="FOLDER",
                help=str(msg("The folder of the new file; by default the current one.")),
            ),
        ],
        help=str(
            msg("Begin the declaration of the project NAME: a commented file named after it. No file is overwritten.")
        ),
    )


def run(name: str, folder: Path) -> int:
    """Write the skeleton."""
    name = name.strip()
    if not is_name(name):
        raise click.UsageError(str(msg("a name is one line of visible characters")))
    path = folder / file_name(name)
    fault = create(path, skeleton(name).encode("utf-8"))
    if fault is not None:
        console.report([fault])
        return console.COULD_NOT_RUN
    written = msg("{path} written", path=printable(str(path)))
    console.write(f"{written}\n")
    return console.FINE
