"""A table for the summary of a CI job or a comment, gravest findings first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from perftui.messages import counted, msg
from perftui.model import Span
from perftui.output.formats.text import count_line
from perftui.output.results import Results, gravest_first
from perftui.output.table import Column, Row, markdown_table

LIMIT = 500_000
"""Bytes of a table. A job summary of GitHub holds 1 MiB, and is refused as a whole where it holds more."""


def write(results: Results) -> Iterator[str]:
    """How many findings there are, and tables: of them, of what rules could not tell, of what could not be read."""
    yield f"**{count_line(results.findings)}**\n"
    findings = [
        (str(each.severity.word), each.code, _place(each.path, each.span), str(each.summary))
        for each in gravest_first(results.findings)
    ]
    yield from _table([msg("Severity"), msg("Rule"), msg("Place"), msg("Finding")], findings)
    undecided = [(each.code, _place(each.path, each.span), str(each.reason)) for each in results.listed]
    yield from _table([msg("Rule"), msg("Place"), msg("Could not tell")], undecided)
    unread = [(str(fault.path), str(fault.reason)) for fault in results.faults]
    yield from _table([msg("File"), msg("Could not be read")], unread)


def _table(titles: Sequence[object], rows: Sequence[Row]) -> Iterator[str]:
    """The table with as many rows as there is room for."""
    if not rows:
        return
    lines = markdown_table([Column(str(title)) for title in titles], rows, None).splitlines(keepends=True)
    shown = sum(size <= LIMIT for size in accumulate(len(line.encode()) for line in lines))
    yield "\n" + "".join(lines[:shown])
    more = len(lines) - shown
    if more:
        line = counted("… and {count} more", "… and {count} more", more)
        yield f"\n{line}\n"


def _place(path: str, span: Span) -> str:
    return f"{path}:{span.line}:{span.start + 1}"
