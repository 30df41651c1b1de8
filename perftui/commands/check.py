"""`perftui check`: everything that is wrong, open or doubtful."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Unpack

from perftui.commands import checking, configuring, console, excluding, options, presentation
from perftui.commands.checking import Asked
from perftui.commands.help import Command
from perftui.commands.sources import STDIN, asked_paths, read_sources
from perftui.messages import msg


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "check",
        callback=run,
        params=[options.paths(), *presentation.parameters(), options.stdin_filename(), *checking.options()],
        help=str(
            msg(
                "Check declarations and summaries: files, folders, or - for standard input; "
                "by default the current folder.\n\n"
                "Exit code: 0 nothing found, 1 findings, 2 something could not be read, written or understood."
            )
        ),
    )


def run(paths: tuple[Path, ...], stdin_filename: Path | None, **asked: Unpack[Asked]) -> int:
    """Change what is asked for, and print all findings that are left."""
    paths = asked_paths(paths, stdin_filename, asked["output"])
    presentation.refuse_contradictions(asked)
    checking.refuse_contradictions(asked)
    exclusions = excluding.exclusions(asked)
    configurations = configuring.configurations(asked)
    begun = time.perf_counter()
    workspace = read_sources(paths, exclusions, stdin_filename)
    reading = time.perf_counter() - begun
    if workspace.faults and not workspace.files and asked["form"] in presentation.FOR_PEOPLE:
        return console.COULD_NOT_RUN
    typed = str(stdin_filename or STDIN) if STDIN in paths else None
    state = checking.carry_out(asked, configurations, workspace, typed, exclusions.problems)
    if state is None:
        return console.COULD_NOT_RUN
    broken = configuring.say_broken()
    failed = bool(workspace.faults) or state.failed or broken
    if asked["diff"]:
        if failed:
            return console.COULD_NOT_RUN
        return console.FOUND if state.changed and not asked["exit_zero"] else console.FINE
    results = presentation.results(state.workspace, state.report, asked, configurations.severity)
    pieces = presentation.pieces(results, asked)
    if typed is not None and checking.rewrites(asked) and asked["output"] is None:
        console.write_error(pieces)  # standard output holds the text
    elif console.deliver(pieces, asked["output"]) != console.FINE:
        failed = True
    if asked["profile_rules"]:
        presentation.write_profile(state.report, reading)
    if failed:
        return console.COULD_NOT_RUN
    return console.FOUND if results.findings and not asked["exit_zero"] else console.FINE
