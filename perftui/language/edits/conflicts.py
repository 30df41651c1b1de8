"""Conflict regions of git."""

from __future__ import annotations

from perftui.diagnostics import TextEdit
from perftui.language.document import Conflict, Document
from perftui.language.edits.lines import without
from perftui.language.edits.text import Edits
from perftui.model import Span


def resolve(document: Document, region: Conflict, side: str) -> Edits:
    """Put one side in the place of a conflict region: `region.ours`, `region.theirs` or `region.base`.

    Its lines end as those around the regions do; where there are none, as they are.
    """
    first, last = region.span.line, region.span.end_line
    if not side:
        return (without(document, first, last),)
    end = _line_end_outside(document)
    kept = side if end is None else with_line_ends(side, end)
    if last < len(document.lines) and kept.endswith("\n"):
        return (TextEdit(Span(first, 0, last + 1, 0), kept),)
    return (TextEdit(Span(first, 0, last, len(document.lines[last - 1])), kept.removesuffix("\n").removesuffix("\r")),)


def with_line_ends(text: str, end: str) -> str:
    """A text whose lines all end in the same way."""
    return text.replace("\r\n", "\n").replace("\n", end)


def _line_end_outside(document: Document) -> str | None:
    """How the first line ends that is in no region; `None` where there is none."""
    line = 1
    for region in document.conflicts:
        if line < region.span.line:
            break
        line = region.span.end_line + 1
    if line >= len(document.lines):
        return None
    return "\r\n" if document.text[: document.line_starts[line]].endswith("\r\n") else "\n"
