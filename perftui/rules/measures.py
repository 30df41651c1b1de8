"""What a unit counts: the same amount in 万元 and 元, in 万人次 and 人次, is the same."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from perftui.language.values import MONEY_UNITS, narrow
from perftui.model import EXACT

_SCALES = MappingProxyType({"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)})
_EXACT_UNITS = MappingProxyType(
    {
        **{unit: ("元", factor) for unit, factor in MONEY_UNITS.items()},
        "千米": ("米", Decimal(1000)),
        "公里": ("米", Decimal(1000)),
        "km": ("米", Decimal(1000)),
        "m": ("米", Decimal(1)),
        "延米": ("米", Decimal(1)),
        "平米": ("平方米", Decimal(1)),
        "㎡": ("平方米", Decimal(1)),
        "m²": ("平方米", Decimal(1)),
        "m2": ("平方米", Decimal(1)),
        "平方公里": ("平方米", Decimal(1_000_000)),
        "公顷": ("平方米", Decimal(10_000)),
        "吨": ("克", Decimal(1_000_000)),
        "千克": ("克", Decimal(1000)),
        "公斤": ("克", Decimal(1000)),
        "秒": ("秒", Decimal(1)),
        "分钟": ("秒", Decimal(60)),
        "小时": ("秒", Decimal(3600)),
        "个小时": ("秒", Decimal(3600)),
        "天": ("秒", Decimal(86400)),
        "日": ("秒", Decimal(86400)),
        "个工作日": ("工作日", Decimal(1)),
        "百分点": ("百分点", Decimal(1)),
        "个百分点": ("百分点", Decimal(1)),
        "千瓦": ("千瓦", Decimal(1)),
        "兆瓦": ("千瓦", Decimal(1000)),
        "千瓦时": ("千瓦时", Decimal(1)),
        "T": ("TB", Decimal(1)),
        "PB": ("TB", Decimal(1000)),
    }
)
_KIND = re.compile(
    "(?P<events>场次?|次数?|期|届|班次?|轮|批次?)|(?P<people>人[次员数]?|名|位|员)"
    "|(?P<things>[个项件宗起例份册本部篇张套台架艘辆座栋幢间处所家户条支组门种类款站村镇区县校]"
    "|点位?|站点|网点|街道|社区|园区|[户家件台]次)"
)
_ANY_COUNT = frozenset(("个", "项", "件"))
_POINTS = frozenset(("%", "百分点"))
_PER_YEAR = re.compile(r"(?:/|每)\s*年$")
_OR_SETS = re.compile(r"(?:(?<=[件台个组])/?套|(?<=卷)/?件|(?<=[^(])\([^()]{1,2}\))$")
_SCALED = re.compile(r"(?P<scale>[百千万亿]+)(?P<unit>.+)", re.DOTALL)


class Measure(NamedTuple):
    """What a unit counts, and how many of it one unit is."""

    base: str
    factor: Decimal

    def of(self, value: Decimal) -> Decimal:
        """The amount in the base."""
        return EXACT.multiply(value, self.factor)


@lru_cache(maxsize=4096)
def measure(unit: str) -> Measure:
    """The measure of a unit as it is written."""
    plain = _OR_SETS.sub("", _PER_YEAR.sub("", narrow(unit).replace(" ", "")))
    if plain in _EXACT_UNITS:
        return Measure(*_EXACT_UNITS[plain])
    scaled = _SCALED.fullmatch(plain)
    if scaled is None:
        return Measure(plain, Decimal(1))
    inner = measure(scaled["unit"])
    return Measure(inner.base, EXACT.multiply(inner.factor, scale(scaled["scale"])))


def scale(text: str) -> Decimal:
    """The factor that 百, 千, 万 and 亿 stand for: 千万 is ten million."""
    factor = Decimal(1)
    for sign in text:
        factor = EXACT.multiply(factor, _SCALES[sign])
    return factor


@lru_cache(maxsize=4096)
def comparable(one: str, other: str) -> bool:
    """Whether two bases can count the same: 家 and 户 can, 场 and 元 cannot."""
    if one == other or {one, other} == _POINTS:
        return True
    kinds = [_kind(one), _kind(other)]
    if kinds[0] and kinds[0] == kinds[1]:
        return True
    return all(kinds) and bool({one, other} & _ANY_COUNT)


def _kind(base: str) -> str:
    found = _KIND.fullmatch(base)
    return (found and found.lastgroup) or ""
