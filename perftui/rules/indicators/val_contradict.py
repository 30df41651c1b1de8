"""I407 val-contradict: two targets of one object contradict each other.

What
    Names are of one object if only their last words differ, such as 完成率, 及时率, 满意度. Two faults are found: one
    figure is 0 although the other says that something is done; and two figures for the same aspect, under different
    levels or names (满意度, 满意率). The same name twice under one level is left to dup-in, a lower and an upper bound
    are no contradiction, and 0 of something unwanted (事故) is none either.
Why
    One of the two is wrong, and nobody can tell which from the declaration.
Basis
    None: it follows from the two lines.
Fails
    项目 甲
      产出指标 / 数量指标
        - 规划研究完成率 = 100 %

      产出指标 / 时效指标
        - 规划研究完成及时率 = 0 %
Passes
    项目 甲
      产出指标 / 数量指标
        - 规划研究完成率 = 100 %

      产出指标 / 时效指标
        - 规划研究完成及时率 = 100 %
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perftui.diagnostics import Diagnostic, Related, Severity
from perftui.messages import msg
from perftui.model import Operator, Quantity
from perftui.notation import target_text
from perftui.rules.choice import Choice
from perftui.rules.direction import BAD
from perftui.rules.facts import Doubt, Facts, Item, Measured
from perftui.rules.naming import bare
from perftui.rules.rows import rows
from perftui.rules.rule import Rule
from perftui.rules.words import WordList

ASPECTS = WordList("aspects")

RULE = Rule("I407", "val-contradict", Severity.WARNING, held_by=Doubt.VALUE)

_LOWER = frozenset((Operator.AT_LEAST, Operator.ABOVE))
_UPPER = frozenset((Operator.AT_MOST, Operator.BELOW))


class _Side(NamedTuple):
    """What an indicator says of an aspect of its object."""

    aspect: str
    item: Item
    target: Quantity


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each indicator, at its target."""
    for thing, sides in _by_object(facts.measured, choice).items():
        if len(sides) > 1 and choice.words(BAD).first(thing) is None:
            for side in sides:
                other = next((other for other in sides if _is_wrong(side, other)), None)
                if other is not None:
                    yield _finding(side, other)


def _by_object(measured: Sequence[Measured], choice: Choice) -> dict[str, list[_Side]]:
    aspects = rows(choice.words(ASPECTS))
    found: dict[str, list[_Side]] = {}
    for item, target in measured:
        name = bare(item.indicator.name)
        ending = aspects.endings.ending(name)
        if ending is not None and ending != name:
            (aspect,) = aspects.meanings[ending]
            found.setdefault(name[: -len(ending)], []).append(_Side(aspect, item, target))
    return found


def _is_wrong(side: _Side, other: _Side) -> bool:
    """Whether `side` is the one to report of a contradiction: that with 0, else the later one."""
    ours, theirs = side.target, other.target
    if not ours.value or not theirs.value:
        return not ours.value and ours.operator not in _LOWER and bool(theirs.value) and theirs.operator not in _UPPER
    return side.item.indicator.line > other.item.indicator.line and _differ(side, other)


def _differ(side: _Side, other: _Side) -> bool:
    """Whether two figures for one aspect cannot both be the target."""
    ours, theirs = side.target, other.target
    if side.aspect != other.aspect or ours.unit != theirs.unit or ours.value == theirs.value:
        return False
    if side.item.level2 == other.item.level2 and side.item.indicator.name == other.item.indicator.name:
        return False
    lower, upper = sorted((ours, theirs), key=lambda target: target.value)
    return not (lower.operator in _LOWER and upper.operator in _UPPER)


def _finding(side: _Side, other: _Side) -> Diagnostic:
    said = f"{other.item.indicator.name} {target_text(other.target)}"
    return RULE.at(
        side.target.span,
        msg("{target} contradicts {other}", target=target_text(side.target), other=said),
        msg("both speak of one object: correct the one that is wrong"),
        indicator=side.item.indicator.name,
        related=(Related(other.target.span, msg("the other target")),),
    )
