"""The results as one JSON document; its schema is `docs/schema/check.schema.json`.

Lines and columns count from 1, columns in code points; the end is the column behind the last character. So do those of
the edits of a fix: what stands between the two places of one is to be replaced by its text, of all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.files import Fault
from perftui.model import Span
from perftui.output.data import Data, Table, json_text
from perftui.output.results import Results, count
from perftui.rules.page import FixKind
from perftui.rules.rule import Undecided


def write(results: Results) -> Iterator[str]:
    """All findings, where rules could not tell, what could not be read, and how many findings of each severity."""
    findings: list[Data] = [finding_data(finding) for finding in results.findings]
    undecided: list[Data] = [undecided_data(each) for each in results.undecided]
    unread: list[Data] = [fault_data(fault) for fault in results.faults]
    counts = counts_data(results)
    yield json_text({"findings": findings, "not_applicable": undecided, "unread": unread, "counts": counts})


def finding_data(finding: Diagnostic) -> Table:
    """A finding with its place."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        **_place(finding.path, finding.span),
        "summary": str(finding.summary),
        "detail": None if finding.detail is None else str(finding.detail),
        "project": finding.project or None,
        "indicator": finding.indicator or None,
        "fixable": finding.fix is not None,
        "fix": _fix_kind(finding.fix),
        "fix_title": None if finding.fix is None else str(finding.fix.title),
        "edits": [] if finding.fix is None else [_edit(edit) for edit in finding.fix.edits],
    }


def undecided_data(undecided: Undecided) -> Table:
    """Where a rule could not tell, and why."""
    return {
        "code": undecided.code,
        "name": undecided.name,
        **_place(undecided.path, undecided.span),
        "project": undecided.project or None,
        "indicator": undecided.indicator or None,
        "reason": str(undecided.reason),
    }


def fault_data(fault: Fault) -> Table:
    """What could not be read, and why."""
    return {"file": str(fault.path), "reason": str(fault.reason)}


def counts_data(results: Results) -> Table:
    """How many findings there are of each severity, and in all."""
    counts = count(results.findings)
    return {**{severity.value: counts[severity] for severity in Severity}, "total": len(results.findings)}


def _fix_kind(fix: Fix | None) -> Data:
    if fix is None:
        return None
    return FixKind.SAFE.value if fix.safe else FixKind.UNSAFE.value


def _edit(edit: TextEdit) -> Table:
    return {**_range(edit.span), "text": edit.text}


def _place(path: str, span: Span) -> Table:
    return {"file": path, **_range(span)}


def _range(span: Span) -> Table:
    return {
        "line": span.line,
        "column": span.start + 1,
        "end_line": span.end_line,
        "end_column": span.end + 1,
    }
