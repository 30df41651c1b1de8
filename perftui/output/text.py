"""Findings as text for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from perftui.diagnostics import Diagnostic, Severity
from perftui.display import printable
from perftui.language.document import Document
from perftui.messages import Message, counted, msg
from perftui.model import Span
from perftui.output.excerpt import LINE_CELLS, excerpt
from perftui.output.palette import PLAIN, Palette, Tone

_TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.INFO: Tone.INFO}


def findings_text(
    diagnostics: Sequence[Diagnostic],
    documents: Mapping[str, Document],
    palette: Palette = PLAIN,
    cells: int | None = None,
) -> Iterator[str]:
    """Each finding with its excerpt, and a last line that counts them.

    Args:
        diagnostics: in the order in which they are shown.
        documents: the documents by their paths; a finding without one has no excerpt.
        palette: colours.
        cells: the width of the terminal, where there is one.

    Yields:
        Pieces of text, each with its line end.
    """
    for diagnostic in diagnostics:
        lines = _finding(diagnostic, documents.get(diagnostic.path), palette, cells or LINE_CELLS)
        yield "".join(f"{line}\n" for line in lines) + "\n"
    yield f"{count_line(diagnostics, palette)}\n"


def findings_concise(diagnostics: Sequence[Diagnostic], palette: Palette = PLAIN) -> Iterator[str]:
    """One line a finding, and a last line that counts them."""
    for diagnostic in diagnostics:
        yield f"{_head(diagnostic, palette)}\n"
    yield f"{count_line(diagnostics, palette)}\n"


def count_line(diagnostics: Sequence[Diagnostic], palette: Palette = PLAIN) -> str:
    """How many findings of each severity there are."""
    if not diagnostics:
        return palette.paint(str(msg("No findings")), Tone.GOOD)
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [
        palette.paint(str(_counted(severity, counts[severity])), _TONES[severity])
        for severity in Severity
        if counts[severity]
    ]
    comma = str(msg(", "))
    return str(msg("Found {counts}", counts=comma.join(parts)))


def _counted(severity: Severity, count: int) -> Message:
    match severity:
        case Severity.ERROR:
            return counted("{count} error", "{count} errors", count)
        case Severity.WARNING:
            return counted("{count} warning", "{count} warnings", count)
        case Severity.INFO:
            return counted("{count} note", "{count} notes", count)


def _head(diagnostic: Diagnostic, palette: Palette) -> str:
    place = palette.paint(_place(diagnostic.path, diagnostic.span), Tone.PLACE)
    return f"{place}: {palette.paint(diagnostic.code, _TONES[diagnostic.severity])} {_line(diagnostic.summary)}"


def _place(path: str, span: Span) -> str:
    return f"{printable(path)}:{span.line}:{span.start + 1}"


def _finding(diagnostic: Diagnostic, document: Document | None, palette: Palette, cells: int) -> Iterator[str]:
    yield _head(diagnostic, palette)
    if document is not None and document.text:
        tone = _TONES[diagnostic.severity]
        yield from excerpt(document.lines, diagnostic.span, diagnostic.context, tone=tone, palette=palette, cells=cells)
    margin = " " * (len(str(diagnostic.span.line)) + 1)
    for label, text in _remarks(diagnostic):
        yield f"{margin}= {palette.paint(f'{label}:', Tone.LABEL)} {text}"


def _remarks(diagnostic: Diagnostic) -> Iterator[tuple[Message, str]]:
    if diagnostic.detail is not None:
        yield msg("help"), _line(diagnostic.detail)
    if diagnostic.fix is not None:
        yield msg("fix"), _line(diagnostic.fix.title)
    for related in diagnostic.related:
        yield msg("see"), f"{_place(related.path or diagnostic.path, related.span)}: {_line(related.message)}"
    if diagnostic.basis:
        yield msg("basis"), printable(diagnostic.basis)


def _line(message: Message) -> str:
    """The message on one line; the data inside it is shown, never obeyed."""
    return printable(str(message))
