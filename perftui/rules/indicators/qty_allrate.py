"""I431 qty-allrate: every quantity is a rate of 100 %.

What
    All numbers under 数量指标 are shares of 100 %: nothing is counted. Words and open targets are left out. It cannot
    tell where the class of an indicator waits for a decision (待核) that could bring a count.
Why
    100 % of what? How much is delivered for the money stays unsaid.
Basis
    财预〔2021〕101号 二(二) (待核). A simulated review.
Fails
    项目 甲
      产出指标 / 数量指标
        - 宣传工作完成率 = 100 %
Passes
    项目 甲
      产出指标 / 数量指标
        - 宣传工作完成率 = 100 %

        - 宣传活动场次 ≥ 12 场
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Related, Severity
from perftui.messages import msg
from perftui.model import Operator, Quantity
from perftui.rules.bases import MOF_101, SIMULATED_REVIEW
from perftui.rules.choice import Choice
from perftui.rules.facts import QUANTITY, Doubt, Facts
from perftui.rules.rule import Outcome, Rule
from perftui.rules.units import PERCENT

RULE = Rule("I431", "qty-allrate", Severity.WARNING, (MOF_101.unverified("二(二)"), SIMULATED_REVIEW.read()))

_ALL = 100
_LOWER = frozenset((Operator.EQUAL, Operator.AT_LEAST))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """At most one finding, at the level's first heading."""
    quantities = [each for each in facts.measured if each.item.level2 == QUANTITY]
    rates = [each for each in quantities if _is_rate_of_all(each.target)]
    if not rates or len(rates) < len(quantities):
        return
    heading = next(section.span for section in facts.project.sections if rates[0].item.indicator in section.indicators)
    in_doubt = [each for each in facts.measured if Doubt.LEVEL in each.item.doubt]
    are_certain = any(Doubt.LEVEL not in each.item.doubt for each in rates)
    if not are_certain or not all(_is_rate_of_all(each.target) for each in in_doubt):
        yield RULE.undecided(heading, msg("the class of an indicator is marked 待核: decide that first"))
        return
    yield RULE.at(
        heading,
        # No `counted`: Chinese has one form for any number, and 全部 1 个 is said by nobody.
        msg("the only number of 数量指标 is a rate of 100 %: nothing is counted")
        if len(rates) == 1
        else msg("all {count} numbers of 数量指标 are rates of 100 %: nothing is counted", count=len(rates)),
        msg("say how many: reports, events, households, kilometres"),
        related=tuple(Related(each.target.span, msg("a rate of 100 %")) for each in rates),
    )


def _is_rate_of_all(target: Quantity) -> bool:
    return target.unit == PERCENT and target.value == _ALL and target.operator in _LOWER
