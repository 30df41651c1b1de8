"""Conflict regions of git: both sides as they stand, and what our side leaves open for the lines below it."""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic
from perftui.language import problems
from perftui.language.document import Conflict
from perftui.language.grammar import BLANKS, Line, grammar, lines_of
from perftui.messages import msg
from perftui.model import Span


def conflict(line: Line) -> tuple[Conflict, Diagnostic]:
    """The region that a CONFLICT line is, and the finding for it."""
    ours, base, theirs = line.match.group("ours", "base", "theirs")
    whole = line.text
    start = line.match.start() - line.base
    last = line.number + whole.count("\n")
    span = Span(line.number, start, last, len(whole) - whole.rfind("\n") - 1)
    marker = whole.split("\n", 1)[0].rstrip(BLANKS)
    return Conflict(span, ours, base, theirs), problems.CONFLICT.at(
        Span(line.number, start, line.number, start + len(marker)),
        msg("two sides changed this differently ({count} lines)", count=last - line.number + 1),
        msg("keep one of the two sides and delete the markers"),
        context=span,
    )


def lines_of_side(region: Conflict) -> Iterator[Line]:
    """The lines of our side, or of theirs where ours has none: what stands below the region continues them."""
    side, above = region.ours, region.span.line
    if not side.strip():
        side, above = region.theirs, region.span.end_line - 1 - region.theirs.count("\n")
    return (line._replace(number=above + line.number) for line in lines_of(grammar().parse(side)))


def opens_block(region: Conflict) -> bool:
    """Whether the lines below the region belong to a project or summary whose name is inside it."""
    return any(line.kind in {"PROJECT", "SUMMARY"} for line in lines_of_side(region))
