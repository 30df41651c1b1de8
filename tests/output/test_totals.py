import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from perftui.display import width
from perftui.messages import Language, set_language
from perftui.output.totals import totals_csv, totals_json, totals_markdown, totals_text, totals_toml
from perftui.totals import Dimension, Totals, roll_up
from perftui.workspace import load
from tests.support import DECLARATIONS, ROOT, WHOLE, golden, workspace

SCHEMA = json.loads((ROOT / "docs/schema/total.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def as_data(totals: Totals) -> Any:
    data = json.loads(totals_json(totals))
    VALIDATOR.validate(data)
    return data


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("by", [None, Dimension.CATEGORY, Dimension.LEVEL2, Dimension.KIND])
def test_tables_line_up_in_both_languages(language: Language, by: Dimension | None) -> None:
    set_language(language)
    name = by.name.lower() if by else "projects"
    golden(f"totals-{name}.{language}.txt", totals_text(roll_up(load([DECLARATIONS]), by), 80))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("by", [None, *Dimension])
def test_tables_fit_a_terminal_of_80_cells(language: Language, by: Dimension | None) -> None:
    set_language(language)
    text = totals_text(roll_up(load([DECLARATIONS]), by), 80)
    assert max(map(width, text.split("\n"))) <= 80


def test_where_there_are_no_indicators_there_are_no_shares(tmp_path: Path) -> None:
    text = totals_text(roll_up(workspace(tmp_path, a="项目 甲\n"), Dimension.YEAR), None)
    assert "Proj.  Indicators  Quant.  Deadline  Qual.  Open\n" in text
    assert "Total      1           0       0         0      0     0\n" in text


def test_what_was_left_out_is_said_below(tmp_path: Path) -> None:
    text = totals_text(roll_up(workspace(tmp_path, a="项目 甲\n", b=WHOLE)), None)
    assert text.endswith(f"\nNot in these totals:\n  {tmp_path / 'a.perf'}:1:4: 甲: no amount for the year\n")


def test_a_long_list_of_what_was_left_out_is_cut(tmp_path: Path) -> None:
    text = totals_text(roll_up(workspace(tmp_path, a="???\n" * 1000)), None)
    assert text.endswith("  … and 980 more\n")
    assert text.count("this line could not be read") == 20


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["by"]["enum"] == [*Dimension, None]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("by", [None, *Dimension])
def test_the_nine_declarations_are_as_the_schema_says(language: Language, by: Dimension | None) -> None:
    set_language(language)
    data = as_data(roll_up(load([DECLARATIONS]), by))
    assert (data["total"]["label"], data["total"]["projects"], data["total"]["indicators"]) == ("合计", 9, 136)
    assert data["total"]["annual_funds"]["total"] == "285039000.00"


def test_what_cannot_be_read_is_as_the_schema_says(tmp_path: Path) -> None:
    (tmp_path / "b.perf").write_bytes(b"\xff\xfe\x00")
    data = as_data(roll_up(load([tmp_path / "b.perf", tmp_path / "c.perf"])))
    assert [(each["file"], each["line"], each["column"]) for each in data["left_out"]] == [
        (str(tmp_path / "b.perf"), None, None),
        (str(tmp_path / "c.perf"), None, None),
    ]


def test_json_holds_decimal_strings_and_everything_left_out(tmp_path: Path) -> None:
    read = workspace(tmp_path, a=WHOLE, b="项目 乙\n")
    data = as_data(roll_up(read, Dimension.SUPERVISOR))
    assert data["by"] == "主管部门"
    assert data["rows"][0] == {
        "label": "上海市数据局",
        "projects": 1,
        "annual_funds": {
            "total": "38000000.00",
            "fiscal": "37000000.00",
            "carryover": "1000000.00",
            "other": "0.00",
        },
        "share_of_funds": "100.0",
        "indicators": 6,
        "share_of_indicators": "100.0",
        "quantitative": 3,
        "deadline": 1,
        "qualitative": 1,
        "open": 1,
    }
    assert data["rows"][1]["annual_funds"] == {"total": None, "fiscal": None, "carryover": None, "other": None}
    assert data["total"]["projects"] == 2
    assert data["left_out"] == [
        {
            "file": str(tmp_path / "b.perf"),
            "line": 1,
            "column": 4,
            "project": "乙",
            "reason": "no amount for the year",
        }
    ]


def test_toml_reads_back() -> None:
    data = tomllib.loads(totals_toml(roll_up(load([DECLARATIONS]))))
    assert data["total"]["annual_funds"]["total"] == "285039000.00"
    assert len(data["rows"]) == 9


def test_csv_has_the_row_of_everything_last() -> None:
    text = totals_csv(roll_up(load([DECLARATIONS]), Dimension.CATEGORY))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["label"] for row in rows] == ["特定目标类", "其他运转类", "合计"]
    assert sum(int(row["indicators"]) for row in rows[:-1]) == int(rows[-1]["indicators"]) == 136
    assert rows[-1]["total"] == "285039000.00"


def test_markdown_has_both_tables() -> None:
    golden("totals.md", totals_markdown(roll_up(load([DECLARATIONS]), Dimension.CATEGORY)))
