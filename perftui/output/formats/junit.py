"""The XML of JUnit, which every CI server shows: a suite a file, a failing case a finding.

A file without findings is one passing case, so that no suite is empty.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import PurePath

from perftui.diagnostics import Diagnostic
from perftui.display import printable
from perftui.files import Fault
from perftui.output.results import Results
from perftui.rules.rule import Undecided

_NO_XML = re.compile("[\ufffe\uffff]")


def write(results: Results) -> Iterator[str]:
    """All files that were looked at, and those that could not be read, each a suite with an error."""
    suites = {path: _Suite(path) for path in results.documents}
    everything: list[Diagnostic | Undecided] = [*results.findings, *results.listed]
    for each in everything:
        suites.setdefault(each.path, _Suite(each.path)).add(each)
    unread = len(results.faults)
    tests = sum(max(len(suite.cases), 1) for suite in suites.values()) + unread
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="perftui" {_numbers(tests, len(results.findings), len(results.listed), unread)}>\n'
    for suite in suites.values():
        yield from suite.written()
    for fault in results.faults:
        yield from _unread(fault)
    yield "</testsuites>\n"


class _Suite:
    """The cases of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.cases: list[str] = []
        self.failures = 0
        self.names: Counter[str] = Counter()

    def add(self, what: Diagnostic | Undecided) -> None:
        """Add a finding as a failing case, an undecided one as one that was skipped."""
        if isinstance(what, Diagnostic):
            self.failures += 1
            place = f"{what.path}:{what.span.line}:{what.span.start + 1}"
            body = place if what.detail is None else f"{place}: {what.detail}"
            said = f'<failure type="{what.severity}" message="{_text(str(what.summary))}">{_text(body)}</failure>'
        else:
            said = f'<skipped message="{_text(str(what.reason))}"/>'
        self.cases.append(f'<testcase name="{self.name(what)}" {_class(self.path)}>{said}</testcase>')

    def name(self, what: Diagnostic | Undecided) -> str:
        """Servers take cases of one name for one: the name holds the place, and a number where others have it too."""
        name = f"{what.code} {what.name} {what.span.line}:{what.span.start + 1}"
        self.names[name] += 1
        return name if self.names[name] == 1 else f"{name} #{self.names[name]}"

    def written(self) -> Iterator[str]:
        """The suite with its cases, or with the one that passes."""
        cases = self.cases or [f'<testcase name="check" {_class(self.path)}/>']
        numbers = _numbers(len(cases), self.failures, len(self.cases) - self.failures)
        yield f'  <testsuite name="{_text(self.path)}" {numbers}>\n'
        yield from (f"    {case}\n" for case in cases)
        yield "  </testsuite>\n"


def _unread(fault: Fault) -> Iterator[str]:
    path = str(fault.path)
    yield f'  <testsuite name="{_text(path)}" {_numbers(1, 0, 0, 1)}>\n'
    yield f'    <testcase name="read" {_class(path)}><error message="{_text(str(fault.reason))}"/></testcase>\n'
    yield "  </testsuite>\n"


def _class(path: str) -> str:
    file = PurePath(path or "perftui")
    return f'classname="{_text(".".join(file.relative_to(file.anchor).with_suffix("").parts))}"'


def _numbers(tests: int, failures: int, skipped: int, errors: int = 0) -> str:
    return f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}"'


def _text(text: str) -> str:
    return escape(printable(_NO_XML.sub("\ufffd", text)))
