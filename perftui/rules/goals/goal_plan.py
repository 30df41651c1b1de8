"""G504 goal-plan: a goal rests on a plan that has expired.

What
    A plan that a goal cites runs in the budget year. Its years are read from its name: 2023-2025年, or a five-year
    plan (“十四五” is 2021 to 2025). Work about a plan that has ended, such as its evaluation, is passed over. Without
    年度 the rule cannot tell.
Why
    A plan that has ended sets no task any more; its successor may set others.
Basis
    None: the authors' judgement.
Fails
    项目 甲
      年度: 2026
      年度总体目标:
        | 立足《上海市全面推进城市数字化转型“十四五”规划》，完成评估 3 项。
Passes
    项目 甲
      年度: 2026
      年度总体目标:
        | 落实“十五五”规划和《行动方案（2025-2027年）》，完成评估 3 项。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perftui.diagnostics import Severity
from perftui.language.keys import Key
from perftui.language.numerals import han_number
from perftui.messages import msg
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.prose import Paragraph
from perftui.rules.rule import Outcome, Rule
from perftui.rules.scanning import found_at
from perftui.rules.words import WordList

RULE = Rule("G504", "goal-plan", Severity.WARNING)

PLANS = WordList("plan-words")
CLOSING = WordList("plan-closing")

_NEAR = 16
"""The name of a plan ends within so many characters of its years, and what is done about it follows within as many."""

_ZEROTH_ENDS = 1955
_TERM = 5
_TIME = re.compile(
    r"(?P<from>20\d\d)\s*年?\s*(?:[-—–~～]+|至|到)\s*(?P<to>20\d\d)\s*年?"
    r"|“?(?P<ordinal>十[一二三四五六七八九])五”?"
    r"|(?P<single>20\d\d)\s*年度?(?=[^《》]{0,40}(?:工作要点|工作计划|年度计划|工作安排|重点任务安排)[^《》]{0,40}》)"
)
_SIGN = re.compile("20|十[一二三四五六七八九]五")
_BEGINS = re.compile("[2“十]")
_TITLE_END = re.compile("[《》]")


def check_project(facts: Facts, choice: Choice) -> Iterator[Outcome]:
    """One finding for each plan that has ended, at its years."""
    for paragraph in (*facts.total_prose, *facts.annual_prose):
        for found in found_at(_BEGINS, _TIME, paragraph.text) if _SIGN.search(paragraph.text) else ():
            if _is_cited(paragraph, found, choice):
                yield from _judged(facts, paragraph, found)


def _is_cited(paragraph: Paragraph, found: re.Match[str], choice: Choice) -> bool:
    """Whether the years belong to the name of a plan that still is to be followed."""
    text, plans = paragraph.text, choice.words(PLANS)
    opening = text.rfind("《", 0, found.start())
    closing = _TITLE_END.search(text, found.end())
    if opening >= 0 and text.find("》", opening, found.start()) < 0 and closing is not None and closing[0] == "》":
        name, end = text[opening : closing.start()], closing.end()
    else:
        start, stop = paragraph.clause(found.start())
        end = min(stop, found.end() + _NEAR)
        name = text[max(start, found.start() - _NEAR) : end]
    behind = text[end : min(paragraph.clause(found.start())[1], end + _NEAR)]
    return plans.first(name) is not None and choice.words(CLOSING).first(name + behind) is None


def _judged(facts: Facts, paragraph: Paragraph, found: re.Match[str]) -> Iterator[Outcome]:
    year, span = facts.project.year, paragraph.span(*found.span())
    last = _last_year(found)
    if year is None or year.value is None:
        yield RULE.undecided(span, msg("{key} is missing: nobody can tell whether the plan still runs", key=Key.YEAR))
    elif last < year.value:
        yield RULE.at(
            span,
            msg("the plan cited ran until {last}, the budget is for {year}", last=last, year=year.value),
            msg("cite the plan that is in force now"),
        )


def _last_year(found: re.Match[str]) -> int:
    if found["ordinal"]:
        return _ZEROTH_ENDS + _TERM * int(han_number(found["ordinal"]) or 0)
    return int(found["to"] or found["single"])
