"""`perftui check`: everything that is wrong, open or doubtful."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Unpack

from perftui.commands import console, options, presentation
from perftui.commands.help import Command
from perftui.commands.sources import read_sources
from perftui.messages import msg
from perftui.rules.engine import check


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "check",
        callback=run,
        params=[options.paths(), *presentation.parameters(), options.stdin_filename()],
        help=str(
            msg(
                "Check declarations and summaries: files, folders, or - for standard input; "
                "by default the current folder.\n\n"
                "Exit code: 0 nothing found, 1 findings, 2 something could not be read."
            )
        ),
    )


def run(paths: tuple[Path, ...], stdin_filename: Path | None, **asked: Unpack[presentation.Asked]) -> int:
    """Print all findings."""
    presentation.refuse_contradictions(asked)
    begun = time.perf_counter()
    workspace = read_sources(paths, stdin_filename)
    reading = time.perf_counter() - begun
    if workspace.faults and not workspace.files and asked["form"] in presentation.FOR_PEOPLE:
        return console.COULD_NOT_RUN
    report = check(workspace)
    results = presentation.results(workspace, report, asked)
    delivered = console.deliver(presentation.pieces(results, asked), asked["output"])
    if asked["profile"]:
        presentation.write_profile(report, reading)
    if workspace.faults or delivered != console.FINE:
        return console.COULD_NOT_RUN
    return console.FOUND if results.findings and not asked["exit_zero"] else console.FINE
