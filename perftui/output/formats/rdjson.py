"""The Diagnostic Format of reviewdog as one document; a fix becomes a suggested change.

Columns count bytes of UTF-8 from 1, and the end is the column behind the last byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from types import MappingProxyType

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.files import Fault
from perftui.language.document import Document
from perftui.model import Span
from perftui.output.data import Data, Table, json_text
from perftui.output.results import Results, whole_message

SOURCE: Table = {"name": "perftui"}

_SEVERITIES = MappingProxyType({Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"})


def write(results: Results) -> Iterator[str]:
    """All findings, and behind them what could not be read."""
    diagnostics: list[Data] = [diagnostic_data(finding, results) for finding in results.findings]
    diagnostics += (fault_data(fault) for fault in results.faults)
    yield json_text({"source": SOURCE, "diagnostics": diagnostics})


def diagnostic_data(finding: Diagnostic, results: Results) -> Table:
    """A finding with its place, its fix and the other places that it speaks of."""
    data: Table = {
        "message": whole_message(finding),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
        "location": _location(finding.path, finding.span, results),
    }
    document = results.documents.get(finding.path)
    if finding.fix is not None and document is not None:
        edit = _one_edit(finding.fix, document)
        data["suggestions"] = [{"range": _range(finding.path, edit.span, results), "text": edit.text}]
    if finding.related:
        data["related_locations"] = [
            {
                "message": str(related.message),
                "location": _location(related.path or finding.path, related.span, results),
            }
            for related in finding.related
        ]
    return data


def fault_data(fault: Fault) -> Table:
    """What could not be read: a diagnostic without a range."""
    return {"message": str(fault.reason), "severity": "ERROR", "location": {"path": str(fault.path)}}


def _location(path: str, span: Span, results: Results) -> Table:
    return {"path": path, "range": _range(path, span, results)}


def _range(path: str, span: Span, results: Results) -> Table:
    return {
        "start": {"line": span.line, "column": results.byte_column(path, span.line, span.start) + 1},
        "end": {"line": span.end_line, "column": results.byte_column(path, span.end_line, span.end) + 1},
    }


def _one_edit(fix: Fix, document: Document) -> TextEdit:
    """All edits of a fix and what stands between them: a suggestion is taken or left as a whole."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    first, last = edits[0].span, edits[-1].span
    text = edits[0].text
    for before, after in pairwise(edits):
        between = Span(before.span.end_line, before.span.end, after.span.line, after.span.start)
        text += document.at(between) + after.text
    return TextEdit(Span(first.line, first.start, last.end_line, last.end), text)
