"""`perftui [PATH…]`: the terminal program; without a terminal, the totals."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from perftui.commands import options
from perftui.commands.help import Command
from perftui.messages import msg


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "browse",
        callback=browse,
        params=[options.paths()],
        help=str(msg("Browse declarations in the terminal.")),
    )


def browse(paths: Sequence[Path]) -> int:
    """Open the terminal program on `paths`, by default on the current folder."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        from perftui.tui.app import run

        return run(list(paths) or [Path()])
    from perftui.commands import total

    return total.run(tuple(paths), by=None, form="text", output=None, stdin_filename=None)
