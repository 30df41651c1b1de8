"""Numbers in Chinese characters."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perftui.language.numerals import han_number, in_digits


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
        ("九十九点五", "99.5"),
    ],
)
def test_chinese_numerals(text: str, number: int | str) -> None:
    assert han_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "个", "十个", "三点", "三点半"])
def test_what_is_no_numeral(text: str) -> None:
    assert han_number(text) is None


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("九成", "90%"),
        ("达到九成五以上", "达到95%以上"),
        ("百分之九十五点五", "95.5%"),
        ("百分之百", "100%"),
        ("不少于一百个", "不少于100个"),
        ("二百三十万元", "230万元"),
        ("一亿二千万元", "12000万元"),
        ("八成至九成", "80%至90%"),
        ("三至五个", "3至5个"),
        ("三个工作日内", "3个工作日内"),
        ("九十九 %", "99 %"),
    ],
)
def test_a_number_with_its_unit_is_written_in_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits


@pytest.mark.parametrize(
    "text",
    ["一次性", "一批", "两个责任", "十项重点", "三成联动", "全面完成", "零", "统一", "一流", "三级以上", "万人次"],
)
def test_a_numeral_in_a_phrase_stays_as_it_is(text: str) -> None:
    assert in_digits(text) == text
