"""How the outcome of a check is shown: the options for it, and what they do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypedDict

import click

from perftui.commands import console, options
from perftui.diagnostics import Severity
from perftui.files import repository_root
from perftui.messages import msg
from perftui.output.formats import FORMATS, written
from perftui.output.results import Results
from perftui.rules.engine import Report
from perftui.workspace import Workspace

FOR_PEOPLE = ("text", "concise")
_STATISTICS = ("text", "concise", "json", "markdown")

Weight = Callable[[str, str], Severity]
"""How much the findings of a rule weigh, by the path of a file and the code."""


class Asked(TypedDict):
    """What the command line asks for.

    Attributes:
        form: one of the formats.
        output: the file to write to, standard output without one.
        list_undecided: whether it is listed where rules could not tell.
        statistics: numbers in the place of findings.
        minimum: the weight below which nothing is shown and nothing counts.
        exit_zero: whether findings leave the exit code at 0.
        profile_rules: whether the time of each rule is printed.
    """

    form: str
    output: Path | None
    list_undecided: bool
    statistics: bool
    minimum: str
    exit_zero: bool
    profile_rules: bool


def parameters() -> list[click.Parameter]:
    """The options of `Asked`."""
    return [
        options.formats(FORMATS),
        options.output(),
        click.Option(
            ["--minimum-severity", "minimum"],
            type=click.Choice([severity.value for severity in Severity]),
            default=Severity.INFO.value,
            show_default=True,
            help=str(msg("Show and count only what weighs this much or more.")),
        ),
        click.Option(
            ["--not-applicable", "list_undecided"],
            is_flag=True,
            help=str(msg("List where a rule could not tell, and why.")),
        ),
        click.Option(
            ["--statistics"],
            is_flag=True,
            help=str(msg("Count the findings of each rule instead of listing them: text, json or markdown.")),
        ),
        click.Option(["--exit-zero"], is_flag=True, help=str(msg("Exit with 0 in spite of findings."))),
        click.Option(
            ["--profile-rules"],
            is_flag=True,
            help=str(msg("Print the time that each rule took to standard error.")),
        ),
    ]


def refuse_contradictions(asked: Asked) -> None:
    """Look at what the command line asks for as a whole.

    Raises:
        UsageError: it cannot be done together.
    """
    if asked["statistics"] and asked["form"] not in _STATISTICS:
        raise click.UsageError(str(msg("--statistics is written as {forms}", forms=", ".join(_STATISTICS))))


def results(workspace: Workspace, report: Report, asked: Asked, weight: Weight) -> Results:
    """What is to be shown of a check."""
    least = Severity(asked["minimum"]).rank
    return Results(
        [finding for finding in report.findings if finding.severity.rank <= least],
        [each for each in report.undecided if weight(each.path, each.code).rank <= least],
        {file.document.path: file.document for file in workspace.files},
        repository_root(Path()),
        asked["list_undecided"],
        console.palette(asked["output"]),
        console.cells(asked["output"]),
        report.own,
        workspace.faults,
    )


def pieces(shown: Results, asked: Asked) -> str | Iterable[str]:
    """The text of it."""
    if not asked["statistics"]:
        return written(shown, asked["form"])
    from perftui.output.statistics import statistics_json, statistics_markdown, statistics_text

    writers = {"json": statistics_json, "markdown": statistics_markdown}
    return writers.get(asked["form"], statistics_text)(shown)


def write_profile(report: Report, reading: float) -> None:
    """Say on standard error how long each rule took, beside the seconds of reading."""
    from perftui.output.profile import profile_text

    sys.stderr.write(profile_text(report.seconds, reading, report.own))
