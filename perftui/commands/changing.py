"""What `perftui check` changes in declarations: fixes and suppressions; and what it says about that."""

from __future__ import annotations

from dataclasses import dataclass

from perftui.commands import console
from perftui.commands.checking import State
from perftui.config.baselines import Baselines
from perftui.config.configurations import Configurations
from perftui.display import printable
from perftui.language.problems import NO_TEXT
from perftui.messages import counted, msg
from perftui.output.difference import difference
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
        diff: show what would change, and write nothing.
    """

    configurations: Configurations
    baselines: Baselines
    typed: str | None
    diff: bool

    def fix(self, workspace: Workspace, *, unsafe: bool) -> State:
        """Make the fixes, and say how many."""
        fixing = fix(workspace, self.configurations, unsafe=unsafe, shown=self.baselines.new)
        for undone in fixing.undone:
            _say_undone(undone)
        if fixing.endless:
            console.complain(msg("some fixes undo each other; stopped after {rounds} rounds", rounds=ROUNDS))
        state = self._written(workspace, State(fixing.workspace, fixing.report))
        remaining = self.baselines.new(state.workspace, state.report.findings)
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
        found = self.baselines.new(workspace, check(workspace, self.configurations).findings)
        ignoring = ignore(workspace, found, reason, judge)
        after = check(ignoring.workspace, self.configurations)
        state = self._written(workspace, State(ignoring.workspace, after))
        console.complain(counted("{count} finding suppressed", "{count} findings suppressed", ignoring.count))
        return state

    def _written(self, before: Workspace, after: State) -> State:
        """Write, or show, the files that differ; those that cannot be written are as before."""
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

    def _put(self, old: SourceFile, new: SourceFile) -> bool:
        if self.diff:
            before, then = (file.document.text.replace("\r\n", "\n") for file in (old, new))
            console.write(difference(old.document.path, before, then, console.palette()))
        elif old.document.path == self.typed:
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
