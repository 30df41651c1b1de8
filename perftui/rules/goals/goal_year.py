"""G503 goal-year: a goal is set for another year than the budget's.

What
    A year near a verb of reaching (力争, 达到, 实现, 完成 …) is the budget year. Years that something is compared
    with (较2024年增长), years in names of plans and numbers of documents, ranges of years, and work about another
    year (2025年 决算) are passed over. A later year is legal while the project still runs in it, and otherwise a
    warning; in 项目总目标 each year of the project is legal. Without 年度 the rule cannot tell.
Why
    The goal was taken from another year's declaration and not updated, or the money of this year cannot reach it.
Basis
    None: a slip of writing.
Fails
    项目 甲
      年度: 2026
      年度总体目标:
        | 力争2024年产业规模达到6000亿元。
Passes
    项目 甲
      年度: 2026
      年度总体目标:
        | 力争2026年产业规模达到6000亿元，较2024年增长5%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perftui.diagnostics import Severity
from perftui.language.keys import Key
from perftui.messages import msg
from perftui.model import Project
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.prose import Paragraph
from perftui.rules.rule import Outcome, Rule
from perftui.rules.scanning import found_at
from perftui.rules.words import WordList

RULE = Rule("G503", "goal-year", Severity.ERROR)

VERBS = WordList("target-verbs")
COMPARED = WordList("compared-before")
PAST = WordList("past-words")
OTHER_WORK = WordList("other-year-work")

_FEW = 8
"""What is said about a year stands within so many characters."""

_SIGN = re.compile(r"19\d\d|20\d\d")
_BEGINS = re.compile(r"[《“（(〔\[12]")
_YEAR = re.compile(
    r"《[^《》]*》|“[^”]{0,30}”|[（(〔\[][^（()）〔〕\[\]]*[）)〕\]]"
    r"|(?:19|20)\d\d\s*(?:年度?)?\s*(?:[-—–~～]+|至|到)\s*(?:20)?\d\d\s*年?"
    r"|(?<!\d)(?P<year>(?:19|20)\d\d)\s*年度?"
)


def check_project(facts: Facts, choice: Choice) -> Iterator[Outcome]:
    """One finding for each year, at its characters."""
    for key, prose in ((Key.TOTAL_GOAL, facts.total_prose), (Key.ANNUAL_GOAL, facts.annual_prose)):
        for paragraph in prose:
            for found in found_at(_BEGINS, _YEAR, paragraph.text) if _SIGN.search(paragraph.text) else ():
                if found["year"] and _is_target(paragraph, found, choice):
                    yield from _judged(facts.project, key, paragraph, found)


def _is_target(paragraph: Paragraph, found: re.Match[str], choice: Choice) -> bool:
    """Whether the clause says that something is to be reached in that year."""
    start, end = paragraph.clause(found.start())
    clause, before = paragraph.text[start:end], paragraph.text[start : found.start()].rstrip()
    if choice.words(VERBS).first(clause) is None or choice.words(PAST).first(clause) is not None:
        return False
    behind = paragraph.text[found.end() : min(end, found.end() + _FEW)]
    return not choice.words(COMPARED).ends(before) and choice.words(OTHER_WORK).first(behind) is None


def _judged(project: Project, key: Key, paragraph: Paragraph, found: re.Match[str]) -> Iterator[Outcome]:
    year, span = int(found["year"]), paragraph.span(*found.span())
    budget = project.year.value if project.year else None
    if budget is None:
        yield RULE.undecided(span, msg("{key} is missing: nobody can tell which year is meant", key=Key.YEAR))
    elif year != budget and year not in _years_ahead(project, budget, whole=key is Key.TOTAL_GOAL):
        yield RULE.at(
            span,
            msg("the goal is set for {year}, the budget for {budget}", year=year, budget=budget),
            msg("write what is to be reached in {budget}", budget=budget),
            severity=Severity.ERROR if year < budget else Severity.WARNING,
        )


def _years_ahead(project: Project, budget: int, *, whole: bool) -> range:
    """The other years that a goal may be set for: the rest of the project, for 项目总目标 all of it."""
    start, end = (date.value.year if date and date.value else budget for date in (project.start, project.end))
    return range(start if whole else budget, end + 1)
