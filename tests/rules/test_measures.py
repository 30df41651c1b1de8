"""Units that count the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perftui.rules.measures import comparable, measure


@pytest.mark.parametrize(
    ("unit", "base", "factor"),
    [
        ("元", "元", 1),
        ("万元", "元", 10_000),
        ("亿元", "元", 100_000_000),
        ("万亿元", "元", 1_000_000_000_000),
        ("%", "%", 1),
        ("个百分点", "百分点", 1),
        ("万人次/ 年", "人次", 10_000),
        ("千米", "米", 1000),
        ("千克", "克", 1000),
        ("小时", "秒", 3600),
        ("台（套）", "台", 1),
        ("件套", "件", 1),
        ("万卷（件）", "卷", 10_000),
        ("篇（条）", "篇", 1),
        ("台/套", "台", 1),
        ("万核小时", "核小时", 10_000),
    ],
)
def test_a_unit_counts_so_many_of_its_base(unit: str, base: str, factor: int) -> None:
    assert measure(unit) == (base, Decimal(factor))


@pytest.mark.parametrize(("one", "other"), [("个", "项"), ("家", "户"), ("场", "次"), ("人", "人次"), ("项", "场")])
def test_counts_of_one_kind_can_be_compared(one: str, other: str) -> None:
    assert comparable(one, other)
    assert comparable(other, one)


@pytest.mark.parametrize(("one", "other"), [("场", "元"), ("人", "家"), ("%", "个"), ("米", "平方米")])
def test_others_cannot(one: str, other: str) -> None:
    assert not comparable(one, other)
