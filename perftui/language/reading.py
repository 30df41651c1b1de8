"""What reading one file has found so far: its findings, the lines that were not read, the conflict regions."""

from __future__ import annotations

from collections.abc import Callable

from perftui.diagnostics import Diagnostic
from perftui.language import conflicts, problems
from perftui.language.document import Conflict
from perftui.language.grammar import Line
from perftui.model import Span

Report = Callable[[Diagnostic], None]


class Reading:
    """Collects for the readers of blocks and of what stands outside of them."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.unread: list[Span] = []
        self.conflicts: list[Conflict] = []

    def not_read(self, line: Line) -> None:
        """A line of no known kind."""
        span = line.span()
        self.unread.append(span)
        self.found.append(problems.unread(line.text, span.line, span.start))

    def conflict(self, line: Line) -> Conflict:
        """A region between conflict markers."""
        region, finding = conflicts.conflict(line)
        self.conflicts.append(region)
        self.found.append(finding)
        return region

    def pass_over(self, line: Line) -> None:
        """A line of a block whose name is inside a conflict region: only what is broken in itself is found."""
        if line.kind == "CONFLICT":
            self.conflict(line)
        elif line.kind == "UNREAD":
            self.not_read(line)
