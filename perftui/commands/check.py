"""`perftui check`: everything that is wrong, open or doubtful."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from perftui.commands import options
from perftui.commands.help import Command
from perftui.commands.presentation import Presentation, parameters, present
from perftui.commands.sources import read_sources
from perftui.messages import msg
from perftui.rules.engine import check


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "check",
        callback=run,
        params=[options.paths(), *parameters(), options.stdin_filename()],
        help=str(
            msg(
                "Check declarations and summaries: files, folders, or - for standard input; "
                "by default the current folder.\n\n"
                "Exit code: 0 nothing found, 1 findings, 2 something could not be read."
            )
        ),
    )


def run(paths: tuple[Path, ...], stdin_filename: Path | None, **wanted: Any) -> int:
    """Print all findings."""
    begun = time.perf_counter()
    workspace = read_sources(paths, stdin_filename)
    reading = time.perf_counter() - begun
    return present(workspace, check(workspace), Presentation(**wanted), reading)
