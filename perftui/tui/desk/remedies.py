"""What is done about findings: fixes and suppressions become one change of the drafts. Nothing is changed here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.editing.change import Change, Spot, rewritten
from perftui.messages import Message, counted, msg
from perftui.rules.fixing import Fixing, Undone, fix, fix_one
from perftui.rules.ignoring import ignore
from perftui.rules.suppressing import Judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perftui.diagnostics import Diagnostic
    from perftui.tui.store.checker import Checker
    from perftui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Rewriting:
    """One file with the text that it has and the one that it is to have."""

    path: Path
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """What fixing or suppressing would do.

    Attributes:
        label: what it is, for the history.
        files: the files that would change.
        made: the findings that would be dealt with.
        undone: those whose fix cannot stay.
        endless: whether fixes undo each other, so that some are left.
    """

    label: Message
    files: tuple[Rewriting, ...]
    made: tuple[Diagnostic, ...] = ()
    undone: tuple[Undone, ...] = ()
    endless: bool = False

    @property
    def safe(self) -> bool:
        """Whether nobody has to look at it before it is made."""
        return all(finding.fix is not None and finding.fix.safe for finding in self.made)

    @property
    def change(self) -> Change:
        """All of it as one step of the history, at the first finding."""
        steps = tuple(rewritten(each.path, each.before, each.after) for each in self.files)
        spot = Spot(Path(self.made[0].path), self.made[0].span.line) if self.made else None
        return Change(self.label, steps, spot)

    def said(self) -> Message:
        """What was done, in one line; what could not be done comes last."""
        files = counted("{count} file", "{count} files", len(self.files))
        done = counted(
            "Fixed {count} problem in {files}; undo takes it back.",
            "Fixed {count} problems in {files}; undo takes them back.",
            len(self.made),
            files=files,
        )
        if self.undone:
            why = undone(self.undone[0])
            return msg("{done} {count} left: {why}", done=done, count=len(self.undone), why=why) if self.made else why
        if self.endless:
            return msg("{done} Some fixes undo each other and were left.", done=done)
        return done if self.made else msg("Nothing would change.")


def fix_finding(checker: Checker, workspace: Workspace, finding: Diagnostic) -> Remedy:
    """The fix of one finding."""
    return _remedy(workspace, finding, fix_one(workspace, finding, checker.choose))


def fix_rule(checker: Checker, workspace: Workspace, finding: Diagnostic) -> Remedy:
    """The fixes of everything that is found as `finding` is, in all files."""

    def alike(now: Workspace, findings: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        return [each for each in checker.new(now, findings) if each.code == finding.code]

    fixing = fix(workspace, checker.choose, unsafe=True, shown=alike, memory=checker.memory)
    return _remedy(workspace, finding, fixing)


def suppress(checker: Checker, workspace: Workspace, finding: Diagnostic, reason: str) -> Remedy | Message:
    """A suppression of one finding, or why there cannot be one."""
    alone = workspace.alone(finding.path)
    ignoring = ignore(alone, [finding], reason, judge(checker, finding.path))
    if not ignoring.count:
        return msg("A suppression cannot stand there.")
    label = msg("suppress {rule}", rule=_named(finding))
    return Remedy(label, _rewritings(alone, ignoring.workspace), (finding,))


def judge(checker: Checker, path: str) -> Judge:
    """Knows which findings can be suppressed in a file."""
    configurations = checker.configurations
    return Judge(list(configurations.known_by(configurations.of(path)).rules.values()))


def undone(one: Undone) -> Message:
    """Why a fix was not made."""
    rule = _named(one.finding)
    if one.error is None:
        return msg("the fix of {rule} cannot be made", rule=rule)
    error = f"{one.error.code} {one.error.summary}"
    return msg("the fix of {rule} was taken back, it would leave: {error}", rule=rule, error=error)


def _remedy(workspace: Workspace, finding: Diagnostic, fixing: Fixing) -> Remedy:
    label = msg("fix {rule}", rule=_named(finding))
    return Remedy(label, _rewritings(workspace, fixing.workspace), fixing.made, fixing.undone, fixing.endless)


def _rewritings(before: Workspace, after: Workspace) -> tuple[Rewriting, ...]:
    old = {file.document.path: file for file in before.files}
    return tuple(
        Rewriting(file.path, old[file.document.path].document.text, file.document.text)
        for file in after.files
        if file.document.text != old[file.document.path].document.text
    )


def _named(finding: Diagnostic) -> str:
    return f"{finding.code} {finding.name}"
