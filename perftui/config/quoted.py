"""Where the characters of a text stand in the TOML string that it was read from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perftui.model import Span

_PIECE = re.compile(r"\\[ \t]*\n\s*|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\x[0-9A-Fa-f]{2}|\\.|.", re.DOTALL)


def inside(lines: Sequence[str], string: Span, value: str, start: int, end: int) -> Span:
    """The place of `value[start:end]`.

    Args:
        lines: the lines of the file.
        string: the place of the string, with its quotes.
        value: what the library read there.
        start: where the part begins.
        end: where it ends.

    Returns:
        The place; that of the whole string where its characters cannot be followed.
    """
    stretch = list(lines[string.line - 1 : string.end_line])
    stretch[-1] = stretch[-1][: string.end]
    stretch[0] = stretch[0][string.start :]
    written = "\n".join(stretch)
    offsets = _offsets(written)
    if len(offsets) != len(value) + 1:
        return string
    return Span(*_place(string, written, offsets[start]), *_place(string, written, offsets[end]))


def _offsets(written: str) -> list[int]:
    """For each character of the value where it is written, and where the value ends."""
    quote = written[0] * 3 if written[:3] in {'"""', "'''"} else written[0]
    begin, stop = len(quote), len(written) - len(quote)
    if len(quote) > 1 and written[begin : begin + 1] == "\n":
        begin += 1
    if quote[0] == "'":
        return list(range(begin, stop + 1))
    found: list[int] = []
    for piece in _PIECE.finditer(written, begin, stop):
        is_line_end = piece[0][0] == "\\" and "\n" in piece[0]
        if not is_line_end:
            found.append(piece.start())
    return [*found, stop]


def _place(string: Span, written: str, offset: int) -> tuple[int, int]:
    before = written[:offset]
    breaks = before.count("\n")
    column = len(before) - (before.rfind("\n") + 1)
    return string.line + breaks, column if breaks else string.start + column
