"""I410 val-noop: a number without an operator, so that it is read as words.

What
    A target such as `90%`, `九成以上`, `不少于一百个`, `30 分钟以内` or a day, behind a colon, and a range (`80%-90%`).
    Values that hold an operator are left to text-target. Grades (3 级, 5A 级) are no numbers to reach.
Why
    Words are in no total of quantities and are never compared with a result.
Basis
    The form itself: a number stands behind an operator.
Fails
    项目 甲
      满意度指标 / 服务对象满意度指标
        - 满意度: 90%
Passes
    项目 甲
      满意度指标 / 服务对象满意度指标
        - 满意度 ≥ 90 %
Fix
    Unsafe: writes the operator that the words say; where they say none, ≤ for costs, what should be little and a day,
    = for 100 % and for 0, and ≥ otherwise. Of a range it writes the bound that counts, where the name tells which one
    does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from perftui.diagnostics import Diagnostic, Severity
from perftui.language.intervals import YEAR, interval, is_counted
from perftui.language.numerals import in_digits
from perftui.language.values import day, narrow, target
from perftui.messages import msg
from perftui.model import Deadline, Indicator, Operator, Quantity
from perftui.notation import target_text
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.direction import less_is_better, more_is_better
from perftui.rules.facts import COST, Doubt, Facts, Item, level1_of
from perftui.rules.retarget import with_figure
from perftui.rules.rule import Rule
from perftui.rules.units import PERCENT

RULE = Rule("I410", "val-noop", Severity.WARNING, (FORM.read(),), held_by=Doubt.VALUE)

_SPELLINGS = (
    (Operator.AT_LEAST, "不低于 不少于 不小于 不短于 大于等于 大于或等于 至少 达到 以上 及以上 或以上"),
    (
        Operator.AT_MOST,
        "不超过 不高于 不大于 不多于 不长于 小于等于 小于或等于 至多 最多 控制在 以内 之内 内 以下 及以下",
    ),
    (Operator.ABOVE, "超过 高于 大于 多于"),
    (Operator.BELOW, "低于 小于 少于"),
    (Operator.EQUAL, "等于"),
)
_SPOKEN = MappingProxyType({spelling: operator for operator, words in _SPELLINGS for spelling in words.split()})
_WORDS = "|".join(sorted(_SPOKEN, key=len, reverse=True))
_UNIT = r"[^\d\s:,;、，。~～—\-至到和]{0,6}?"
_FIGURE = re.compile(
    rf"(?P<before>{_WORDS})?\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{_UNIT})\s*(?P<after>{_WORDS})?"
)
_BY = re.compile("(?:之|以|底)?前$")
_DIGIT = re.compile("[0-9０-９零一二两三四五六七八九十百千]")
_ALL = 100


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the words."""
    for item, words in facts.worded if _DIGIT.search(facts.words) else ():
        if not _DIGIT.search(words.text):
            continue
        indicator = item.indicator
        text = in_digits(narrow(words.text).strip())
        meant = _meant(item, text, choice)
        if meant is not None:
            yield RULE.at(
                words.span,
                msg("{text} is a number without an operator and is read as words", text=words.text),
                msg("write the operator before the number, without the colon"),
                indicator=indicator.name,
                fix=with_figure(indicator, meant),
            )
        elif bounds := interval(text):
            yield _range(indicator, words.text, bounds, choice)


def _range(indicator: Indicator, text: str, bounds: tuple[Quantity, Quantity], choice: Choice) -> Diagnostic:
    low, high = bounds
    counts = high if less_is_better(indicator.name, choice) else low
    is_known = counts is high or more_is_better(indicator.name, choice)
    return RULE.at(
        indicator.target.span,
        msg("{text} is a range, and a target is one number", text=text),
        msg(
            "write the bound that counts, such as `{bound}`, or two indicators, one with `{low}` and one with `{high}`",
            bound=target_text(counts),
            low=target_text(low),
            high=target_text(high),
        ),
        indicator=indicator.name,
        fix=with_figure(indicator, counts) if is_known else None,
    )


def _meant(item: Item, text: str, choice: Choice) -> Quantity | Deadline | None:
    by = _BY.sub("", text)
    if day(by) is not None:
        return _read(f"{Operator.AT_MOST} {by}")
    found = _FIGURE.fullmatch(text)
    if found is None or not is_counted(found["unit"]) or YEAR.match(text):
        return None
    operator = _SPOKEN.get(found["before"] or found["after"] or "") or _usual(item, found, choice)
    return _read(f"{operator} {found['number']} {found['unit']}")


def _usual(item: Item, found: re.Match[str], choice: Choice) -> Operator:
    if level1_of(item) == COST or less_is_better(item.indicator.name, choice):
        return Operator.AT_MOST
    is_all = found["unit"] == PERCENT and found["number"].partition(".")[0] == str(_ALL)
    is_none = not found["number"].strip("0.,")
    return Operator.EQUAL if is_all or is_none else Operator.AT_LEAST


def _read(text: str) -> Quantity | Deadline | None:
    read = target(text)
    return read if isinstance(read, Quantity | Deadline) else None
