"""Units of money and of things are read exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perftui.language.values import target
from perftui.model import Quantity
from perftui.rules.amounts import known_total, money_of, ratio_text, sum_text, thing_of, things_of, unit_cost_of
from tests.support import project


def quantity(text: str) -> Quantity:
    read = target(text)
    assert isinstance(read, Quantity)
    return read


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("≤ 2,500,000.01 元", "2500000.01"),
        ("≤ 230 万元", "2300000"),
        ("≤ 1.5亿元", "150000000"),
        ("≤ 30 千元", "30000"),
        ("≤ 2 百万元", "2000000"),
        ("≤ 30 万元/年", "300000"),
        ("≤ 30（万元／年度）", "300000"),
        ("≤ 30 人民币万元", "300000"),
        ("≤ 30 万元每年", "300000"),
    ],
)
def test_a_sum_of_money(text: str, money: str) -> None:
    assert money_of(quantity(text)) == Decimal(money)
    assert unit_cost_of(quantity(text)) is None
    assert things_of(quantity(text)) is None


@pytest.mark.parametrize(
    ("text", "money", "thing"),
    [
        ("≤ 12.00（元/个）", "12", "个"),
        ("≤ 5 万元／公里", "50000", "公里"),
        ("≤ 400 元/人·天", "400", "人天"),
        ("≤ 400 元/人/天", "400", "人天"),
        ("≤ 94 元/人/年", "94", "人"),
        ("≤ 94 元/人·年", "94", "人"),
        ("≤ 1,200 元每亩", "1200", "亩"),
        ("≤ 3 万元/万人", "3", "人"),
        ("≤ 0.1 元/千瓦时", "0.1", "千瓦时"),
    ],
)
def test_a_unit_cost(text: str, money: str, thing: str) -> None:
    assert unit_cost_of(quantity(text)) == (Decimal(money), thing)
    assert money_of(quantity(text)) is None
    assert things_of(quantity(text)) is None


@pytest.mark.parametrize(
    ("text", "number", "thing"),
    [
        ("≥ 300 万人/年", "3000000", "人"),
        ("≥ 1,200 万人次", "12000000", "人次"),
        ("≥ 11000 万核小时", "110000000", "核小时"),
        ("≥ 0.5 亿千瓦时", "50000000", "千瓦时"),
        ("≥ 3 元件", "3", "元件"),
        ("≥ 3 千米", "3", "千米"),
        ("≥ 3 万", "3", "万"),
    ],
)
def test_a_number_of_things(text: str, number: str, thing: str) -> None:
    assert things_of(quantity(text)) == (Decimal(number), thing)
    assert thing_of(quantity(text).unit) == thing
    assert money_of(quantity(text)) is None


@pytest.mark.parametrize("text", ["≥ 90 %", "≥ 90 ‰", "≥ 3 百分点", "≥ 3"])
def test_a_share_counts_nothing(text: str) -> None:
    assert things_of(quantity(text)) is None
    assert money_of(quantity(text)) is None
    assert unit_cost_of(quantity(text)) is None


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        ("年度资金申请总额: 3 万元\n当年财政拨款: 若干", "30000"),
        ("年度资金申请总额:\n当年财政拨款: 1 元\n其他资金: 2 元", "3"),
        ("年度资金申请总额:\n当年财政拨款: 1 元\n其他资金: 若干", None),
        ("年度资金申请总额: 若干\n当年财政拨款: 1 元", None),
    ],
)
def test_a_total_is_known_where_all_of_it_can_be_read(lines: str, total: str | None) -> None:
    known = known_total(project(f"项目 甲\n{lines}\n").annual_funds)
    assert known == (None if total is None else Decimal(total))


def test_amounts_are_shown_as_a_reviewer_says_them() -> None:
    assert sum_text(Decimal(18800000)) == "1,880.00 万元"
    assert sum_text(Decimal("9999.5")) == "9,999.50 元"
    assert ratio_text(Decimal(18800000), Decimal(13450000)) == "139.8"
