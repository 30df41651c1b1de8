"""Where the rules on indicators cannot tell, and what a bureau can set for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.rules.choice import STANDARD, Choice
from perftui.rules.engine import Report, check
from perftui.rules.indicators import name_long, name_task, qual_share, qual_ungraded, unit_object
from perftui.rules.words import WordList, standard_words
from perftui.workspace import load


def report(folder: Path, text: str, choice: Choice = STANDARD) -> Report:
    path = folder / "x.perf"
    path.write_text(text, "utf-8", newline="\n")
    return check(load([path]), lambda _path: choice)


def lines(folder: Path, text: str, code: str, choice: Choice = STANDARD) -> list[int]:
    return [finding.span.line for finding in report(folder, text, choice).findings if finding.code == code]


def with_words(name: str, *words: str) -> Choice:
    """What is in force where a bureau adds words to a list."""
    return Choice(lists={name: standard_words()[name].changed(words, ())})


UNCERTAIN = {
    "I425": "项目 甲\n  效益指标 / 社会效益指标\n    - 数据要素市场体系: 不断完善\n\n    - 场景数: ?\n",
    "I426": "项目 甲\n  产出指标 / 时效指标\n    - 竣工日期 ≤ 2026-12-31\n",
    "I431": (
        "项目 甲\n  产出指标 / 数量指标\n    - 规则建设完成率 = 100 %\n\n"
        "  效益指标 / 社会效益指标\n    - 规则印发数量 ≥ 3 份\n      待核: 二级指标请核对\n"
    ),
}


@pytest.mark.parametrize("code", UNCERTAIN)
def test_what_cannot_be_told_is_said_and_is_no_finding(tmp_path: Path, code: str) -> None:
    found = report(tmp_path, UNCERTAIN[code])
    assert [each.code for each in found.undecided if each.code in UNCERTAIN] == [code]
    assert code not in {finding.code for finding in found.findings}


def test_a_day_in_words_without_an_end_of_the_project_cannot_be_told_either(tmp_path: Path) -> None:
    text = "项目 甲\n  产出指标 / 时效指标\n    - 完成时间: 12月底前\n\n    - 完成时效: 年内完成\n"
    found = report(tmp_path, text)
    assert [each.span.line for each in found.undecided if each.code == "I426"] == [3]
    assert lines(tmp_path, text, "I426") == [5]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("资金到位率 = 0 %", "I406"),
        ("排队时间 ≥ 30 分钟", "I408"),
        ("合格率 ≥ 950 %", "I409"),
        ("合格率: 95%", "I410"),
        ("机时量 > 100 万核小时", "I411"),
        ("场次 = 10 场", "I412"),
        ("报告质量: 良好", "I421"),
        ("测算合理性: 合理", "I422"),
        ("社会影响: 舆情情况", "I423"),
        ("应用情况: 有所应用", "I424"),
        ("完成时效: 年内完成", "I426"),
        ("拨付及时性 = 100 %", "I432"),
        ("培训人数 ≥ 10 场", "I433"),
    ],
)
def test_a_value_in_doubt_is_decided_before_it_is_judged(tmp_path: Path, line: str, code: str) -> None:
    text = f"项目 甲\n  产出指标 / 质量指标\n    - {line}\n      待核: "
    assert lines(tmp_path, text + "二级指标请核对\n", code) == [3]
    assert lines(tmp_path, text + "指标值像笔误\n", code) == []
    assert code in {each.code for each in report(tmp_path, text + "指标值像笔误\n").undecided}


def test_the_length_of_a_name_is_a_setting(tmp_path: Path) -> None:
    text = f"项目 甲\n  产出指标 / 数量指标\n    - {'字' * 11} ≥ 3 个\n"
    assert lines(tmp_path, text, "I442") == []
    assert lines(tmp_path, text, "I442", Choice(settings={name_long.LIMIT: 10})) == [3]


def test_the_share_of_words_is_a_setting(tmp_path: Path) -> None:
    text = "项目 甲\n  产出指标 / 质量指标\n    - 报告质量: 良好\n\n    - 合格率 ≥ 90 %\n"
    assert lines(tmp_path, text, "I425") == []
    assert lines(tmp_path, text, "I425", Choice(settings={qual_share.LIMIT: 40})) == [1]


@pytest.mark.parametrize(
    ("line", "code", "words", "added"),
    [
        ("机时量 ≥ 100 人", "I433", unit_object.UNITS_OF, "机时量: 核小时"),
        ("信访接访 ≥ 20 次", "I441", name_task.LISTS[0], "接访"),
    ],
)
def test_a_bureau_adds_words_of_its_own(tmp_path: Path, line: str, code: str, words: WordList, added: str) -> None:
    text = f"项目 甲\n  产出指标 / 数量指标\n    - {line}\n"
    assert lines(tmp_path, text, code) == []
    assert lines(tmp_path, text, code, with_words(words.name, added)) == [3]


def test_a_bureau_names_a_criterion_of_its_own(tmp_path: Path) -> None:
    text = "项目 甲\n  产出指标 / 质量指标\n    - 报告质量: 达到局A类\n"
    assert lines(tmp_path, text, qual_ungraded.RULE.code) == [3]
    assert lines(tmp_path, text, qual_ungraded.RULE.code, with_words("criteria", "局A类")) == []


def test_a_fix_of_a_name_without_its_place_is_not_offered(tmp_path: Path) -> None:
    text = '项目 甲\n  产出指标 / 质量指标\n    - "2026年度 A:B 完整性" = 100 %\n'
    found = {finding.code: finding for finding in report(tmp_path, text).findings}
    assert found["I432"].fix is None
    assert found["I444"].fix is None
    assert found["I432"].span == found["I444"].span
