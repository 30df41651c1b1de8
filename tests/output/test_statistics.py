"""Numbers in the place of findings: sorted, with what can be fixed and what could not be told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from perftui.diagnostics import Diagnostic, Fix, Kind, Severity, TextEdit
from perftui.files import Fault
from perftui.messages import Language, msg, set_language
from perftui.model import Span
from perftui.output.results import Results
from perftui.output.statistics import statistics_json, statistics_markdown, statistics_text
from perftui.rules.rule import Undecided
from tests.support import ROOT

SPAN = Span(1, 0, 1, 2)
SCHEMA = json.loads((ROOT / "docs/schema/statistics.schema.json").read_text("utf-8"))


def found(code: str, *, safe: bool | None = None) -> Diagnostic:
    fix = None if safe is None else Fix(msg("delete it"), (TextEdit(SPAN, ""),), safe=safe)
    return Kind(code, f"name-of-{code.lower()}", Severity.WARNING).at(SPAN, msg("delete it"), fix=fix)


RESULTS = Results(
    [found("M201"), found("I401"), found("I403", safe=True), found("I403"), found("I403", safe=False)],
    [Undecided("M204", "cost-over", SPAN, msg("delete it"))],
)


def test_the_most_frequent_comes_first_and_then_the_code() -> None:
    assert statistics_text(RESULTS).splitlines() == [
        "Rule               Findings  Safe fixes  Unsafe fixes  Could not tell",
        "─────────────────  ────────  ──────────  ────────────  ──────────────",
        "I403 name-of-i403         3           1             1               0",
        "I401 name-of-i401         1           0             0               0",
        "M201 name-of-m201         1           0             0               0",
        "M204 cost-over            0           0             0               1",
        "",
        "Found 5 warnings",
        "1 check could not tell; --not-applicable lists it",
    ]


def test_json_is_as_its_schema_says() -> None:
    data = json.loads(statistics_json(RESULTS))
    Draft202012Validator(SCHEMA).validate(data)
    assert data["rules"][0] == {
        "code": "I403",
        "name": "name-of-i403",
        "count": 3,
        "fixable": 2,
        "safe_fixes": 1,
        "not_applicable": 0,
    }
    assert data["unread"] == []
    assert data["counts"] == {"error": 0, "warning": 5, "info": 0, "total": 5}


def test_what_could_not_be_read_is_named_where_programs_and_pages_read_it() -> None:
    results = replace(RESULTS, faults=(Fault(Path("a.perf"), msg("permission denied")),))
    data = json.loads(statistics_json(results))
    Draft202012Validator(SCHEMA).validate(data)
    assert data["unread"] == [{"file": "a.perf", "reason": "permission denied"}]
    assert statistics_markdown(results).endswith("| a.perf | permission denied |\n")
    assert "permission denied" not in statistics_text(results)


@pytest.mark.parametrize(
    ("language", "head"),
    [
        (Language.ENGLISH, "| Rule | Findings | Safe fixes | Unsafe fixes | Could not tell |"),
        (Language.CHINESE, "| 规则 | 问题 | 可放心修正 | 修正须人工确认 | 无法判断 |"),
    ],
)
def test_markdown_is_the_same_table(language: Language, head: str) -> None:
    set_language(language)
    lines = statistics_markdown(RESULTS).splitlines()
    assert (lines[0], lines[2]) == (head, "| I403 name-of-i403 | 3 | 1 | 1 | 0 |")


def test_without_findings_there_is_no_table() -> None:
    assert statistics_text(Results()) == "No findings\n"
