"""Corrects what can be corrected: texts in, texts out, and what was done. Nothing is written here.

Fixes are made in rounds, because one can make room for another: of two that change the same characters the first is
made, the result is read and checked again, and the other has its turn in the next round. A fix that leaves an error
that was not there is taken back. What the language does not understand is fixed before anything else.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from perftui.diagnostics import Diagnostic, TextEdit
from perftui.language.document import Document
from perftui.language.edits import OverlapError, apply
from perftui.language.reader import read
from perftui.rules.choice import STANDARD
from perftui.rules.engine import Report, check
from perftui.rules.harm import LANGUAGE, Checked, new_error
from perftui.rules.memory import Memory
from perftui.rules.overview import Choose
from perftui.rules.rule import Registered
from perftui.workspace import SourceFile, Workspace

ROUNDS = 10
"""Fixes that still go on after so many rounds undo each other."""

Shown = Callable[[Workspace, Sequence[Diagnostic]], Sequence[Diagnostic]]
"""Which findings of a workspace are to be fixed."""

T = TypeVar("T")


def _everything(_workspace: Workspace, findings: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    return findings


class Undone(NamedTuple):
    """A finding whose fix was taken back, and the error that it would have left; none where it cannot be made."""

    finding: Diagnostic
    error: Diagnostic | None


@dataclass(frozen=True, slots=True)
class Fixing:
    """What fixing gives.

    Attributes:
        workspace: the files as they would be; each keeps the digest of what was read.
        report: what is left to find in them.
        made: the findings that were fixed, as they were then.
        undone: those whose fix was taken back.
        endless: whether fixes undo each other, so that some are left.
    """

    workspace: Workspace
    report: Report
    made: tuple[Diagnostic, ...] = ()
    undone: tuple[Undone, ...] = ()
    endless: bool = False


def fix(
    workspace: Workspace,
    choose: Choose = lambda _path: STANDARD,
    *,
    unsafe: bool = False,
    shown: Shown = _everything,
    rules: Sequence[Registered] | None = None,
    memory: Memory | None = None,
) -> Fixing:
    """Make the fixes of all findings that have one.

    Args:
        workspace: what was read.
        choose: what is in force for a file, by its path.
        unsafe: also those that a person should look at.
        shown: keeps the findings that are to be fixed, of all that there are.
        rules: the rules to run; by default those of the program.
        memory: what these rules found before.
    """

    def checked(some: Workspace) -> Checked:
        return Checked(some, check(some, choose, rules, memory=memory))

    fixer = _Fixer(workspace, checked, shown, unsafe=unsafe)
    for _round in range(ROUNDS):
        chosen = fixer.chosen()
        if not chosen:
            return fixer.result()
        fixer.make(chosen)
    return replace(fixer.result(), endless=bool(fixer.chosen()))


def fix_one(workspace: Workspace, finding: Diagnostic, choose: Choose = lambda _path: STANDARD) -> Fixing:
    """Make the fix of one finding, even one that a person should look at.

    Args:
        workspace: what was read; only the file of the finding is looked at, and is in what this gives.
        finding: what was found in it.
        choose: what is in force for a file, by its path.
    """
    file = next(file for file in workspace.files if file.document.path == finding.path)
    memory = Memory()
    alone = _alone(file, workspace)
    fixer = _Fixer(alone, lambda some: Checked(some, check(some, choose, memory=memory)), _everything, unsafe=True)
    fixer.make({finding.path: [finding]})
    return fixer.result()


def edited(file: SourceFile, edits: Sequence[TextEdit]) -> SourceFile:
    """The file with another text, read again.

    Raises:
        OverlapError, IndexError: the edits cannot be made.
    """
    document, diagnostics = read(apply(file.document.text, edits), file.document.path)
    return replace(file, document=replace(document, bom=file.document.bom), diagnostics=diagnostics)


def with_files(workspace: Workspace, changed: Mapping[str, SourceFile]) -> Workspace:
    """The workspace with other files in the place of those of the same path."""
    return replace(workspace, files=tuple(changed.get(file.document.path, file) for file in workspace.files))


class _Fixer:
    """The files as they are after the rounds so far."""

    def __init__(
        self, workspace: Workspace, checked: Callable[[Workspace], Checked], shown: Shown, *, unsafe: bool
    ) -> None:
        self.checked = checked
        self.shown = shown
        self.unsafe = unsafe
        self.now = checked(workspace)
        self.made: list[Diagnostic] = []
        self.undone: dict[tuple[str, ...], Undone] = {}

    def result(self) -> Fixing:
        return Fixing(*self.now, tuple(self.made), tuple(self.undone.values()))

    def chosen(self) -> dict[str, list[Diagnostic]]:
        """The findings of the next round by their files, none touching the characters of another."""
        found = [
            finding
            for finding in self.shown(self.now.workspace, self.now.report.findings)
            if finding.fix is not None and (finding.fix.safe or self.unsafe) and _key(finding) not in self.undone
        ]
        by_path: dict[str, list[Diagnostic]] = {}
        for finding in [one for one in found if one.code in LANGUAGE] or found:
            by_path.setdefault(finding.path, []).append(finding)
        chosen = {
            file.document.path: list(_apart(file.document, by_path[file.document.path]))
            for file in self.now.workspace.files
            if file.document.path in by_path
        }
        return {path: findings for path, findings in chosen.items() if findings}

    def make(self, chosen: Mapping[str, Sequence[Diagnostic]]) -> None:
        """One round: each file for itself, and then what the changes mean for the others."""
        kept: dict[str, Sequence[Diagnostic]] = {}
        changed: dict[str, SourceFile] = {}
        for file in self.now.workspace.files:
            path = file.document.path
            if path in chosen:
                findings, after = self.harmless(file, chosen[path])
                if findings:
                    kept[path], changed[path] = findings, after
        if changed:
            self.keep(kept, changed)

    def harmless(self, file: SourceFile, findings: Sequence[Diagnostic]) -> tuple[Sequence[Diagnostic], SourceFile]:
        """Those of a file whose fixes leave no new error in it, and the file with these fixes."""
        alone = _alone(file, self.now.workspace)
        before, after = self.checked(alone), file

        def harm(some: Sequence[Diagnostic]) -> _Harm | None:
            nonlocal after
            try:
                after = edited(file, _edits(some))
            except (OverlapError, IndexError):
                return _Harm(None)
            return _harm(before, self.checked(replace(alone, files=(after,))), some)

        kept, refused = _settled(findings, harm)
        self.take_back(refused)
        return kept, edited(file, _edits(kept)) if refused else after

    def keep(self, kept: Mapping[str, Sequence[Diagnostic]], changed: Mapping[str, SourceFile]) -> None:
        """Make the fixes, without those of a file that leave a new error in another one."""
        before = self.now

        def with_changes(paths: Sequence[str]) -> Checked:
            return self.checked(with_files(before.workspace, {path: changed[path] for path in paths}))

        def harm(paths: Sequence[str]) -> _Harm | None:
            self.now = with_changes(paths)
            return _harm(before, self.now, [finding for path in paths for finding in kept[path]])

        paths, refused = _settled(list(changed), harm)
        if refused:
            self.now = with_changes(paths)
        self.made.extend(finding for path in paths for finding in kept[path])
        self.take_back((finding, found) for path, found in refused for finding in kept[path])

    def take_back(self, refused: Iterable[tuple[Diagnostic, _Harm]]) -> None:
        """Remember fixes that are not to be tried again."""
        for finding, found in refused:
            self.undone[_key(finding)] = Undone(finding, found.error)


def _alone(file: SourceFile, among: Workspace) -> Workspace:
    """One file, with what its summaries speak of."""
    others = (*among.files, *among.context) if file.document.summaries else ()
    context = tuple(other for other in others if other is not file)
    return Workspace((file,), context=context, partial=True, unseen=among.unseen)


class _Harm(NamedTuple):
    """Why changes cannot stay: an error that they leave; none where they cannot be made at all."""

    error: Diagnostic | None


def _harm(before: Checked, after: Checked, fixed: Sequence[Diagnostic]) -> _Harm | None:
    error = new_error(before, after, fixed)
    return None if error is None else _Harm(error)


def _settled(
    candidates: Sequence[T], harm: Callable[[Sequence[T]], _Harm | None]
) -> tuple[list[T], list[tuple[T, _Harm]]]:
    """The candidates that do no harm together, and the others; by halves, so that a few among many cost little."""
    kept: list[T] = []
    refused: list[tuple[T, _Harm]] = []

    def add(some: Sequence[T]) -> None:
        found = harm([*kept, *some])
        if found is None:
            kept.extend(some)
        elif len(some) == 1:
            refused.append((some[0], found))
        else:
            middle = len(some) // 2
            add(some[:middle])
            add(some[middle:])

    add(candidates)
    return kept, refused


def _apart(document: Document, findings: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Those whose edits change something and meet no edit of an earlier one."""
    taken: list[tuple[int, int]] = []
    for finding in findings:
        edits = _edits([finding])
        try:
            stretches = [document.offsets(edit.span) for edit in edits]
        except IndexError:
            yield finding  # making it will say that it cannot be made
            continue
        changes = any(document.at(edit.span) != edit.text for edit in edits)
        if changes and not any(_meets(taken, *stretch) for stretch in stretches):
            for stretch in stretches:
                insort(taken, stretch)
            yield finding


def _meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch shares characters with another one, or a place where one of them inserts text."""
    at = bisect_left(taken, (start, end))
    for begin, stop in taken[max(at - 1, 0) : at + 1]:
        inserts = start == end or begin == stop
        if (start <= stop and begin <= end) if inserts else (start < stop and begin < end):
            return True
    return False


def _edits(findings: Iterable[Diagnostic]) -> list[TextEdit]:
    return [edit for finding in findings if finding.fix is not None for edit in finding.fix.edits]


def _key(finding: Diagnostic) -> tuple[str, ...]:
    """What a fix is known by from round to round."""
    return finding.path, finding.code, str(finding.summary), str(finding.fix and finding.fix.title)
