"""Exactly the wrong characters are marked, and the help says what to write instead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from perftui.diagnostics import Diagnostic, Severity
from perftui.language.edits import apply
from perftui.language.problems import LANGUAGE_KINDS
from perftui.language.reader import read

RATIO = "write how many times or how many per cent it is, or words: `- NAME: TEXT`"
ONE_DAY = "a day is written 2026-01-31"
REMARK = "a comment behind a value is a blank, `#` and a blank"
WORDS = "a target in words is written `- NAME: TEXT`"
FORMS = "write `≥ NUMBER UNIT`, `: TEXT`, or `: ?` while nobody has decided it"


def finding(line: str, ending: str = "\n") -> tuple[Diagnostic, str]:
    """The one finding of a line in a section, and the text that it marks."""
    document, found = read(f"项目 甲{ending}  产出指标 / 数量指标{ending}  {line}{ending}    - 乙 ≥ 1 个{ending}")
    assert len(found) == 1, found
    assert found[0].span.line == 3
    assert [one.name for one in document.projects[0].indicators][-1] == "乙"
    return found[0], document.at(found[0].span)


@pytest.mark.parametrize(
    ("line", "code", "marked", "summary", "detail"),
    [
        ("- 可用率 ≥ 九十九 %", "S104", "九十九", "a number is needed here, such as 99", WORDS),
        ("- 可用率 ≥ 很高", "S104", "很高", "a number is needed here, such as 99", WORDS),
        ("- 可用率 ≥ 三 %", "S104", "三", "a number is needed here, such as 3", WORDS),
        ("- 可用率 ≥", "S104", "≥", "the number is missing", WORDS),
        ("- 可用率 ≥   # 注", "S104", "≥", "the number is missing", WORDS),
        ("- 完成 ≤ 2026-12", "S108", "2026-12", "this is no day", ONE_DAY),
        ("- 杠杆比 ≥ 1:3", "S121", ":3", "a ratio is no single number", RATIO),
        ("- 金额 = 1,23 元", "S105", "1,23", "this is no well-formed number", None),
        ("- 金额 = 1，234 元", "S105", "1，234", "this is no well-formed number", None),
        ("- 金额 = 1.2.3 元", "S105", "1.2.3", "this is no well-formed number", None),
        ("- 金额 = 1. 元", "S105", "1.", "this is no well-formed number", None),
        ("- 可用率", "S106", "可用率", "the indicator has no target", FORMS),
        ("- 可用率 99 %", "S106", "可用率 99 %", "the indicator has no target", FORMS),
        ("- 可用率:", "S106", "- 可用率:", "the indicator has no target", FORMS),
        ('- "可用率" 99 %', "S106", "99 %", "behind the quoted name stands an operator or a colon", FORMS),
        ('- "可用率"', "S106", '"可用率"', "behind the quoted name stands an operator or a colon", FORMS),
        ('- "可用率 ≥ 99 %', "S114", '"可用率 ≥ 99 %', "the quote is not closed", None),
        ("-", "S120", "-", "an indicator without a name", None),
        ("- ≥ 99 %", "S120", "≥", "an indicator without a name", None),
        ("-: 合规", "S120", ":", "an indicator without a name", None),
        ('- "": 合规', "S120", '""', "an indicator without a name", None),
        ("- 可用率 ≥ 90 % ≤ 95 %", "S121", "≤ 95 %", "a second target in one line", None),
        ("- 人数 ≥ 1～3 个", "S121", "～3 个", "a range is no single number", None),
        ("- 人数 = 1-3 个", "S121", "-3 个", "a range is no single number", None),
        ("- 人数 = 1 至 3 个", "S121", "至 3 个", "a range is no single number", None),
        ("- 人数 ≥ 3 个 #注", "S101", "个 #注", "this cannot be a unit", REMARK),
        ("- 可用率 ≥ 90 ≤ 95", "S121", "≤ 95", "a second target in one line", None),
        ("- 可用率 ≥ 90 | 95", "S101", "| 95", "this cannot be a unit", None),
        ("- 场次 ≥ 3 场，含线上", "S101", "场，含线上", "this cannot be a unit", None),
        ("- 完成 ≤ 2026-12-31前", "S108", "2026-12-31前", "this is no day", ONE_DAY),
        ("- 完成 ≤ 2026年12月底", "S108", "2026年12月底", "this is no day", ONE_DAY),
        ("- 完成 ≤ 2026-02-30", "S108", "2026-02-30", "there is no such day", ONE_DAY),
        ("- 个数 = " + "9" * 31, "S117", "9" * 31, "a number of more than 30 digits", None),
        ("可用率 ≥ 99 %", "S101", "可用率 ≥ 99 %", "this line is neither a field nor an indicator", None),
        ('"可用率" ≥ 99 %', "S101", '"可用率" ≥ 99 %', "this line is neither a field nor an indicator", None),
        ("·可用率 ≥ 99 %", "S101", "·", "an indicator begins with `-`", None),
        ("— 可用率 ≥ 99 %", "S101", "—", "an indicator begins with `-`", None),
        ("随便写的一行", "S101", "随便写的一行", "this line cannot be read", None),
    ],
)
def test_a_broken_line_is_marked_where_it_breaks(
    line: str, code: str, marked: str, summary: str, detail: str | None
) -> None:
    for ending in ("\n", "\r\n"):
        diagnostic, text = finding(line, ending)
        assert (diagnostic.code, text, str(diagnostic.summary)) == (code, marked, summary)
        assert detail is None or str(diagnostic.detail) == detail


@pytest.mark.parametrize(
    ("line", "code", "marked"),
    [
        ("年度: 二〇二六", "S110", "二〇二六"),
        ("年度: 2026-2027 # 跨年", "S110", "2026-2027"),
        ("计划开始日期: 2026-02-30", "S108", "2026-02-30"),
        ("计划开始日期: 明年", "S108", "明年"),
        ("年度资金申请总额: 约 4600 万元", "S109", "约 4600 万元"),
        ("年度资金申请总额: -1 元", "S109", "-1 元"),
        ("年度资金申请总额: " + "9" * 31 + " 元", "S117", "9" * 31 + " 元"),
        ("当年财政拨款: 1 元", "S122", "当年财政拨款"),
        ("其他资金: 1 元", "S122", "其他资金"),
        ("主管部們: 某局", "S107", "主管部們"),
        ("不认识的字段: 一", "S107", "不认识的字段"),
        ("| 目标外的文字", "S113", "| 目标外的文字"),
        ("年度总体目标: 建成平台。 # 注", "S113", "建成平台。"),
        ("产出指标", "S119", "产出指标"),
        ("产出 # 注", "S119", "产出"),
        ("产出指标：", "S119", "产出指标："),
        ("数量指标：", "S119", "数量指标："),
        ("产出指标: 数量指标", "S119", "产出指标: 数量指标"),
        ("产出指标 数量", "S119", "产出指标 数量"),
        ("产出指标——数量指标 # 注", "S119", "产出指标——数量指标"),
    ],
)
def test_a_field_that_cannot_be_read_is_marked_at_its_value_or_its_key(line: str, code: str, marked: str) -> None:
    document, found = read(f"项目 甲\r\n  {line}\r\n")
    assert [(one.code, document.at(one.span), one.span.line) for one in found] == [(code, marked, 2)]


def test_a_comment_that_became_part_of_a_value_is_named() -> None:
    _document, found = read("项目 甲\n  年度资金申请总额: 4600万元# 注\n")
    assert [(one.code, str(one.detail)) for one in found] == [("S109", REMARK)]


def test_a_key_written_twice_shows_the_first_place() -> None:
    document, found = read("项目 甲\n  年度: 2026\n  年度: 2027\n")
    assert [(one.code, one.span.line, document.at(one.span)) for one in found] == [("S118", 3, "年度")]
    assert [(related.span.line, document.at(related.span)) for related in found[0].related] == [(2, "年度")]
    assert document.projects[0].year is not None
    assert document.projects[0].year.value == 2026


@pytest.mark.parametrize(
    ("text", "marked"), [("项目\n", "项目"), ("汇总 # 注\n", "汇总"), ('项目 "" # 注\n', '项目 ""')]
)
def test_a_block_without_a_name_is_marked_at_its_head(text: str, marked: str) -> None:
    document, found = read(text)
    assert [(one.code, document.at(one.span)) for one in found] == [("S120", marked)]


def test_lines_outside_of_a_project_are_one_finding() -> None:
    document, found = read("# 注\n年度: 2026\n- 甲 ≥ 3 个\n\n项目 甲\n")
    assert [(one.code, document.at(one.span)) for one in found] == [("S111", "年度: 2026")]
    assert found[0].context is not None
    assert document.at(found[0].context) == "年度: 2026\n- 甲 ≥ 3 个"


def test_indicators_without_a_section_are_one_finding_a_project() -> None:
    document, found = read("项目 甲\n- 甲 ≥ 3 个\n- 乙 ≥ 3 个\n项目 乙\n- 丙 ≥ 3 个\n")
    assert [(one.code, document.at(one.span)) for one in found] == [("S112", "甲"), ("S112", "丙")]


# ---- fixes ----


def fixed(text: str) -> Iterator[str]:
    document, found = read(text)
    for diagnostic in found:
        if diagnostic.fix is not None:
            yield apply(document.text, diagnostic.fix.edits)


@pytest.mark.parametrize(
    ("text", "result", "safe"),
    [
        ("项目 甲\n  主管部们: 某局\n", "项目 甲\n  主管部门: 某局\n", False),
        ("汇总 甲\n  项目数量: 3\n", "汇总 甲\n  项目数: 3\n", False),
        ("项目名称: 甲\n", "项目 甲\n", False),
        ("项目 甲\n  项目名称: 乙 # 注\n", "项目 甲\n  项目 乙 # 注\n", False),
        (
            "项目 甲\n产出指标 / 数量指标\n- 甲: 好\n项目：乙\n",
            "项目 甲\n产出指标 / 数量指标\n- 甲: 好\n项目 乙\n",
            False,
        ),
        ("项目：甲 # 注\n", "项目 甲 # 注\n", False),
        ("项目名称: 甲 #1\n", "项目 甲 #1\n", False),
        ("项目 甲\n  产出指标 / 数量指标：\n", "项目 甲\n  产出指标 / 数量指标\n", True),
        ("项目 甲\n  数量指标\n", "项目 甲\n  产出指标 / 数量指标\n", True),
        ("项目 甲\n  数量： # 注\n", "项目 甲\n  产出指标 / 数量指标 # 注\n", True),
        ("项目 甲\n  满意度指标 # 注\n", "项目 甲\n  满意度指标 / 服务对象满意度指标 # 注\n", True),
        ("项目 甲\n  产出指标 > 数量指标\n", "项目 甲\n  产出指标 / 数量指标\n", True),
        ("项目 甲\n  产出指标\n", None, True),
        ("项目 甲\n  项目总目标:\n\t建成。\n", "项目 甲\n  项目总目标:\n\t| 建成。\n", False),
        ("项目 甲\n  产出指标/数量指标\n ·甲 ≥ 3 个\n", "项目 甲\n  产出指标/数量指标\n - 甲 ≥ 3 个\n", True),
        ("项目 甲\n  产出指标/数量指标\n － — 甲 ≥ 3 个\n", None, True),
        ("项目 甲\n  项目总目标: 建成。\n", "项目 甲\n  项目总目标:\n    | 建成。\n", True),
        ("项目 甲\r\n  项目总目标: 建成。 # 注\r\n", "项目 甲\r\n  项目总目标: # 注\r\n    | 建成。\r\n", True),
        ("项目 甲\n  项目总目标：建成。\n    | 再建。", "项目 甲\n  项目总目标：\n    | 建成。\n    | 再建。", True),
    ],
)
def test_a_fix_writes_what_was_meant(text: str, result: str | None, safe: bool) -> None:  # noqa: FBT001 - a column
    assert list(fixed(text)) == ([] if result is None else [result])
    if result is not None:
        document, found = read(result)
        before, found_before = read(text)
        assert {one.fix.safe for one in found_before if one.fix} == {safe}
        assert len(found) < len(found_before)
        if {one.fix.safe for one in found_before if one.fix} == {False}:
            return
        goals = [goal.text for goal in (before.projects[0].total_goal if before.projects else None,) if goal]
        assert goals == [goal.text for goal in (document.projects[0].total_goal if goals else None,) if goal]


def test_safe_fixes_of_the_language_do_not_change_what_is_said() -> None:
    text = "项目 甲\n  项目总目标: 建成。\n  数量指标\n    - 甲 ≥ 3 个\n"
    before, _found = read(text)
    for changed in fixed(text):
        after, _found = read(changed)
        assert [one.name for one in after.projects[0].indicators] == [one.name for one in before.projects[0].indicators]
        assert after.projects[0].total_goal is not None
        assert before.projects[0].total_goal is not None
        assert after.projects[0].total_goal.text == before.projects[0].total_goal.text


# ---- the list ----


def test_codes_and_names_are_unique_and_never_reused() -> None:
    assert len({kind.code for kind in LANGUAGE_KINDS}) == len(LANGUAGE_KINDS)
    assert len({kind.name for kind in LANGUAGE_KINDS}) == len(LANGUAGE_KINDS)
    assert [kind.code for kind in LANGUAGE_KINDS] == [*(f"S{number}" for number in range(101, 128)), "D600"]
    assert {kind.code for kind in LANGUAGE_KINDS if kind.severity is not Severity.ERROR} == {"S124"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("≥ 九成 # 注", "≥ 90 % # 注"),
        ("≥ 百分之九十五点五", "≥ 95.5 %"),
        ("<= 二百三十万元", "≤ 230 万元"),
        ("≥ 三个工作日", "≥ 3 个工作日"),
    ],
)
def test_a_number_in_chinese_characters_is_written_in_digits(written: str, meant: str) -> None:
    text = f"项目 甲\n  产出指标 / 质量指标\n    - 达标率 {written}\n"
    edits = [edit for finding in read(text)[1] if finding.fix for edit in finding.fix.edits]
    assert apply(text, edits) == text.replace(written, meant)


@pytest.mark.parametrize("words", ["一流水平", "良好", "八成至九成", "三三制"])
def test_words_behind_an_operator_are_not_made_a_number(words: str) -> None:
    (finding,) = read(f"项目 甲\n  产出指标 / 质量指标\n    - 达标率 ≥ {words}\n")[1]
    assert (finding.code, finding.fix) == ("S104", None)


@pytest.mark.parametrize("target", ["≥ 80%-90%", "= 3天至5天", "≥ 500-800 个", "≥ 80 万元 ~ 90 万元"])
def test_a_range_is_no_unit(target: str) -> None:
    (finding,) = read(f"项目 甲\n  产出指标 / 质量指标\n    - 达标率 {target}\n")[1]
    assert finding.code == "S121"
