"""Text edits on any text: making them, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.model import Span

Edits = tuple[TextEdit, ...]


class OverlapError(ValueError):
    """Two edits of one list change the same characters."""


def apply(text: str, edits: Sequence[TextEdit]) -> str:
    """`text` with all edits made at once; their spans speak of `text` as it is.

    Raises:
        OverlapError: two edits touch the same characters.
        IndexError: a span lies outside of the text.
    """
    pieces: list[str] = []
    at = 0
    for start, end, replacement in _offsets(text, edits):
        pieces.extend((text[at:start], replacement))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def inverse(text: str, edits: Sequence[TextEdit]) -> Edits:
    """The edits that take `apply(text, edits)` back to `text`."""
    changed = apply(text, edits)
    document = Document("", changed)
    undone: list[TextEdit] = []
    moved = 0
    for start, end, replacement in _offsets(text, edits):
        begin = start + moved
        undone.append(TextEdit(_span(document, begin, begin + len(replacement)), text[start:end]))
        moved += len(replacement) - (end - start)
    return tuple(undone)


def _span(document: Document, start: int, end: int) -> Span:
    line = document.line_at(start)
    end_line = document.line_at(end)
    starts = document.line_starts
    return Span(line, start - starts[line - 1], end_line, end - starts[end_line - 1])


def _offsets(text: str, edits: Sequence[TextEdit]) -> list[tuple[int, int, str]]:
    document = Document("", text)
    starts = (*document.line_starts, len(text) + 1)
    for edit in edits:
        _check_place(starts, edit.span)
    # Insertions at one place stay in their order.
    found = sorted(((*document.offsets(edit.span), edit.text) for edit in edits), key=lambda change: change[:2])
    for (_start, end, _text), (begin, _end, _other) in pairwise(found):
        if begin < end:
            raise OverlapError
    return found


def _check_place(starts: Sequence[int], span: Span) -> None:
    for line, column in ((span.line, span.start), (span.end_line, span.end)):
        if not 1 <= line < len(starts) or not 0 <= column < starts[line] - starts[line - 1]:
            raise IndexError(span)
    if (span.line, span.start) > (span.end_line, span.end):
        raise IndexError(span)
