"""F710 import-cjkspace: blanks inside Chinese words.

What
    No blank stands between two Chinese characters, nor between one and a Chinese punctuation mark: in names, goals,
    words and notes. Blanks between Chinese and Latin letters or digits are a matter of taste and stay.
Why
    The blank was the end of a line in a table; a search for the word misses it, and so does the comparison of goals.
Basis
    The printed declarations, in which words are broken over lines.
Fails
    项目 甲
      年度总体目标:
        | 高质量完成机 关干部团队建设工作。
Passes
    项目 甲
      年度总体目标:
        | 高质量完成机关干部团队建设工作，2026 年举办 5G 培训 3 场。
Fix
    Safe: takes the blanks out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from perftui.diagnostics import Diagnostic, Fix, Severity
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.han import BEYOND_ASCII, is_han
from perftui.rules.rule import Rule

RULE = Rule("F710", "import-cjkspace", Severity.INFO, (FORM.read(),))

_MARKS = "，。；：、！？（）《》“”【】〔〕"
_BLANK = "[ \\t\u3000\u00a0]"
_BLANKS = re.compile(rf"{_BLANK}(?<={BEYOND_ASCII}.){_BLANK}*(?={BEYOND_ASCII})")
_AROUND = 4


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each goal, name or text, at the first of its blanks."""
    written = facts.written
    text = written.text
    blanks = (written.found(*blank.span()) for blank in _BLANKS.finditer(text) if _is_inside(text, *blank.span()))
    for _part, group in groupby(blanks, key=lambda found: found.text.part):
        found = list(group)
        first, start, end = found[0]
        around = first.text[max(0, start - _AROUND) : end + _AROUND]
        yield RULE.at(
            found[0].span,
            msg("a blank inside Chinese text: {text}", text=around)
            if len(found) == 1
            else msg("{count} blanks inside Chinese text, the first in {text}", count=len(found), text=around),
            indicator=first.indicator,
            fix=Fix(msg("take the blanks out"), tuple(each.edit("") for each in found), safe=True),
        )


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether blanks stand between two Chinese characters, or between one and a mark."""
    before, behind = text[start - 1], text[end]
    if is_han(before):
        return is_han(behind) or behind in _MARKS
    return before in _MARKS and is_han(behind)
