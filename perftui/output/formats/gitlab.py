"""The Code Quality report of GitLab (`artifacts: reports: codequality:`).

Its widget hides the name of a check, so that the description begins with the code. Fingerprints hold no line and differ
from each other: of two equal ones GitLab would show one.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from perftui.diagnostics import Severity
from perftui.files import Fault
from perftui.output.data import Data, Table, json_text
from perftui.output.results import Results, whole_message
from perftui.rules.fingerprint import Fingerprint

UNREAD = "unread"
"""What GitLab calls a file that could not be read; no rule has this name."""

_SEVERITIES = MappingProxyType({Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"})


def write(results: Results) -> Iterator[str]:
    """All findings as one list, and behind them what could not be read."""
    report: list[Data] = [
        {
            "description": f"{finding.code}: {whole_message(finding)}",
            "check_name": finding.code,
            "fingerprint": fingerprint.digest,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": results.from_root(finding.path), "lines": {"begin": finding.span.line}},
        }
        for finding, fingerprint in zip(results.findings, results.fingerprints, strict=True)
    ]
    report += (_unread(fault, results) for fault in results.faults)
    yield json_text(report)


def _unread(fault: Fault, results: Results) -> Table:
    path = results.from_root(str(fault.path))
    return {
        "description": str(fault.reason),
        "check_name": UNREAD,
        "fingerprint": Fingerprint(UNREAD, path).digest,
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }
