"""Money, targets, dates and names: what their text means, and the text that says it.

Reading is generous in the forms of the grammar; writing is exact. Numbers are `Decimal` throughout.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import product
from types import MappingProxyType

from perftui.language.grammar import BLANKS, grammar
from perftui.model import EXACT, Deadline, Open, Operator, Quality, Quantity, Span, Target
from perftui.notation import amount_text, target_text

MAX_DIGITS = 30
"""More digits than this in one number is a slip, not money."""

MONEY_UNITS = MappingProxyType(
    {
        "元": Decimal(1),
        "千元": Decimal(1_000),
        "万元": Decimal(10_000),
        "百万元": Decimal(1_000_000),
        "亿元": Decimal(100_000_000),
    }
)
"""Units of money in 元."""

_PLAIN_MONEY = frozenset((None, "元"))


def _widths(spellings: tuple[str, ...]) -> Iterator[str]:
    """Each spelling with each of its characters in half and in full width."""
    for spelling in spellings:
        both = [(sign, chr(ord(sign) + 0xFEE0)) if sign.isascii() else (sign,) for sign in spelling]
        yield from ("".join(signs) for signs in product(*both))


_NARROW = str.maketrans({**{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}, "\u3000": " ", "\u00a0": " "})
OPERATORS = MappingProxyType(
    {
        spelling: operator
        for operator, spellings in (
            (Operator.AT_LEAST, ("≥", "≧", "⩾", ">=", "=>")),
            (Operator.AT_MOST, ("≤", "≦", "⩽", "<=", "=<")),
            (Operator.EQUAL, ("=",)),
            (Operator.ABOVE, (">",)),
            (Operator.BELOW, ("<",)),
        )
        for spelling in _widths(spellings)
    }
)
"""Every spelling of an operator that the grammar reads, in half and full width."""

_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
_DATE_PARTS = re.compile(r"\d+")


def narrow(text: str) -> str:
    """`text` with full-width forms of ASCII as ASCII; every character keeps its place."""
    return text.translate(_NARROW)


def number(text: str) -> Decimal | None:
    """The number that the grammar found; `None` where it has more than `MAX_DIGITS` digits."""
    if len(text) > MAX_DIGITS and sum(character.isdigit() for character in text) > MAX_DIGITS:
        return None
    return Decimal((text if text.isascii() else narrow(text)).replace(",", ""))


@lru_cache(maxsize=1024)
def target_number(text: str) -> Decimal | None:
    """The number of a target: few of them are another one in another declaration, as amounts are."""
    return number(text)


def money(text: str) -> Decimal | None:
    """An amount in 元 from `38,000,000.00 元`, `4600 万元` or `46,000,000`; `None` where it is no amount."""
    found = grammar().match("MONEY", text)
    if found is None:
        return None
    value = number(found["number"])
    if value is None or value < 0:
        return None
    unit_of_money = found["unit"]
    return value if unit_of_money in _PLAIN_MONEY else EXACT.multiply(value, MONEY_UNITS[unit_of_money])


def money_unit(text: str) -> str:
    """The unit that an amount was written in; 元 where none is written."""
    found = grammar().match("MONEY", text)
    return (found and found["unit"]) or "元"


@lru_cache(maxsize=1024)
def day(text: str) -> dt.date | None:
    """A day from `2026-01-01`, `2026/1/1`, `2026.1.1` or `2026年1月1日`; `None` where there is no such day."""
    if grammar().match("DAY", text) is None:
        return None
    year, month, number_in_month = (int(part) for part in _DATE_PARTS.findall(text))
    try:
        return dt.date(year, month, number_in_month)
    except ValueError:
        return None


@lru_cache(maxsize=64)
def year(text: str) -> int | None:
    """A year from `2026`, `2026年` or `2026 年度`."""
    found = grammar().match("YEAR", text)
    return int(found["year"]) if found else None


def count(text: str) -> int | None:
    """A whole number, as in 项目数."""
    found = grammar().match("COUNT", text)
    return int(found["count"]) if found else None


def weight(text: str) -> Decimal | None:
    """A 分值, such as `10`, `7.5` or `10 分`."""
    found = grammar().match("NUMBER", text)
    value = number(found["number"]) if found else None
    return None if value is None or value < 0 else value


@lru_cache(maxsize=1024)
def unit(text: str) -> str:
    """A unit without blanks at its ends and without the brackets of the printed form: `（%）` is `%`."""
    text = text.strip(BLANKS)
    plain = narrow(text) if not text.isascii() and _FULL_WIDTH.search(text) else text
    if plain.startswith("(") and plain.endswith(")") and plain.count("(") == 1:
        plain = plain[1:-1].strip()
    # What would not be read back as a unit stays as it was written.
    return plain if plain == text or grammar().match("TARGET", f"= 1 {plain}") else text


def target(text: str) -> Target:
    """A target as it is typed: `≥90%`, `≤ 2026-12-31`, `?`, and words otherwise. Its span counts from 0 in line 1."""
    text = text.strip(BLANKS)
    span = Span(1, 0, 1, len(text))
    if text in {"?", "？"}:
        return Open(span)
    found = grammar().match("TARGET", text)
    if found is None:
        return Quality(text, span)
    if found["date"]:
        deadline = day(found["date"])
        return Quality(text, span) if deadline is None else Deadline(OPERATORS[found["operator"]], deadline, span)
    value = number(found["number"])
    if value is None:
        return Quality(text, span)
    return Quantity(OPERATORS[found["operator"]], value, unit(found["unit"] or ""), span)


def money_text(value: Decimal, unit_of_money: str) -> str:
    """An amount of 元 as it is written in `unit_of_money`: `120.00 万元`."""
    return f"{amount_text(EXACT.divide(value, MONEY_UNITS[unit_of_money]))} {unit_of_money}"


def indicator_text(name: str, what: Target) -> str:
    """A bullet without its indentation: `- 名称 ≥ 90 %` or `- 名称: 合规`."""
    separator = " " if isinstance(what, Quantity | Deadline) else ": "
    return f"- {name_text(name)}{separator}{target_text(what)}"


def name_text(name: str) -> str:
    """The name of an indicator, in quotes only where it could not be read back without."""
    found = grammar().match("INDICATOR", f"- {name}: x")
    return name if found and found["name"] and found["name"].rstrip(BLANKS) == name else quoted(name)


def title_text(name: str) -> str:
    """The name of a project or a summary, in quotes only where it could not be read back without."""
    found = grammar().match("PROJECT", f"项目 {name}")
    return name if found and found["project"] and found["project"].rstrip(BLANKS) == name else quoted(name)


def quoted(name: str) -> str:
    """`name` in quotes, with the quotes inside doubled."""
    return '"' + name.replace('"', '""') + '"'


def unquoted(inside: str) -> str:
    """The name that stands between quotes."""
    return inside.replace('""', '"')
