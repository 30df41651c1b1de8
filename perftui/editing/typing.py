"""What a person types into a slot: targets in the words of the trade, amounts, days.

Reading is as generous as people are: `≥90%`, `不低于90%`, `90%以上`, `12月底前`. A bare number keeps the operator and
the unit that stood there before. What is written in Chinese characters, and a range, may be meant as words: of that it
is told what else it could mean, `九成以上`, `一百个`, `80%-90%`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from decimal import Decimal
from types import MappingProxyType

from perftui.language.intervals import interval
from perftui.language.numerals import in_digits
from perftui.language.values import count, day, money, money_unit, narrow, number, target, unit, weight, year
from perftui.model import Deadline, Open, Operator, Quality, Quantity, Span, Target

_NOWHERE = Span(1, 0, 1, 0)

_BEFORE = MappingProxyType(
    {
        **dict.fromkeys(
            ("不低于", "不少于", "不小于", "大于等于", "大于或等于", "至少", "达到或超过"), Operator.AT_LEAST
        ),
        **dict.fromkeys(
            ("不超过", "不高于", "不多于", "不大于", "小于等于", "小于或等于", "至多", "控制在"), Operator.AT_MOST
        ),
        **dict.fromkeys(("超过", "高于", "大于", "多于"), Operator.ABOVE),
        **dict.fromkeys(("低于", "少于", "小于", "不足", "不满"), Operator.BELOW),
        **dict.fromkeys(("等于", "达到", "完成"), Operator.EQUAL),
    }
)
_BEHIND = MappingProxyType(
    {
        **dict.fromkeys(("及以上", "以上", "或以上"), Operator.AT_LEAST),
        **dict.fromkeys(("及以下", "以下", "以内", "之内", "内"), Operator.AT_MOST),
    }
)


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_NUMBER = r"(?P<number>-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
_INCLUDED = r"(?:\(含[^()]*\))?\s*"
"""`90%（含）以上`: the bound itself counts, as it does with the sign that is written for it."""
_PHRASE = re.compile(
    rf"(?P<before>{_any_of(tuple(_BEFORE))})?\s*{_NUMBER}\s*(?P<unit>[^\s0-9=<>≥≤#:：,，;；。]*?)\s*"
    rf"{_INCLUDED}(?P<behind>{_any_of(tuple(_BEHIND))})?{_INCLUDED}"
)
_MORE_THAN_A_RATE = re.compile("[%‰].")
"""`100%完成` is no number of things called `%完成`."""
_MONTH_END = re.compile(
    r"(?:(?P<year>[0-9]{4})\s*年)?\s*(?P<month>[0-9]{1,2})\s*月\s*(?:底|末)\s*(?:之?前|以前)?(?:完成)?"
)
_YEAR_END = re.compile(r"(?:(?P<year>[0-9]{4})\s*年?|本?年)\s*(?:底|末)\s*(?:之?前|以前)(?:完成)?")
_DAY_BEFORE = re.compile(
    r"(?:(?P<year>[0-9]{4})\s*年\s*)?(?P<month>[0-9]{1,2})\s*月\s*(?P<day>[0-9]{1,2})\s*[日号]\s*(?:之?前|以前)(?:完成)?"
)
_ALL = (Decimal(100), "%")
"""More than all there is can nobody reach."""
_SHORT_UNITS = ("千", "万", "亿")
_PART_OF_A_DAY = re.compile("[底末初前]")
_ISO_BEFORE = re.compile(r"(?P<iso>[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})\s*(?:之?前|以前)(?:完成)?")


def typed_target(text: str, before: Target | None = None, budget_year: int | None = None) -> Target:
    """A target as a person types it.

    Args:
        text: `≥ 90 %`, `不低于90%`, `90%以上`, `≤ 2026-06-30`, `6月底前`, `合规`; blank or `?` is an open target.
        before: what stood there; a bare number keeps its operator and its unit.
        budget_year: the year of a day that names none.
    """
    plain = narrow(text).strip()
    if not plain:
        return Open(_NOWHERE)
    exact = target(text)
    if not isinstance(exact, Quality):
        return exact
    return _deadline(plain, budget_year) or _phrase(plain, before) or exact


def meant_targets(text: str, before: Target | None = None, budget_year: int | None = None) -> tuple[Target, ...]:
    """The targets that words could mean, the likeliest first; none where they are just words, or no words.

    Args:
        text: `九成以上`, `≥ 一百个`, `80%-90%`.
        before: what stood there.
        budget_year: the year of a day that names none.
    """
    if not isinstance(typed_target(text, before, budget_year), Quality):
        return ()
    digits = in_digits(narrow(text).strip())
    bounds = interval(digits)
    if bounds is not None:
        return bounds
    meant = typed_target(digits, before, budget_year)
    if not isinstance(meant, Quantity):
        return () if isinstance(meant, Quality) else (meant,)
    found = _PHRASE.fullmatch(digits)
    if found is None or found["before"] or found["behind"]:
        return (meant,)
    is_usual = isinstance(before, Quantity) or (meant.value, meant.unit) == _ALL
    usual = (meant.operator,) if is_usual else ()
    signs = dict.fromkeys((*usual, Operator.AT_LEAST, Operator.AT_MOST, Operator.EQUAL))
    return tuple(meant._replace(operator=sign) for sign in signs)


def meant_amount(text: str) -> Decimal | None:
    """The amount that words could mean: `二百万元`. `None`: they mean none."""
    return typed_amount(in_digits(narrow(text).strip()))


def typed_amount(text: str, before: str = "") -> Decimal | None:
    """An amount in 元; a bare number is in the unit of the amount that stood there before. `None`: it is none.

    Args:
        text: `4600 万元`, `4600万`, `1.5 亿`, `46,000,000`.
        before: the amount that stood there.
    """
    plain = narrow(text).replace(" ", "").replace("￥", "").replace("¥", "")
    if plain.endswith(_SHORT_UNITS):
        plain += "元"
    value = money(plain)
    if value is None or re.search("[^0-9.,]", plain) or not before:
        return value
    return money(plain + money_unit(before))


def typed_day(text: str) -> dt.date | None:
    """A day: `2026-01-31`, `2026/1/31`, `2026年1月31日`, `20260131`."""
    plain = narrow(text).strip()
    if re.fullmatch("[0-9]{8}", plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    return day(plain)


def typed_year(text: str) -> int | None:
    """A year: `2026`, `2026年`."""
    return year(narrow(text).strip())


def typed_count(text: str) -> int | None:
    """A number of things: `9`, `9 个`."""
    return count(narrow(text).strip().removesuffix("个").strip())


def typed_weight(text: str) -> str | None:
    """A weight as it is written: `10`, `7.5`, `１０`. `None`: it is none."""
    plain = narrow(text).strip()
    return None if weight(plain) is None else plain


def _phrase(text: str, before: Target | None) -> Quantity | None:
    found = _PHRASE.fullmatch(text)
    if found is None or (found["before"] and found["behind"] and found["before"] != "控制在"):
        return None
    value = number(found["number"])
    if value is None or _PART_OF_A_DAY.search(found["unit"]) or _MORE_THAN_A_RATE.search(found["unit"]):
        return None
    operator = _BEFORE.get(found["before"] or "") or _BEHIND.get(found["behind"] or "")
    written = unit(found["unit"])
    if isinstance(before, Quantity):
        return Quantity(operator or before.operator, value, written or before.unit, _NOWHERE)
    # Without an operator a number needs a unit to be one: `2024` or `3` alone may be anything.
    if operator is None and not written:
        return None
    return Quantity(operator or Operator.EQUAL, value, written, _NOWHERE)


def _deadline(text: str, budget_year: int | None) -> Deadline | None:
    iso = _ISO_BEFORE.fullmatch(text)
    if iso:
        found = day(iso["iso"])
        return None if found is None else Deadline(Operator.AT_MOST, found, _NOWHERE)
    for form in (_YEAR_END, _MONTH_END, _DAY_BEFORE):
        parts = form.fullmatch(text)
        if parts is not None:
            named = parts.groupdict()
            in_year = int(named["year"]) if named["year"] else budget_year
            return None if in_year is None else _in_month(in_year, int(named.get("month", 12)), named.get("day"))
    return None


def _in_month(in_year: int, month: int, on: str | None) -> Deadline | None:
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return None
    last = calendar.monthrange(in_year, month)[1]
    number_in_month = int(on) if on else last
    if not 1 <= number_in_month <= last:
        return None
    return Deadline(Operator.AT_MOST, dt.date(in_year, month, number_in_month), _NOWHERE)
