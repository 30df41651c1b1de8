"""The lines of a file around a finding, with carets under exactly the wrong characters.

Places are counted in cells: a Chinese character is two, a tab goes to its next stop, a control character is as wide
as its escape. Of a very long line only the part around the carets is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perftui.display import printable, width
from perftui.model import Span
from perftui.output.palette import Palette, Tone

TAB = 4
LINE_CELLS = 160
"""What is shown of one line at most, where no terminal sets the limit."""

_LEAST_CELLS = 24
_CUT = "…"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A line as a terminal shows it, and where the marked part of it lies in cells."""

    text: str
    before: int
    marked: int


def excerpt(
    lines: Sequence[str], span: Span, context: Span | None, *, tone: Tone, palette: Palette, cells: int = LINE_CELLS
) -> Iterator[str]:
    """The excerpt for `span`, with the first line of a `context` that begins further up.

    Args:
        lines: the lines of the file.
        span: the marked characters; only those of its first line get carets.
        context: the wider place, such as the name of the project.
        tone: the colour of the carets.
        palette: colours.
        cells: the width of the terminal.
    """
    gutter = len(str(span.line))
    room = max(cells - gutter - len(" | ") - 2 * len(_CUT), _LEAST_CELLS)
    yield _row("", "", gutter, palette)
    if context is not None and context.line < span.line:
        yield _row(str(context.line), _shown(lines[context.line - 1], 0, 0, room).text, gutter, palette)
        if context.line + 1 < span.line:
            yield palette.paint(f"{'…':>{gutter}}", Tone.GUTTER)
    line = lines[span.line - 1]
    end = span.end if span.end_line == span.line else len(line)
    shown = _shown(line, span.start, end, room)
    yield _row(str(span.line), shown.text, gutter, palette)
    yield _row("", " " * shown.before + palette.paint("^" * shown.marked, tone), gutter, palette)


def _row(number: str, text: str, gutter: int, palette: Palette) -> str:
    return f"{palette.paint(f'{number:>{gutter}} |', Tone.GUTTER)} {text}".rstrip()


def _shown(line: str, start: int, end: int, room: int) -> _Shown:
    start = min(start, len(line))
    begin, stop = _window(line, start, room)
    before = _laid(_CUT if begin else "", line[begin:start])
    marked = _laid(before, line[start : min(end, stop)])
    text = _laid(marked, line[max(start, min(end, stop)) : stop])
    cells = width(before)
    return _Shown(text + (_CUT if stop < len(line) else ""), cells, max(width(marked) - cells, 1))


def _window(line: str, start: int, cells: int) -> tuple[int, int]:
    """The part of `line` to show: all of it, or a stretch around `start`."""
    if len(line) <= cells and _cells(line) <= cells:
        return 0, len(line)
    begin, stop = start, start
    lead = tail = 0
    while begin > 0 and (size := _cells(line[begin - 1])) + lead <= cells // 3:
        begin, lead = begin - 1, lead + size
    while stop < len(line) and (size := _cells(line[stop])) + lead + tail <= cells:
        stop, tail = stop + 1, tail + size
    return begin, stop


def _cells(line: str) -> int:
    """At least the width of `line`; tabs count in full."""
    return width(printable(line.replace("\t", " " * TAB)))


def _laid(text: str, part: str) -> str:
    """`text` with `part` behind it, its tabs drawn out to the next stop."""
    first, *others = part.split("\t")
    text += printable(first)
    for other in others:
        text += " " * (TAB - width(text) % TAB) + printable(other)
    return text
