"""What conditions mean, on one declaration that has a bit of everything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.language.reader import read
from perftui.messages import Language, set_language
from perftui.query.fields import NAMES
from perftui.query.reader import MAX_LENGTH, Fault, Query, read_query
from perftui.query.row import Mark, Row
from tests.support import project

PROJECT = project(
    """\
项目 农村道路养护
  项目编码: 330100-26-007
  年度: 2026
  项目性质: 经常性专项业务费
  项目类别: 特定目标类
  主管部门: 某市交通局
  实施单位: 某市公路中心
  计划开始日期: 2026-01-01
  计划完成日期: 2026-12-31

  年度资金申请总额: 1200 万元
    当年财政拨款: 1000 万元
    其他资金: 2,000,000.00 元

  年度总体目标:
    | 养护农村公路 120 公里。

  成本指标 / 经济成本
    - 每公里养护成本 ≤ 8 万元/公里

    - 总成本 ≤ 1,200 万元

    - 小修成本 ≤ 600000 元

  产出指标 / 数量指标
    - 养护里程 ≥ 120 公里
      分值: 15
      数据来源: 养护台账

  产出指标 / 时效指标
    - 完成验收 ≤ 2026-11-30

  效益指标 / 社会效益指标
    - 通行能力: 明显改善
      等级: 明显改善/有所改善/没有改善

    - 事故下降率: ?
      待核: 指标值待定

  满意度指标 / 服务对象满意度指标
    - 沿线村民满意度 ≥ 88 %
