"""I411 val-strict: > or < where ≥ or ≤ is usual.

What
    `> 90 %` is missed by a result of exactly 90 %. `> 0` and `< 0`, which say that something grows or shrinks, are left
    out, and an operator that points the wrong way is left to val-direction.
Why
    The figure that is written is then not the figure to reach; readers and systems take it for that.
Basis
    None: a habit of the form.
Fails
    项目 甲
      产出指标 / 数量指标
        - 上海市气象局机时量 > 11000 万核小时
Passes
    项目 甲
      产出指标 / 数量指标
        - 上海市气象局机时量 ≥ 11000 万核小时

        - 核心产业增加值增长率 > 0 %
Fix
    Unsafe: writes ≥ for > and ≤ for <.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.model import Deadline, Operator, Quantity
from perftui.rules.choice import Choice
from perftui.rules.direction import points_wrong_way
from perftui.rules.facts import Doubt, Facts
from perftui.rules.retarget import with_operator
from perftui.rules.rule import Rule

RULE = Rule("I411", "val-strict", Severity.INFO, held_by=Doubt.VALUE)

_USUAL = {Operator.ABOVE: Operator.AT_LEAST, Operator.BELOW: Operator.AT_MOST}


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the target."""
    for item, figure in facts.measured:
        if figure.operator in _USUAL and _is_strict(item.indicator.name, figure, choice):
            yield _finding(item.indicator.name, figure)
    for item, day in facts.dated:
        if day.operator in _USUAL:
            yield _finding(item.indicator.name, day)


def _finding(name: str, target: Quantity | Deadline) -> Diagnostic:
    usual = _USUAL[target.operator]
    return RULE.at(
        target.span,
        msg("{operator} excludes the figure itself; usual is {usual}", operator=target.operator, usual=usual),
        msg("write {operator} if the figure itself is enough", operator=usual),
        indicator=name,
        fix=with_operator(target, usual),
    )


def _is_strict(name: str, target: Quantity, choice: Choice) -> bool:
    return bool(target.value) and not points_wrong_way(name, target.operator, choice)
