"""The findings of `check` as JSON; its schema is `docs/schema/check.schema.json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from perftui.diagnostics import Diagnostic, Severity
from perftui.output.data import Data, Table, json_text


def findings_json(diagnostics: Sequence[Diagnostic]) -> str:
    """All findings with their places, and how many there are of each severity.

    Lines and columns count from 1, columns in code points; the end is the column behind the last character.
    """
    findings: list[Data] = [_finding(diagnostic) for diagnostic in diagnostics]
    return json_text({"findings": findings, "counts": _counts(diagnostics)})


def _finding(diagnostic: Diagnostic) -> Table:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "file": diagnostic.path,
        "line": span.line,
        "column": span.start + 1,
        "end_line": span.end_line,
        "end_column": span.end + 1,
        "summary": str(diagnostic.summary),
        "detail": None if diagnostic.detail is None else str(diagnostic.detail),
        "project": diagnostic.project or None,
        "indicator": diagnostic.indicator or None,
        "fixable": diagnostic.fix is not None,
    }


def _counts(diagnostics: Sequence[Diagnostic]) -> Table:
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return {**{severity.value: counts[severity] for severity in Severity}, "total": len(diagnostics)}
