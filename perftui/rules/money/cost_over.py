"""M204 cost-over: the ceilings of cost allow more than the budget pays for.

What
    Targets in money with ≤, < or = below 经济成本指标 (and below 产出指标 / 成本指标, where cost stood before 2021)
    do not add up to more than the budget of the year; in a project of several years, of the whole project. Unit
    costs, other costs and changes of cost stay out of the sum. A target for the project as a whole is compared by
    itself: one that is named so, that equals the budget, or that is the sum of the others. Where the budget is not
    known, or a target that matters is marked 待核, the rule cannot tell.
Why
    Ceilings above the budget do not bind: they are kept whatever happens. It does not say that too much is spent.
Basis
    上海市财政局 2025-01-02 指引: cost targets match the budget. 财预〔2015〕88号: 相应匹配 (待核).
Fails
    项目 甲
      年度资金申请总额: 1,345 万元

      成本指标 / 经济成本指标
        - 示范场景规划研究总成本 ≤ 830 万元

        - 公共服务体系建设总成本 ≤ 1,050 万元
Passes
    项目 甲
      年度资金申请总额: 1,345 万元

      成本指标 / 经济成本指标
        - 项目总成本 ≤ 1,345 万元

        - 示范场景规划研究总成本 ≤ 600 万元

        - 公共服务体系建设总成本 ≤ 745 万元

        - 网络身份介质成本 ≤ 12 元/个
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from perftui.diagnostics import Diagnostic, Related, Severity
from perftui.messages import Message, counted, msg
from perftui.model import EXACT, add_up
from perftui.rules.amounts import money_of, sum_text
from perftui.rules.bases import MOF_88, SHANGHAI_2025
from perftui.rules.choice import Choice
from perftui.rules.costs import UNIT_COSTS, Excess, compared, limits, purpose
from perftui.rules.facts import Facts, Measured
from perftui.rules.rule import Outcome, Rule, WordList

CHANGES = WordList("cost-changes")
WHOLE = WordList("whole-project")
RULE = Rule(
    "M204", "cost-over", Severity.ERROR, (SHANGHAI_2025.read("与预算金额相匹配"), MOF_88.unverified("相应匹配"))
)

_SUM_AND_PARTS = 3
"""From so many ceilings on, one can be the sum of the others."""


class _Ceiling(NamedTuple):
    """A target of cost with its money in 元."""

    of: Measured
    money: Decimal


def check_project(facts: Facts, choice: Choice) -> Iterator[Outcome]:
    """One finding for the sum of the ceilings, at the first of them, and one for each ceiling of the whole."""
    ceilings = tuple(_ceilings(facts, choice))
    if ceilings:
        parts = _parts(ceilings, facts, choice)
        for together in (parts, *((ceiling,) for ceiling in ceilings if ceiling not in parts)):
            yield from _check(facts, together)


def _ceilings(facts: Facts, choice: Choice) -> Iterator[_Ceiling]:
    unit_costs, changes = choice.words(UNIT_COSTS), choice.words(CHANGES)
    for measured in limits(facts):
        name = measured.item.indicator.name
        money = money_of(measured.target)
        if money is not None and not unit_costs.first(name) and not changes.first(name):
            yield _Ceiling(measured, money)


def _parts(ceilings: tuple[_Ceiling, ...], facts: Facts, choice: Choice) -> tuple[_Ceiling, ...]:
    """The ceilings that are parts of the cost, without those of the whole."""
    project = _what_for(facts.project.name, choice)
    parts = tuple(
        ceiling
        for ceiling in ceilings
        if ceiling.money not in {facts.annual_total, facts.life_total}
        and _what_for(ceiling.of.item.indicator.name, choice) not in {"", project}
    )
    if len(parts) < _SUM_AND_PARTS:
        return parts
    half_of_all = EXACT.divide(_sum(parts), Decimal(2))
    return tuple(part for part in parts if part.money != half_of_all)


def _what_for(name: str, choice: Choice) -> str:
    return choice.words(WHOLE).pattern.sub("", purpose(name, choice))


def _check(facts: Facts, ceilings: Sequence[_Ceiling]) -> Iterator[Outcome]:
    if not ceilings:
        return
    certain = [ceiling for ceiling in ceilings if not ceiling.of.item.doubt]
    result = compared(facts, _sum(certain))
    if isinstance(result, Excess):
        yield _finding(certain, result)
    elif isinstance(result, Message):
        yield RULE.undecided(ceilings[0].of.target.span, result)
    elif compared(facts, _sum(ceilings)) is not None:
        doubtful = next(ceiling.of for ceiling in ceilings if ceiling.of.item.doubt)
        name = doubtful.item.indicator.name
        yield RULE.undecided(
            doubtful.target.span,
            msg("{indicator} is marked 待核: decide that first", indicator=name),
            indicator=name,
        )


def _finding(ceilings: Sequence[_Ceiling], excess: Excess) -> Diagnostic:
    first, *others = ceilings
    return RULE.at(
        first.of.target.span,
        counted(
            "a cost ceiling of {sum} is {ratio} % of {key}, {budget}: it does not bind",
            "{count} cost ceilings add up to {sum}, {ratio} % of {key}, {budget}: they do not bind",
            len(ceilings),
            **excess.values,
        ),
        msg("lower the ceilings to what the budget pays for; this does not say that too much is spent"),
        indicator=first.of.item.indicator.name,
        related=tuple(
            Related(other.of.target.span, msg("at most {sum}", sum=sum_text(other.money))) for other in others
        ),
    )


def _sum(ceilings: Sequence[_Ceiling]) -> Decimal:
    return add_up(ceiling.money for ceiling in ceilings)
