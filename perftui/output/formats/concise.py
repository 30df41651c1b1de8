"""One line a finding, for people and for `grep`."""

from __future__ import annotations

from collections.abc import Iterator

from perftui.output.formats.text import closing, head, undecided_line
from perftui.output.results import Results


def write(results: Results) -> Iterator[str]:
    """One line a finding and one where a rule could not tell; last lines count both."""
    for finding in results.findings:
        yield f"{head(finding, results.palette)}\n"
    for undecided in results.listed:
        yield f"{undecided_line(undecided, results.palette)}\n"
    yield from closing(results)
