"""Amounts that rules compare: the money of a declaration, and targets that are money or count something."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from perftui.language.values import MONEY_UNITS, money_text, narrow
from perftui.model import EXACT, Funds, Quantity

_MONEY = "(?:人民币)?(?P<money>元|千元|万元|百万元|亿元)(?:人民币)?"
# The form is annual: `/年` behind a unit says nothing new.
_A_YEAR = "(?:[/·•・]年度?|每年)?"
_SUM = re.compile(_MONEY + _A_YEAR)
_UNIT_COST = re.compile(f"{_MONEY}(?:/|每)(?P<thing>.+?){_A_YEAR}")
_THINGS = re.compile(f"(?P<scale>[万亿](?=.))?(?P<thing>.+?){_A_YEAR}")
_SCALES = MappingProxyType({"万": Decimal(10_000), "亿": Decimal(100_000_000), None: Decimal(1)})
_JOINTS = re.compile(r"[\s/·•・*×.]")
_SHARES = ("%", "‰", "百分点")
_LARGE = Decimal(10_000)


class Measure(NamedTuple):
    """An amount of something: 300 万人 are 3,000,000 of 人, 12 元/个 are 12 元 for each 个."""

    amount: Decimal
    thing: str


def known_total(funds: Funds | None) -> Decimal | None:
    """A total of funds in 元, as written or else derived; `None` where what it takes for that cannot be read."""
    return None if funds is None else funds.known_total


def money_of(target: Quantity) -> Decimal | None:
    """The sum of money that a target names, in 元; `None` where its unit is no unit of money, or is a unit cost."""
    scale = _sum_scale(target.unit)
    return None if scale is None else EXACT.multiply(target.value, scale)


def unit_cost_of(target: Quantity) -> Measure | None:
    """What one thing costs, in 元, from a target in a unit such as 元/个; `None` where it is none."""
    found = _unit_cost(target.unit)
    return found and Measure(EXACT.multiply(target.value, found.amount), found.thing)


def things_of(target: Quantity) -> Measure | None:
    """How many things a target counts; `None` where it is money or a share."""
    found = _things(target.unit)
    return found and Measure(EXACT.multiply(target.value, found.amount), found.thing)


def thing_of(unit: str) -> str | None:
    """What a unit counts: 人 for 万人/年; `None` where it is money or a share."""
    found = _things(unit)
    return found and found.thing


def sum_text(amount: Decimal) -> str:
    """An amount of 元 as a reviewer says it: in 万元 from ten thousand on."""
    return money_text(amount, "万元" if amount >= _LARGE else "元")


def ratio_text(part: Decimal, whole: Decimal) -> str:
    """A share in per cent with one decimal: `139.8`."""
    return f"{EXACT.divide(EXACT.multiply(part, Decimal(100)), whole):.1f}"


@lru_cache(maxsize=1024)
def _sum_scale(unit: str) -> Decimal | None:
    found = _SUM.fullmatch(_plain(unit))
    return MONEY_UNITS[found["money"]] if found else None


@lru_cache(maxsize=1024)
def _unit_cost(unit: str) -> Measure | None:
    plain = _plain(unit)
    found = None if _SUM.fullmatch(plain) else _UNIT_COST.fullmatch(plain)
    things = _things(found["thing"]) if found else None
    if found is None or things is None:
        return None
    return Measure(EXACT.divide(MONEY_UNITS[found["money"]], things.amount), things.thing)


@lru_cache(maxsize=1024)
def _things(unit: str) -> Measure | None:
    plain = _plain(unit)
    is_money = _SUM.fullmatch(plain) or _UNIT_COST.fullmatch(plain)
    found = None if is_money or plain.startswith(_SHARES) else _THINGS.fullmatch(plain)
    return Measure(_SCALES[found["scale"]], _JOINTS.sub("", found["thing"])) if found else None


def _plain(unit: str) -> str:
    return "".join(narrow(unit).split())
