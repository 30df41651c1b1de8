import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from perftui.output.declarations import declarations_csv, declarations_json, declarations_toml
from perftui.workspace import load
from tests.support import DECLARATIONS, ROOT, WHOLE, golden, workspace

SCHEMA = json.loads((ROOT / "docs/schema/declarations.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def exported(folder: Path, text: str) -> Any:
    data = json.loads(declarations_json(workspace(folder, a=text)))
    VALIDATOR.validate(data)
    return data


def indicators(folder: Path, *bullets: str) -> list[Any]:
    text = "项目 甲\n  产出指标 / 数量指标\n" + "".join(f"    - {bullet}\n" for bullet in bullets)
    found: list[Any] = exported(folder, text)["projects"][0]["indicators"]
    return found


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


class TestJson:
    def test_the_schema_is_one(self) -> None:
        Draft202012Validator.check_schema(SCHEMA)

    def test_the_nine_declarations_are_as_the_schema_says(self) -> None:
        data = json.loads(declarations_json(load([DECLARATIONS])))
        VALIDATOR.validate(data)
        assert len(data["projects"]) == 9
        assert sum(len(project["indicators"]) for project in data["projects"]) == 136
        (summary,) = data["summaries"]
        assert (summary["project_count"], summary["annual_total"]) == (9, "285039000.00")

    def test_a_whole_declaration(self, tmp_path: Path) -> None:
        data = exported(tmp_path, WHOLE)
        data["projects"][0]["file"] = "a.perf"
        golden("declarations.json", json.dumps(data, ensure_ascii=False, indent=2) + "\n")

    def test_absent_is_null_and_differs_from_zero(self, tmp_path: Path) -> None:
        (project,) = exported(tmp_path, "项目 甲\n  年度资金申请总额:\n    其他资金: 0.00 元\n")["projects"]
        assert project["project_funds"] == {"total": None, "fiscal": None, "other": None}
        assert project["annual_funds"] == {"total": "0.00", "fiscal": None, "carryover": None, "other": "0.00"}
        for key in ("code", "year", "nature", "start", "end", "total_goal", "annual_goal"):
            assert project[key] is None

    def test_amounts_are_exact_yuan(self, tmp_path: Path) -> None:
        (project,) = exported(tmp_path, "项目 甲\n  年度资金申请总额: 1.5亿元\n    其他资金: 12,345.678 元\n")[
            "projects"
        ]
        assert project["annual_funds"]["other"] == "12345.678"
        assert project["annual_funds"]["total"] == "150000000.0"

    def test_numbers_have_no_exponent(self, tmp_path: Path) -> None:
        (indicator,) = indicators(tmp_path, "甲 ≥ 0.0000000001 个")
        assert indicator["value"] == "0.0000000001"

    def test_every_kind_of_target(self, tmp_path: Path) -> None:
        keys = ("kind", "operator", "value", "unit", "text")
        found = indicators(tmp_path, "a ≥ 90.0 %", "b = 3", "c ≤ 2026年12月31日", "d: 合规", "e: ?")
        assert [tuple(each[key] for key in keys) for each in found] == [
            ("quantitative", "≥", "90.0", "%", None),
            ("quantitative", "=", "3", None, None),
            ("deadline", "≤", "2026-12-31", None, None),
            ("qualitative", None, None, None, "合规"),
            ("open", None, None, None, None),
        ]

    def test_weight_is_a_decimal_and_stays_a_note(self, tmp_path: Path) -> None:
        (indicator,) = indicators(tmp_path, "a: b\n      分值: 10.50\n      说明: 为什么")
        assert indicator["weight"] == "10.50"
        assert indicator["notes"] == {"分值": "10.50", "说明": "为什么"}

    def test_the_first_of_a_repeated_note_counts_and_every_doubt_is_a_line(self, tmp_path: Path) -> None:
        text = "a: b\n      分值: 7\n      分值: 8\n      待核: 一\n      说明: 甲\n      待核: 二\n      说明: 乙"
        (indicator,) = indicators(tmp_path, text)
        assert indicator["weight"] == "7"
        assert indicator["notes"] == {"分值": "7", "待核": "一\n二", "说明": "甲"}

    def test_goals_are_paragraphs(self, tmp_path: Path) -> None:
        (project,) = exported(tmp_path, "项目 甲\n  年度总体目标:\n    | 一，\n    | 二。\n    |\n    | 三。\n")[
            "projects"
        ]
        assert project["annual_goal"] == "一，二。\n三。"

    def test_nothing_is_an_empty_list(self, tmp_path: Path) -> None:
        assert exported(tmp_path, "# 空\n") == {"perf": 1, "projects": [], "summaries": []}


class TestToml:
    def test_says_the_same_as_json_without_what_is_absent(self, tmp_path: Path) -> None:
        read = workspace(tmp_path, a=WHOLE, b="汇总 表\n  项目数: 1\n")

        def present(value: Any) -> Any:
            if isinstance(value, dict):
                return {key: present(item) for key, item in value.items() if item is not None}
            return [present(item) for item in value] if isinstance(value, list) else value

        assert tomllib.loads(declarations_toml(read)) == present(json.loads(declarations_json(read)))

    def test_the_nine_declarations_read_back(self) -> None:
        assert len(tomllib.loads(declarations_toml(load([DECLARATIONS])))["projects"]) == 9


class TestCsv:
    def test_has_one_row_an_indicator(self) -> None:
        rows = csv_rows(declarations_csv(load([DECLARATIONS])))
        assert len(rows) == 136
        assert {row["project"] for row in rows} == {path.stem for path in DECLARATIONS.glob("*.perf")} - {"汇总"}

    def test_splits_operator_number_and_unit(self, tmp_path: Path) -> None:
        bullets = "    - 甲 = 100 %\n    - 乙 ≤ 2026-12-31\n    - 丙: 合规\n    - 丁: ?\n"
        rows = csv_rows(declarations_csv(workspace(tmp_path, a="项目 甲\n  产出指标 / 数量指标\n" + bullets)))
        assert [[row[key] for key in ("indicator", "kind", "operator", "value", "unit", "text")] for row in rows] == [
            ["甲", "quantitative", "eq", "100", "%", ""],
            ["乙", "deadline", "le", "2026-12-31", "", ""],
            ["丙", "qualitative", "", "", "", "合规"],
            ["丁", "open", "", "", "", ""],
        ]

    def test_repeats_the_project_and_its_money(self, tmp_path: Path) -> None:
        rows = csv_rows(declarations_csv(workspace(tmp_path, a=WHOLE)))
        assert {row["annual_carryover"] for row in rows} == {"1000000.00"}
        assert {row["project_total"] for row in rows} == {"38000000.5"}
        assert {row["implementer"] for row in rows} == {"上海市大数据中心"}

    def test_a_project_without_indicators_has_one_row(self, tmp_path: Path) -> None:
        (row,) = csv_rows(declarations_csv(workspace(tmp_path, a="项目 甲\n")))
        assert (row["project"], row["line"], row["indicator"], row["annual_total"]) == ("甲", "1", "", "")

    def test_notes_have_columns(self, tmp_path: Path) -> None:
        row = csv_rows(declarations_csv(workspace(tmp_path, a=WHOLE)))[1]
        assert (row["数据来源"], row["weight"]) == ("机时统计月报", "10.5")

    def test_no_text_of_a_file_is_a_formula(self, tmp_path: Path) -> None:
        text = '项目 "=HYPERLINK(1)"\n  主管部门: @x\n  产出指标 / 数量指标\n    - 甲: +1\n'
        (row,) = csv_rows(declarations_csv(workspace(tmp_path, a=text)))
        assert [row["project"], row["supervisor"], row["text"]] == ["'=HYPERLINK(1)", "'@x", "'+1"]
