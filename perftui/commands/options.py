"""Parameters that several commands share. They are made anew for each run, in the language in force."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

import click

from perftui.display import printable
from perftui.messages import Message, msg

_NAMES_IN_LINE = 6


class ConfigAsked(TypedDict):
    """Which configuration counts: one for all files, none, or the nearest."""

    config: Path | None
    no_config: bool


class SourcePath(click.Path):
    """A file, a folder or `-`. A path without characters is a variable that was not set, and not the current folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path, or a usage error."""
        if not os.fspath(value):
            self.fail(str(msg("a path is empty; the current folder is .")), param, ctx)
        return super().convert(value, param, ctx)


def paths() -> click.Argument:
    """Files and folders."""
    return click.Argument(["paths"], nargs=-1, type=SourcePath(), metavar="[PATH|-]...")


def exclude() -> click.Option:
    """`--exclude PATTERN,...`."""
    return click.Option(
        ["--exclude"],
        metavar="PATTERN,...",
        multiple=True,
        help=str(msg("Pass over these files and folders too, where a folder is looked through.")),
    )


def formats(names: Sequence[str]) -> click.Option:
    """`--format`; the first is the default. Where there are too many for one line, the help names them."""
    many = len(names) > _NAMES_IN_LINE
    said = (
        msg("How the result is written: {names}.", names=", ".join(names))
        if many
        else msg("How the result is written.")
    )
    return click.Option(
        ["--format", "form"],
        type=click.Choice(names),
        metavar="FORMAT" if many else None,
        default=names[0],
        show_default=True,
        help=str(said),
    )


def output() -> click.Option:
    """`-o FILE`."""
    return click.Option(
        ["-o", "--output"],
        type=click.Path(path_type=Path, readable=False, dir_okay=False),
        metavar="FILE",
        callback=_no_source,
        help=str(msg("Write to FILE instead of standard output.")),
    )


def _no_source(_context: click.Context, _parameter: click.Parameter, given: Path | None) -> Path | None:
    """No result replaces what somebody wrote, or what the program keeps."""
    if given is not None:
        from perftui.commands.protecting import refuse_kept

        refuse_kept(given)
    return given


def config_option() -> click.Option:
    """The option that names one configuration for all files."""
    return click.Option(
        ["--config"],
        type=click.Path(path_type=Path, readable=False),
        metavar="FILE",
        help=str(msg("The configuration of all files, in the place of the nearest perftui.toml.")),
    )


def config_options() -> list[click.Parameter]:
    """The options of `ConfigAsked`."""
    return [
        config_option(),
        click.Option(["--no-config"], is_flag=True, help=str(msg("Do not look for a perftui.toml."))),
    ]


def stdin_filename() -> click.Option:
    """`--stdin-filename NAME`."""
    return click.Option(
        ["--stdin-filename"],
        type=click.Path(path_type=Path, readable=False),
        metavar="NAME",
        help=str(msg("The name by which standard input is called.")),
    )


def usage_error(summary: Message, detail: Message | None = None) -> click.UsageError:
    """That the command line cannot be followed; the second part says what was probably meant."""
    text = summary if detail is None else msg("{problem}; {hint}", problem=summary, hint=detail)
    return click.UsageError(printable(str(text)))
