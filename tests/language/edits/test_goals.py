"""A goal changes sentence by sentence."""

from __future__ import annotations

import pytest

from perftui.language import edits
from perftui.language.keys import Key
from tests.language.edits.support import after, difference, opened, says

TEXT = """\
项目 甲
  年度: 2026

  项目总目标:
      |  一。
      # 二的注
      |二。
      |
      | 三。
  产出指标 / 数量指标
    - 乙 ≥ 1 个
"""


def changed(text: str, *sentences: str, key: Key = Key.TOTAL_GOAL) -> str:
    document, project = opened(text)
    made = after(text, edits.set_goal(document, project, key, sentences))
    if sentences:
        assert says(made).goals[key] == [*sentences]
    return made


def test_a_changed_sentence_is_a_changed_line() -> None:
    made = changed(TEXT, "一。", "二二。", "", "三。")
    assert difference(TEXT, made) == (["      |二。"], ["      | 二二。"])


def test_sentences_that_stay_are_not_touched() -> None:
    made = changed(TEXT, "零。", "一。", "二。", "", "三。", "四。")
    assert made.replace("      | 零。\n", "").replace("      | 四。\n", "") == TEXT
    assert made.split("\n")[4:6] == ["      | 零。", "      |  一。"]


def test_a_sentence_goes_with_its_line_and_a_paragraph_with_its_break() -> None:
    made = changed(TEXT, "一。", "三。")
    assert difference(TEXT, made) == (["      |二。", "      |"], [])


def test_a_break_takes_the_place_of_a_sentence() -> None:
    made = changed(TEXT, "一。", "", "", "三。")
    assert difference(TEXT, made) == (["      |二。"], ["      |"])


def test_a_sentence_beside_its_key_goes_below() -> None:
    text = "项目 甲\n  项目总目标：一。 # 注\n    | 二。\n"
    assert changed(text, "一。", "二。") == "项目 甲\n  项目总目标： # 注\n    | 一。\n    | 二。\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_new_goal_goes_where_the_form_has_it(ending: str) -> None:
    text = TEXT.replace("\n", ending)
    made = changed(text, "五。", "", "六。", key=Key.ANNUAL_GOAL)
    assert difference(text, made)[1] == [
        line + ending.removesuffix("\n") for line in ("", "  年度总体目标:", "    | 五。", "    |", "    | 六。")
    ]
    other = "项目 甲\n\n  年度总体目标:\n    | 一。\n"
    assert changed(other, "零。") == "项目 甲\n\n  项目总目标:\n    | 零。\n\n  年度总体目标:\n    | 一。\n"


def test_without_sentences_the_goal_goes() -> None:
    made = changed(TEXT)
    assert difference(TEXT, made)[0] == TEXT.split("\n")[2:9]
    assert changed(made) == made


@pytest.mark.parametrize("sentence", ["一\n二", " 一", "一 ", "一\t"])
def test_a_sentence_that_no_line_can_hold_is_refused(sentence: str) -> None:
    document, project = opened(TEXT)
    with pytest.raises(edits.UnwritableError):
        edits.set_goal(document, project, Key.TOTAL_GOAL, [sentence])
