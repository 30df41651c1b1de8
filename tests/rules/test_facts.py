"""What follows from a project, and what cannot be told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.rules.engine import check
from perftui.rules.facts import COST, EFFECT, OUTPUT, SATISFACTION, Facts, level1_of
from perftui.workspace import load
from tests.support import project


@pytest.mark.parametrize(
    ("section", "level1"),
    [
        ("产出指标 / 数量指标", OUTPUT),
        ("成本指标 / 数量指标", OUTPUT),
        ("产出指标 / 成本指标", COST),
        ("效益指标 / 满意度指标", SATISFACTION),
        ("效益指标 / 别的", EFFECT),
        ("别的 / 生态效益", EFFECT),
        ("别的 / 别的", ""),
    ],
)
def test_what_stands_at_level_2_decides_where_an_indicator_belongs(section: str, level1: str) -> None:
    facts = Facts(project(f"项目 甲\n  {section}\n    - 场次 ≥ 3 场\n"))
    assert [level1_of(item) for item in facts.items] == [level1]
    assert facts.under(level1) == facts.items


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        ("  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n", False),
        ("  产出指标 / 成本指标\n    - 会务费 ≤ 3 万元\n", False),
        ("  产出指标 / 数里指标\n    - 场次 ≥ 3 场\n", True),
        ("  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n      待核: 名称像质量指标\n", True),
        ("  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n      待核: 分类\n", True),
        ("  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n      待核: 像是影响指标值\n", False),
        ("  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n      待核: 单位存疑\n", False),
    ],
)
def test_a_level_is_in_doubt_where_somebody_says_so_or_the_form_does_not_have_it(lines: str, *, doubt: bool) -> None:
    assert Facts(project(f"项目 甲\n{lines}")).levels_in_doubt is doubt


def test_what_a_conflict_may_hide_is_not_missing(tmp_path: Path) -> None:
    path = tmp_path / "x.perf"
    conflict = "<<<<<<< HEAD\n  效益指标 / 社会效益指标\n    - 率 ≥ 3 %\n=======\n>>>>>>> topic\n"
    path.write_text(f"项目 甲\n  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n{conflict}项目 乙\n", "utf-8")
    report = check(load([path]))
    assert [finding.project for finding in report.findings if finding.code == "K311"] == ["乙", "乙"]
    assert {undecided.project for undecided in report.undecided if undecided.code == "K311"} == {"甲"}


def test_the_kinds_of_targets_are_told_apart() -> None:
    lines = "    - 场次 ≥ 3 场\n\n    - 质量: 良好\n\n    - 完成 ≤ 2026-06-30\n\n    - 人次: ?\n"
    facts = Facts(project(f"项目 甲\n  产出指标 / 数量指标\n{lines}"))
    kinds = (facts.measured, facts.worded, facts.dated)
    assert [[each.item.indicator.name for each in kind] for kind in kinds] == [["场次"], ["质量"], ["完成"]]
    assert [item.indicator.name for item in facts.open] == ["人次"]


def test_a_section_without_indicators_stands_between_others() -> None:
    section = "  产出指标 / {level2}\n    - {name} ≥ 3 场\n"
    facts = Facts(
        project(
            "项目 甲\n"
            + section.format(level2="数量指标", name="甲")
            + "  产出指标 / 质量指标\n"
            + section.format(level2="时效指标", name="乙")
            + section.format(level2="数量指标", name="丙")
        )
    )
    assert [item.indicator.name for item in facts.at("数量指标")] == ["甲", "丙"]
    assert facts.at("质量指标") == ()
    assert facts.under(OUTPUT) == facts.items


def test_what_several_rules_look_for_is_looked_for_once() -> None:
    asked: list[Facts] = []

    def names(facts: Facts) -> list[str]:
        asked.append(facts)
        return [item.indicator.name for item in facts.items]

    facts = Facts(project("项目 甲\n  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n"))
    assert facts.once(names) == facts.once(names) == ("场次",)
    assert asked == [facts]


def test_names_compare_in_their_order() -> None:
    facts = Facts(project("项目 甲\n  产出指标 / 数量指标\n    - 场 次 ≥ 3 场\n\n    - ＡＢ: ?\n"))
    assert facts.keys == ("场次", "ab")
    assert facts.target_keys[1] is None
