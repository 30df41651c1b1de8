"""What a name is about."""

from __future__ import annotations

import pytest

from perftui.rules.choice import STANDARD
from perftui.rules.topics import Likeness, aspect, cores, pairs, topic, topics


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("全科医生培训人次", "全科医生培训"),
        ("项目评审工作完成及时率", "项目评审"),
        ("重点场景、典型案例培育建设情况", "重点场景 典型案例培育"),
        ("受益群众满意度", ""),
    ],
)
def test_a_topic_is_a_name_without_measures_and_deeds(name: str, expected: str) -> None:
    assert topic(name, STANDARD) == expected


def test_several_at_once_are_as_one_by_one() -> None:
    names = ["全科医生培训人次", "满意度", "项目评审工作完成及时率"]
    assert topics(names, STANDARD) == [topic(name, STANDARD) for name in names]
    assert topics([], STANDARD) == []


def test_a_core_keeps_what_stands_inside() -> None:
    names = ["制作或整理干部档案覆盖率", "合格率抽查工作完成情况"]
    assert cores(names, STANDARD) == ["制作或整理干部档案", "合格率抽查"]


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("验收合格率", "quality"),
        ("完成及时率", "time"),
        ("合格项目拨付及时率", "time"),
        ("公众知晓率", "awareness"),
        ("收入增长率", "growth"),
        ("改造提升农田面积", ""),
        ("床位数", ""),
    ],
)
def test_the_last_word_tells_which_side_is_measured(name: str, side: str) -> None:
    assert aspect(name) == side


def test_what_many_names_share_weighs_less() -> None:
    names = [pairs(name) for name in ("数字场景", "数字终端", "数字平台")]
    likeness = Likeness(names)
    assert likeness.between(pairs("数字场景"), names[0]) == pytest.approx(1)
    assert likeness.share(pairs("数字"), names[0]) == pytest.approx(1)
    assert likeness.between(pairs("数字终端"), names[0]) < Likeness(names[:1]).between(pairs("数字终端"), names[0])
    assert likeness.between(pairs("图书"), names[0]) == 0
