"""Lines of a screen as values: runs of text, each in a tone.

Data becomes cells in `paint`, and there alone: what a terminal would obey is escaped, nothing is read as markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from perftui.display import cut, printable, width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual.widget import Widget


class Tone(StrEnum):
    """What a run of text is; the style sheet decides how it looks."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    FAINT = "faint"
    ACCENT = "accent"
    TITLE = "title"
    KEY = "key"
    CHOSEN = "chosen"
    FOUND = "found"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    BAR = "bar"
    RULE = "rule"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    PUT_IN = "put-in"
    TAKEN_OUT = "taken-out"


LINE_CLASSES = frozenset({*(f"tone--{tone}" for tone in Tone), "cursor--here", "cursor--elsewhere", "field--here"})
"""Component classes of every screen: the looks of lines are worked out once a screen, not once a widget."""

ENDLESS = 1 << 16
"""Room in which no line is cut."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[Run, ...]


def plain(line: Iterable[Run]) -> str:
    """The text of a line without its tones."""
    return "".join(run.text for run in line)


def cells(line: Iterable[Run]) -> int:
    """The width of a line on the screen."""
    return sum(width(printable(run.text)) for run in line)


def marked(run: Run, text: str) -> Line:
    """`run` with every place that holds `text` as it was typed set apart."""
    if not text:
        return (run,)
    pieces = re.split(f"({re.escape(text)})", run.text, flags=re.IGNORECASE)
    return tuple(Run(piece, Tone.FOUND if at % 2 else run.tone) for at, piece in enumerate(pieces) if piece)


def apart(line: Line, text: str) -> Line:
    """`line` with every place that holds `text` set apart."""
    return tuple(piece for run in line for piece in marked(run, text)) if text else line


def widest(texts: Iterable[str], most: int) -> int:
    """The width of the widest text, but at most `most`; of ten thousand texts few have to be measured."""
    found = 0
    for text in texts:
        if 2 * len(text) > found:
            found = max(found, width(printable(text)))
            if found >= most:
                return most
    return found


def shorten(line: Line, room: int) -> Line:
    """`line` in at most `room` cells, with `…` where something was left out."""
    if cells(line) <= room:
        return line
    kept: list[Run] = []
    for run in line:
        text = printable(run.text)
        size = width(text)
        if size >= room:
            kept.append(Run(cut(text + "…", room), run.tone))
            break
        kept.append(run)
        room -= size
    return tuple(kept)


def spread(left: Line, right: Line, room: int) -> Line:
    """`left` and `right` at the two ends of `room` cells; `left` gives way where both do not fit."""
    right = shorten(right, room)
    size = cells(right)
    left = shorten(left, max(room - size - 1, 0)) if right else shorten(left, room)
    return (*left, Run(" " * max(room - size - cells(left), 0)), *right)


def paint(line: Iterable[Run], room: int, base: Style, widget: Widget) -> Strip:
    """The cells of `line`, filled up to `room`: the one place where text goes to the terminal."""
    look = widget.screen.get_component_rich_style
    looks = ((run.text, look(f"tone--{run.tone}", partial=True)) for run in line if run.text)
    # Turned round, the colour of a text would be its ground: the line would be a patchwork.
    segments = [Segment(printable(text), base + (tone.without_color if base.reverse else tone)) for text, tone in looks]
    return Strip(segments).adjust_cell_length(room, base)
