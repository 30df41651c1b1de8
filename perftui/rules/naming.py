"""The names of indicators: what stands at their end, and where a part of one is."""

from __future__ import annotations

import re

from perftui.model import Indicator, Span, in_line

_ASIDE = re.compile("《[^》]*》|^[0-9一二三四五六七八九十]+、")
_BRACKETS = {"）": "（", ")": "("}


def bare(name: str) -> str:
    """`name` without a remark in brackets at its end: `培训合格率（%）` is `培训合格率`."""
    opening = _BRACKETS.get(name[-1:])
    return name if opening is None else name.rpartition(opening)[0].rstrip() or name


def part(indicator: Indicator, start: int, end: int) -> Span:
    """The place of a part of the name; of the whole name where quotes hide the place."""
    span = indicator.span
    if span.end - span.start != len(indicator.name):
        return span
    return in_line(span.line, span.start + start, span.start + end)


def without_asides(name: str) -> str:
    """`name` with titles of documents and a number at its beginning blanked out; the others keep their places."""
    return _ASIDE.sub(lambda aside: " " * len(aside[0]), name)
