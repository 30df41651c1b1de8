"""Whole lines of a file: what belongs to an entry, putting lines in, taking lines out."""

from __future__ import annotations

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.language.grammar import BLANKS
from perftui.model import Span


def bare(document: Document, line: int) -> str:
    """A line without the blanks around it."""
    return document.lines[line - 1].strip(BLANKS)


def indent(document: Document, line: int) -> str:
    """The blanks that a line begins with."""
    text = document.lines[line - 1]
    return text[: len(text) - len(text.lstrip(BLANKS))]


def first_line(document: Document, line: int) -> int:
    """Where the entry of a line begins: with the comments directly above it."""
    while line > 1 and bare(document, line - 1).startswith("#"):
        line -= 1
    return line


def end_line(document: Document, line: int) -> int:
    """Where the entry of a line ends: with the lines directly below it that cannot be read, but for bullets."""
    unread = {span.line for span in document.unread}
    while line + 1 in unread and not bare(document, line + 1).startswith(("-", "－")):
        line += 1
    return line


def entry(document: Document, line: int) -> range:
    """The lines of an entry that is one line, with the comments directly above it."""
    return range(first_line(document, line), line + 1)


def text_of(document: Document, first: int, last: int) -> str:
    """The lines from `first` to `last`, with LF between them."""
    return "\n".join(document.lines[first - 1 : last])


def span_of(document: Document, first: int, last: int) -> Span:
    """The place of the lines from `first` to `last`, without the end of the last."""
    return Span(first, 0, last, len(document.lines[last - 1]))


def written(document: Document, text: str) -> str:
    """`text` with the line end that the file uses."""
    return text.replace("\n", _line_end(document))


def put_below(document: Document, line: int, text: str) -> TextEdit:
    """New lines below a line; below the region where that is inside a conflict region."""
    for region in document.conflicts:
        if region.span.line <= line <= region.span.end_line:
            line = region.span.end_line
    end = len(document.lines[line - 1])
    return TextEdit(Span(line, end, line, end), written(document, f"\n{text}"))


def put_above(document: Document, line: int, text: str) -> TextEdit:
    """New lines above a line."""
    return TextEdit(Span(line, 0, line, 0), written(document, f"{text}\n"))


def without(document: Document, first: int, last: int) -> TextEdit:
    """The lines from `first` to `last` taken out."""
    if last < len(document.lines):
        return TextEdit(Span(first, 0, last + 1, 0), "")
    if first == 1:
        return TextEdit(span_of(document, 1, last), "")
    return TextEdit(Span(first - 1, len(document.lines[first - 2]), last, len(document.lines[last - 1])), "")


def without_block(document: Document, first: int, last: int) -> TextEdit:
    """Lines that blank lines part from their neighbours taken out, with one of the blank lines."""
    if last + 1 < len(document.lines) and not bare(document, last + 1):
        last += 1
    elif first > 1 and not bare(document, first - 1):
        first -= 1
    return without(document, first, last)


def _line_end(document: Document) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"
