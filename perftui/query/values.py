"""What conditions reckon with: numbers with units, dates, texts and truth; and when two of them compare.

Money is in 元. Two numbers with units compare where the units are the same or both are money; a number without a unit
compares with any. What is absent equals nothing and is neither more nor less than anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from perftui.language.values import MONEY_UNITS, narrow
from perftui.model import EXACT
from perftui.names import comparison_key

MONEY = "元"
_SCALES = MappingProxyType({unit.removesuffix(MONEY): factor for unit, factor in MONEY_UNITS.items() if unit != MONEY})
"""What 千, 万, 百万 and 亿 alone make of a number, as in `1000万`."""


class Type(Enum):
    """What a term of a condition gives."""

    TRUTH = "truth"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"


class Amount(NamedTuple):
    """A number with its unit; the unit is empty where none is written, and 元 for all money."""

    value: Decimal
    unit: str = ""


Value = bool | Amount | dt.date | str | None


class Comparison(Enum):
    """How two values are compared."""

    EQUAL = "="
    UNEQUAL = "≠"
    LESS = "<"
    AT_MOST = "≤"
    MORE = ">"
    AT_LEAST = "≥"
    CONTAINS = "~"


COMPARISONS = MappingProxyType(
    {
        **dict.fromkeys(("=", "=="), Comparison.EQUAL),
        **dict.fromkeys(("≠", "!=", "<>"), Comparison.UNEQUAL),
        "<": Comparison.LESS,
        **dict.fromkeys(("≤", "≦", "⩽", "<=", "=<"), Comparison.AT_MOST),
        ">": Comparison.MORE,
        **dict.fromkeys(("≥", "≧", "⩾", ">=", "=>"), Comparison.AT_LEAST),
        **dict.fromkeys(("~", "包含", "contains"), Comparison.CONTAINS),
    }
)
"""Every spelling of a comparison, after full-width forms are narrowed."""

_ORDERED: dict[Comparison, Callable[[int], bool]] = {
    Comparison.LESS: lambda sign: sign < 0,
    Comparison.AT_MOST: lambda sign: sign <= 0,
    Comparison.MORE: lambda sign: sign > 0,
    Comparison.AT_LEAST: lambda sign: sign >= 0,
}


@lru_cache(maxsize=4096)
def amount(value: Decimal, unit: str) -> Amount:
    """A number with its unit; money is turned into 元, and 万 or 亿 alone is no unit but a part of the number."""
    plain = narrow(unit).replace(" ", "")
    if plain in _SCALES:
        return Amount(EXACT.multiply(value, _SCALES[plain]))
    factor = MONEY_UNITS.get(plain)
    return Amount(value, plain) if factor is None else Amount(EXACT.multiply(value, factor), MONEY)


def compared(left: Value, comparison: Comparison, right: Value) -> bool:
    """Whether a comparison holds. `≠` is the opposite of `=`, so it holds where one side is absent."""
    if comparison is Comparison.UNEQUAL:
        return not compared(left, Comparison.EQUAL, right)
    match left, right:
        case str(), str():
            mine, other = comparison_key(left), comparison_key(right)
            return other in mine if comparison is Comparison.CONTAINS else mine == other
        case Amount(), Amount():
            alike = not left.unit or not right.unit or left.unit == right.unit
            return alike and _ordered(left.value, comparison, right.value)
        case dt.date(), dt.date():
            return _ordered(left, comparison, right)
        case bool(), bool():
            return comparison is Comparison.EQUAL and left == right
    return False


def _ordered(left: Decimal | dt.date, comparison: Comparison, right: Decimal | dt.date) -> bool:
    if comparison is Comparison.EQUAL:
        return left == right
    sign = (left > right) - (left < right)  # type: ignore[operator] # both are of one type
    return _ORDERED[comparison](sign)
