"""Totals and parts are set where they stand, and new ones go where the form has them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perftui.language import edits
from perftui.language.keys import Key
from tests.language.edits.support import after, difference, opened

TEXT = """\
项目 甲
  年度: 2026

    年度资金申请总额: 4600 万元 # 批复
      # 待批
      上年结转资金: 0 万元

  年度总体目标:
    | 一。
"""


def total(text: str, key: Key, value: str | None) -> str:
    document, project = opened(text)
    return after(text, edits.set_total(document, project, key, None if value is None else Decimal(value)))


def part(text: str, key: Key, value: str | None, of: Key = Key.ANNUAL_FUNDS) -> str:
    document, project = opened(text)
    return after(text, edits.set_part(document, project, of, key, None if value is None else Decimal(value)))


def test_an_amount_keeps_its_unit_and_a_new_one_takes_that_of_the_others() -> None:
    assert difference(TEXT, total(TEXT, Key.ANNUAL_FUNDS, "12345678")) == (
        ["    年度资金申请总额: 4600 万元 # 批复"],
        ["    年度资金申请总额: 1,234.5678 万元 # 批复"],
    )
    assert difference(TEXT, part(TEXT, Key.OTHER, "50000")) == ([], ["      其他资金: 5.00 万元"])


def test_a_part_goes_below_its_total_where_the_form_has_it() -> None:
    made = part(TEXT, Key.ANNUAL_FISCAL, "10000")
    assert made.split("\n")[3:7] == [
        "    年度资金申请总额: 4600 万元 # 批复",
        "      当年财政拨款: 1.00 万元",
        "      # 待批",
        "      上年结转资金: 0 万元",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_total_that_is_missing_goes_where_the_form_has_it(ending: str) -> None:
    text = TEXT.replace("\n", ending)
    made = part(text, Key.FISCAL, "5", Key.PROJECT_FUNDS).replace("\r", "")
    assert difference(TEXT, made) == ([], ["  项目资金总额:", "    财政资金: 5.00 元", ""])
    made = total(text, Key.PROJECT_FUNDS, "5").replace("\r", "")
    assert difference(TEXT, made) == ([], ["  项目资金总额: 5.00 元", ""])
    assert total("项目 甲", Key.ANNUAL_FUNDS, "5") == "项目 甲\n\n  年度资金申请总额: 5.00 元"


def test_a_blank_total_is_filled_and_emptied_again() -> None:
    text = "项目 甲\n  年度资金申请总额 ： # 注\n    其他资金: 3 亿元\n"
    made = total(text, Key.ANNUAL_FUNDS, "300000000")
    assert made == "项目 甲\n  年度资金申请总额 ： 3.00 亿元 # 注\n    其他资金: 3 亿元\n"
    assert total(made, Key.ANNUAL_FUNDS, None) == text


def test_a_total_without_parts_goes_with_its_line() -> None:
    text = "项目 甲\n  年度: 2026\n\n  # 注\n  年度资金申请总额: 1 元\n\n  年度总体目标:\n    | 一。\n"
    assert total(text, Key.ANNUAL_FUNDS, None) == "项目 甲\n  年度: 2026\n\n  年度总体目标:\n    | 一。\n"
    assert total(text, Key.PROJECT_FUNDS, None) == text


def test_a_part_goes_with_its_line_and_its_comments() -> None:
    made = part(TEXT, Key.CARRYOVER, None)
    assert difference(TEXT, made) == (["      # 待批", "      上年结转资金: 0 万元"], [])
    assert part(TEXT, Key.OTHER, None) == TEXT
    assert part(TEXT, Key.OTHER, None, Key.PROJECT_FUNDS) == TEXT


def test_parts_without_their_total_get_it_above_them() -> None:
    text = "项目 甲\n    # 注\n    上年结转资金: 1 万元\n"
    assert total(text, Key.ANNUAL_FUNDS, "10000") == (
        "项目 甲\n  年度资金申请总额: 1.00 万元\n    # 注\n    上年结转资金: 1 万元\n"
    )
    assert total(text, Key.ANNUAL_FUNDS, None) == text
    assert part(text, Key.ANNUAL_FISCAL, "20000") == (
        "项目 甲\n    当年财政拨款: 2.00 万元\n    # 注\n    上年结转资金: 1 万元\n"
    )


def test_a_blank_part_is_filled_in_the_unit_of_the_others() -> None:
    text = "项目 甲\n  年度资金申请总额: 2 万元\n    其他资金:\n"
    assert part(text, Key.OTHER, "20000") == "项目 甲\n  年度资金申请总额: 2 万元\n    其他资金: 2.00 万元\n"


@pytest.mark.parametrize("value", ["-1", "1" * 31])
def test_an_amount_that_would_not_be_read_back_is_refused(value: str) -> None:
    document, project = opened(TEXT)
    with pytest.raises(edits.UnwritableError):
        edits.set_total(document, project, Key.ANNUAL_FUNDS, Decimal(value))
