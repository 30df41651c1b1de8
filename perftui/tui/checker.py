"""Checks as the command line does: under what `perftui.toml` says, and without what its baseline knows.

One is made for each reading of the files. It remembers what was found in files that stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from perftui.config.baselines import Baselines
from perftui.config.configurations import Configurations
from perftui.config.known import Known
from perftui.config.problems import Problem
from perftui.diagnostics import Diagnostic, Severity
from perftui.editing.watching import signatures_of
from perftui.rules.engine import check
from perftui.rules.memory import Memory
from perftui.rules.plugins import installed
from perftui.tui.findings import NOWHERE

if TYPE_CHECKING:
    from pathlib import Path

    from perftui.editing.watching import Signature
    from perftui.rules.choice import Choice
    from perftui.rules.explanation import Explanation
    from perftui.workspace import Workspace


class Checker:
    """What is in force and what is known, as it was when the files were read."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.other_lines: dict[str, tuple[str, ...]] = {}
        """The lines of the files among what was found that are no declarations."""
        self._signatures: Mapping[Path, Signature] | None = None

    @cached_property
    def configurations(self) -> Configurations:
        """What is in force; packages with rules are imported when this is first asked."""
        return Configurations(Known.installed())

    @cached_property
    def _unconfigured(self) -> Configurations:
        return Configurations(self.configurations.known, search=False)

    @cached_property
    def _baselines(self) -> Baselines:
        return Baselines(self.configurations)

    @property
    def outdated(self) -> bool:
        """Whether a configuration or a baseline is another one by now than when it was read; meant for a thread."""
        known = self._signatures
        return known is not None and signatures_of(self.configurations.sources) != known

    def explanation(self, finding: Diagnostic) -> Explanation | None:
        """What there is to say about a kind of finding, also of a rule that the configuration of the file states."""
        from perftui.rules.explanation import explanation

        known = self.configurations.known_by(self.configurations.of(finding.path))
        return explanation(finding.code, known.own)

    def choose(self, path: str) -> Choice:
        """What is in force for a file; under a configuration that is wrong, what is so without one."""
        wrong = self.configurations.of(path).problems
        return self._unconfigured(path) if wrong else self.configurations(path)

    def everything(self, workspace: Workspace, between: Callable[[], None] = lambda: None) -> tuple[Diagnostic, ...]:
        """What is wrong in a workspace, and before it what is wrong with its configuration.

        Args:
            workspace: all files.
            between: called again and again; what it raises ends the check.
        """
        problems = (
            *self.configurations.problems(file.document.path for file in workspace.files),
            *self._baselines.problems(workspace),
        )
        self._signatures = signatures_of(self.configurations.sources)
        self.other_lines = {problem.path: problem.lines for problem in problems}
        report = check(workspace, self.choose, memory=self.memory, between=between)
        broken = (Problem(fault.distribution, fault.message) for fault in installed().faults)
        return (*map(_finding, (*broken, *problems)), *self.new(workspace, report.findings))

    def alone(self, workspace: Workspace, path: str) -> tuple[Diagnostic, ...]:
        """What is wrong in one file of a workspace, as far as it can be told from that file and its summaries."""
        files = workspace.alone(path).files
        others = (*workspace.files, *workspace.context) if any(file.document.summaries for file in files) else ()
        context = tuple(other for other in others if str(other.path) != path)
        alone = replace(workspace, files=files, faults=(), context=context, partial=True)
        return self.new(alone, check(alone, self.choose, memory=self.memory).findings)

    def new(self, workspace: Workspace, findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings that no baseline knows."""
        return tuple(self._baselines.new(workspace, findings))


def _finding(problem: Problem) -> Diagnostic:
    return Diagnostic(
        "", "", Severity.ERROR, problem.span or NOWHERE, problem.summary, problem.detail, path=problem.path
    )
