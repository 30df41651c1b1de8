"""A rule of a `perftui.toml` gives its finding where its condition holds, in words that name the place."""

from __future__ import annotations

import pytest

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import Bilingual, Language, bilingual
from perftui.model import Span
from perftui.query.reader import Query, read_query
from perftui.rules.choice import STANDARD
from perftui.rules.facts import Facts
from perftui.rules.filling import faults
from perftui.rules.rule import Rule, Undecided
from perftui.rules.stated import Stated
from tests.support import WHOLE, project


def rule(when: str, message: Bilingual | str = "甲", help_: Bilingual | None = None) -> Stated:
    query = read_query(when, words_in_quotes=True)
    assert isinstance(query, Query)
    said = message if isinstance(message, Bilingual) else bilingual(message)
    return Stated(rule=Rule("X001", "own-rule", Severity.INFO), query=query, message=said, help=help_)


def found(stated: Stated, text: str = WHOLE) -> list[Diagnostic]:
    check = stated.registered("perftui.toml:1").project
    assert check is not None
    outcomes = list(check(Facts(project(text), path="局/甲.perf"), STANDARD))
    assert all(isinstance(outcome, Diagnostic) for outcome in outcomes)
    return [outcome for outcome in outcomes if isinstance(outcome, Diagnostic)]


def marked(diagnostic: Diagnostic) -> str:
    span: Span = diagnostic.span
    return WHOLE.split("\n")[span.line - 1][span.start : span.end]


def test_of_indicators_it_stands_at_each() -> None:
    diagnostics = found(rule('一级指标 = "产出" and 类型 = "定量"'))
    assert [each.indicator for each in diagnostics] == ["上海市气象局机时量", "主机系统全年可用率"]
    assert [marked(each) for each in diagnostics] == ["上海市气象局机时量", "主机系统全年可用率"]
    assert {(each.code, each.name, each.severity) for each in diagnostics} == {("X001", "own-rule", Severity.INFO)}


@pytest.mark.parametrize(
    ("when", "at"),
    [
        ('实施单位 ~ "大数据"', "上海市大数据中心"),
        ("年度 = 2026", "2026"),
        ("计划完成日期 > 2026-06-30", "2026-12-31"),
        ("年度资金申请总额 >= 3000万元", "年度资金申请总额"),
        ("当年财政拨款 > 0", "37,000,000.00 元"),
        ("其他资金 = 0", "0.00 元"),
        ('年度总体目标 ~ "气象局"', "年度总体目标"),
        ("count(未定) = 1 and 年度 = 2026", "2026"),
        ("年度 = 2026 and 年度资金申请总额 > 0", "高性能计算服务经费"),
        ("指标数 > 3", "高性能计算服务经费"),
        ('文件 = "局/甲.perf"', "高性能计算服务经费"),
        ("count(未定) = 1", "高性能计算服务经费"),
    ],
)
def test_of_a_project_it_stands_at_the_one_field_that_it_asks_about(when: str, at: str) -> None:
    (diagnostic,) = found(rule(when))
    assert (marked(diagnostic), diagnostic.indicator) == (at, "")


def test_a_field_that_is_absent_leaves_the_project() -> None:
    text = WHOLE.replace("  项目类别: 特定目标类\n", "").replace("    其他资金: 0.00 元\n", "")
    for when in ("not 项目类别", "not 其他资金"):
        (diagnostic,) = found(rule(when), text)
        assert diagnostic.span.line == 1


def test_where_the_condition_does_not_hold_nothing_is_found() -> None:
    assert found(rule("年度 = 2027")) == []
    assert found(rule('"可用率" < 99')) == []


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("{指标}: {目标}", "上海市气象局机时量: > 11000 万核小时"),
        ("{indicator}, {target}, {value}, {unit}", "上海市气象局机时量, > 11000 万核小时, 11000 万核小时, 万核小时"),
        ("{项目} {年度} {计划完成日期}", "高性能计算服务经费 2026 2026-12-31"),
        ("{年度资金申请总额}，其中 {当年财政拨款}", "38,000,000.00 元，其中 37,000,000.00 元"),
        ("{分值}, {上年值}", "10.5, —"),
        ("{项目总目标}", "三年内建成 公共算力平台。"),
        ("{{{指标数}}}", "{6}"),
        ("{文件}", "局/甲.perf"),
    ],
)
def test_places_are_filled_with_what_stands_there(message: str, said: str) -> None:
    text = WHOLE.replace("    | 三年内建成公共算力平台。\n", "    | 三年内建成\n    |\n    | 公共算力平台。\n")
    (diagnostic,) = found(rule('指标 ~ "机时量"', message), text)
    assert str(diagnostic.summary) == said


def test_it_speaks_the_language_in_force_where_it_has_both() -> None:
    message = bilingual("{指标} in English", "{indicator} 中文")
    (diagnostic,) = found(rule('指标 ~ "机时量"', message, message))
    assert diagnostic.detail is not None
    for said in (diagnostic.summary, diagnostic.detail):
        assert said.text(Language.ENGLISH) == "上海市气象局机时量 in English"
        assert said.text(Language.CHINESE) == "上海市气象局机时量 中文"


