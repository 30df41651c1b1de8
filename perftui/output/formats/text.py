"""Findings as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perftui.diagnostics import Diagnostic, Severity
from perftui.display import printable
from perftui.messages import Message, counted, msg
from perftui.model import Span
from perftui.output.excerpt import LINE_CELLS, excerpt
from perftui.output.palette import PLAIN, Palette, Tone
from perftui.output.results import Results, count
from perftui.output.severity import TONES
from perftui.rules.rule import Undecided


def write(results: Results) -> Iterator[str]:
    """Each finding with its excerpt, where rules could not tell, and last lines that count both."""
    for finding in results.findings:
        lines = _finding(finding, results)
        yield "".join(f"{line}\n" for line in lines) + "\n"
    if results.listed:
        title = msg("Could not tell:")
        yield f"{results.palette.paint(str(title), Tone.PLACE)}\n"
        yield "".join(f"  {undecided_line(each, results.palette)}\n" for each in results.listed) + "\n"
    yield from closing(results)


def closing(results: Results) -> Iterator[str]:
    """The last lines: how many findings there are, and how many checks could not tell."""
    yield f"{count_line(results.findings, results.palette)}\n"
    number = len(results.undecided)
    line = counted("{count} check could not tell", "{count} checks could not tell", number)
    if not results.list_undecided:
        line = counted(
            "{count} check could not tell; --not-applicable lists it",
            "{count} checks could not tell; --not-applicable lists them",
            number,
        )
    if number:
        yield f"{line}\n"


def count_line(diagnostics: Sequence[Diagnostic], palette: Palette = PLAIN) -> str:
    """How many findings of each severity there are."""
    if not diagnostics:
        return palette.paint(str(msg("No findings")), Tone.GOOD)
    counts = count(diagnostics)
    parts = [
        palette.paint(str(_counted(severity, counts[severity])), TONES[severity])
        for severity in Severity
        if counts[severity]
    ]
    comma = str(msg(", "))
    return str(msg("Found {counts}", counts=comma.join(parts)))


def _counted(severity: Severity, number: int) -> Message:
    match severity:
        case Severity.ERROR:
            return counted("{count} error", "{count} errors", number)
        case Severity.WARNING:
            return counted("{count} warning", "{count} warnings", number)
        case Severity.INFO:
            return counted("{count} note", "{count} notes", number)


def head(diagnostic: Diagnostic, palette: Palette) -> str:
    """A finding in one line."""
    place = palette.paint(_place(diagnostic.path, diagnostic.span), Tone.PLACE)
    return f"{place}: {palette.paint(diagnostic.code, TONES[diagnostic.severity])} {_line(diagnostic.summary)}"


def undecided_line(undecided: Undecided, palette: Palette) -> str:
    """Where a rule could not tell, and why, in one line."""
    place = palette.paint(_place(undecided.path, undecided.span), Tone.PLACE)
    return f"{place}: {undecided.code} {_line(undecided.reason)}"


def _place(path: str, span: Span) -> str:
    return f"{printable(path)}:{span.line}:{span.start + 1}"


def _finding(diagnostic: Diagnostic, results: Results) -> Iterator[str]:
    palette = results.palette
    yield head(diagnostic, palette)
    document = results.documents.get(diagnostic.path)
    if document is not None and document.text:
        yield from excerpt(
            document.lines,
            diagnostic.span,
            diagnostic.context,
            tone=TONES[diagnostic.severity],
            palette=palette,
            cells=results.cells or LINE_CELLS,
        )
    margin = " " * (len(str(diagnostic.span.line)) + 1)
    for label, text in _remarks(diagnostic):
        yield f"{margin}= {palette.paint(f'{label}:', Tone.LABEL)} {text}"


def _remarks(diagnostic: Diagnostic) -> Iterator[tuple[Message, str]]:
    if diagnostic.detail is not None:
        yield msg("help"), _line(diagnostic.detail)
    if diagnostic.fix is not None:
        label = msg("fix") if diagnostic.fix.safe else msg("unsafe {fix}", fix=msg("fix"))
        yield label, _line(diagnostic.fix.title)
    for related in diagnostic.related:
        yield msg("see"), f"{_place(related.path or diagnostic.path, related.span)}: {_line(related.message)}"
    if diagnostic.basis:
        yield msg("basis"), printable(diagnostic.basis)


def _line(message: Message) -> str:
    """The message on one line; the data inside it is shown, never obeyed."""
    return printable(str(message))
