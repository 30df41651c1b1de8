"""A change in full: both texts, line beside line, with what differs in a line set apart."""

from __future__ import annotations

from itertools import groupby, zip_longest
from textwrap import dedent
from typing import TYPE_CHECKING

from perftui.display import cut, printable, width, wrap
from perftui.editing.comparing import rows
from perftui.language.edits.fields import goal_of
from perftui.language.edits.indicators import indicator_lines
from perftui.language.edits.lines import text_of
from perftui.language.keys import Key
from perftui.review.differences import marked, woven
from perftui.review.entries import Entry, What
from perftui.review.taking_back import block_of
from perftui.tui.arranged.changes import EntryRow, Row
from perftui.tui.terminal.runs import ENDLESS, Line, Run, Tone, cells
from perftui.tui.widgets.compare_view import fold, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perftui.language.document import Document
    from perftui.model import Indicator, Project
    from perftui.review.review import Review
    from perftui.workspace import SourceFile

SIDE_BY_SIDE = 96
"""From so many cells on, the texts stand side by side."""
_GAP = 3
_SIGN = 2
_MOST_ALIKE = 0.5
_MOST_MARKED = 6000
"""Characters of two lines that are compared one by one; longer lines differ as a whole."""


def versions(row: Row, review: Review) -> tuple[str | None, str | None]:
    """The whole text of what changed, before and now; `None` where there was or is none."""
    if not isinstance(row, EntryRow):
        return _text(review.base.files.get(row.before or row.path)), _text(review.files.get(row.path))
    change, entry = row.compared.change, row.entry
    old, new = _document(row.compared.old_file), _document(row.compared.new_file)
    match entry.what:
        case What.PROJECT:
            return _block(old, change.old), _block(new, change.new)
        case What.GOAL:
            return _goal(change.old, entry), _goal(change.new, entry)
        case What.INDICATOR if entry.indicator is not None:
            return _lines(old, entry.indicator.old), _lines(new, entry.indicator.new)
        case What.ORDER:
            return _names(change.old), _names(change.new)
        case _:
            return entry.old, entry.new


def side_by_side(old: str | None, new: str | None, room: int) -> Iterator[Line]:
    """Both texts in two columns; long stretches that both have are folded away."""
    column = (room - _GAP) // 2 - _SIGN
    for before, now, same in _folded(old, new):
        if before is None and now is None:
            yield fold(same)
            continue
        left, right = _pair(before, now)
        signs = (" ", " ") if before == now else ("-", "+")
        lines = _wrapped(signs[0], left, before, column), _wrapped(signs[1], right, now, column)
        for one, other in zip_longest(*lines, fillvalue=()):
            missing = column + _SIGN + _GAP - cells(one)
            yield (*one, Run(" " * missing), *other)


def below_each_other(old: str | None, new: str | None, room: int) -> Iterator[Line]:
    """What stood there before, and below it what stands there now; a line that is long, in one text with both."""
    for changed, group in groupby(_folded(old, new), lambda row: row[0] != row[1]):
        part = list(group)
        if not changed:
            for before, _now, same in part:
                yield from [fold(same)] if before is None else _wrapped(" ", (Run(before),), before, room - _SIGN)
            continue
        one = _in_one(part[0][0], part[0][1], room - _SIGN) if len(part) == 1 else None
        if one is not None:
            yield from _wrapped("~", one, "", room - _SIGN)
            continue
        pairs = [(_pair(before, now), before, now) for before, now, _same in part]
        for (left, _right), before, _now in pairs:
            yield from _wrapped("-", left, before, room - _SIGN)
        for (_left, right), _before, now in pairs:
            yield from _wrapped("+", right, now, room - _SIGN)


def wrapped(line: Line, room: int) -> list[Line]:
    """A line of several tones in lines of at most `room` cells."""
    drawn = [Run(cut(printable(run.text), ENDLESS), run.tone) for run in line]
    text = "".join(run.text for run in drawn)
    found: list[Line] = []
    at = 0
    for each in wrap(text, max(room, 1)):
        at = text.index(each, at)
        found.append(tuple(_between(drawn, at, at + len(each))))
        at += len(each)
    return found


# ---- inside -------------------------------------------------------------------------------------------------------


def _folded(old: str | None, new: str | None) -> Iterator[tuple[str | None, str | None, int]]:
    """Lines of both texts beside each other, or the number of lines that are left out."""
    for alike, stretch in stretches(rows(old or "", new)):
        if alike and len(stretch) > 1:
            yield None, None, len(stretch)
            continue
        for row in stretch:
            before, now = row.lines
            yield before, now, 0


def _pair(old: str | None, new: str | None) -> tuple[Line, Line]:
    """Both lines, with what only one of them has set apart."""
    if old is None or new is None or len(old) + len(new) > _MOST_MARKED:
        return (Run(old or "", Tone.REMOVED),), (Run(new or "", Tone.ADDED),)
    if old == new:
        return (Run(old),), (Run(new),)
    left, right = marked(old, new)
    return (
        tuple(Run(text, Tone.TAKEN_OUT if differs else Tone.PLAIN) for text, differs in left),
        tuple(Run(text, Tone.PUT_IN if differs else Tone.PLAIN) for text, differs in right),
    )


def _in_one(old: str | None, new: str | None, room: int) -> Line | None:
    """Both lines as one, what is gone right before what came for it; `None` where they are short, or other texts."""
    if old is None or new is None or len(old) + len(new) > _MOST_MARKED or max(width(old), width(new)) <= room:
        return None
    stretches_of = woven(old, new)
    if 2 * sum(len(before) for before, _now, differs in stretches_of if not differs) < _MOST_ALIKE * len(old + new):
        return None
    runs: list[Run] = []
    for before, now, differs in stretches_of:
        runs += [Run(before, Tone.TAKEN_OUT), Run(now, Tone.PUT_IN)] if differs else [Run(now)]
    return tuple(run for run in runs if run.text)


def _wrapped(sign: str, line: Line, text: str | None, room: int) -> list[Line]:
    """A line with its sign, which stands before the first of the lines that it takes."""
    if text is None:
        return []
    first = Run(f"{sign} ", {"-": Tone.REMOVED, "+": Tone.ADDED, "~": Tone.CHANGED}.get(sign, Tone.PLAIN))
    lines = wrapped(line, room) or [()]
    return [((first if at == 0 else Run(" " * _SIGN)), *each) for at, each in enumerate(lines)]


def _between(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            yield Run(run.text[first:last], run.tone)
        at += len(run.text)


def _document(file: SourceFile | None) -> Document | None:
    return None if file is None else file.document


def _text(file: SourceFile | None) -> str | None:
    return None if file is None else file.document.text


def _block(document: Document | None, project: Project | None) -> str | None:
    return None if document is None or project is None else block_of(document, project)


def _lines(document: Document | None, indicator: Indicator | None) -> str | None:
    if document is None or indicator is None:
        return None
    return dedent(text_of(document, *indicator_lines(document, indicator)))


def _goal(project: Project | None, entry: Entry) -> str | None:
    goal = None if project is None else goal_of(project, Key(entry.label))
    return None if goal is None else "\n".join(line.text for line in goal.lines)


def _names(project: Project | None) -> str | None:
    return None if project is None else "\n".join(each.name for each in project.indicators)
