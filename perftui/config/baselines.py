"""The baselines of a run: what is known, what of it is solved, and what is to be recorded."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from perftui.config.baseline import Baseline, Entry, read_baseline
from perftui.config.configurations import Configuration, Configurations
from perftui.config.problems import Problem
from perftui.diagnostics import Diagnostic
from perftui.rules.engine import Report
from perftui.rules.fingerprint import fingerprints, project_key, relative_path
from perftui.workspace import SourceFile, Workspace


class Baselines:
    """The baselines of files, by their configurations; each is read once."""

    def __init__(
        self,
        configurations: Configurations,
        place: Callable[[Configuration], Path | None] = lambda configuration: configuration.baseline,
        *,
        begin: bool = False,
    ) -> None:
        """Prepare.

        Args:
            configurations: they name the baselines.
            place: the baseline of the files under a configuration.
            begin: whether a baseline that does not exist is an empty one.
        """
        self._configurations = configurations
        self._place = place
        self._begin = begin
        self._read: dict[Path, tuple[Baseline, tuple[Problem, ...]]] = {}

    def problems(self, workspace: Workspace) -> tuple[Problem, ...]:
        """All that is wrong with the baselines of the files."""
        return tuple(problem for path in self._files(workspace) for problem in self._at(path)[1])

    def new(self, workspace: Workspace, findings: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        """The findings that are not known."""
        known = {
            id(finding)
            for path, files in self._files(workspace).items()
            for entry, number, finding in _entries(path, files, findings, self._renamed(path, files))
            if number <= self._at(path)[0].counts.get(entry, 0)
        }
        return [finding for finding in findings if id(finding) not in known]

    def solved(self, workspace: Workspace, report: Report) -> int:
        """How many known findings there are no more."""
        number = 0
        for path, files in self._files(workspace).items():
            there = Counter(
                entry for entry, _number, _finding in _entries(path, files, report.findings, self._renamed(path, files))
            )
            judged = self._judge(path, files, report)
            counts = self._at(path)[0].counts
            number += sum(max(count - there[entry], 0) for entry, count in counts.items() if judged(entry))
        return number

    def recorded(
        self, workspace: Workspace, report: Report, never: Collection[str]
    ) -> Sequence[tuple[Baseline, Mapping[Entry, int]]]:
        """What each baseline is to hold: what was found, and what it knows of files and rules that were not checked.

        Args:
            workspace: the files.
            report: what was found in them.
            never: the codes of rules whose findings are not recorded.
        """
        recorded: list[tuple[Baseline, Mapping[Entry, int]]] = []
        for path, files in self._files(workspace).items():
            baseline, _problems = self._at(path)
            judged = self._judge(path, files, report)
            found = [finding for finding in report.findings if finding.code not in never]
            counts = Counter(entry for entry, _number, _finding in _entries(path, files, found, {}))
            kept = {entry: count for entry, count in baseline.counts.items() if not judged(entry)}
            recorded.append((baseline, {**kept, **counts}))
        return recorded

    def _files(self, workspace: Workspace) -> Mapping[Path, Sequence[SourceFile]]:
        """The files of each baseline."""
        groups: dict[Path, list[SourceFile]] = {}
        for file in workspace.files:
            path = self._place(self._configurations.of(file.document.path))
            if path is not None:
                groups.setdefault(path, []).append(file)
        return groups

    def _at(self, path: Path) -> tuple[Baseline, tuple[Problem, ...]]:
        if path not in self._read:
            missing = self._begin and not os.path.lexists(path)
            self._read[path] = (Baseline(path), ()) if missing else read_baseline(path)
        return self._read[path]

    def _renamed(self, path: Path, files: Sequence[SourceFile]) -> Mapping[str, str]:
        """What files were called when the baseline was written, by their paths now: those that hold its projects still.

        A path that the baseline knows and that is gone stands for one file, or for none where several would do.
        """
        base = path.parent
        now = {relative_path(file.document.path, base): file for file in files}
        known: dict[str, set[str]] = {}
        for entry in self._at(path)[0].counts:
            known.setdefault(entry.path, set()).add(entry.project)
        gone = {old: projects - {""} for old, projects in known.items() if not os.path.lexists(base / old)}
        renamed: dict[str, list[str]] = {}
        for new in now.keys() - known.keys() if gone else ():
            projects = {project_key(project) for project in now[new].document.projects}
            for old, of_old in gone.items():
                if not of_old.isdisjoint(projects):
                    renamed.setdefault(old, []).append(new)
        olds = Counter(new for news in renamed.values() for new in news)
        return {news[0]: old for old, news in renamed.items() if len(news) == 1 and olds[news[0]] == 1}

    def _judge(self, path: Path, files: Sequence[SourceFile], report: Report) -> Callable[[Entry], bool]:
        """Says whether a known finding would have been found if it were still there."""
        base = path.parent
        there = {relative_path(file.document.path, base): file.document.path for file in files}

        def judged(entry: Entry) -> bool:
            file = there.get(entry.path)
            if file is None:
                return not os.path.lexists(base / entry.path)
            if entry.rule not in self._configurations.in_force(file).rules:
                return True
            return entry.rule in report.complete and entry.rule not in self._configurations(file).ignored

        return judged


def _entries(
    path: Path, files: Sequence[SourceFile], findings: Sequence[Diagnostic], renamed: Mapping[str, str]
) -> Iterator[tuple[Entry, int, Diagnostic]]:
    """The findings in the files of a baseline, each with what it is recorded as and its number among those alike."""
    documents = {file.document.path: file.document for file in files}
    inside = [finding for finding in findings if finding.path in documents]
    for known, finding in zip(fingerprints(inside, documents, path.parent), inside, strict=True):
        yield Entry.of(known._replace(path=renamed.get(known.path, known.path))), known.occurrence, finding
