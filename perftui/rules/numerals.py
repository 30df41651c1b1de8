"""Numbers with a unit as prose writes them: 1,200 人次, 十二家, 百分之九十, 九成, 3 至 5 场."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perftui.language.numerals import han_number, tenths
from perftui.rules.words import Words

_HAN = "[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*"

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SHARE = (
    rf"百分之(?P<share>{_HAN}|百|{_ARABIC})"
    r"|(?P<tenths>[一二两三四五六七八九]成[一二三四五六七八九半]?)(?=以[上下内]|左右|[，,。；;、]|$)"
)
_NUMBER = re.compile(
    rf"(?P<low>{_ARABIC})(?:\s*[%万亿]?\s*(?:[-—–~～]+|至|到)\s*(?P<high>{_ARABIC}))?"
    r"\s*(?P<scale>[百千万亿]*)[余多]?\s*"
    rf"|{_SHARE}"
    rf"|(?P<han>{_HAN})[余多]?"
)
_FIRST = re.compile(r"[0-9百零〇一二两三四五六七八九十](?<![\dA-Za-z.]\d)(?<![数几]\D)")
_SAYS_HOW_MANY = re.compile(
    "(?:建成|新建|建设|新增|举办|召开|承办|编制|编写|形成|完成|开展|出版|制作|发布|组织|打造|培育|引进|创建|推出|支持|出台|制定)$"
)
_LATIN = re.compile("[A-Za-z]{2}")
_TEN = Decimal(10)
_ALSO_IN_NAMES = frozenset("个项种类条件次")


class Number(NamedTuple):
    """A number, or a range, with its unit and its place in the text."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str


def numbers(text: str, units: Words, classifiers: Words) -> Iterator[Number]:
    """The numbers with a unit, one of `units` behind digits and one of `classifiers` behind Chinese numerals."""
    at = 0
    while sign := _FIRST.search(text, at):
        start, at = sign.span()
        found = _NUMBER.match(text, start)
        if found is not None:
            number = _share(found) if found["share"] or found["tenths"] else _counted(text, found, units, classifiers)
            at = number.end if number else found.end()
            if number is not None:
                yield number


def _share(found: re.Match[str]) -> Number | None:
    """百分之九十, 九成 and 九成五."""
    share = found["share"] or ""
    value = tenths(found["tenths"]) if not share else _arabic(share) if share[0].isdecimal() else han_number(share)
    return None if value is None else Number(found.start(), found.end(), value, value, "%")


def _counted(text: str, found: re.Match[str], units: Words, classifiers: Words) -> Number | None:
    unit = (units if found["low"] else classifiers).pattern.match(text, found.end())
    if unit is None or _goes_on(text, unit.end()):
        return None
    if found["low"]:
        low = high = _arabic(found["low"])
        if found["high"]:
            low, high = sorted((low, _arabic(found["high"])))
        return Number(found.start(), unit.end(), low, high, f"{found['scale']}{unit[0]}")
    value = han_number(found["han"])
    if value is None or not _counts(text[: found.start()], value, unit[0]):
        return None
    return Number(found.start(), unit.end(), value, value, unit[0])


def _goes_on(text: str, end: int) -> bool:
    """Whether a Latin unit is only the beginning of a word."""
    return text[end - 1].isascii() and _LATIN.match(text, end - 1) is not None


def _counts(before: str, value: Decimal, unit: str) -> bool:
    """Whether a Chinese numeral counts things: 一 and 三项 are part of many words and names."""
    is_plain = value > _TEN or (value > 1 and unit not in _ALSO_IN_NAMES)
    return is_plain or _SAYS_HOW_MANY.search(before[-4:]) is not None


def _arabic(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
