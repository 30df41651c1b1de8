"""The Diagnostic Format of reviewdog as a stream, one diagnostic a line."""

from __future__ import annotations

from collections.abc import Iterator

from perftui.output.data import json_line
from perftui.output.formats.rdjson import SOURCE, diagnostic_data
from perftui.output.results import Results


def write(results: Results) -> Iterator[str]:
    """A line a finding."""
    for finding in results.findings:
        yield json_line({"source": SOURCE, **diagnostic_data(finding, results)})
