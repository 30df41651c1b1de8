"""Goals as running text whose every stretch knows its place in the file: a paragraph is spread over `|` lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from perftui.model import Goal, GoalLine, Span

_WIDE = str.maketrans({**{chr(0xFF10 + i): chr(0x30 + i) for i in range(10)}, "％": "%", "．": "."})

_WIDE_SIGN = re.compile("[０-９％．]")

CLAUSE_END = re.compile("[，,；;。！!？?：:\n]")
"""Where a clause ends; 、 only parts words."""

_LONGEST_CLAUSE = 200


class Paragraph(NamedTuple):
    """A paragraph of a goal.

    Attributes:
        text: its lines joined as they are read, full-width digits as ASCII; every character keeps its place.
        starts: where each line begins in `text`.
        lines: the lines.
    """

    text: str
    starts: tuple[int, ...]
    lines: tuple[GoalLine, ...]

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]` in the file."""
        first, column = self._place(start)
        last, last_column = self._place(end - 1)
        return Span(first.span.line, column, last.span.line, last_column + 1)

    def clause(self, at: int) -> tuple[int, int]:
        """Where the clause around the character at `at` begins and ends."""
        start = max(0, at - _LONGEST_CLAUSE)
        for boundary in CLAUSE_END.finditer(self.text, start, at):
            start = boundary.end()
        end = min(len(self.text), at + _LONGEST_CLAUSE)
        found = CLAUSE_END.search(self.text, at, end)
        return start, found.start() if found else end

    def _place(self, offset: int) -> tuple[GoalLine, int]:
        number = bisect_right(self.starts, offset) - 1
        line = self.lines[number]
        return line, line.span.start + offset - self.starts[number]


def paragraphs(goal: Goal) -> tuple[Paragraph, ...]:
    """The paragraphs of a goal, as `Goal.paragraphs` reads them."""
    found: list[Paragraph] = []
    lines: list[GoalLine] = []
    for line in (*goal.lines, None):
        if line is not None and line.text:
            lines.append(line)
        elif lines:
            found.append(_joined(lines))
            lines = []
    return tuple(found)


def _joined(lines: list[GoalLine]) -> Paragraph:
    text = lines[0].text
    starts = [0]
    for line in lines[1:]:
        if text[-1].isascii() and line.text[0].isascii():
            text += " "
        starts.append(len(text))
        text += line.text
    return Paragraph(text.translate(_WIDE) if _WIDE_SIGN.search(text) else text, tuple(starts), tuple(lines))
