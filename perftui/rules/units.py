"""What a unit counts."""

from __future__ import annotations

from functools import lru_cache

PERCENT = "%"
_MULTIPLES = "十百千万亿"
_A_YEAR = ("/年", "/年度", "每年")


@lru_cache(maxsize=1024)
def base(unit: str) -> str:
    """What `unit` counts, without multiples and without what it is by: 万人/年 is 人, 元/个 is 元."""
    plain = unit.replace(" ", "").partition("/")[0]
    return plain.lstrip(_MULTIPLES) or plain


@lru_cache(maxsize=1024)
def without_year(unit: str) -> str | None:
    """`unit` without `/年` at its end, or `None` where it has none."""
    plain = unit.replace(" ", "")
    return next((plain.removesuffix(end) for end in _A_YEAR if plain.endswith(end) and plain != end), None)
