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
