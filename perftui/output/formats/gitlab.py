"""The Code Quality report of GitLab (`artifacts: reports: codequality:`).

Its widget hides the name of a check, so that the description begins with the code. Fingerprints hold no line and differ
from each other: of two equal ones GitLab would show one.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from perftui.diagnostics import Severity
from perftui.output.data import Data, json_text
from perftui.output.results import Results, whole_message

_SEVERITIES = MappingProxyType({Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"})


def write(results: Results) -> Iterator[str]:
    """All findings as one list."""
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
    yield json_text(report)
