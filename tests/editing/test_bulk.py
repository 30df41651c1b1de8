"""One wish for many indicators: what changes, what is so already, what it cannot be done to."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.editing.bulk import Bulk, Chosen, What, Wish, bulk, refusal
from perftui.language.edits import apply
from perftui.language.reader import read
from perftui.model import Quantity

TEXT = """\
项目 甲
  产出指标 / 数量指标
    # 数得清
    - 个数 ≥ 1 个
        分值: 5

    - 次数 = 2 次

    - 态度: 好

  产出指标 / 质量指标
    - 合格率 ≥ 95 %

项目 乙
  产出指标 / 数量指标
    - 个数 ≥ 3 个
    - 期限 ≤ 2026-06-30
"""


def made(wish: Wish, places: dict[int, list[int]], text: str = TEXT) -> tuple[Bulk, str]:
    """What a wish makes of the text, and the text after it."""
    document = read(text, "a.perf")[0]
    found = bulk(wish, [Chosen(Path("a.perf"), document, places)])
    for step in found.change.steps:
        text = apply(text, step.edits)
    return found, text


def test_a_unit_is_set_where_there_is_a_number() -> None:
    found, text = made(Wish(What.UNIT, "个"), {0: [0, 1, 2], 1: [0]})
    assert (found.places, found.same, found.left) == (1, 2, ("态度",))
    assert text == TEXT.replace("= 2 次", "= 2 个")


def test_a_sign_is_set_on_numbers_and_days() -> None:
    found, text = made(Wish(What.OPERATOR, "="), {0: [0, 1, 2], 1: [1]})
    assert (found.places, found.same, found.left) == (2, 1, ("态度",))
    assert "个数 = 1 个" in text
    assert "期限 = 2026-06-30" in text


def test_a_weight_is_set_changed_and_taken_away() -> None:
    found, text = made(Wish(What.WEIGHT, "10"), {0: [0, 1]})
    assert found.places == 2
    assert text == TEXT.replace("分值: 5", "分值: 10").replace("= 2 次\n", "= 2 次\n      分值: 10\n")
    found, text = made(Wish(What.WEIGHT, ""), {0: [0, 1]})
    assert (found.places, found.same) == (1, 1)
    assert text == TEXT.replace("        分值: 5\n", "")


def test_a_weight_in_wide_digits_is_written_in_plain_ones() -> None:
    _found, text = made(Wish(What.WEIGHT, "１０"), {0: [0]})
    assert text == TEXT.replace("分值: 5", "分值: 10")


def test_an_attribute_is_set_on_all() -> None:
    found, text = made(Wish(What.NOTE, "台账", "数据来源"), {0: [0, 1, 2, 3], 1: [0, 1]})
    assert found.places == 6
    assert text.count("数据来源: 台账") == 6


def test_some_of_several_are_deleted() -> None:
    found, text = made(Wish(What.DELETE), {0: [0, 1], 1: [0]})
    assert found.places == 3
    projects = read(text, "a.perf")[0].projects
    assert [[each.name for each in project.indicators] for project in projects] == [["态度", "合格率"], ["期限"]]


def test_all_are_deleted() -> None:
    _found, text = made(Wish(What.DELETE), {0: [0, 1, 2, 3], 1: [0, 1]})
    assert not any(project.indicators for project in read(text, "a.perf")[0].projects)


def test_indicators_move_in_their_order() -> None:
    found, text = made(Wish(What.SECTION, "产出指标 / 质量指标"), {0: [0, 1, 3]})
    assert (found.places, found.same) == (2, 1)
    first = read(text, "a.perf")[0].projects[0]
    assert [(each.level2, each.name) for each in first.indicators] == [
        ("数量指标", "态度"),
        ("质量指标", "合格率"),
        ("质量指标", "个数"),
        ("质量指标", "次数"),
    ]
    assert "# 数得清" in text


def test_of_two_of_one_name_the_selected_one_moves() -> None:
    text = "项目 甲\n  产出指标 / 数量指标\n    - 数 ≥ 1 个\n    - 数 ≥ 2 个\n    - 另 ≥ 3 个\n"
    _found, after = made(Wish(What.SECTION, "时效指标"), {0: [1, 2]}, text)
    indicators = read(after, "a.perf")[0].projects[0].indicators
    assert [(each.level2, str(each.target.value)) for each in indicators if isinstance(each.target, Quantity)] == [
        ("数量指标", "1"),
        ("时效指标", "2"),
        ("时效指标", "3"),
    ]


def test_what_stays_the_same_is_no_change() -> None:
    found, text = made(Wish(What.UNIT, "个"), {0: [0]})
    assert (found.places, found.change.steps) == (0, ())
    assert text == TEXT


@pytest.mark.parametrize(
    "wish",
    [Wish(What.OPERATOR, "约"), Wish(What.SECTION, "哪里"), Wish(What.WEIGHT, "很多"), Wish(What.UNIT, " （%） ")],
)
def test_a_wish_that_nothing_could_fulfil_is_refused(wish: Wish) -> None:
    assert refusal(wish) is not None


@pytest.mark.parametrize(
    "wish",
    [Wish(What.OPERATOR, "≥"), Wish(What.SECTION, "数量指标"), Wish(What.WEIGHT, "１０"), Wish(What.UNIT, "万人次")],
)
def test_any_other_wish_is_taken(wish: Wish) -> None:
    assert refusal(wish) is None
