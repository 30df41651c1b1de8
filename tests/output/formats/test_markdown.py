"""The table for a job's summary: gravest first, no markup from a file, never too long for its place."""

from __future__ import annotations

import pytest

from perftui.diagnostics import Severity
from perftui.messages import msg
from perftui.model import Span
from perftui.output.formats import markdown
from perftui.output.results import Results
from perftui.rules.indicators.val_nounit import RULE
from tests.output.formats.samples import at, finding, text_of


def test_the_gravest_findings_come_first() -> None:
    findings = [finding(Span(line, 0, line, 1), severity=each) for line, each in enumerate(reversed(Severity), 1)]
    lines = text_of(Results(findings), "markdown").splitlines()
    assert lines[0] == "**Found 1 error, 1 warning, 1 note**"
    assert [line.split(" | ")[0] for line in lines[4:]] == ["| error", "| warning", "| note"]


def test_nothing_of_a_file_is_markup() -> None:
    row = text_of(at(Span(1, 0, 1, 1), said="a | b <p> *c* [d](e)"), "markdown").splitlines()[-1]
    assert row.endswith(r"a \| b \<p\> \*c\* \[d\](e) |")


def test_what_is_too_long_is_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "LIMIT", 200)
    text = text_of(Results([finding(Span(1, 0, 1, 1))] * 9), "markdown")
    shown = text.count("| error |")
    assert 0 < shown < 9
    assert text.endswith(f"\n… and {9 - shown} more\n")
    assert text.startswith("**Found 9 errors**")


def test_what_rules_could_not_tell_is_a_table_of_its_own() -> None:
    undecided = RULE.undecided(Span(2, 1, 2, 3), msg("{reason}", reason="no unit"))
    lines = text_of(Results((), (undecided,), list_undecided=True), "markdown").splitlines()
    assert lines[-3:] == ["| Rule | Place | Could not tell |", "| --- | --- | --- |", "| I403 | :2:2 | no unit |"]