"""
)


def query(text: str) -> Query:
    found = read_query(text)
    assert isinstance(found, Query), found
    return found


def names(text: str) -> list[str]:
    return [each.name for each in query(text).indicators(PROJECT)]


def holds(text: str) -> bool:
    return query(text).holds(Row(PROJECT))


ALL = [each.name for each in PROJECT.indicators]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("满意度 < 90 or 待核", ["事故下降率", "沿线村民满意度"]),
        ("满意度＜９０ 或 待核", ["事故下降率", "沿线村民满意度"]),
        ("满意度 >= 90", []),
        ("成本 ≤ 100万元", ["小修成本"]),
        ("成本 ≤ 100万", ["每公里养护成本", "小修成本"]),
        ("成本 <= 1,200 万元", ["总成本", "小修成本"]),
        ("成本 = 8 万元/公里", ["每公里养护成本"]),
        ("养护里程 > 100", ["养护里程"]),
        ("养护里程 > 100 吨", []),
        ("里程 = 120 公里 and 分值 = 15", ["养护里程"]),
        ("通行能力 ~ 改善", ["通行能力"]),
        ("一级指标 = 成本", ["每公里养护成本", "总成本", "小修成本"]),
        ("二级指标 = 经济成本指标", ["每公里养护成本", "总成本", "小修成本"]),
        ("level2 = 数量", ["养护里程"]),
        ("类型 = 定性", ["通行能力"]),
        ("kind = 时限", ["完成验收"]),
        ("未定", ["事故下降率"]),
        ("期限 < 2026年12月1日", ["完成验收"]),
        ("类型 ~ 定", ["每公里养护成本", "总成本", "小修成本", "养护里程", "通行能力", "事故下降率", "沿线村民满意度"]),
        ("类型 in (定性, 未定)", ["通行能力", "事故下降率"]),
        ('符号 = "<=" and 期限', ["完成验收"]),
        ('符号 = "＝"', []),
        ("二级指标 = 本局自设", []),
        ("二级指标 ~ 量指示", []),
        ("单位 = 元/个", []),
        ('符号 = "≤" and 单位 = 万元', ["总成本"]),
        ("单位 in (公里, %)", ["养护里程", "沿线村民满意度"]),
        ("等级", ["通行能力"]),
        ("数据来源 包含 台账", ["养护里程"]),
        ("村民 满意度", ["沿线村民满意度"]),
        ("(村民 or 里程) and not 满意度", ["养护里程"]),
        ("养护 (成本 或 里程)", ["每公里养护成本", "总成本", "小修成本", "养护里程"]),
        ('"养护里程"', ["养护里程"]),
        ("错误", []),
        ("count(待核) = 1", ALL),
    ],
)
def test_a_condition_finds_indicators(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年度 = 2026", True),
        ("year > 2026", False),
        ("年度资金申请总额 = 12000000", True),
        ("年度资金申请总额 >= 0.12亿元", True),
        ("年度资金申请总额 = 当年财政拨款 + 其他资金", True),
        ("年度资金申请总额 / 10000 = 1200", True),
        ("年度资金申请总额 - 200万元 < 1001 万元", True),
        ("年度资金申请总额 = 1200万", True),
        ("年度资金申请总额 > 0.12亿", False),
        ("上年结转资金", False),
        ("上年结转资金 = 0", False),
        ("上年结转资金 != 0", True),
        ("上年结转资金 / count(错误) = 1", False),
        ("1 / count(错误) = 1", False),
        ("项目类别 = 特定目标类 且 实施单位 ~ 公路", True),
        ("非 项目类别 = 特定目标类", False),
        ("计划完成日期 <= 2026-12-31", True),
        ("指标数 = 8", True),
        ("count(二级指标 = 质量指标) = 0", True),
        ("count(一级指标 = 成本) * 2 = 6", True),
        ("合计(一级指标 = 成本 and 单位 in (万元, 元)) = 1260万元", True),
        ("any(未定) and not all(未定)", True),
        ("年度总体目标 ~ 养护农村公路", True),
        ("文件", False),
        ("农村道路", True),
        ("5G", False),
    ],
)
def test_a_condition_asks_about_a_project(text: str, *, expected: bool) -> None:
    assert holds(text) is expected


@pytest.mark.parametrize(
    ("text", "of_indicator"),
    [
        ("年度 = 2026", False),
        ("count(待核) > 1", False),
        ("待核", True),
        ("年度 = 2026 and 待核", True),
        ("满意度 < 90", True),
        ("养护", True),
    ],
)
def test_a_condition_knows_whether_it_asks_about_indicators(text: str, *, of_indicator: bool) -> None:
    assert query(text).of_indicator is of_indicator


def test_marks_are_asked_by_their_names() -> None:
    row = Row(PROJECT, PROJECT.indicators[0], frozenset({Mark.ERROR, Mark.CHANGED}))
    assert query("错误 and 改动").holds(row)
    assert not query("warning or selected").holds(row)


@pytest.mark.parametrize(
    ("text", "span", "summary", "hint"),
    [
        ("", (0, 0), "the condition is empty", None),
        ("  ", (0, 0), "the condition is empty", None),
        ("满意度 <", (5, 5), "the condition is not finished", None),
        ("待核 and", (6, 6), "the condition is not finished", None),
        ("(待核", (3, 3), "the condition is not finished", None),
        ("待核)", (2, 3), ") does not fit here", None),
        ('指标 = "甲', (5, 7), "the quote is not closed", None),
        ("年度 > 今年", (5, 7), "a number and a text cannot be compared", "did you mean 年度?"),
        ("年度 > 年度资金", (5, 9), "a number and a text cannot be compared", "did you mean 年度资金申请总额?"),
        ("指标值 < 2026-01-01", (6, 16), "a number and a day cannot be compared", None),
        ("项目 > 甲", (0, 2), "a text is neither more nor less", None),
        ("年度 ~ 2026", (0, 2), "only a text can contain something", None),
        ("期限 = 2026-02-30", (5, 15), "there is no such day", None),
        ("cuont(待核)", (0, 5), "there is no function cuont", "did you mean count?"),
        ("项目 + 1 > 2", (0, 2), "a number is needed here", None),
        ("类型 = 定亮", (5, 7), "there is no 类型 定亮", "did you mean 定量?"),
        ("类型 != 定亮", (6, 8), "there is no 类型 定亮", "did you mean 定量?"),
        ("kind in (定性, 定亮)", (13, 15), "there is no 类型 定亮", "did you mean 定量?"),
        ("类型 ~ 亮", (5, 6), "there is no 类型 亮", "they are 定量 · 时限 · 定性 · 未定"),
        ('符号 = "不小于"', (5, 10), "there is no 符号 不小于", "they are ≥ · ≤ · = · > · <"),
        (
            "二级指标 = 质量指示",
            (7, 11),
            "the form has no level 质量指示",
            "did you mean 质量指标? one of your own is asked for with ~",
        ),
        (
            "count(一级指标 = 产出指际) = 0",
            (13, 17),
            "the form has no level 产出指际",
            "did you mean 产出指标? one of your own is asked for with ~",
        ),
        ("1 / 0 = 1", (4, 5), "nothing can be divided by zero", None),
        ("年度资金申请总额 / 0.00元 > 1", (11, 16), "nothing can be divided by zero", None),
        ("1/0 = 1", (1, 2), "blanks are missing around /", "write `A / B`, with blanks"),
        ("年度-1 = 2025", (2, 3), "blanks are missing around -", "write `A - B`, with blanks"),
        ("5-3 = 2", (1, 2), "blanks are missing around -", "write `A - B`, with blanks"),
        ("(年度)-1 = 2025", (4, 5), "blanks are missing around -", "write `A - B`, with blanks"),
        ("年度 -1 = 2025", (3, 4), "blanks are missing around -", "write `A - B`, with blanks"),
        ("年度*(1 + 1) > 1", (2, 3), "blanks are missing around *", "write `A * B`, with blanks"),
        ("(年度 = 2026) * 2 = 3", (1, 10), "a number is needed here", None),
        ('-("甲") = 3', (2, 5), "a number is needed here", None),
        ("(年度 + 1 > 2) > 3", (15, 16), "a condition and a number cannot be compared", None),
        ("(1 + ) = 2", (5, 6), ") does not fit here", None),
        ("(1 + 2 = 3", (10, 10), "the condition is not finished", None),
        ("1 / (0) = 1", (5, 6), "nothing can be divided by zero", None),
        ("当年财政拨款+其他资金 > 1", (6, 7), "blanks are missing around +", "write `A + B`, with blanks"),
        ("满意度 < 90 待核", (9, 11), "an `and` or `or` is missing before 待核", None),
        ("满意度 < 2026-01-01", (6, 16), "a target is compared with a number or a text", None),
        ("年度 = " + "9" * 31, (5, 36), "a number with too many digits", None),
        ("(" * 2000 + "待核" + ")" * 2000, (0, 4002), "too many brackets", None),
        ("甲" * 4097, (4096, 4097), f"a condition of more than {MAX_LENGTH} characters", None),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(
    text: str, span: tuple[int, int], summary: str, hint: str | None
) -> None:
    set_language(Language.ENGLISH)
    found = read_query(text)
    assert isinstance(found, Fault)
    assert (found.span, str(found.summary)) == (span, summary)
    assert (None if found.hint is None else str(found.hint)) == hint


def test_a_kind_that_is_a_name_as_well_needs_no_quotes() -> None:
    assert names("类型 = 未定") == names('类型 = "未定"') == ["事故下降率"]


def test_where_words_stand_in_quotes_a_slip_is_seen() -> None:
    set_language(Language.ENGLISH)
    found = read_query("年份 = 2026", words_in_quotes=True)
    assert isinstance(found, Fault)
    assert (found.span, str(found.summary)) == ((0, 2), "there is no name 年份")
    assert isinstance(read_query('"满意度" < 90 and 年度 = 2026', words_in_quotes=True), Query)


def test_functions_inside_of_functions_are_worked_out_once_a_project() -> None:
    text = "待核"
    for _ in range(60):
        text = f"指标数 > 0 and count({text} or 未定) < 100"
    query = read_query(text)
    assert isinstance(query, Query)
    assert query.holds(Row(PROJECT))


def test_a_function_tells_projects_and_marks_apart() -> None:
    query = read_query("count(错误 or 未定) = 1")
    assert isinstance(query, Query)
    other = project("项目 乙\n  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n")
    rows = [Row(PROJECT), Row(other), Row(other, marks=frozenset({Mark.ERROR})), Row(PROJECT)]
    assert [query.holds(row) for row in rows] == [True, False, True, True]


def test_a_condition_tells_the_names_that_stand_in_it() -> None:
    query = read_query("年度 = 2026 and count(level2 = 质量指标) = 0")
    assert isinstance(query, Query)
    assert [(used.name.name, query.text[slice(*used.span)]) for used in query.names] == [
        ("年度", "年度"),
        ("二级指标", "level2"),
    ]


def test_every_name_gives_a_value_or_nothing_for_projects_and_indicators() -> None:
    empty, _found = read("项目 甲\n", "")
    for name in NAMES:
        for row in (Row(PROJECT), Row(PROJECT, PROJECT.indicators[0]), Row(empty.projects[0])):
            name.value(row)
    assert len({name.name for name in NAMES} | {name.english for name in NAMES}) == 2 * len(NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "(1 + 2) * 3 = 9",
        "1 + 2 * 3 = 7",
        "2 - 1 - 3 = -2",
        "2 - (1 - 3) = 4",
        "8 / (2 + 2) / 2 = 1",
        "((1 + 2)) * (3 - (4 - 5)) = 12",
        "（1 + 2）× 3 = 9",
        "2 *(3 + 4) = 14",
        "-(1 + 2) = -3 and - 5 = -5 and 2 * -(3) = -6 and - -5 = 5",
        "-年度 = -2026 and 年度 - -1 = 2027 and (-年度) + 2026 = 0",
        "(当年财政拨款 + 其他资金) * 2 = 2400万元",
        "not (1 + 2) = 4",
        "((年度 = 2026 or 1 = 2) and (1 + 1) = 2) 养护",
        "1 = 2 or (养护)",
        "年度 in (2000 + 25, (1000 + 13) * 2)",
        "count(-(指标值) < -100) = 3",
        "(年度) and (2026) = (年度)",
    ],
)
def test_brackets_hold_numbers_together_as_well_as_conditions(text: str) -> None:
    assert holds(text)


Sum = tuple[str, int, int]
"""A sum as text, its value, and how tightly its last sign binds: 1 for + and -, 2 for *, 3 for one number."""


def _reckoned(parts: tuple[Sum, str, Sum]) -> Sum:
    """Two sums joined, with no more brackets than are needed."""
    (left, mine, tight), sign, (right, other, its) = parts
    bound = 2 if sign == "*" else 1
    one, two = left if tight >= bound else f"({left})", right if its > bound else f"({right})"
    return f"{one} {sign} {two}", {"+": mine + other, "-": mine - other, "*": mine * other}[sign], bound


def _turned(one: Sum) -> Sum:
    return f"-({one[0]})", -one[1], 3


NUMBERS = st.integers(0, 99).map(lambda number: (str(number), number, 3))
SUMS = st.recursive(
    NUMBERS,
    lambda sums: st.one_of(st.tuples(sums, st.sampled_from("+-*"), sums).map(_reckoned), sums.map(_turned)),
    max_leaves=12,
)


@given(SUMS)
def test_a_sum_is_reckoned_as_it_was_written(one: Sum) -> None:
    text, value, _tight = one
    assert holds(f"{text} = {value}")
    assert holds(f"({text}) * 2 = {2 * value}")
    assert not holds(f"{text} = {value + 1}")


@given(st.text(alphabet='满意度待核 <>=≥()"andor且或非90%,+-*/~.in元年度', max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = read_query(text)
    if isinstance(found, Query):
        found.holds(Row(PROJECT))
        found.indicators(PROJECT)
    else:
        assert 0 <= found.span[0] <= found.span[1] <= max(len(text), found.span[1])
