"""Every place that a document or a finding names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from perftui.diagnostics import Diagnostic
from perftui.language.document import Document
from perftui.model import Span


def spans(value: object) -> Iterator[Span]:
    """Every span inside a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from spans(inner)
    elif is_dataclass(value):
        for part in fields(value):
            yield from spans(getattr(value, part.name))


def assert_inside(document: Document, span: Span) -> None:
    """`span` begins and ends at characters of the text, and not backwards."""
    lines = document.text.split("\n")
    assert 1 <= span.line <= span.end_line <= len(lines), span
    assert 0 <= span.start <= len(lines[span.line - 1]), span
    assert 0 <= span.end <= len(lines[span.end_line - 1]), span
    assert (span.line, span.start) <= (span.end_line, span.end), span


def assert_all_inside(document: Document, found: tuple[Diagnostic, ...]) -> None:
    """No place that reading named lies outside of the text."""
    for span in spans((document, found)):
        assert_inside(document, span)
