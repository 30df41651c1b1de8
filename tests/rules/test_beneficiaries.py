"""Whom a goal serves, and who speaks for them."""

from __future__ import annotations

import pytest

from perftui.rules.beneficiaries import beneficiaries
from perftui.rules.choice import STANDARD, Choice
from perftui.rules.words import Words

PEOPLE = beneficiaries(STANDARD)


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("继续为气象局等公益类用户及上海地区基础科研类用户提供机时服务，", ["公益类用户", "上海地区基础科研类用户"]),
        ("确保年度受扶持企业满意度不低于85%。", ["受扶持企业"]),
        ("居民健康素养提升，群众满意度达到85%以上。", ["群众"]),
        ("为一线教师、困难学生提供心理辅导；", ["一线教师", "困难学生"]),
        ("资助困难学生500人，向广大农户发放种子", ["困难学生", "农户"]),
        ("服务中小企业。", ["中小企业"]),
        ("满足广大游客的出行需求", ["游客"]),
        ("方便沿线群众出行", ["沿线群众"]),
    ],
)
def test_groups_that_are_served_or_satisfied(line: str, groups: list[str]) -> None:
    found = list(PEOPLE.mentions(line))
    assert [mention.group for mention in found] == groups
    assert [line[mention.start : mention.end] for mention in found] == groups


@pytest.mark.parametrize(
    "line",
    [
        "支持企业技术中心建设",
        "建设学生食堂2座，改造居民小区3个",
        "作为企业上云的支撑，明确企业改革方向",
        "主动倾听受扶持企业意见建议，全力提升企业获得感与认可度",
        "为医疗、教育、养老等政府公共服务系统提供认证数据源",
        "为教师宿舍加装电梯",
    ],
)
def test_words_for_people_are_parts_of_other_words_too(line: str) -> None:
    assert list(PEOPLE.mentions(line)) == []


@pytest.mark.parametrize(
    ("asked", "group"),
    [
        ("市民", "社区居民"),
        ("用餐老人", "老年人"),
        ("群众", "残疾人"),
        ("住院患者", "人民群众"),
        ("师生", "学生"),
        ("入园企业", "企业"),
        ("企业", "受扶持企业"),
        ("科研用户", "上海地区基础科研类用户"),
    ],
)
def test_who_is_of_the_same_kind_speaks_for_a_group(asked: str, group: str) -> None:
    assert PEOPLE.speaks_for(asked, group)


@pytest.mark.parametrize(
    ("asked", "group"),
    [
        ("公益类用户", "上海地区基础科研类用户"),
        ("市民", "受扶持企业"),
        ("相关合作对象", "受扶持企业"),
        ("住院患者", "农户"),
        ("重点企业", "小微企业"),
    ],
)
def test_others_do_not(asked: str, group: str) -> None:
    assert not PEOPLE.speaks_for(asked, group)


def test_a_bureau_adds_its_own_words() -> None:
    own = beneficiaries(Choice(lists={"group-users": Words(("考生",))}))
    assert [mention.group for mention in own.mentions("为高考考生提供送考服务")] == ["高考考生"]
