"""Each part of funds belongs to one total, and reading and writing agree on which."""

from __future__ import annotations

from itertools import permutations

import pytest

from perftui.language.canonical import canonical
from perftui.language.funds import FundsOrder, total_meant
from perftui.language.keys import Key
from tests.support import project


def test_a_part_belongs_to_the_total_above_it() -> None:
    order = FundsOrder()
    order.total(Key.ANNUAL_FUNDS)
    assert order.owner(Key.OTHER) == (Key.ANNUAL_FUNDS, True)
    order.total(Key.PROJECT_FUNDS)
    assert order.owner(Key.OTHER) == (Key.PROJECT_FUNDS, True)


def test_a_part_of_one_total_only_belongs_to_it_and_so_do_the_parts_below() -> None:
    order = FundsOrder()
    assert order.owner(Key.OTHER) == (None, False)
    assert order.owner(Key.CARRYOVER) == (Key.ANNUAL_FUNDS, False)
    assert order.owner(Key.OTHER) == (Key.ANNUAL_FUNDS, True)
    assert order.owner(Key.FISCAL) == (Key.PROJECT_FUNDS, False)
    assert order.owner(Key.OTHER) == (Key.PROJECT_FUNDS, True)


@pytest.mark.parametrize(
    ("key", "total"),
    [
        ("年度资金申请总数", Key.ANNUAL_FUNDS),
        ("年度资金总额", Key.ANNUAL_FUNDS),
        ("项目总额", Key.PROJECT_FUNDS),
        ("年度", None),
        ("财政拨款", None),
        ("上年结转", None),
        ("说明", None),
        ("别的", None),
        ("年度资金申请总额", None),
    ],
)
def test_a_misspelt_total_opens_its_parts_all_the_same(key: str, total: Key | None) -> None:
    assert total_meant(key) == total


LINES = ("年度资金申请总额: 3 元", "当年财政拨款: 1 元", "其他资金: 2 元", "项目资金总额: 4 元", "财政资金: 4 元")


def test_formatting_leaves_each_part_with_its_total() -> None:
    for lines in permutations(LINES):
        text = "项目 甲\n" + "\n".join(lines)
        after = canonical(text)
        assert after.refused is None
        assert funds(after.text) == funds(text)


def funds(text: str) -> list[object]:
    read = project(text)
    return [
        each and (each.total, sorted((part.key, part.value) for part in each.parts))
        for each in (read.project_funds, read.annual_funds)
    ]
