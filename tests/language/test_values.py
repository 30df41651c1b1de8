"""What money, targets, dates and names mean, and how they are written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from perftui.language import values
from perftui.model import Deadline, Open, Operator, Quality, Quantity, Span, TargetKind

NOWHERE = Span(1, 0, 1, 0)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("38,000,000.00 元", "38000000.00"),
        ("46,000,000", "46000000"),
        ("46000000元", "46000000"),
        ("4600 万元", "46000000"),
        ("4600.5万元", "46005000"),
        ("1.5亿元", "150000000"),
        ("3 千元", "3000"),
        ("3 百万元", "3000000"),
        ("0.00 元", "0"),
        ("0.001 元", "0.001"),
        ("４６，０００", "46000"),
        ("４６００\u3000万元", "46000000"),
        ("３８，０００．００ 元", "38000"),
        ("１２３４５．６万元", "123456000"),
        ("３８，００ 元", None),
        ("38，000 元", None),
        ("３８．０．０ 元", None),
        ("－１ 元", None),
        ("-1 元", None),
        ("4600 万", None),
        ("约 4600 万元", None),
        ("1,23 元", None),
        ("1e9 元", None),
        ("1.2.3 元", None),
        ("三千万元", None),
        ("", None),
        ("元", None),
        ("9" * 30 + " 元", "9" * 30),
        ("9" * 30 + " 亿元", "9" * 30 + "0" * 8),
        ("9" * 31 + " 元", None),
    ],
)
def test_money_is_exact_yuan_or_nothing(text: str, yuan: str | None) -> None:
    assert values.money(text) == (None if yuan is None else Decimal(yuan))


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0.00"),
        ("38000000", "38,000,000.00"),
        ("38000000.000", "38,000,000.00"),
        ("0.125", "0.125"),
        ("1234.5", "1,234.50"),
        ("1E+6", "1,000,000.00"),
        ("123456789012345678901234567.123", "123,456,789,012,345,678,901,234,567.123"),
    ],
)
def test_amounts_have_groups_and_two_decimals_or_more_where_there_are_more(amount: str, text: str) -> None:
    assert values.amount_text(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        ("46000000", "万元", "4,600.00 万元"),
        ("150000001", "亿元", "1.50000001 亿元"),
        ("123456789012345678901234567.5", "元", "123,456,789,012,345,678,901,234,567.50 元"),
    ],
)
def test_an_amount_is_written_in_the_unit_of_its_author(amount: str, unit: str, text: str) -> None:
    assert values.money_text(Decimal(amount), unit) == text
    assert values.money(text) == Decimal(amount)
    assert values.money_unit(text) == unit


@pytest.mark.parametrize(
    "text", ["2026-01-31", "2026/1/31", "2026.1.31", "2026年1月31日", "２０２６－０１－３１", "2026-1-31"]
)
def test_a_day_has_many_forms(text: str) -> None:
    assert values.day(text) == dt.date(2026, 1, 31)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13-01", "2026-00-01", "0000-01-01", "2026-01", "26-01-01", "明年"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert values.day(text) is None


def test_years_and_counts_and_numbers() -> None:
    assert [values.year(text) for text in ("2026", "2026年", "2026 年度", "２０２６", "26", "二〇二六")] == [
        2026
    ] * 4 + [None] * 2
    assert [values.count(text) for text in ("9", "9 个", "９项", "九", "9.5", "-1")] == [9, 9, 9, None, None, None]
    assert [values.weight(text) for text in ("10", "７．５ 分", "-1", "十", "1 个")] == [
        Decimal(10),
        Decimal("7.5"),
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("spellings", "operator"),
    [
        ("≥ ≧ ⩾ >= => ＞＝ ＝＞ >＝ ＞=", Operator.AT_LEAST),
        ("≤ ≦ ⩽ <= =< ＜＝ ＝＜ <＝", Operator.AT_MOST),
        ("= ＝", Operator.EQUAL),
        ("> ＞", Operator.ABOVE),
        ("< ＜", Operator.BELOW),
    ],
)
@pytest.mark.parametrize("gap", ["", " ", "\u3000"])
def test_operators_have_many_spellings(spellings: str, operator: Operator, gap: str) -> None:
    for spelling in spellings.split():
        target = values.target(f"{spelling}{gap}90{gap}%")
        assert isinstance(target, Quantity)
        assert (target.operator, target.value, target.unit) == (operator, Decimal(90), "%")
        assert values.target_text(target) == f"{operator.value} 90 %"


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("%", "%"),
        ("％", "%"),
        ("（%）", "%"),
        ("(％)", "%"),
        ("元／个", "元/个"),
        ("人次（年）", "人次(年)"),
        ("（万）（元）", "(万)(元)"),
        ("m²", "m²"),
        ("①级", "①级"),
        ("(2)", "(2)"),
        ("个＃1", "个＃1"),
        ("－个", "－个"),
        ("", ""),
    ],
)
def test_a_unit_loses_its_width_and_its_brackets_where_it_stays_readable(written: str, unit: str) -> None:
    assert values.unit(written) == unit
    target = values.target(f"≥ 3 {written}")
    assert isinstance(target, Quantity)
    assert target.unit == unit


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("≥ 99.50 %", Quantity(Operator.AT_LEAST, Decimal("99.50"), "%", NOWHERE)),
        ("= －３．５ ℃", Quantity(Operator.EQUAL, Decimal("-3.5"), "℃", NOWHERE)),
        ("≥ １，２００ 场", Quantity(Operator.AT_LEAST, Decimal(1200), "场", NOWHERE)),
        ("=-3℃", Quantity(Operator.EQUAL, Decimal(-3), "℃", NOWHERE)),
        ("> 1,000", Quantity(Operator.ABOVE, Decimal(1000), "", NOWHERE)),
        ("≤2026年12月31日", Deadline(Operator.AT_MOST, dt.date(2026, 12, 31), NOWHERE)),
        ("?", Open(NOWHERE)),
        ("？", Open(NOWHERE)),
        ("合规", Quality("合规", NOWHERE)),
        ("≤ 2026-02-30", Quality("≤ 2026-02-30", NOWHERE)),
        ("≥ " + "9" * 31, Quality("≥ " + "9" * 31, NOWHERE)),
        ("九十 %", Quality("九十 %", NOWHERE)),
        ("", Quality("", NOWHERE)),
    ],
)
def test_a_target_is_read_as_it_is_typed(text: str, target: object) -> None:
    assert values.target(f"  {text} ")._replace(span=NOWHERE) == target


def test_each_target_has_its_kind() -> None:
    kinds = [values.target(text).kind for text in ("≥ 1", "≤ 2026-1-1", "好", "?")]
    assert kinds == [TargetKind.QUANTITATIVE, TargetKind.DEADLINE, TargetKind.QUALITATIVE, TargetKind.OPEN]


@pytest.mark.parametrize(
    ("text", "written"),
    [("≥99%", "≥ 99 %"), ("≤2026/1/1", "≤ 2026-01-01"), ("合理", "合理"), ("？", "?"), ("＝１００", "= １００")],
)
def test_targets_are_written_in_one_way(text: str, written: str) -> None:
    assert values.target_text(values.target(text)) == written.replace("１００", "100")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("场次", "场次"),
        ("“一网通办”A-1（%）", "“一网通办”A-1（%）"),
        ("甲#1", "甲#1"),
        ("比例 A:B", '"比例 A:B"'),
        ("≥ 3", '"≥ 3"'),
        ('"甲"', '"""甲"""'),
        ('甲"乙', '甲"乙'),
        ("甲 ", '"甲 "'),
        (" 甲", '" 甲"'),
        ("甲\u3000", '"甲\u3000"'),
        ("", '""'),
    ],
)
def test_a_name_has_quotes_only_where_it_needs_them(name: str, text: str) -> None:
    assert values.name_text(name) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("比例 A:B", "比例 A:B"),
        ("C#", "C#"),
        ("甲 # 乙", '"甲 # 乙"'),
        ("甲 #乙", "甲 #乙"),
        ("#1", '"#1"'),
        ("甲 ", '"甲 "'),
        ('"甲', '"""甲"'),
    ],
)
def test_a_title_has_quotes_only_where_it_needs_them(name: str, text: str) -> None:
    assert values.title_text(name) == text


def test_a_bullet_is_written_with_its_separator() -> None:
    assert values.indicator_text("场次", values.target("≥3场")) == "- 场次 ≥ 3 场"
    assert values.indicator_text("A:B", values.target("合规")) == '- "A:B": 合规'
