"""Numbers in Chinese characters: 九十九, 二百三十万, 百分之九十五, 九成五."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType

from perftui.model import EXACT

_DIGITS = MappingProxyType({**{sign: value for value, sign in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2})
_SMALL = MappingProxyType({"十": 10, "百": 100, "千": 1000})
_LARGE = MappingProxyType({"万": 10_000, "亿": 100_000_000})

_NUMERAL = "[零〇一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]*(?:点[零〇一二三四五六七八九]+)?"
_TENTHS = "[一二两三四五六七八九]成(?:[一二三四五六七八九半])?"
_ARABIC = r"\d+(?:\.\d+)?"
# What is counted so often that a numeral before it is a number; 一批, 一期 and 三级 are no numbers.
_UNIT = (
    "(?:[个家户人名位项件份篇部本册套台辆座所栋间处条支门场次轮例起宗亩吨元岁年月周天日株盏头只]"
    "|[人场班]次|公里|千米|米|公顷|平方米|立方米|万元|亿元|小时|分钟|个?工作日|个月|个?百分点|倍)"
)
_ENDS = "(?:[及或]?以[上下内]|之[内间]|[内前]?$|[-~～—–至到])"
_FIRST = re.compile("[零〇一二两三四五六七八九十百千]")
_SPELT = re.compile(
    rf"百分之(?P<share>{_NUMERAL}|{_ARABIC})(?![零〇一二两三四五六七八九十百千万亿\d])"
    rf"|(?P<tenths>{_TENTHS})(?={_ENDS}|左右|[，,。；;、\s])"
    rf"|(?P<low>{_NUMERAL})(?=[至到\-~～—–]{_NUMERAL}{_UNIT}{_ENDS})"
    rf"|(?P<number>{_NUMERAL})(?={_UNIT}{_ENDS}|\s*[%％‰])"
    r"|(?P<plain>[零〇一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]+)(?=\s|$)"
)


def han_number(text: str) -> Decimal | None:
    """The number that Chinese numerals write, `None` where they write none: 一百二十 is 120, 二〇二六 is 2026."""
    whole, point, rest = text.partition("点")
    if point:
        before, behind = han_number(whole), "".join(str(_DIGITS.get(sign, "")) for sign in rest)
        return Decimal(f"{before}.{behind}") if before is not None and len(behind) == len(rest) > 0 else None
    if not text or any(sign not in _DIGITS and sign not in _SMALL and sign not in _LARGE for sign in text):
        return None
    if len(text) > 1 and all(sign in _DIGITS for sign in text):
        return Decimal("".join(str(_DIGITS[sign]) for sign in text))
    total = section = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _SMALL:
            section += (digit or 1) * _SMALL[sign]
            digit = 0
        elif sign == "亿":
            total = (total + section + digit) * _LARGE[sign]
            section = digit = 0
        else:
            total += (section + digit) * _LARGE[sign]
            section = digit = 0
    return Decimal(total + section + digit)


def tenths(text: str) -> Decimal | None:
    """How many per cent 九成 and 九成五 are."""
    whole, _of_ten, rest = text.partition("成")
    return han_number(f"{whole}十{rest.replace('半', '五')}")


def in_digits(text: str) -> str:
    """`text` with digits where a number with its unit ends it or a bound follows: 不少于一百个 is 不少于100个.

    九成 and 百分之九十 become 90%; 二百三十万元 becomes 230万元, because that is how it is written.
    """
    return _SPELT.sub(_digits, text) if _FIRST.search(text) else text


def _digits(found: re.Match[str]) -> str:
    if found["share"] or found["tenths"]:
        share = found["share"] or ""
        value = tenths(found["tenths"]) if not share else han_number(share) or _arabic(share)
        return found[0] if value is None else f"{value}%"
    text = found["low"] or found["number"] or found["plain"]
    if len(text) > 1 and all(sign in _DIGITS for sign in text):
        return found[0]  # 三五个 are some.
    scale = text[-1] if text[-1] in _LARGE else ""
    number = han_number(text) or Decimal(0)
    return f"{EXACT.divide(number, Decimal(_LARGE[scale])) if scale else number:f}{scale}"


def _arabic(text: str) -> Decimal | None:
    return Decimal(text) if text[0].isdecimal() else None
