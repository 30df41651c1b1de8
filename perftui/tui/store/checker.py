"""Checks as the command line does: under what `perftui.toml` says, and without what its baseline knows.

One is made for each reading of the files. It remembers what was found in files that stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from perftui.config.baselines import Baselines
from perftui.config.configurations import Configurations
from perftui.config.known import Known
from perftui.config.problems import Problem
from perftui.diagnostics import Diagnostic, Severity
from perftui.editing.watching import signatures_of
from perftui.rules.across import Across
from perftui.rules.engine import check, check_across, check_file
from perftui.rules.memory import Memory
from perftui.rules.overview import unhindered
from perftui.rules.plugins import installed
from perftui.tui.arranged.in_files import NOWHERE

if TYPE_CHECKING:
    from pathlib import Path

    from perftui.editing.watching import Signature
    from perftui.rules.choice import Choice
    from perftui.rules.explanation import Explanation
    from perftui.rules.overview import Between
    from perftui.workspace import SourceFile, Workspace


class Checked(NamedTuple):
    """What is wrong in a workspace, as far as no baseline knows it, and what the rules over all files found."""

    findings: tuple[Diagnostic, ...]
    across: Across


class Anew(NamedTuple):
    """What is wrong in some of the files, by their paths, and what the rules over all files found in all."""

    found: Mapping[str, tuple[Diagnostic, ...]]
    across: Across


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

    def everything(self, workspace: Workspace, between: Between = unhindered) -> Checked:
        """What is wrong in a workspace, and before it what is wrong with its configuration.

        Args:
            workspace: all files.
            between: called again and again; `Stopped`, when it raises that, ends the check.
        """
        problems = (
            *self.configurations.problems(file.document.path for file in workspace.files),
            *self._baselines.problems(workspace),
        )
        self._signatures = signatures_of(self.configurations.sources)
        self.other_lines = {problem.path: problem.lines for problem in problems}
        report = check(workspace, self.choose, memory=self.memory, between=between)
        broken = (Problem(fault.distribution, fault.message) for fault in installed().faults)
        found = (*map(_finding, (*broken, *problems)), *self.new(workspace, report.findings))
        return Checked(found, Across.by_file(report.across))

    def alone(self, workspace: Workspace, file: SourceFile) -> tuple[Diagnostic, ...]:
        """What is wrong in one file of a workspace, as far as it can be told from that file and its summaries."""
        alone = _alone(workspace, file)
        return self.new(alone, check(alone, self.choose, memory=self.memory).findings)

    def after(
        self, workspace: Workspace, files: Sequence[tuple[SourceFile, SourceFile]], across: Across | None
    ) -> Anew:
        """What is wrong in files that have another text now; what concerns others as well is told by `again`.

        Args:
            workspace: all files as they are now.
            files: these files, before and now.
            across: what the rules over all files found, where that is known already.
        """
        known = across or Across()
        for before, now in files:
            known = known.after(before.document, now.document, check_across(_alone(workspace, now), self.choose))
        return Anew({now.document.path: self._standing(workspace, now, known) for _before, now in files}, known)

    def again(
        self, workspace: Workspace, files: Mapping[str, SourceFile], across: Across, between: Between = unhindered
    ) -> Anew:
        """Ask the rules over all files again.

        Args:
            workspace: all files.
            files: the same by their paths.
            across: what these rules found before.
            between: as for `everything`.

        Returns:
            What is wrong now in the files of which they say something else than before.
        """
        now = Across.by_file(check_across(workspace, self.choose, between))
        differing = [files[path] for path in across.differing(now) if path in files]
        return Anew({file.document.path: self._standing(workspace, file, now) for file in differing}, now)

    def _standing(self, workspace: Workspace, file: SourceFile, across: Across) -> tuple[Diagnostic, ...]:
        path = file.document.path
        whole = replace(workspace, faults=(), partial=workspace.partial or path in across.loose)
        found = check_file(whole, file, across.of(path), self.choose, self.memory)
        return self.new(replace(whole, files=(file,)), found)

    def new(self, workspace: Workspace, findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings that no baseline knows."""
        return tuple(self._baselines.new(workspace, findings))


def _alone(workspace: Workspace, file: SourceFile) -> Workspace:
    """One file, with all others where a summary in it speaks of them."""
    others = (*workspace.files, *workspace.context) if file.document.summaries else ()
    context = tuple(other for other in others if other.path != file.path)
    return replace(workspace, files=(file,), faults=(), context=context, partial=True)


def _finding(problem: Problem) -> Diagnostic:
    return Diagnostic(
        "", "", Severity.ERROR, problem.span or NOWHERE, problem.summary, problem.detail, path=problem.path
    )
