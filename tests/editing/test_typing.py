"""Targets, amounts and days as people type them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from perftui.editing.typing import meant_amount, meant_targets, typed_amount, typed_day, typed_target, typed_year
from perftui.language.values import target
from perftui.notation import target_text

BEFORE = target("≤ 12 元/个")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("≥90%", "≥ 90 %"),
        (">= 90 %", "≥ 90 %"),
        ("不低于90%", "≥ 90 %"),
        ("不少于５个", "≥ 5 个"),
        ("至少 3 次", "≥ 3 次"),
        ("90%以上", "≥ 90 %"),
        ("90%（含）以上", "≥ 90 %"),
        ("90%以上（含90%）", "≥ 90 %"),
        ("3次（含）以下", "≤ 3 次"),
        ("100%完成", "100%完成"),
        ("90%及以上", "≥ 90 %"),
        ("不超过12元/个", "≤ 12 元/个"),
        ("控制在230万元以内", "≤ 230 万元"),
        ("24小时内", "≤ 24 小时"),
        ("超过90%", "> 90 %"),
        ("低于5%", "< 5 %"),
        ("达到95%", "= 95 %"),
        ("完成 50 个", "= 50 个"),
        ("90%", "= 90 %"),
        ("1,200万元", "= 1200 万元"),
        ("≤ 2026-06-30", "≤ 2026-06-30"),
        ("2026年6月底前", "≤ 2026-06-30"),
        ("12月底前完成", "≤ 2026-12-31"),
        ("2026-11-30前", "≤ 2026-11-30"),
        ("6月15日前", "≤ 2026-06-15"),
        ("年底前完成", "≤ 2026-12-31"),
        ("2027年底前", "≤ 2027-12-31"),
        ("合规", "合规"),
        ("年内完成", "年内完成"),
        ("1:3", "1:3"),
        ("3", "3"),
        ("符合3项标准", "符合3项标准"),
        ("13月底前", "13月底前"),
        ("", "?"),
        ("?", "?"),
        ("？", "?"),
    ],
)
def test_a_target_is_read_as_it_is_meant(typed: str, meant: str) -> None:
    assert target_text(typed_target(typed, None, 2026)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("15", "≤ 15 元/个"), ("15 元/件", "≤ 15 元/件"), ("≥ 15", "≥ 15"), ("不低于15", "≥ 15 元/个"), ("合理", "合理")],
)
def test_a_bare_number_keeps_operator_and_unit(typed: str, meant: str) -> None:
    assert target_text(typed_target(typed, BEFORE)) == meant


def test_a_day_without_a_year_and_without_a_budget_year_stays_words() -> None:
    assert target_text(typed_target("6月底前")) == "6月底前"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("九成以上", ["≥ 90 %"]),
        ("不少于一百个", ["≥ 100 个"]),
        ("≥百分之九十五", ["≥ 95 %"]),
        ("二百三十万元以内", ["≤ 230 万元"]),
        ("80%-90%", ["≥ 80 %", "≤ 90 %"]),
        ("８０～９０％", ["≥ 80 %", "≤ 90 %"]),
        ("三至五场", ["≥ 3 场", "≤ 5 场"]),
        ("一百个", ["≥ 100 个", "≤ 100 个", "= 100 个"]),
        ("二百万元", ["≥ 200 万元", "≤ 200 万元", "= 200 万元"]),
        ("百分之百", ["= 100 %", "≥ 100 %", "≤ 100 %"]),
        ("合规", []),
        ("一批", []),
        ("三级甲等", []),
        ("三五个", []),
        ("九成左右", []),
        ("2026年-2027年", []),
        ("90%", []),
        ("?", []),
    ],
)
def test_of_words_it_is_told_what_target_they_could_mean(typed: str, meant: list[str]) -> None:
    assert [target_text(each) for each in meant_targets(typed, None, 2026)] == meant


def test_what_words_could_mean_keeps_the_operator_and_the_unit_that_stood_there() -> None:
    assert [target_text(each) for each in meant_targets("十五", BEFORE)] == ["≤ 15 元/个", "≥ 15 元/个", "= 15 元/个"]


@pytest.mark.parametrize(("typed", "value"), [("二百万元", "2000000"), ("三十五万", "350000"), ("若干", None)])
def test_of_words_it_is_told_what_amount_they_could_mean(typed: str, value: str | None) -> None:
    assert typed_amount(typed) is None
    assert meant_amount(typed) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("typed", "before", "value"),
    [
        ("46,000,000.00", "", Decimal("46000000.00")),
        ("4600万元", "", Decimal(46000000)),
        ("4700", "4600 万元", Decimal(47000000)),
        ("47,000,000 元", "4600 万元", Decimal(47000000)),
        ("￥１２", "", Decimal(12)),
        ("1.5亿元", "", Decimal(150000000)),
        ("4,60", "", None),
        ("若干", "", None),
        ("-3", "", None),
    ],
)
def test_an_amount_is_exact_and_keeps_the_unit(typed: str, before: str, value: Decimal | None) -> None:
    assert typed_amount(typed, before) == value


@pytest.mark.parametrize("typed", ["2026-01-31", "2026/1/31", "2026年1月31日", "20260131", "２０２６.1.31"])
def test_a_day_has_many_spellings(typed: str) -> None:
    assert typed_day(typed) == dt.date(2026, 1, 31)


@pytest.mark.parametrize("typed", ["2026-02-30", "20261301", "昨天"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert typed_day(typed) is None


def test_a_year() -> None:
    assert typed_year("2026 年") == 2026
    assert typed_year("今年") is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("460万", "4600000"),
        ("460 万", "4600000"),
        ("１.５亿", "150000000"),
        ("3千", "3000"),
        ("￥60万", "600000"),
        ("6百万", "6000000"),
    ],
)
def test_an_amount_may_leave_out_the_last_sign_of_its_unit(typed: str, value: str) -> None:
    assert typed_amount(typed, "100.00 元") == typed_amount(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["万", "亿", "6个万", "六十万"])
def test_what_is_no_number_is_no_amount(typed: str) -> None:
    assert typed_amount(typed) is None
