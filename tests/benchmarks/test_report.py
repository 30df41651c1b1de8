"""Reports: aims say what was reached, and one table looks right as text, Markdown and JSON."""

from __future__ import annotations

import json

import pytest

from benchmarks.report import Aim, Report, Table, aims_table, as_json, as_markdown, as_text

TABLE = Table("Reading", ("reader", "per second"), (("perftui", "3,800"), ("tomllib", "90")), "Best of 5.")


@pytest.mark.parametrize(
    ("aim", "reached"),
    [
        (Aim("a ratio", 1.0, 1.0), True),
        (Aim("a ratio", 1.0, 0.9), False),
        (Aim("a time", 20, 20, "ms", at_most=True), True),
        (Aim("a time", 20, 21, "ms", at_most=True), False),
        (Aim("a peer that is not installed", 1.0, None), None),
    ],
)
def test_an_aim_knows_whether_it_was_reached(aim: Aim, reached: bool | None) -> None:  # noqa: FBT001 - the expected answer
    assert aim.reached is reached


def test_aims_are_listed_with_their_result() -> None:
    aims = [Aim("a ratio", 0.7, 0.75), Aim("a time", 20, 31, "ms", at_most=True), Aim("a peer", 10, None)]
    assert aims_table(aims).rows == (
        ("a ratio", "≥ 0.7 x", "0.75 x", "reached"),
        ("a time", "≤ 20 ms", "31 ms", "missed"),
        ("a peer", "≥ 10 x", "", "not measured"),
    )


def test_text_lines_up() -> None:
    assert as_text(TABLE) == (
        "Reading\n  reader   per second\n  perftui       3,800\n  tomllib          90\nBest of 5.\n"
    )


def test_markdown_is_a_table() -> None:
    assert as_markdown(TABLE) == (
        "### Reading\n\n| reader | per second |\n| --- | ---: |\n| perftui | 3,800 |\n| tomllib | 90 |\n\nBest of 5.\n"
    )


def test_json_holds_tables_and_aims() -> None:
    report = Report((TABLE,), (Aim("a ratio", 1.0, 2.0),))
    found = json.loads(as_json("a machine", [report]))
    assert found["machine"] == "a machine"
    assert found["tables"][0]["rows"] == [["perftui", "3,800"], ["tomllib", "90"]]
    assert found["aims"][0]["reached"] is True
