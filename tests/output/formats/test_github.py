"""Workflow commands: one line each, escaped, errors first."""

from __future__ import annotations

import pytest

from perftui.diagnostics import Severity
from perftui.model import Span
from perftui.output.formats.github import SHOWN
from perftui.output.results import Results
from tests.output.formats.samples import at, finding, text_of

PLACE = Span(6, 12, 6, 25)


def test_a_command_has_a_title_a_place_and_the_whole_message(sample: Results) -> None:
    total = Results([each for each in sample.findings if each.code == "M201"], (), sample.documents, sample.root)
    assert text_of(total, "github") == (
        "::error title=perftui (M201),file=declarations/a.perf,line=6,col=13,endLine=6,endColumn=28::"
        "年度资金申请总额 is 46,000,000.00 元, but its parts add up to 45,000,000.00 元%0A"
        "the difference is 1,000,000.00 元\n"
    )


@pytest.mark.parametrize(
    ("said", "escaped"),
    [("50 % : a, b", "50 %25 : a, b"), ("a\nb", "a%0Ab"), ("::error::x", "::error::x"), ("%0A", "%250A")],
)
def test_a_message_is_data(said: str, escaped: str) -> None:
    (line,) = text_of(at(PLACE, said=said), "github").splitlines()
    assert line.startswith("::error title=")
    assert line.endswith(f",endColumn=26::{escaped}")


def test_a_path_is_data() -> None:
    line = text_of(at(PLACE, path="a,line=9:50%.perf"), "github")
    assert ",file=a%2Cline=9%3A50%25.perf,line=6," in line


def test_a_finding_over_several_lines_has_no_columns() -> None:
    assert text_of(at(Span(3, 2, 5, 1)), "github") == (
        "::error title=perftui (S101),file=declarations/a.perf,line=3::odd\n"
    )


def test_errors_come_first_and_keep_their_order() -> None:
    mixed = [finding(Span(line, 0, line, 1), severity=severity) for line, severity in enumerate([*Severity] * 2, 1)]
    lines = text_of(Results(sorted(mixed, key=lambda each: -each.span.line)), "github").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 2 + ["::warning"] * 2 + ["::notice"] * 2
    assert ",line=4," in lines[0]


@pytest.mark.parametrize(("number", "noted"), [(SHOWN, False), (SHOWN + 1, True)])
def test_a_notice_says_that_not_all_are_shown(number: int, *, noted: bool) -> None:
    lines = text_of(Results([finding(PLACE)] * number), "github").splitlines()
    assert len(lines) == number + noted
    assert lines[0].startswith("::notice title=perftui::GitHub shows the first 10") == noted
