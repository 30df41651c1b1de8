"""One JSON object a line, for programs that read a stream: what `json` has in its lists."""

from __future__ import annotations

from collections.abc import Iterator

from perftui.output.data import json_line
from perftui.output.formats.json import fault_data, finding_data, undecided_data
from perftui.output.results import Results


def write(results: Results) -> Iterator[str]:
    """A line a finding; then, where they are asked for, a line where a rule could not tell, which has a reason.

    What could not be read comes last: its line has a file and a reason, and no code.
    """
    for finding in results.findings:
        yield json_line(finding_data(finding))
    for undecided in results.listed:
        yield json_line(undecided_data(undecided))
    for fault in results.faults:
        yield json_line(fault_data(fault))
