"""What differs is said in the words of the form; what does not differ is not said."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest

from perftui.language.canonical import canonical
from perftui.model import Project
from perftui.review.differences import Direction, FieldChange, SentenceChange, compare, marked, money
from perftui.review.matching import MatchKind
from perftui.workspace import load
from tests.support import DECLARATIONS, project

TEXT = """\
项目 电子政务建设
  年度: 2026
  实施单位: 上海市数据局

  年度资金申请总额: 4600 万元
    当年财政拨款: 46,000,000.00 元

  年度总体目标:
    | 开展服务目录核定。
    | 完善用户服务机制。

  成本指标 / 经济成本指标
    - 总成本 ≤ 500 万元

  产出指标 / 质量指标
    - 热线服务一次性接通率 ≥ 85 %
      依据: 合同

    - 验收情况: 合格

    - 完成验收 ≤ 2026-11-30
"""
OLD = project(TEXT)


def changed(before: str, after: str) -> Project:
    assert before in TEXT
    return project(TEXT.replace(before, after))


def one_field(before: str, after: str) -> FieldChange:
    (difference,) = compare([OLD], [changed(before, after)])
    fields = [*difference.fields, *(field for each in difference.indicators for field in each.fields)]
    (field,) = fields
    return field


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("≥ 85 %", "≥ 88 %", FieldChange("指标值", "≥ 85 %", "≥ 88 %", Decimal(3), Direction.TIGHTENED)),
        ("≥ 85 %", "≥ 80 %", FieldChange("指标值", "≥ 85 %", "≥ 80 %", Decimal(-5), Direction.LOOSENED)),
        (
            "≤ 500 万元",
            "≤ 6,000,000 元",
            FieldChange("指标值", "≤ 500 万元", "≤ 6000000 元", Decimal(1000000), Direction.LOOSENED),
        ),
        ("≤ 500 万元", "≤ 5,000,000 元", FieldChange("指标值", "≤ 500 万元", "≤ 5000000 元", Decimal(0), None)),
        ("≥ 85 %", "= 85 %", FieldChange("指标值", "≥ 85 %", "= 85 %")),
        ("≥ 85 %", "≥ 85 分", FieldChange("指标值", "≥ 85 %", "≥ 85 分")),
        ("≥ 85 %", "≥ 85 ‰", FieldChange("指标值", "≥ 85 %", "≥ 85 ‰", Decimal(-765), Direction.LOOSENED)),
        ("2026-11-30", "2026-12-31", FieldChange("指标值", "≤ 2026-11-30", "≤ 2026-12-31", None, Direction.LOOSENED)),
        (": 合格", ": 优良", FieldChange("指标值", "合格", "优良")),
        (": 合格", ": ?", FieldChange("指标值", "合格", "?")),
        ("      依据: 合同\n", "      依据: 行业标准\n", FieldChange("依据", "合同", "行业标准")),
        ("      依据: 合同\n", "", FieldChange("依据", "合同", None)),
        ("  年度: 2026\n", "  年度: 2027\n", FieldChange("年度", "2026", "2027")),
        ("  年度: 2026\n", "  年度: 2026\n  项目类别: 特定目标类\n", FieldChange("项目类别", None, "特定目标类")),
        (
            "年度资金申请总额: 4600 万元",
            "年度资金申请总额: 4700 万元",
            FieldChange("年度资金申请总额", "46,000,000.00", "47,000,000.00", Decimal(1000000)),
        ),
    ],
)
def test_a_changed_value_is_one_field(before: str, after: str, expected: FieldChange) -> None:
    assert one_field(before, after) == expected


def test_what_is_only_written_otherwise_is_no_difference() -> None:
    assert compare([OLD], [changed("4600 万元", "46,000,000.00 元")]) == ()
    assert compare([OLD], [changed("  年度: 2026\n", "  年度：２０２６年\n")]) == ()
    assert compare([OLD], [project(canonical(TEXT).text)]) == ()


def test_a_rename_with_another_target_is_one_entry() -> None:
    (difference,) = compare([OLD], [changed("热线服务一次性接通率 ≥ 85", "热线一次性接通率 ≥ 88")])
    (change,) = difference.indicators
    assert change.old is not None
    assert change.new is not None
    assert (change.kind, change.old.name, change.new.name) == (
        MatchKind.RENAMED,
        "热线服务一次性接通率",
        "热线一次性接通率",
    )
    assert [field.field for field in change.fields] == ["指标值"]


def test_goals_differ_by_sentences() -> None:
    (difference,) = compare(
        [OLD], [changed("    | 完善用户服务机制。\n", "    | 完善用户服务体系。\n    | 扩大范围。\n")]
    )
    (goal,) = difference.goals
    assert goal.key == "年度总体目标"
    assert goal.sentences == (
        SentenceChange("完善用户服务机制。", "完善用户服务体系。"),
        SentenceChange(None, "扩大范围。"),
    )


def test_an_end_of_a_paragraph_that_came_or_went_is_told() -> None:
    parted = changed("    | 完善用户服务机制。\n", "    |\n    | 完善用户服务机制。\n")
    for old, new, expected in (
        (OLD, parted, SentenceChange(None, "")),
        (parted, OLD, SentenceChange("", None)),
    ):
        (difference,) = compare([old], [new])
        assert [goal.sentences for goal in difference.goals] == [(expected,)]


def test_marks_say_which_characters_differ() -> None:
    old, new = marked("完善用户服务机制。", "完善用户服务体系。")
    assert old == (("完善用户服务", False), ("机制", True), ("。", False))
    assert new == (("完善用户服务", False), ("体系", True), ("。", False))


def test_a_character_between_two_differences_is_no_stretch_of_its_own() -> None:
    old, new = marked("并开展多轮研讨会", "并召开三轮研讨会")
    assert old == (("并", False), ("开展多", True), ("轮研讨会", False))
    assert new == (("并", False), ("召开三", True), ("轮研讨会", False))


def test_another_unicode_form_of_the_same_text_is_no_change() -> None:
    text = (
        TEXT.replace("电子政务", "Café 政务")
        .replace("合同", "é 合同")
        .replace("≥ 85 %", "≥ 85 é")
        .replace("机制", "é 制")
    )
    nfc, nfd = (project(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert nfc.name != nfd.name
    assert compare([nfc], [nfd]) == compare([nfd], [nfc]) == ()


def test_another_order_is_counted_and_not_told() -> None:
    first = "    - 热线服务一次性接通率 ≥ 85 %\n      依据: 合同\n\n"
    (difference,) = compare([OLD], [project(TEXT.replace(first, "") + "\n" + first)])
    assert (difference.moved_lines, difference.indicators, difference.fields) == (1, (), ())


def test_added_and_removed_projects_and_their_money() -> None:
    new = project("项目 新\n  年度资金申请总额: 100.00 元\n")
    differences = compare([OLD], [new])
    assert [(each.kind, each.new is None) for each in differences] == [
        (MatchKind.ADDED, False),
        (MatchKind.REMOVED, True),
    ]
    row = money([OLD], [new])
    assert (row.old, row.new, row.delta, row.share) == (
        Decimal(46000000),
        Decimal(100),
        Decimal(-45999900),
        Decimal("-100.0"),
    )


def test_nothing_differs_from_itself() -> None:
    projects = [each.project for each in load([DECLARATIONS]).projects()]
    assert compare(projects, projects) == ()
    twice = project("项目 甲\n  产出指标 / 数量指标\n    - 场次 ≥ 1 场\n\n    - 场次 ≥ 2 场\n")
    assert compare([twice, twice], [twice, twice]) == ()
