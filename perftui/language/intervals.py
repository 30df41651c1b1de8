"""A range where a target is meant: `80%-90%`, `3 至 5 场`. A target is one number, so it is none, but two are meant."""

from __future__ import annotations

import re

from perftui.language.values import target
from perftui.model import Operator, Quantity

_INTERVAL = re.compile(
    r"(?:[≥≤=><]|[保维]持在|控制在|稳定在|达到?|在|为)?\s*"
    r"(?P<low>\d[\d,]*(?:\.\d+)?)\s*(?P<unit_of_low>[^\d\s:,;、，。]{0,4}?)\s*[-~～—–至到]+\s*"
    r"(?P<high>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d\s:,;、，。~～—\-至到和]{0,6}?)\s*(?:之间|以内|以上)?"
)
_NOT_COUNTED = re.compile("[级星等类档A底前]|完成|左右|上下|^[年月日].|^[月号日]$")
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:年|\.[01]?[0-9](?![0-9]))")
"""A year, or a month of it: no number to reach."""


def interval(text: str) -> tuple[Quantity, Quantity] | None:
    """The two targets that a range is made of, written in half width and digits."""
    found = _INTERVAL.fullmatch(text)
    if found is None or not is_counted(found["unit_of_low"], found["unit"]) or YEAR.search(text):
        return None
    unit_of_low, unit = found["unit_of_low"], found["unit"]
    # `1 万-2 万元` leaves out what is the same.
    low = target(f"{Operator.AT_LEAST} {found['low']} {unit if unit.startswith(unit_of_low) else unit_of_low}")
    high = target(f"{Operator.AT_MOST} {found['high']} {unit}")
    return (low, high) if isinstance(low, Quantity) and isinstance(high, Quantity) else None


def is_counted(*units: str) -> bool:
    """Whether these are units of numbers to reach: not 级, which is a grade, and no part of a day."""
    return not any(map(_NOT_COUNTED.search, units))