def test_its_page_says_where_it_is_given() -> None:
    page = rule("年度 = 2026\n  and 未定", "{指标} {{x}}")
    what = page.section("What")
    assert str(what) == "It is given where `年度 = 2026 and 未定` holds."
    assert str(page.said) == "{指标} {x}"
    assert page.section("Why") is None


@pytest.mark.parametrize("text", ["甲", "{{指标}}", "{指标}{目标}", "}}{{"])
def test_a_text_whose_places_are_known_has_no_fault(text: str) -> None:
    assert list(faults(text, of_indicator=True)) == []


OPEN = """\
项目 甲
  年度: ？？
  产出指标 / 数量指标
    - 培训人次: ?
"""
DOUBTED = """\
项目 甲
  年度: 2026
  产出指标 / 数量指标
    - 培训人次 ≥ 80 人次
      待核: 来源表格标签错行，请核对二级指标
  满意度指标 / 服务对象满意度指标
    - 学员满意度 ≥ 85 %
      待核: 指标值看不清
"""


def unsure(when: str, text: str) -> list[tuple[int, str]]:
    """Where a rule cannot tell, by line, and why; it finds nothing."""
    check = rule(when).registered("perftui.toml:1").project
    assert check is not None
    outcomes = list(check(Facts(project(text)), STANDARD))
    assert all(isinstance(outcome, Undecided) for outcome in outcomes), outcomes
    return [(outcome.span.line, str(outcome.reason)) for outcome in outcomes if isinstance(outcome, Undecided)]


@pytest.mark.parametrize(
    "when", ["not 指标值 >= 90", "not 期限", 'not "培训" >= 90', "count(指标值 > 90) = 0", "sum(指标) = 0"]
)
def test_of_a_target_that_is_open_it_cannot_tell_what_it_says(when: str) -> None:
    line = 4 if "count" not in when and "sum" not in when else 1
    assert unsure(when, OPEN) == [(line, "the target of 培训人次 is open")]


@pytest.mark.parametrize(
    "when", ["未定", 'not 类型 = "定量"', "not 数据来源", "count(未定) > 0", "not 指标值 and 未定"]
)
def test_what_an_open_target_does_not_touch_or_what_asks_for_it_is_found(when: str) -> None:
    (diagnostic,) = found(rule(when), OPEN)
    assert diagnostic.span.line in {1, 4}


PARTLY_OPEN = """\
项目 甲
  年度: 2026
  成本指标 / 经济成本指标
    - 项目总成本 ≤ 90 万元
  产出指标 / 数量指标
    - 培训人次: ?
    - 培训场次 ≥ 3 场
"""


@pytest.mark.parametrize(
    "when",
    [
        'sum(一级指标 = "成本指标") < 100万元',
        'count(一级指标 = "成本指标" and 指标值 < 100万元) = 1',
        'any("总成本" < 100万元)',
        'count(一级指标 = "成本指标" and not 指标值 >= 100万元) = 1',
        'count(指标值 >= 3 and 二级指标 in ("质量指标", "经济成本指标")) = 1',
        'count(指标值 and 指标 ~ "总成本" or 指标 ~ "满意度") = 1',
    ],
)
def test_a_target_that_is_open_does_not_matter_where_it_is_not_counted(when: str) -> None:
    (diagnostic,) = found(rule(when), PARTLY_OPEN)
    assert diagnostic.span.line == 1


@pytest.mark.parametrize(
    "when",
    [
        'sum(一级指标 = "产出指标") < 100',
        'count(二级指标 = "数量指标" and 指标值 >= 3) = 1',
        "all(指标值 >= 3) or count(指标) = 3",
        'any("培训" < 100)',
        'count(二级指标 = "质量指标" or not 指标值 >= 100) = 2',
    ],
)
def test_a_target_that_is_open_matters_where_it_may_be_counted(when: str) -> None:
    assert unsure(when, PARTLY_OPEN) == [(1, "the target of 培训人次 is open")]


def test_a_field_that_cannot_be_read_is_not_missing() -> None:
    assert unsure("not 年度", OPEN) == [(2, "年度 cannot be read: correct that first")]


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        (
            'count(二级指标 = "质量指标") = 0',
            "an indicator is marked 待核, stands below an unknown level or in a conflict: decide that first",
        ),
        ("sum(指标) < 1000", "学员满意度 is marked 待核: decide that first"),
        ("any(指标值 < 90)", "学员满意度 is marked 待核: decide that first"),
    ],
)
def test_what_goes_over_indicators_in_doubt_cannot_tell(when: str, reason: str) -> None:
    assert unsure(when, DOUBTED) == [(1, reason)]


@pytest.mark.parametrize("when", ["count(待核) = 2", "any(待核 and 指标值 < 90)", "年度 = 2026", "count(指标) = 2"])
def test_what_doubts_do_not_touch_or_what_asks_for_them_is_found(when: str) -> None:
    (diagnostic,) = found(rule(when), DOUBTED)
    assert diagnostic.indicator == ""
