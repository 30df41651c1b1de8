"""I412 val-eqcount: a count is to be met exactly.

What
    `= 10 场` on a unit that counts whole things: eleven would miss it. Shares, money, measures and times are left out,
    a target of 0 is too, and so are numbers that are given, such as 在职人数.
Why
    Delivering more is no fault. Systems score a count of more than the target in full, so the target says it as well.
Basis
    Public performance-management systems: more than a target is scored in full. Practice, not a norm.
Fails
    项目 甲
      产出指标 / 数量指标
        - 培训场次 = 10 场
Passes
    项目 甲
      产出指标 / 数量指标
        - 培训场次 ≥ 10 场

        - 安全事故数 = 0 起
Fix
    Unsafe: writes ≥.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.model import Operator
from perftui.notation import target_text
from perftui.rules.bases import SYSTEMS
from perftui.rules.choice import Choice
from perftui.rules.direction import less_is_better
from perftui.rules.facts import Doubt, Facts
from perftui.rules.retarget import with_operator
from perftui.rules.rule import Rule
from perftui.rules.units import base
from perftui.rules.words import WordList

COUNT_UNITS = WordList("count-units")
GIVEN = WordList("given-numbers")

RULE = Rule("I412", "val-eqcount", Severity.INFO, (SYSTEMS.read(),), held_by=Doubt.VALUE)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the target."""
    for item, target in facts.measured:
        if (
            target.operator is Operator.EQUAL
            and target.value
            and _may_be_more(item.indicator.name, target.unit, choice)
        ):
            yield RULE.at(
                target.span,
                msg("{target} is missed by delivering more", target=target_text(target)),
                msg("write {operator} if more is as good", operator=Operator.AT_LEAST),
                indicator=item.indicator.name,
                fix=with_operator(target, Operator.AT_LEAST),
            )


def _may_be_more(name: str, unit: str, choice: Choice) -> bool:
    if base(unit) not in choice.words(COUNT_UNITS) or choice.words(GIVEN).first(name):
        return False
    return not less_is_better(name, choice)
