"""What `perftui check` does before it prints: what is in force, what is changed, and which findings are new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from perftui.commands import configuring, console, excluding, presentation
from perftui.commands.options import usage_error
from perftui.commands.protecting import refuse_among
from perftui.commands.sources import STDIN
from perftui.config.baseline import USUAL_NAME
from perftui.config.baselines import Baselines
from perftui.config.configurations import Configuration, Configurations
from perftui.config.nearest import FILE_NAME
from perftui.config.problems import Problem
from perftui.diagnostics import Severity
from perftui.display import is_visible_line
from perftui.files import is_folder
from perftui.messages import Message, counted, msg
from perftui.rules.engine import Report, check
from perftui.workspace import SUFFIX, Workspace


class State(NamedTuple):
    """Files and what is found in them; whether some differ from before, and whether some could not be written."""

    workspace: Workspace
    report: Report
    changed: bool = False
    failed: bool = False


class Asked(presentation.Asked, configuring.Asked, excluding.Asked):
    """Everything that the command line asks for: how what is found is shown, and what is done besides."""

    fix: bool
    unsafe_fixes: bool
    diff: bool
    add_ignores: str | None
    write_baseline: str | None
    no_baseline: bool


def options() -> list[click.Parameter]:
    """The options of `Asked` besides those that say how what is found is shown."""
    return [
        *configuring.options(),
        *excluding.exclude_options(),
        click.Option(["--fix"], is_flag=True, help=str(msg("Correct what can be corrected safely."))),
        click.Option(
            ["--unsafe-fixes"],
            is_flag=True,
            help=str(msg("With --fix: also corrections that need a look afterwards.")),
        ),
        click.Option(
            ["--diff"],
            is_flag=True,
            help=str(msg("Write nothing; show what --fix or --add-ignores would change (exit code 1).")),
        ),
        click.Option(
            ["--add-ignores"],
            metavar="REASON",
            help=str(msg("Write a suppression with this reason for everything that is found.")),
        ),
        click.Option(
            ["--write-baseline"],
            metavar="[FILE]",
            is_flag=False,
            flag_value="",
            help=str(msg("Record what is found as known; by default in the baseline of perftui.toml.")),
        ),
        click.Option(["--no-baseline"], is_flag=True, help=str(msg("Show what is known as well."))),
    ]


def refuse_contradictions(asked: Asked) -> None:
    """Look at what the command line asks for as a whole.

    Raises:
        UsageError: it cannot be done together, or not at all.
    """
    fixes = asked["fix"] or (asked["diff"] and asked["add_ignores"] is None)
    named = {
        "--fix": asked["fix"] or asked["unsafe_fixes"],
        "--add-ignores": asked["add_ignores"] is not None,
        "--write-baseline": asked["write_baseline"] is not None,
    }
    asked_for = [option for option, is_asked in named.items() if is_asked]
    if len(asked_for) > 1:
        raise usage_error(msg("{first} and {second} exclude each other", first=asked_for[0], second=asked_for[1]))
    if asked["unsafe_fixes"] and not fixes:
        raise usage_error(msg("--unsafe-fixes says which fixes --fix or --diff are about: add one of them"))
    if asked["diff"]:
        _refuse_shape(asked)
    if asked["write_baseline"] is not None:
        _refuse_baseline(asked, asked["write_baseline"])
    reason = asked["add_ignores"]
    if reason is not None and not is_visible_line(reason):
        raise usage_error(msg("a reason is one line of visible characters"))


def rewrites(asked: Asked) -> bool:
    """Whether declarations are written anew."""
    return (asked["fix"] or asked["add_ignores"] is not None) and not asked["diff"]


def carry_out(
    asked: Asked,
    configurations: Configurations,
    workspace: Workspace,
    typed: str | None,
    excluding_problems: Sequence[Problem],
) -> State | None:
    """Change what is asked for, and say on standard error what was done.

    Args:
        asked: what the command line asks for.
        configurations: what is in force.
        workspace: the files.
        typed: the path of the file that is standard input.
        excluding_problems: what was found to be wrong with the configurations while the files were looked for.

    Returns:
        The files afterwards and what is new in them; `None` where a configuration is wrong, which is said.
    """
    place = _place(asked)
    baselines = Baselines(configurations, place, begin=asked["write_baseline"] is not None)
    files = [file.document.path for file in workspace.files]
    if typed is not None and files.count(typed) > 1:
        raise usage_error(msg("standard input and a file are both called {name}", name=typed))
    if typed == str(STDIN) and asked["write_baseline"] is not None:
        raise usage_error(msg("nothing is known of standard input without a name; give it one with --stdin-filename"))
    stated = configurations.problems(files)
    known = {problem.path for problem in stated}
    elsewhere = (problem for problem in excluding_problems if problem.path not in known)
    problems = (*elsewhere, *stated, *baselines.problems(workspace))
    if problems:
        excluding.refuse(problems)
        return None
    refuse_among(asked["output"], (*configurations.sources, *map(place, map(configurations.of, files))))
    configuring.refuse_misnamed(configurations, files)
    if asked["fix"] or asked["diff"] or asked["add_ignores"] is not None:
        return _without_known(_changed(asked, workspace, configurations, baselines, typed), baselines)
    state = State(workspace, check(workspace, configurations))
    if asked["write_baseline"] is not None:
        from perftui.commands.recording import record

        state = state._replace(failed=not record(workspace, state.report, configurations, baselines))
        baselines = Baselines(configurations, place)
    return _without_known(state, baselines)


def _changed(
    asked: Asked, workspace: Workspace, configurations: Configurations, baselines: Baselines, typed: str | None
) -> State:
    from perftui.commands.changing import Changer

    least = Severity(asked["minimum"])
    changer = Changer(configurations, baselines, typed, least, asked["diff"], asked["output"])
    if asked["add_ignores"] is not None:
        return changer.ignore(workspace, asked["add_ignores"].strip())
    return changer.fix(workspace, unsafe=asked["unsafe_fixes"])


def _without_known(state: State, baselines: Baselines) -> State:
    """What is new, and a word about what is not."""
    found = state.report.findings
    new = tuple(baselines.new(state.workspace, found))
    _say(
        len(found) - len(new),
        lambda count: counted("{count} known finding is not shown", "{count} known findings are not shown", count),
    )
    _say(
        baselines.solved(state.workspace, state.report),
        lambda count: counted(
            "{count} of the baseline is solved: record it anew with --write-baseline",
            "{count} of the baseline are solved: record it anew with --write-baseline",
            count,
        ),
    )
    return state._replace(report=replace(state.report, findings=new))


def _say(count: int, message: Callable[[int], Message]) -> None:
    if count:
        console.complain(message(count))


def _place(asked: Asked) -> Callable[[Configuration], Path | None]:
    """Where the baseline of the files under a configuration is: as asked for, as configured, or beside it."""
    given = asked["write_baseline"]
    if given:
        path = Path(given).absolute()
        return lambda _configuration: path
    if given is not None:
        return lambda configuration: configuration.baseline or configuration.folder / USUAL_NAME
    if asked["no_baseline"]:
        return lambda _configuration: None
    return lambda configuration: configuration.baseline


def _refuse_shape(asked: Asked) -> None:
    """A difference has one shape, and findings are not in it."""
    other = "--statistics" if asked["statistics"] else f"--format {asked['form']}"
    if asked["statistics"] or asked["form"] not in presentation.FOR_PEOPLE:
        raise usage_error(
            msg("{first} and {second} exclude each other", first="--diff", second=other),
            msg("--diff shows what would change, and no findings"),
        )


def _refuse_baseline(asked: Asked, given: str) -> None:
    if asked["diff"] or asked["no_baseline"]:
        other = "--diff" if asked["diff"] else "--no-baseline"
        raise usage_error(msg("{first} and {second} exclude each other", first="--write-baseline", second=other))
    if given.endswith(SUFFIX) or Path(given).name == FILE_NAME or given == "-" or (given and is_folder(Path(given))):
        raise usage_error(
            msg("{path} is no place for a baseline; write --write-baseline=FILE, or put the paths first", path=given)
        )
