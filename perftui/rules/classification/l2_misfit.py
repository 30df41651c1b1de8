"""K304 l2-misfit: an indicator measures something else than its level 2.

What
    A count below 时效指标, the time that a step of the work takes below 效益指标, a count of what is done with the
    money below 效益指标, and a completion rate below 质量指标. Unit and name have to say so both: 新增就业岗位 ≥
    500 个 is an effect, 优良天数 ≥ 300 天 as well, 逾期次数 ≤ 2 次 is timeliness. And a share of the satisfied below
    产出指标 or 效益指标.
Why
    Points are given by level: what stands in the wrong one is scored as what it is not, or not at all.
Basis
    The definitions of the levels in published rules on performance; an audit firm's standards for reviewing
    self-evaluations: what does not fit its level 2 counts nothing.
Fails
    项目 甲
      产出指标 / 时效指标
        - 举办创新大赛 ≥ 2 次

      效益指标 / 社会效益指标
        - 材料审核平均时间 ≤ 5 天

        - 社区食堂建设数量 ≥ 10 个
Passes
    项目 甲
      产出指标 / 数量指标
        - 举办创新大赛 ≥ 2 次

        - 社区食堂建设数量 ≥ 10 个

      产出指标 / 时效指标
        - 材料审核平均时间 ≤ 5 天

      效益指标 / 社会效益指标
        - 带动就业岗位 ≥ 500 个
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import Message, msg
from perftui.model import Operator
from perftui.rules.amounts import thing_of
from perftui.rules.bases import DEFINITIONS, LOCAL_LAW_1, REVIEW_STANDARDS
from perftui.rules.choice import Choice
from perftui.rules.facts import (
    EFFECT,
    OUTPUT,
    QUALITY,
    QUANTITY,
    SATISFACTION,
    TIMELINESS,
    Doubt,
    Facts,
    Measured,
    level1_of,
)
from perftui.rules.rule import Rule, WordList
from perftui.rules.satisfaction import WORD
from perftui.rules.units import PERCENT

_OF_PEOPLE = "服务对象满意度指标"

COUNTING_UNITS = WordList("counting-units")
TIME_UNITS = WordList("time-units")
TIMELINESS_WORDS = WordList("timeliness-words")
WORK_STEPS = WordList("work-steps")
TIME_CHANGES = WordList("time-changes")
OUTPUT_WORDS = WordList("output-words")
EFFECT_WORDS = WordList("effect-words")
COMPLETION_RATES = WordList("completion-rates")
COMPLETION_OF_QUALITY = WordList("completion-of-quality")

RULE = Rule(
    "K304",
    "l2-misfit",
    Severity.WARNING,
    (DEFINITIONS.read(), LOCAL_LAW_1.unverified("第十六条"), REVIEW_STANDARDS.read("10")),
    held_by=Doubt.LEVEL,
)


class _Misfit(NamedTuple):
    """What an indicator measures instead, and where that belongs."""

    what: Message
    level1: str
    level2: str


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each indicator with a number, at its name."""
    for measured in facts.measured:
        item = measured.item
        judge = _JUDGES.get(item.level2) or _JUDGES.get(item.level1)
        misfit = _of_satisfaction(measured) or (judge(measured, choice) if judge else None)
        if misfit:
            yield RULE.at(
                item.indicator.span,
                misfit.what,
                msg("move it to {level1} / {level2}", level1=misfit.level1, level2=misfit.level2),
                indicator=item.indicator.name,
            )


def _of_satisfaction(measured: Measured) -> _Misfit | None:
    item = measured.item
    if WORD not in item.indicator.name or measured.target.unit != PERCENT or level1_of(item) not in {OUTPUT, EFFECT}:
        return None
    return _Misfit(msg("how satisfied people are is neither output nor effect"), SATISFACTION, _OF_PEOPLE)


def _in_timeliness(measured: Measured, choice: Choice) -> _Misfit | None:
    if not _counts(measured, choice) or choice.words(TIMELINESS_WORDS).first(measured.item.indicator.name):
        return None
    what = msg("{unit} counts how much is delivered, not when", unit=measured.target.unit)
    return _Misfit(what, OUTPUT, QUANTITY)


def _in_quality(measured: Measured, choice: Choice) -> _Misfit | None:
    name = measured.item.indicator.name
    word = choice.words(COMPLETION_RATES).first(name)
    if word is None or choice.words(COMPLETION_OF_QUALITY).first(name):
        return None
    return _Misfit(msg("{word} says how much was done, not how well", word=word), OUTPUT, QUANTITY)


def _in_effect(measured: Measured, choice: Choice) -> _Misfit | None:
    name, target = measured.item.indicator.name, measured.target
    if target.operator in {Operator.AT_MOST, Operator.BELOW}:
        step = choice.words(WORK_STEPS).first(name) if _is_time(measured, choice) else None
        if step is None or choice.words(TIME_CHANGES).first(name):
            return None
        what = msg("how long {step} takes is timeliness of the work, not an effect of it", step=step)
        return _Misfit(what, OUTPUT, TIMELINESS)
    done = choice.words(OUTPUT_WORDS).first(name) if _counts(measured, choice) else None
    if done is None or choice.words(EFFECT_WORDS).first(name):
        return None
    what = msg("{unit} counts what is done ({word}), not what comes of it", unit=target.unit, word=done)
    return _Misfit(what, OUTPUT, QUANTITY)


_JUDGES: dict[str, Callable[[Measured, Choice], _Misfit | None]] = {
    TIMELINESS: _in_timeliness,
    QUALITY: _in_quality,
    EFFECT: _in_effect,
}


def _counts(measured: Measured, choice: Choice) -> bool:
    thing = thing_of(measured.target.unit)
    return thing is not None and thing in choice.words(COUNTING_UNITS)


def _is_time(measured: Measured, choice: Choice) -> bool:
    return measured.target.unit.partition("/")[0] in choice.words(TIME_UNITS)
