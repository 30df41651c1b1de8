"""The texts of a declaration that people wrote, as one text to search in, with the place of every character."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from perftui.diagnostics import TextEdit
from perftui.language.keys import Note
from perftui.model import Project, Quality, Span, in_line


class Text(NamedTuple):
    """One line of text.

    Attributes:
        text: the characters.
        line: the line of the file.
        start: the column of the first character.
        part: the goal, name or value that it belongs to, by number; a goal has several lines.
        indicator: the name of its indicator, if it has one.
        is_goal: whether it is prose of a goal.
    """

    text: str
    line: int
    start: int
    part: int
    indicator: str = ""
    is_goal: bool = False

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`."""
        return in_line(self.line, self.start + start, self.start + end)


class Found(NamedTuple):
    """A stretch of a text."""

    text: Text
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its place."""
        return self.text.span(self.start, self.end)

    def edit(self, text: str) -> TextEdit:
        """The edit that writes `text` in its place."""
        return TextEdit(self.span, text)


_Place = tuple[str, int, int, int, str, bool]
"""What a `Text` holds: one is made of it only where something is found there."""


class Written:
    """All texts of a project, one a line: its name, its goals, and of each indicator name, words and notes but 待核."""

    def __init__(self, project: Project) -> None:
        self._texts = _texts(project)
        self.text = "\n".join([place[0] for place in self._texts])

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for text in self._texts:
            starts.append(starts[-1] + len(text[0]) + 1)
        return starts

    def found(self, start: int, end: int) -> Found:
        """The stretch that `text[start:end]` is."""
        number = bisect_right(self._starts, start) - 1
        base = self._starts[number]
        return Found(Text(*self._texts[number]), start - base, end - base)


def _texts(project: Project) -> list[_Place]:
    found: list[_Place] = []
    start = _start(project.name, project.span)
    if start is not None:
        found.append((project.name, project.span.line, start, 0, "", False))
    part = 1
    for goal in (project.total_goal, project.annual_goal):
        if goal:
            found += [(text, line, start, part, "", True) for text, (line, start, _end_line, _end) in goal.lines]
        part += 1
    for section in project.sections:
        for _level1, _level2, name, target, notes, span in section.indicators:
            start = _start(name, span)
            if start is not None:
                found.append((name, span[0], start, part, name, False))
            if isinstance(target, Quality):
                line, start, _end_line, _end = target.span
                found.append((target.text, line, start, part + 1, name, False))
            for number, note in enumerate(notes, start=2) if notes else ():
                if note.key != Note.DOUBT:
                    found.append((note.text, note.span.line, note.span.start, part + number, name, False))
            part += len(notes) + 2
    return found


def _start(name: str, span: Span) -> int | None:
    """Where a name begins: one in quotes behind the quote; one with quotes inside has no places and is left out."""
    _line, start, _end_line, end = span
    quotes = end - start - len(name)
    return start + quotes // 2 if quotes in {0, 2} else None
