"""Conflict regions of git."""

from __future__ import annotations

from perftui.diagnostics import TextEdit
from perftui.language.document import Conflict, Document
from perftui.language.edits.lines import without
from perftui.language.edits.text import Edits
from perftui.model import Span


def resolve(document: Document, region: Conflict, side: str) -> Edits:
    """Put one side in the place of a conflict region: `region.ours`, `region.theirs` or `region.base`."""
    first, last = region.span.line, region.span.end_line
    if not side:
        return (without(document, first, last),)
    kept = side.removesuffix("\n").removesuffix("\r")
    return (TextEdit(Span(first, 0, last, len(document.lines[last - 1])), kept),)
