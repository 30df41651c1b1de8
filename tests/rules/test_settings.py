"""What a bureau sets changes what the rules find."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from perftui.diagnostics import Severity
from perftui.rules.choice import Choice
from perftui.rules.classification import l1_missing, weight_child, weight_sum
from perftui.rules.engine import check
from perftui.rules.form import nature_unknown
from perftui.rules.money import cost_unitxqty
from perftui.rules.registry import registry
from perftui.rules.words import Words, standard_words
from perftui.workspace import load


def found(folder: Path, code: str, text: str, choice: Choice) -> list[tuple[Severity, str]]:
    path = folder / "x.perf"
    path.write_text(text, "utf-8")
    findings = check(load([path]), lambda _path: choice).findings
    return [(finding.severity, str(finding.summary)) for finding in findings if finding.code == code]


def test_numbers_have_bounds_and_keep_them_themselves() -> None:
    numbers = [
        setting
        for each in registry()
        for setting in each.rule.settings
        if isinstance(setting.default, int | Decimal) and not isinstance(setting.default, bool)
    ]
    assert numbers
    assert [setting.name for setting in numbers if setting.least is None] == []
    assert [setting.name for setting in numbers if not setting.admits(setting.default)] == []


def test_natures_of_the_bureau_are_known(tmp_path: Path) -> None:
    text = "项目 甲\n  项目性质: 新增项目\n"
    assert found(tmp_path, "S154", text, Choice())
    assert found(tmp_path, "S154", text, Choice(settings={nature_unknown.MORE: ("新增",)})) == []


def test_the_levels_that_every_project_needs(tmp_path: Path) -> None:
    text = "项目 甲\n  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n"
    only_output = Choice(settings={l1_missing.REQUIRED: ("产出指标",)})
    assert [summary for _severity, summary in found(tmp_path, "K311", text, Choice())] == [
        "there is no indicator of 效益指标"
    ]
    assert found(tmp_path, "K311", text, only_output) == []


def test_cost_that_is_missing_is_an_error_in_shanghai(tmp_path: Path) -> None:
    text = "项目 甲\n  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n"
    shanghai = Choice(severities={"K312": Severity.ERROR})
    assert [severity for severity, _summary in found(tmp_path, "K312", text, Choice())] == [Severity.WARNING]
    assert [severity for severity, _summary in found(tmp_path, "K312", text, shanghai)] == [Severity.ERROR]


def test_the_points_of_a_province(tmp_path: Path) -> None:
    text = (
        "项目 甲\n  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n      分值: 40\n"
        "  效益指标 / 社会效益指标\n    - 率 ≥ 3 %\n      分值: 40\n"
    )
    assert found(tmp_path, "K321", text, Choice())
    province = Choice(
        settings={weight_sum.SUM: 80, weight_child.OUTPUT_ALONE: 40, weight_child.EFFECT_ALONE: 30},
    )
    assert found(tmp_path, "K321", text, province) == found(tmp_path, "K322", text, province) == []


def test_how_much_a_unit_cost_and_its_quantity_have_in_common(tmp_path: Path) -> None:
    text = (
        "项目 甲\n  年度资金申请总额: 1 万元\n  成本指标 / 经济成本指标\n    - 一证通介质成本 ≤ 12 元/个\n"
        "  产出指标 / 数量指标\n    - 一证通单位数 ≥ 1 万个\n"
    )
    assert found(tmp_path, "M205", text, Choice()) == [
        (Severity.WARNING, "12 元/个 times 1 万个 is 12.00 万元, 1200.0 % of 年度资金申请总额, 1.00 万元")
    ]
    assert found(tmp_path, "M205", text, Choice(settings={cost_unitxqty.SHARE: 80})) == []


def test_words_of_the_bureau_are_looked_for(tmp_path: Path) -> None:
    text = "项目 甲\n  产出指标 / 质量指标\n    - 监理合规性: 合规\n"
    more = standard_words()["management-subjects"].changed(["监理"], [])
    assert found(tmp_path, "K308", text, Choice()) == []
    assert found(tmp_path, "K308", text, Choice(lists={"management-subjects": more}))
    assert found(tmp_path, "K308", text, Choice(lists={"management-subjects": Words(())})) == []


def test_no_list_has_a_word_twice_and_each_says_what_it_is() -> None:
    for name, words in standard_words().items():
        assert len(set(words.words)) == len(words.words), name
        assert words.what, name
