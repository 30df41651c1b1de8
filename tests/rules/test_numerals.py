"""Numbers as prose writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perftui.rules.numerals import han_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百二十", 120),
        ("一百零五", 105),
        ("三千五百", 3500),
        ("一万二千", 12000),
        ("三亿五千万", 350_000_000),
        ("二〇二六", 2026),
    ],
)
def test_chinese_numerals(text: str, number: int) -> None:
    assert han_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "个", "十个"])
def test_what_is_no_numeral(text: str) -> None:
    assert han_number(text) is None
