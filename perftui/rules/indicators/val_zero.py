"""I406 val-zero: a target of 0 where something is wanted.

What
    `≥ 0` is reached by any result, and `= 0` by doing nothing. Names of which less is better (故障率, 投诉率, 事故数)
    are left out, and figures that can lie below zero (增长率, 利润). `≥ 0` on a cost is left to val-direction.
Why
    With `≥ 0` every result scores in full. With `= 0` who does nothing scores in full, and who does something scores 0.
Basis
    Public performance-management systems: how a target of 0 is scored. Practice, not a norm.
Fails
    项目 甲
      产出指标 / 时效指标
        - 规划研究完成及时率 = 0 %
Passes
    项目 甲
      产出指标 / 时效指标
        - 规划研究完成及时率 = 100 %

        - 系统故障率 = 0 %
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import Message, msg
from perftui.model import Operator
from perftui.rules.bases import SYSTEMS
from perftui.rules.choice import Choice
from perftui.rules.direction import BAD, less_is_better, more_is_better
from perftui.rules.facts import Doubt, Facts, Measured
from perftui.rules.naming import bare
from perftui.rules.rule import Rule
from perftui.rules.words import WordList

BELOW_ZERO = WordList("below-zero")
MEASURES = WordList("measures")
GIVEN = WordList("given-numbers")

RULE = Rule("I406", "val-zero", Severity.ERROR, (SYSTEMS.read(),), held_by=Doubt.VALUE)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the target."""
    for measured in facts.measured:
        target = measured.target
        if not target.value and (wrong := _wrong(measured, choice)) is not None:
            yield RULE.at(
                target.span,
                wrong,
                msg("write the figure that is to be reached"),
                indicator=measured.item.indicator.name,
            )


def _wrong(measured: Measured, choice: Choice) -> Message | None:
    name, operator = measured.item.indicator.name, measured.target.operator
    if choice.words(BELOW_ZERO).first(name):
        return None
    if operator is Operator.AT_LEAST and not less_is_better(name, choice):
        return msg("any result of {indicator} reaches a target of at least 0", indicator=name)
    if operator is Operator.EQUAL and _is_wanted(name, choice):
        return msg("{indicator} is to be 0: who does nothing reaches it", indicator=name)
    return None


def _is_wanted(name: str, choice: Choice) -> bool:
    if more_is_better(name, choice):
        return True
    unwanted = choice.words(BAD).first(name) or choice.words(GIVEN).first(name)
    return not unwanted and choice.words(MEASURES).ends(bare(name)) and not less_is_better(name, choice)
