"""Regions between the conflict markers of a merge."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from perftui.language.reader import read
from tests.language.reading import found

FIXTURES = Path(__file__).parent.parent / "fixtures" / "language"


def test_each_conflict_region_is_one_finding_and_the_rest_works() -> None:
    text = (FIXTURES / "conflicts.perf").read_text("utf-8")
    document, diagnostics = read(text)
    assert [(one.code, one.span.line, document.at(one.span)) for one in diagnostics] == [
        ("D600", line, "<<<<<<< HEAD") for line in (3, 11, 21, 30)
    ]
    assert [document.at(one.context) for one in diagnostics if one.context] == [
        document.at(conflict.span) for conflict in document.conflicts
    ]
    second = document.conflicts[1]
    assert (second.ours, second.base, second.theirs) == ("    | 二。\n", "    | 旧二。\n", "    | 二二。\n")
    assert document.conflicts[0].base is None
    project = document.projects[0]
    assert project.annual_goal is not None
    assert [line.text for line in project.annual_goal.lines] == ["一。", "三。"]
    assert [(one.level2, one.name) for one in project.indicators] == [
        ("数量指标", "人数"),
        ("质量指标", "及格率"),
        ("服务对象满意度指标", "满意度"),
    ]
    assert [note.key for one in project.indicators for note in one.notes] == []


def test_conflicts_read_the_same_with_crlf() -> None:
    text = (FIXTURES / "conflicts.perf").read_text("utf-8")
    lf, crlf = read(text), read(text.replace("\n", "\r\n"))
    assert [one.span for one in lf[1]] == [one.span for one in crlf[1]]
    assert [one.span for one in lf[0].conflicts] == [one.span for one in crlf[0].conflicts]


def conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> topic\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (conflict("项目 甲\n", "项目 乙\n") + "  年度: 2026\n  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n", []),
        (conflict("项目 甲\n  年度: 2026\n", "项目 乙\n"), []),
        ("项目 甲\n  年度: 2026\n" + conflict("项目 乙\n", "项目 丙\n") + "  年度: 2027\n    - 甲 ≥ 3 个\n", ["甲"]),
        ("项目 甲\n" + conflict("汇总 乙\n", "汇总 丙\n") + "  项目数: 1\n项目 丁\n", ["甲", "丁"]),
        ("汇总 甲\n" + conflict("项目 乙\n", "项目 丙\n") + "  实施单位: 某局\n", []),
        (
            "项目 甲\n" + conflict("  年度总体目标:\n    | 一。\n", "  年度总体目标:\n    | 二。\n") + "    | 三。\n",
            ["甲"],
        ),
        ("项目 甲\n" + conflict("", "  年度总体目标:\n    | 二。\n") + "  年度: 2026\n", ["甲"]),
        ("项目 甲\n" + conflict("  产出指标 / 数量指标\n", "  产出指标 / 质量指标\n") + "    - 甲 ≥ 3 个\n", ["甲"]),
        ("项目 甲\n" + conflict("  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n", "") + "      分值: 3\n", ["甲"]),
    ],
)
def test_markers_cut_anywhere_without_a_second_finding(text: str, names: list[str]) -> None:
    document, diagnostics = read(text)
    assert [one.code for one in diagnostics] == ["D600"]
    assert len(document.conflicts) == 1
    assert [project.name for project in document.projects] == names


def test_a_field_inside_a_region_is_there_without_a_value_that_counts() -> None:
    text = (
        "项目 甲\n"
        + conflict("  年度: 2026\n  主管部门: 某局\n", "  年度: 2027\n  主管部门: 某局\n")
        + conflict("  年度资金申请总额: 3 元\n", "  年度资金申请总额: 4 元\n")
        + "    当年财政拨款: 1 元\n"
        + conflict("    其他资金: 2 元\n", "    其他资金: 3 元\n")
    )
    document, diagnostics = read(text)
    assert [one.code for one in diagnostics] == ["D600"] * 3
    project = document.projects[0]
    for field, written_there in ((project.year, "2026"), (project.supervisor, "某局")):
        assert field is not None
        assert (field.value, field.text, document.at(field.span)) == (None, written_there, written_there)
    funds = project.annual_funds
    assert funds is not None
    assert funds.written is not None
    assert (funds.written.value, document.at(funds.written.span)) == (None, "3 元")
    assert [(part.key, part.value, document.at(part.span)) for part in funds.parts] == [
        ("当年财政拨款", Decimal(1), "1 元"),
        ("其他资金", None, "2 元"),
    ]


def test_where_our_side_is_empty_the_other_one_is_there() -> None:
    document, diagnostics = read("项目 甲\n" + conflict("", "  # 注\n  年度: 2027\n") + "  主管部门: 某局\n")
    assert [one.code for one in diagnostics] == ["D600"]
    year = document.projects[0].year
    assert year is not None
    assert (year.value, document.at(year.span)) == (None, "2027")


def test_a_field_inside_and_outside_of_a_region_stands_twice() -> None:
    text = "项目 甲\n" + conflict("  年度: 2026\n", "  年度: 2027\n") + "  年度: 2028\n"
    assert found(text) == [("D600", "<<<<<<< HEAD"), ("S118", "年度")]


def test_what_is_broken_below_a_contested_name_is_found_all_the_same() -> None:
    text = "项目 甲\n" + conflict("项目 乙\n", "项目 丙\n") + "  乱写\n" + conflict("  年度: 2026\n", "  年度: 2027\n")
    assert [code for code, _text in found(text)] == ["D600", "S101", "D600"]


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("项目 甲\n<<<<<<< HEAD\n  年度: 2026\n", ["<<<<<<< HEAD"]),
        ("项目 甲\n<<<<<<< HEAD\n  年度: 2026\n=======\n", ["<<<<<<< HEAD", "======="]),
        ("项目 甲\n  年度: 2026\n>>>>>>> topic\n", [">>>>>>> topic"]),
        ("项目 甲\n  项目总目标:\n    | 一。\n||||||| 1a2b\n    | 二。\n", ["||||||| 1a2b"]),
        ("项目 甲\n" + "<<<<<<< HEAD\n" + conflict("  年度: 2026\n", "  年度: 2027\n"), ["<<<<<<< HEAD"] * 2),
    ],
)
def test_markers_without_counterparts_are_found_each(text: str, markers: list[str]) -> None:
    assert found(text) == [("D600", marker) for marker in markers]


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "||||||| 1a2b", "=======", ">>>>>>> topic"])
@pytest.mark.parametrize("blank", ["", "\n", "\n\n \n", "\u3000\n\t\n", "\r\n\r\n"])
def test_a_marker_below_a_goal_is_no_sentence_of_it_whatever_is_blank_behind_it(marker: str, blank: str) -> None:
    text = f"项目 甲\n  年度总体目标:\n    | 一。\n{marker}{blank}\n  年度: 2026\n"
    assert found(text) == [("D600", marker)]
    goal = read(text)[0].projects[0].annual_goal
    assert goal is not None
    assert [line.text for line in goal.lines] == ["一。"]


@pytest.mark.parametrize("line", ["<<<<<<<< HEAD", "========", ">>>>>>>> x", "<<<<<< x", "======"])
def test_other_numbers_of_marks_are_no_markers(line: str) -> None:
    assert [code for code, _text in found(f"项目 甲\n{line}\n")] == ["S101"]


def test_marks_inside_prose_and_comments_are_text() -> None:
    text = "项目 甲\n  项目总目标:\n    | <<<<<<< HEAD\n    | =======\n# >>>>>>> topic\n    | ||||||| 1a2b\n"
    assert found(text) == []
    goal = read(text)[0].projects[0].total_goal
    assert goal is not None
    assert [line.text for line in goal.lines] == ["<<<<<<< HEAD", "=======", "||||||| 1a2b"]


def test_longer_marks_inside_a_region_belong_to_its_sides() -> None:
    nested = "<<<<<<<<< inner\n  年度: 2026\n=========\n  年度: 2027\n>>>>>>>>> inner\n"
    document, diagnostics = read(
        "项目 甲\n" + f"<<<<<<< a\n  年度: 1\n||||||| b\n{nested}=======\n  年度: 2\n>>>>>>> c\n"
    )
    assert [one.code for one in diagnostics] == ["D600"]
    assert document.conflicts[0].base == nested


def test_the_marks_of_both_sides_of_a_first_line_are_one_mark_of_the_file() -> None:
    sides = "<<<<<<< HEAD\n\ufeff项目 甲\n=======\n\ufeff项目 乙\n>>>>>>> topic\n"
    document, found = read(f"{sides}  年度: 2026\n")
    assert (document.bom, document.text) == (True, sides.replace("\ufeff", "") + "  年度: 2026\n")
    assert [(region.ours, region.theirs) for region in document.conflicts] == [("项目 甲\n", "项目 乙\n")]
    assert [one.code for one in found] == ["D600"]
