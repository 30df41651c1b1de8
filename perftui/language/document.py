"""What reading a file gives: its text, and everything that was found in it with its place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from perftui.model import Project, Span, Summary

BOM = "\ufeff"
"""The byte order mark."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A region between conflict markers of git; `base` is `None` where git did not write it."""

    span: Span
    ours: str
    base: str | None
    theirs: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """`# perftui: ignore[RULE, …] reason`.

    `places` are those of the rules in it, `lines` the line it stands on and the line it speaks for.
    """

    rules: tuple[str, ...]
    places: tuple[Span, ...]
    reason: str
    lines: tuple[int, int]
    span: Span


@dataclass(frozen=True)
class Document:
    """One file, read. `text` has LF or CRLF as in the file, without the byte order mark that `bom` tells of."""

    path: str
    text: str
    projects: tuple[Project, ...] = ()
    summaries: tuple[Summary, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    unread: tuple[Span, ...] = ()
    bom: bool = False

    @property
    def content(self) -> str:
        """The whole content of the file."""
        return BOM + self.text if self.bom else self.text

    @property
    def holds_one_block(self) -> bool:
        """Whether a project or a summary is all there is in it."""
        return len(self.projects) + len(self.summaries) == 1 and not self.conflicts

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; line N of a span is `lines[N - 1]`."""
        return tuple(line.removesuffix("\r") for line in self.text.split("\n"))

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets of the lines' first characters in `text`."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where `span` begins and ends in `text`."""
        starts = self.line_starts
        return starts[span.line - 1] + span.start, starts[span.end_line - 1] + span.end

    def line_at(self, offset: int) -> int:
        """The number of the line that holds the character at `offset`."""
        return bisect_right(self.line_starts, offset)

    def at(self, span: Span) -> str:
        """The text of `span`."""
        start, end = self.offsets(span)
        return self.text[start:end]
