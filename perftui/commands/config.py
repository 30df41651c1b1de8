"""`perftui config`: what is in force for a file or folder, and where each value comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from perftui.commands import configuring, console, excluding, options
from perftui.commands.help import Command
from perftui.commands.protecting import refuse_among
from perftui.files import is_folder
from perftui.messages import msg
from perftui.output.configuration import Shown, configuration_json, configuration_text, configuration_toml
from perftui.workspace import SUFFIX


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "config",
        callback=run,
        params=[
            click.Argument(["path"], type=click.Path(path_type=Path, readable=False), default=Path(), metavar="[PATH]"),
            options.formats(["text", "json", "toml"]),
            options.output(),
            *configuring.options(),
        ],
        help=str(
            msg(
                "Show what is in force for a file or folder, and where each value comes from: "
                "by default, from a profile, from perftui.toml, from the command line.\n\n"
                "Exit code: 0 shown, 2 a configuration is wrong or could not be read."
            )
        ),
    )


def run(path: Path, form: str, output: Path | None, **asked: Unpack[configuring.Asked]) -> int:
    """Show what is in force."""
    refuse_among(output, [asked["config"]])
    configurations = configuring.configurations(asked)
    file = str(path / SUFFIX if is_folder(path) else path)
    problems = configurations.problems([file])
    if problems:
        return excluding.refuse(problems)
    configuring.refuse_misnamed(configurations, [file])
    broken = configuring.say_broken()
    shown = Shown.of(configurations, file)
    writers = {"json": configuration_json, "toml": configuration_toml}
    text = writers[form](shown) if form in writers else configuration_text(shown, console.cells(output))
    code = console.deliver(text, output)
    return console.COULD_NOT_RUN if broken else code
