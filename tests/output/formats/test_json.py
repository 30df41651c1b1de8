import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from perftui.diagnostics import Fix, Kind, Severity, TextEdit
from perftui.language.edits import apply
from perftui.messages import Language, msg, set_language
from perftui.model import Span
from perftui.output.formats import written
from perftui.output.results import Results
from perftui.rules.engine import check
from perftui.rules.indicators.val_nounit import RULE
from perftui.workspace import load
from tests.output.formats.test_text import BROKEN
from tests.support import DECLARATIONS, ROOT, workspace

SCHEMA = json.loads((ROOT / "docs/schema/check.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def findings(folder: Path, text: str) -> Any:
    report = check(workspace(folder, a=text))
    return data_of(Results(report.findings, report.undecided))


def data_of(results: Results) -> Any:
    data = json.loads("".join(written(results, "json")))
    VALIDATOR.validate(data)
    return data


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", Language)
def test_the_nine_declarations_are_as_the_schema_says(language: Language) -> None:
    set_language(language)
    data = data_of(Results(check(load([DECLARATIONS])).findings))
    assert data["counts"]["total"] == len(data["findings"]) > 0


def test_places_count_from_one_in_code_points(tmp_path: Path) -> None:
    text = "项目 甲\n  产出指标 / 质量指标\n    - 𠮷热线接通率 ≥ 八十五 %\n"
    (finding,) = (each for each in findings(tmp_path, text)["findings"] if each["name"] == "number-missing")
    line = text.split("\n")[finding["line"] - 1]
    assert line[finding["column"] - 1 : finding["end_column"] - 1] == "八十五"
    assert (finding["line"], finding["end_line"]) == (3, 3)
    assert finding["file"] == str(tmp_path / "a.perf")


def test_what_a_finding_is_not_about_is_null(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, "???\n项目 甲\n")["findings"][:1]
    assert (finding["project"], finding["indicator"]) == (None, None)


def test_counts_every_severity(tmp_path: Path) -> None:
    data = findings(tmp_path, BROKEN)
    severities = [finding["severity"] for finding in data["findings"]]
    assert data["counts"] == {
        "error": severities.count("error"),
        "warning": severities.count("warning"),
        "info": severities.count("info"),
        "total": len(severities),
    }


def test_nothing_found_is_an_empty_list() -> None:
    assert data_of(Results()) == {
        "findings": [],
        "not_applicable": [],
        "unread": [],
        "counts": {"error": 0, "warning": 0, "info": 0, "total": 0},
    }


def test_fixable_says_whether_there_is_a_fix(tmp_path: Path) -> None:
    found = check(workspace(tmp_path, a="项目 甲\n  产出指标 / 数量指标\n    • 名称 ≥ 1 个\n")).findings
    data = data_of(Results(found))
    assert [finding["fixable"] for finding in data["findings"]] == [each.fix is not None for each in found]
    assert True in [finding["fixable"] for finding in data["findings"]]
    assert {finding["fix"] for finding in data["findings"] if not finding["fixable"]} == {None}


@pytest.mark.parametrize("safe", [True, False])
def test_whether_a_fix_is_safe_is_told(*, safe: bool) -> None:
    fix = Fix(msg("delete it"), (TextEdit(Span(1, 0, 1, 1), ""),), safe=safe)
    kind = Kind("I403", "val-nounit", Severity.WARNING)
    data = data_of(Results([kind.at(Span(1, 0, 1, 1), msg("delete it"), fix=fix)]))
    assert [(each["fixable"], each["fix"]) for each in data["findings"]] == [(True, "safe" if safe else "unsafe")]


def test_where_a_rule_could_not_tell_has_place_and_reason() -> None:
    reason = msg("{reason}", reason="no unit")
    undecided = RULE.undecided(Span(2, 4, 2, 6), reason, indicator="场次", path="a.perf")
    assert data_of(Results((), (undecided,)))["not_applicable"] == [
        {
            "code": "I403",
            "name": "val-nounit",
            "file": "a.perf",
            "line": 2,
            "column": 5,
            "end_line": 2,
            "end_column": 7,
            "project": None,
            "indicator": "场次",
            "reason": "no unit",
        }
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_edits_of_a_finding_make_its_fix(tmp_path: Path, ending: str, mark: str) -> None:
    text = (
        "项目 甲\n  产出指标 / 数量指标\n    • 𠮷名称 ≥ 1 个 # perftui: ignore[I403, M201] 一\n\n"
        "    # perftui: ignore[I403] 二\n    - 场次 ≥ 3 场"
    )
    path = tmp_path / "a.perf"
    path.write_text((mark + text).replace("\n", ending), "utf-8", newline="")
    for finding in data_of(Results(check(load([path])).findings))["findings"]:
        assert finding["fixable"] == bool(finding["edits"]) == bool(finding["fix_title"])
    found = check(load([path])).findings
    fixable = [finding for finding in found if finding.fix is not None]
    assert {finding.code for finding in fixable} >= {"S101", "F701"}
    for finding in fixable:
        assert finding.fix is not None
        (data,) = data_of(Results([finding]))["findings"]
        assert applied(path, data["edits"]) == apply(load([path]).files[0].document.text, finding.fix.edits)


def applied(path: Path, edits: Any) -> str:
    """The edits made by what the schema says alone, without any code of ours."""
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + column - 1

    for edit in sorted(edits, key=lambda edit: (edit["line"], edit["column"]), reverse=True):
        begin, end = offset(edit["line"], edit["column"]), offset(edit["end_line"], edit["end_column"])
        text = text[:begin] + edit["text"] + text[end:]
    return text
