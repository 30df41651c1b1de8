"""Where a part of a text stands in its file."""

from __future__ import annotations

from perftui.model import Span, in_line


def within(span: Span, text: str, start: int, end: int) -> Span:
    """The place of `text[start:end]`.

    Args:
        span: the place of the text.
        text: what was read there.
        start: where the part begins.
        end: where it ends.

    Returns:
        The place of the part; that of the whole text where it is written in another way than it reads: in quotes.
    """
    if span.end - span.start != len(text):
        return span
    return in_line(span.line, span.start + start, span.start + end)
