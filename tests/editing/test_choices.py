"""What fits a slot is offered: words of the form first come from the declarations themselves."""

from __future__ import annotations

import pytest

from perftui.editing.choices import Vocabulary, choices, completed, vocabulary
from perftui.editing.slot import Part, Slot
from perftui.language.reader import read
from perftui.workspace import load
from tests.support import DECLARATIONS

TARGET = Slot(Part.TARGET, line=1)


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return vocabulary(declared.project for declared in load([DECLARATIONS]).projects())


def test_fields_offer_what_others_have_and_what_the_form_knows(words: Vocabulary) -> None:
    assert choices(Slot(Part.FIELD, "项目性质"), "", words)[:2] == ("经常性专项业务费", "专项资金")
    assert "阶段性项目" in choices(Slot(Part.FIELD, "项目性质"), "", words)
    assert choices(Slot(Part.FIELD, "项目类别"), "特定", words) == ("特定目标类",)
    assert choices(Slot(Part.FIELD, "主管部门"), "", words) == ("上海市数据局",)
    assert choices(Slot(Part.FIELD, "年度"), "", words) == ()


def test_levels_are_those_of_the_form(words: Vocabulary) -> None:
    assert choices(Slot(Part.LEVELS, line=1), "时效", words) == ("产出指标 / 时效指标",)


def test_levels_and_shared_attributes_of_others_are_offered_too() -> None:
    indicator = "    - 场次 ≥ 3 场\n      数据来源: 台账\n      原名: 次数\n"
    text = f"项目 甲\n\n  其他指标 / 综合指标\n{indicator}{indicator.replace('台账', '问卷')}{indicator}"
    words = vocabulary(read(text, "a.perf")[0].projects)
    levels = choices(Slot(Part.LEVELS, line=1), "", words)
    assert (levels[0], levels[-1]) == ("成本指标 / 经济成本指标", "其他指标 / 综合指标")
    assert choices(Slot(Part.NOTE, "数据来源", line=1), "", words) == ("台账", "问卷")
    assert choices(Slot(Part.NOTE, "原名", line=1), "", words) == (), "a former name is one indicator's own"


def test_a_number_is_followed_by_units_the_usual_ones_first(words: Vocabulary) -> None:
    assert choices(TARGET, "≥ 90", words)[:2] == ("≥ 90 %", "≥ 90 个")
    begun = choices(TARGET, "≤ 230 万", words)
    assert {*begun} == {"≤ 230 万元", "≤ 230 万核小时", "≤ 230 万人/年", "≤ 230 万人次/年"}
    assert begun[0] == "≤ 230 万元"
    assert choices(TARGET, "≥ 90 %", words) == ()


def test_an_empty_target_offers_operators_and_the_usual_words(words: Vocabulary) -> None:
    assert choices(TARGET, "", words)[:3] == ("≥ ", "≤ ", "= ")
    assert "合规" in choices(TARGET, "", words)
    assert choices(TARGET, "合", words) == ("合规", "合格")


def test_names_of_other_indicators_are_offered(words: Vocabulary) -> None:
    assert "服务对象满意度" in choices(Slot(Part.INDICATOR_NAME, line=1), "满意度", words)


@pytest.mark.parametrize(
    ("slot", "typed", "stands"),
    [
        (Slot(Part.LEVELS, line=1), "可持续", "效益指标 / 可持续影响指标"),
        (Slot(Part.LEVELS, line=1), "产出", "产出"),
        (Slot(Part.LEVELS, line=1), "", ""),
        (Slot(Part.LEVELS, line=1), "其他指标 / 综合指标", "其他指标 / 综合指标"),
        (Slot(Part.FIELD, "项目类别"), "特定", "特定目标类"),
        (Slot(Part.FIELD, "项目性质"), "经常性专", "经常性专项业务费"),
        (Slot(Part.FIELD, "项目性质"), "其他", "其他"),
        (Slot(Part.FIELD, "项目性质"), "专项资金", "专项资金"),
        (Slot(Part.FIELD, "主管部门"), "上海", "上海"),
    ],
)
def test_the_beginning_of_a_choice_stands_for_it_where_the_form_has_a_list(
    slot: Slot, typed: str, stands: str, words: Vocabulary
) -> None:
    assert completed(slot, typed, words) == stands
