"""G505 goal-markup: markup of a web page in a goal.

What
    A goal is plain text. Tags (<p>, <br/>), entities (&nbsp;) and straight quotes around the whole text are left over
    from the form or the table in which it was typed. Quotes of Chinese text (“…”, 「…」) around it belong to the text,
    unless there is other markup.
Why
    A reader sees the signs, and a search for a sentence misses it.
Basis
    None: left over from an import.
Fails
    项目 甲
      年度总体目标:
        | <p>完成评估 3 项。</p>
Passes
    项目 甲
      年度总体目标:
        | 完成评估 3 项，误差 <5%。
Fix
    Safe: takes the markup out; a tag between two paragraphs becomes a paragraph break.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.messages import msg
from perftui.model import Goal, GoalLine, Span, in_line
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("G505", "goal-markup", Severity.ERROR)

_BREAK = r"(?:</?(?:p|br|div|li|ul|ol|h[1-6]|hr|tr|table|tbody)(?:\s[^<>]*)?/?>\s*)+"
_INLINE = r"</?(?:span|b|i|u|s|strong|em|font|a|td|th|sup|sub|img|o:p)(?:\s[^<>]*)?/?>"
_ENTITY = r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});"
_MARKUP = re.compile(rf"(?P<break>{_BREAK})|(?P<inline>{_INLINE})|(?P<entity>{_ENTITY})", re.IGNORECASE)
_NEW_PARAGRAPH = "\n    |\n    | "
_STRAIGHT = MappingProxyType({'"': '"', "＂": "＂"})
"""Quotes that a table puts around a text when it is written as CSV."""
_CURLED = MappingProxyType({"“": "”", "「": "」"})


class _Removal(NamedTuple):
    """A piece of markup and the edit that takes it out."""

    sign: str
    edit: TextEdit


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each goal, at the first sign that has to go."""
    for goal in (facts.project.total_goal, facts.project.annual_goal):
        markup = [found for line in goal.lines for found in _markup(line)] if goal else []
        quotes = [*_wrapping(goal, _STRAIGHT), *(_wrapping(goal, _CURLED) if markup else ())] if goal else []
        removals = [*quotes, *markup]
        if removals:
            signs = " ".join(dict.fromkeys(removal.sign for removal in removals))
            yield RULE.at(
                min(removal.edit.span for removal in removals),
                msg("markup in the goal: {signs}", signs=signs) if markup else msg("the whole goal stands in quotes"),
                msg("a goal is plain text") if markup else msg("such quotes come from a table that was written as CSV"),
                fix=Fix(
                    msg("take the markup out") if markup else msg("take the quotes out"),
                    tuple(removal.edit for removal in removals),
                    safe=True,
                ),
            )


def _markup(line: GoalLine) -> Iterator[_Removal]:
    if "<" not in line.text and "&" not in line.text:
        return
    for found in _MARKUP.finditer(line.text):
        between = found.start() > 0 and found.end() < len(line.text)
        text = _NEW_PARAGRAPH if found["break"] and between else ""
        if found["entity"]:
            text = html.unescape(found[0])
            if text == found[0]:
                continue
            if text.isspace():
                text = " " if line.text[found.start() - 1 : found.start()].isascii() else ""
        yield _Removal(found[0].strip(), TextEdit(_place(line, found.start(), found.end()), text))


def _wrapping(goal: Goal, quotes: Mapping[str, str]) -> Iterator[_Removal]:
    """The quotes around a whole goal; none where the first of them ends before the last character."""
    lines = [line for line in goal.lines if line.text]
    if not lines:
        return
    first, last, text = lines[0], lines[-1], goal.text
    opening, closing = text[0], quotes.get(text[0], "")
    if len(text) < len("“”") or not closing or text[-1] != closing:
        return
    inside = text[1:-1]
    if inside.count(closing) == inside.count(opening) and (opening != closing or not inside.count(opening)):
        depth = 0
        for sign in inside:
            depth += (sign == opening) - (sign == closing)
            if depth < 0:
                return
        yield _Removal(f"{opening}…{closing}", TextEdit(_place(first, 0, 1), ""))
        yield _Removal(f"{opening}…{closing}", TextEdit(_place(last, len(last.text) - 1, len(last.text)), ""))


def _place(line: GoalLine, start: int, end: int) -> Span:
    return in_line(line.span.line, line.span.start + start, line.span.start + end)
