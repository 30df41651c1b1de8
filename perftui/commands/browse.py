"""`perftui [PATH…]`: the terminal program; without a terminal, the totals."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from perftui.commands import options
from perftui.commands.help import Command
from perftui.messages import msg
from perftui.tui.terminal.obstacle import is_served


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "browse",
        callback=_browse,
        params=[options.paths(), ascii_option(), options.exclude()],
        help=str(msg("Browse declarations in the terminal.")),
    )


def _browse(paths: Sequence[Path], exclude: tuple[str, ...], *, ascii_only: bool) -> int:
    """The options may stand before the paths too."""
    before = click.get_current_context().find_root().params
    exclude = (*before.get("exclude", ()), *exclude)
    return browse(paths, exclude, ascii_only=ascii_only or before.get("ascii_only", False))


def ascii_option() -> click.Option:
    """`--ascii`."""
    return click.Option(
        ["--ascii", "ascii_only"],
        is_flag=True,
        help=str(msg("In the terminal program, draw rules, marks and other signs in ASCII.")),
    )


def browse(paths: Sequence[Path], exclude: tuple[str, ...] = (), *, ascii_only: bool = False) -> int:
    """Open the terminal program on `paths`, by default on the current folder."""
    if is_served() or (sys.stdin.isatty() and sys.stdout.isatty()):
        from perftui.tui.app import run

        return run(list(paths) or [Path()], ascii_only=ascii_only, excluded=excluded(exclude))
    from perftui.commands import total

    return total.run(
        tuple(paths),
        by=None,
        form="text",
        output=None,
        stdin_filename=None,
        config=None,
        no_config=False,
        exclude=exclude,
        force_exclude=False,
    )


def excluded(exclude: Sequence[str]) -> tuple[str, ...]:
    """The patterns of `--exclude`; what reads them is imported only where there are some."""
    if not exclude:
        return ()
    from perftui.commands.excluding import patterns

    return patterns(exclude)
