"""What `perftui check` changes in declarations: fixes and suppressions; and what it says about that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from perftui.commands import console
from perftui.commands.checking import State
from perftui.config.baselines import Baselines
from perftui.config.configurations import Configurations
from perftui.diagnostics import Diagnostic, Severity
from perftui.display import printable
from perftui.language.problems import NO_TEXT
from perftui.messages import counted, msg
from perftui.output.difference import difference, patch
from perftui.rules.engine import check
from perftui.rules.fixing import ROUNDS, Undone, fix, with_files
from perftui.rules.ignoring import ignore
from perftui.rules.suppressing import Judge
from perftui.workspace import SourceFile, Workspace, rewrite


@dataclass(frozen=True, slots=True)
class Changer:
    """Changes files so that less is found in them.

    Attributes:
        configurations: what is in force.
        baselines: what is known; it is left alone.
        typed: the path of the file that is standard input; its text goes to standard output.
        least: what weighs less is neither shown nor changed.
        diff: show what would change, and change nothing.
        output: the file that the difference is written to, standard output without one.
    """

    configurations: Configurations
    baselines: Baselines
    typed: str | None
    least: Severity
    diff: bool
    output: Path | None

    def fix(self, workspace: Workspace, *, unsafe: bool) -> State:
        """Make the fixes, and say how many."""
        fixing = fix(workspace, self.configurations, unsafe=unsafe, shown=self._shown)
        for undone in fixing.undone:
            _say_undone(undone)
        if fixing.endless:
            console.complain(msg("some fixes undo each other; stopped after {rounds} rounds", rounds=ROUNDS))
        state = self._written(workspace, State(fixing.workspace, fixing.report))
        remaining = self._shown(state.workspace, state.report.findings)
        left = len(remaining)
        made = len(fixing.made)
        if self.diff:
            console.complain(msg("would fix {made}, {left} left", made=made, left=left))
        else:
            console.complain(msg("fixed {made}, {left} left", made=made, left=left))
        more = sum(finding.fix is not None and not finding.fix.safe for finding in remaining)
        if more and not unsafe:
            console.complain(msg("fixes that a person has to look at, with --unsafe-fixes: {count} more", count=more))
        return state

    def ignore(self, workspace: Workspace, reason: str) -> State:
        """Write suppressions for all that is found, and say for how many findings."""
        judge = Judge(list(self.configurations.known.rules.values()))
        found = self._shown(workspace, check(workspace, self.configurations).findings)
        ignoring = ignore(workspace, found, reason, judge)
        after = check(ignoring.workspace, self.configurations)
        state = self._written(workspace, State(ignoring.workspace, after))
        console.complain(
            counted("would suppress {count} finding", "would suppress {count} findings", ignoring.count)
            if self.diff
            else counted("{count} finding suppressed", "{count} findings suppressed", ignoring.count)
        )
        return state

    def _shown(self, workspace: Workspace, findings: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        """The findings that this run is about."""
        new = self.baselines.new(workspace, findings)
        return [finding for finding in new if finding.severity.rank <= self.least.rank]

    def _written(self, before: Workspace, after: State) -> State:
        """Write, or show, the files that differ; those that cannot be written are as before."""
        if self.diff:
            return self._differing(before, after)
        kept: dict[str, SourceFile] = {}
        changed = False
        for old, new in zip(before.files, after.workspace.files, strict=True):
            changed = changed or old.content != new.content
            if not self._put(old, new):
                kept[old.document.path] = old
        if not kept:
            return after._replace(changed=changed)
        workspace = with_files(after.workspace, kept)
        return State(workspace, check(workspace, self.configurations), changed, failed=True)

    def _differing(self, before: Workspace, after: State) -> State:
        pairs = [
            (old, new)
            for old, new in zip(before.files, after.workspace.files, strict=True)
            if old.content != new.content
        ]
        pieces = (line for old, new in pairs for line in self._difference(old, new))
        written = console.deliver(pieces, self.output)
        return after._replace(changed=bool(pairs), failed=written != console.FINE)

    def _difference(self, old: SourceFile, new: SourceFile) -> Iterator[str]:
        if not console.is_shown(self.output):
            return patch(old.document.path, old.content, new.content)
        before, then = (file.document.text.replace("\r\n", "\n") for file in (old, new))
        return difference(old.document.path, before, then, console.palette(self.output))

    def _put(self, old: SourceFile, new: SourceFile) -> bool:
        if old.document.path == self.typed:
            if any(finding.code in NO_TEXT for finding in old.diagnostics):
                return False  # an editor must not take nothing for the corrected text
            console.write(new.content)
        elif old.content != new.content:
            fault = rewrite(new)
            if fault is not None:
                console.report([fault])
                return False
        return True


def _say_undone(undone: Undone) -> None:
    finding, error = undone
    if error is None:
        what = msg("the fix of {rule} cannot be made", rule=f"{finding.code} {finding.name}")
    else:
        what = msg(
            "the fix of {rule} was taken back, it would leave: {error}",
            rule=f"{finding.code} {finding.name}",
            error=f"{error.code} {error.summary}",
        )
    console.complain(printable(f"{finding.path}:{finding.span.line}: {what}"))
