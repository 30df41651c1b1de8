"""F711 import-width: half-width and full-width signs are mixed up.

What
    Between Chinese characters of a goal stand Chinese punctuation marks (，；：！？ and （） around Chinese words),
    and digits and Latin letters are half-width, in goals, names and words.
Why
    Two ways to write one sentence make two sentences for a search, a comparison and a merge.
Basis
    The printed declarations, some of which are in half width and some in full width.
Fails
    项目 甲
      年度总体目标:
        | 推动数据法治及规则供给, 加强合规管理。
Passes
    项目 甲
      年度总体目标:
        | 推动数据法治及规则供给，加强合规管理，覆盖率 1,200:1。
Fix
    Safe: writes the sign in the other width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from perftui.diagnostics import Diagnostic, Fix, Severity
from perftui.language.values import narrow
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.han import BEYOND_ASCII, is_han
from perftui.rules.rule import Rule
from perftui.rules.texts import Found, Written

RULE = Rule("F711", "import-width", Severity.INFO, (FORM.read(),))

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％](?:[０-９Ａ-Ｚａ-ｚ％]|[．，](?=[０-９]))*")
_MARK = re.compile(rf"[,;:!?](?<=(?:{BEYOND_ASCII}|[)]).)[ \t]*(?={BEYOND_ASCII}|[(]|$)", re.MULTILINE)
_BRACKETS = re.compile(rf"(?P<open>[(])(?<={BEYOND_ASCII}.)(?P<inside>[^()\n]*)(?P<close>[)])")
_BEFORE_MARK, _BEFORE_BRACKET, _BEHIND_MARK = "》”）)", "》”", "《“（(\n"
_SIDES = (("open", "（"), ("close", "）"))
_FULL_WIDTH = 0xFEE0
"""How far the full-width form of an ASCII sign is from it."""


class _Sign(NamedTuple):
    """A sign and what to write in its place."""

    found: Found
    meant: str


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each goal, name or text, at the first of the signs."""
    signs = sorted(_signs(facts.written), key=lambda sign: sign.found.span)
    for _part, group in groupby(signs, key=lambda sign: sign.found.text.part):
        found = list(group)
        text, start, end = found[0].found
        first = text.text[start:end].strip()
        yield RULE.at(
            found[0].found.span,
            msg("{sign} in the other width than the text around it", sign=first)
            if len(found) == 1
            else msg(
                "{count} signs in the other width than the text around them, the first is {sign}",
                count=len(found),
                sign=first,
            ),
            indicator=text.indicator,
            fix=Fix(msg("write them in one width"), tuple(sign.found.edit(sign.meant) for sign in found), safe=True),
        )


def _signs(written: Written) -> Iterator[_Sign]:
    """Full-width digits and letters anywhere; half-width marks between Chinese characters of a goal.

    The blank behind a mark stood for its width and goes with it.
    """
    text = written.text
    for found in _WIDE.finditer(text):
        yield _Sign(written.found(*found.span()), narrow(found[0]))
    marks = [
        (*found.span(), chr(ord(found[0][0]) + _FULL_WIDTH))
        for found in _MARK.finditer(text)
        if _is_one(text[found.start() - 1], _BEFORE_MARK) and _is_one(text[found.end() : found.end() + 1], _BEHIND_MARK)
    ]
    brackets = [
        (*found.span(side), sign)
        for found in _BRACKETS.finditer(text)
        if _is_one(text[found.start() - 1], _BEFORE_BRACKET) and any(map(is_han, found["inside"]))
        for side, sign in _SIDES
    ]
    for start, end, meant in (*marks, *brackets):
        place = written.found(start, end)
        if place.text.is_goal:
            yield _Sign(place, meant)


def _is_one(sign: str, others: str) -> bool:
    """Whether a sign is a Chinese character or one of some others; the end of all texts is."""
    return sign in others or is_han(sign)
