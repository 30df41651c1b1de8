"""I426 time-vague: a time that only says the end of the year or of the project.

What
    年内完成, 按时完成, and a day or a month that is the end of the project (12月底前, ≤ 2026-12-31). It cannot tell for
    a date where 计划完成日期 is missing. A value that repeats its name (及时性: 及时) is left to qual-echo.
Why
    The project ends then anyway: nothing is asked, and half-way through the year nothing can be tracked.
Basis
    Reports of people's congresses and audit offices (待核).
Fails
    项目 甲
      产出指标 / 时效指标
        - 工作完成时效: 年内完成
Passes
    项目 甲
      计划完成日期: 2026-12-31

      产出指标 / 时效指标
        - 调研报告完成时间 ≤ 2026-09-30
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

from perftui.diagnostics import Severity
from perftui.language.values import narrow
from perftui.messages import msg
from perftui.model import Operator, Quantity, Target
from perftui.notation import target_text
from perftui.rules.bases import REPORTS
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.naming import bare
from perftui.rules.rule import Outcome, Rule
from perftui.rules.wording import FINISHING, VAGUE_TIMES, echoes, is_graded, is_vague_time
from perftui.rules.words import WordList

FINISH_DATES = WordList("finish-dates")

RULE = Rule("I426", "time-vague", Severity.WARNING, (REPORTS.unverified("时效指标"),), held_by=Doubt.VALUE)

_DATE = re.compile(
    r"(?:(?P<year>\d{4})年(?:年?[度内底末])?)?(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|份?底|份|末)?)?"
)
_DIGIT = re.compile("[0-9０-９]")
_LAST_MONTH = 12
_YEAR, _MONTH = "年", "月"
_CALENDAR = frozenset((_YEAR, _MONTH))
_DATES = frozenset((Operator.AT_MOST, Operator.BELOW, Operator.EQUAL))


class _Date(NamedTuple):
    """A date that may lack its year, its day, or its month and day."""

    year: int | None
    month: int | None
    day: int | None

    def is_end(self, end: dt.date) -> bool:
        """Whether it says no more than `end`."""
        month = self.month or _LAST_MONTH
        last = self.day or monthrange(end.year, end.month)[1]
        return self.year in {None, end.year} and (month, last) == (end.month, end.day)


def check_project(facts: Facts, choice: Choice) -> Iterator[Outcome]:
    """One finding for each, at the target."""
    names_time = _DIGIT.search(facts.words) or choice.words(VAGUE_TIMES).first(facts.words)
    for item, words in facts.worded if names_time else ():
        name, text = item.indicator.name, words.text
        if _DIGIT.search(text):
            yield from _judged(facts, name, words, _in_words(narrow(text).replace(" ", ""), choice))
        elif is_vague_time(text, choice) and not echoes(text, name) and not is_graded(item.indicator):
            yield RULE.at(
                words.span,
                msg("{text} names no day", text=text),
                msg("write the day, or what is finished by which month"),
                indicator=name,
            )
    for item, figure in facts.measured:
        if figure.unit in _CALENDAR:
            name = item.indicator.name
            yield from _judged(facts, name, figure, _in_figures(name, figure, choice))
    for item, target in facts.dated:
        if target.operator in _DATES:
            day = target.day
            yield from _judged(facts, item.indicator.name, target, _Date(day.year, day.month, day.day))


def _judged(facts: Facts, name: str, target: Target, date: _Date | None) -> Iterator[Outcome]:
    """A finding where the date of a target is the end of the project."""
    if date is None:
        return
    end = facts.project.end.value if facts.project.end else None
    if end is None:
        yield RULE.undecided(target.span, msg("计划完成日期 is missing"), indicator=name)
    elif date.is_end(end):
        yield RULE.at(
            target.span,
            msg("{text} is the end of the project itself, {day}", text=target_text(target), day=end.isoformat()),
            msg("write the day, or what is finished by which month"),
            indicator=name,
        )


def _in_figures(name: str, target: Quantity, choice: Choice) -> _Date | None:
    """The year or the month of a quantity such as `完成时间 ≤ 12 月`."""
    value = target.value
    if target.operator not in _DATES or value != value.to_integral_value():
        return None
    if not choice.words(FINISH_DATES).ends(bare(name)):
        return None
    return _Date(int(value), None, None) if target.unit == _YEAR else _Date(None, int(value), None)


def _in_words(text: str, choice: Choice) -> _Date | None:
    """The date that a text names, if it names nothing else."""
    found = _DATE.match(text)
    if found is None or not found[0]:
        return None
    rest = choice.words(VAGUE_TIMES).pattern.sub("", text[found.end() :])
    if choice.words(FINISHING).pattern.sub("", rest):
        return None
    year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
    return _Date(year, month, day)
