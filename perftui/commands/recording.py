"""Writes what is found into baselines, and says how much."""

from __future__ import annotations

from perftui.commands import console
from perftui.config.baseline import write_baseline
from perftui.config.baselines import Baselines
from perftui.config.configurations import Configurations
from perftui.config.source import shown_path
from perftui.display import printable
from perftui.messages import counted, msg
from perftui.rules.engine import Report
from perftui.rules.fingerprint import relative_path
from perftui.rules.suppressing import Judge
from perftui.workspace import Workspace


def record(workspace: Workspace, report: Report, configurations: Configurations, baselines: Baselines) -> bool:
    """Write the baselines, and say how many findings they hold; whether all could be written."""
    done = True
    in_force = [configurations.of(file.document.path) for file in workspace.files]
    named = {configuration.baseline for configuration in in_force}
    never = Judge(list(configurations.known.rules.values())).never
    for baseline, counts in baselines.recorded(workspace, report, never):
        fault = write_baseline(baseline, counts)
        if fault is not None:
            console.report([fault])
            done = False
            continue
        console.complain(
            counted(
                "{count} known finding in {path}",
                "{count} known findings in {path}",
                sum(counts.values()),
                path=printable(shown_path(baseline.path)),
            )
        )
        if baseline.path not in named:
            name = printable(relative_path(str(baseline.path), in_force[0].folder))
            console.complain(msg('it counts where perftui.toml says: baseline = "{name}"', name=name))
    return done
