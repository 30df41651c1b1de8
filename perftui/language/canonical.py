"""Canonical text: one way to write a declaration, from its lines and never from the model alone.

What is about to be written is read again; where it would say something else, nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from perftui.diagnostics import Diagnostic
from perftui.language.document import BOM, Document
from perftui.language.layout import laid_out
from perftui.language.meaning import changed_line, lost_line
from perftui.language.problems import CONFLICT
from perftui.language.reader import read
from perftui.messages import Message, msg


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is left as it is, and the line that is the reason."""

    line: int
    reason: Message


@dataclass(frozen=True, slots=True)
class Formatted:
    """The canonical text; where it is `refused`, the text as it was."""

    text: str
    refused: Refusal | None = None


def canonical(text: str) -> Formatted:
    """The canonical text of a file, with LF; refused where anything would be lost or the file holds conflicts."""
    return formatted(*read(text))


def formatted(document: Document, found: Sequence[Diagnostic]) -> Formatted:
    """The canonical text of a file that was read, with what reading found."""
    result = laid_out(document.text)
    refused = _conflict(found)
    if refused is None and result != document.text:
        refused = _difference(document, result)
    if refused is not None:
        return Formatted(document.content, refused)
    # A line that begins with a byte order mark would lose it at the top of a file.
    return Formatted(BOM + result if result.startswith(BOM) else result)


def _conflict(found: Sequence[Diagnostic]) -> Refusal | None:
    conflict = next((each for each in found if each.code == CONFLICT.code), None)
    if conflict is None:
        return None
    return Refusal(conflict.span.line, msg("the file holds conflict regions; resolve them first"))


def _difference(document: Document, result: str) -> Refusal | None:
    again, _found = read(BOM + result)
    changed = changed_line(document, again)
    if changed is not None:
        return Refusal(changed, msg("formatting would change what this line says; the file is left as it is"))
    lost = lost_line(document, again)
    if lost is not None:
        return Refusal(lost, msg("formatting would lose this line; the file is left as it is"))
    return None
