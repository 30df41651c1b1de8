"""Workflow commands of GitHub Actions: the runner turns each line into an annotation of the pull request.

Columns count code points from 1. Of each kind of annotation the runner shows the first ten of a step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from perftui.diagnostics import Diagnostic, Severity
from perftui.display import printable_lines
from perftui.messages import msg
from perftui.output.results import Results, count, gravest_first, whole_message

SHOWN = 10

_KINDS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"})
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def write(results: Results) -> Iterator[str]:
    """A command a finding, errors first, below a notice where not all will show; before them what could not be read."""
    if any(number > SHOWN for number in count(results.findings).values()):
        notice = msg(
            "GitHub shows the first {shown} annotations of each kind; all {count} findings are in the log of this step",
            shown=SHOWN,
            count=len(results.findings),
        )
        yield f"::notice title=perftui::{_escaped(str(notice), _DATA)}\n"
    for fault in results.faults:
        named = _named({"title": "perftui", "file": results.from_root(str(fault.path))})
        yield f"::error {named}::{_escaped(str(fault.reason), _DATA)}\n"
    for finding in gravest_first(results.findings):
        yield _command(finding, results)


def _command(finding: Diagnostic, results: Results) -> str:
    span = finding.span
    properties = {"title": f"perftui ({finding.code})"}
    if finding.path:
        properties |= {"file": results.from_root(finding.path), "line": str(span.line)}
        if span.line == span.end_line:
            properties |= {"col": str(span.start + 1), "endLine": str(span.line), "endColumn": str(span.end + 1)}
    return f"::{_KINDS[finding.severity]} {_named(properties)}::{_escaped(whole_message(finding), _DATA)}\n"


def _named(properties: Mapping[str, str]) -> str:
    return ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items())


def _escaped(text: str, table: dict[int, str]) -> str:
    return printable_lines(text).translate(table)
