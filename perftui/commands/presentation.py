"""How the outcome of a check is shown: the options for it, and what they do."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from perftui.commands import console, options
from perftui.diagnostics import Severity
from perftui.files import repository_root
from perftui.messages import msg
from perftui.output.formats import FORMATS, written
from perftui.output.results import Results
from perftui.rules.engine import Report
from perftui.workspace import Workspace

_STATISTICS = ("text", "concise", "json", "markdown")


@dataclass(frozen=True, slots=True)
class Presentation:
    """What is wanted; the names of the options.

    Attributes:
        form: one of the formats.
        output: the file to write to, standard output without one.
        list_undecided: whether it is listed where rules could not tell.
        statistics: numbers in the place of findings.
        minimum: the weight below which nothing is shown and nothing counts.
        exit_zero: whether findings leave the exit code at 0.
        profile: whether the time of each rule is printed.
    """

    form: str
    output: Path | None
    list_undecided: bool
    statistics: bool
    minimum: str
    exit_zero: bool
    profile: bool


def parameters() -> list[click.Parameter]:
    """The options of a `Presentation`."""
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
            ["--profile-rules", "profile"],
            is_flag=True,
            help=str(msg("Print the time that each rule took to standard error.")),
        ),
    ]


def present(workspace: Workspace, report: Report, wanted: Presentation, reading: float) -> int:
    """Write the outcome of a check, and give the exit code.

    Args:
        workspace: what was read.
        report: what was found in it.
        wanted: how it is to be shown.
        reading: how many seconds it took to read.
    """
    if wanted.statistics and wanted.form not in _STATISTICS:
        raise click.UsageError(str(msg("--statistics is written as {forms}", forms=", ".join(_STATISTICS))))
    if workspace.faults and not workspace.files and wanted.form in {"text", "concise"}:
        return console.COULD_NOT_RUN
    results = _results(workspace, report, wanted)
    delivered = console.deliver(_pieces(results, wanted), wanted.output)
    if wanted.profile:
        from perftui.output.profile import profile_text

        sys.stderr.write(profile_text(report.seconds, reading))
    if workspace.faults or delivered != console.FINE:
        return console.COULD_NOT_RUN
    return console.FOUND if results.findings and not wanted.exit_zero else console.FINE


def _results(workspace: Workspace, report: Report, wanted: Presentation) -> Results:
    least = Severity(wanted.minimum).rank
    return Results(
        [finding for finding in report.findings if finding.severity.rank <= least],
        report.undecided,
        {file.document.path: file.document for file in workspace.files},
        repository_root(Path()),
        wanted.list_undecided,
        console.palette(wanted.output),
        console.cells(wanted.output),
    )


def _pieces(results: Results, wanted: Presentation) -> str | Iterable[str]:
    if not wanted.statistics:
        return written(results, wanted.form)
    from perftui.output.statistics import statistics_json, statistics_markdown, statistics_text

    writers = {"json": statistics_json, "markdown": statistics_markdown}
    return writers.get(wanted.form, statistics_text)(results)
