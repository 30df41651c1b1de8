"""I408 val-direction: the operator points the wrong way.

What
    `≥` on what should be little (a waiting time, a cost, a failure rate), or `≤` on what should be much (satisfaction,
    a completion rate). The end of the name tells; a name that does not tell is left alone, and so is one in which
    something is saved or found (节约成本, 故障修复率, 查处违规数).
Why
    The operator decides the score: a longer queue would earn more.
Basis
    Public performance-management systems: the direction of an indicator follows its operator. Practice, not a norm.
Fails
    项目 甲
      产出指标 / 时效指标
        - 平均网点排队时间 ≥ 30 分钟
Passes
    项目 甲
      产出指标 / 时效指标
        - 平均网点排队时间 ≤ 30 分钟

        - 设备无故障运行时间 ≥ 8000 小时
Fix
    Unsafe: turns the operator round.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import Message, msg
from perftui.model import Operator
from perftui.rules.bases import SYSTEMS
from perftui.rules.choice import Choice
from perftui.rules.direction import points_wrong_way
from perftui.rules.facts import Doubt, Facts
from perftui.rules.retarget import with_operator
from perftui.rules.rule import Rule

RULE = Rule("I408", "val-direction", Severity.WARNING, (SYSTEMS.read(),), held_by=Doubt.VALUE)

_TURNED = {
    Operator.AT_LEAST: Operator.AT_MOST,
    Operator.ABOVE: Operator.AT_MOST,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.BELOW: Operator.AT_LEAST,
}


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the target."""
    for item, target in facts.measured:
        name = item.indicator.name
        wrong = _wrong(name, target.operator, choice)
        if wrong is not None:
            yield RULE.at(
                target.span,
                wrong,
                msg("write {operator}, or name what the figure is", operator=_TURNED[target.operator]),
                indicator=name,
                fix=with_operator(target, _TURNED[target.operator]),
            )


def _wrong(name: str, operator: Operator, choice: Choice) -> Message | None:
    if not points_wrong_way(name, operator, choice):
        return None
    if _TURNED[operator] is Operator.AT_MOST:
        return msg("{operator} asks for more of {name}, of which less is better", operator=operator, name=name)
    return msg("{operator} asks for less of {name}, of which more is better", operator=operator, name=name)
