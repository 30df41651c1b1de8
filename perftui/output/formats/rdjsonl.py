"""The Diagnostic Format of reviewdog as a stream, one diagnostic a line."""

from __future__ import annotations

from collections.abc import Iterator

from perftui.output.data import json_line
from perftui.output.formats.rdjson import SOURCE, diagnostic_data, fault_data
from perftui.output.results import Results


def write(results: Results) -> Iterator[str]:
    """A line a finding, and one for each file that could not be read."""
    for finding in results.findings:
        yield json_line({"source": SOURCE, **diagnostic_data(finding, results)})
    for fault in results.faults:
        yield json_line({"source": SOURCE, **fault_data(fault)})
