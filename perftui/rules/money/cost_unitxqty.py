"""M205 cost-unitxqty: a unit cost times its quantity is more than the budget.

What
    A unit cost (元/个, 万元/公里, or 元 where the name says 人均) is multiplied by the quantity that it belongs to: the
    one whose name stands in its 说明 or 依据, else one with the same unit (个 counts anything) whose name holds most of
    what the cost is for, or another word for the same work. A cost whose name does not say what it is for (人均成本)
    belongs to what is counted in its unit. Where several quantities are meant that way and one of them would exceed the
    budget, where several costs may share one quantity, or where the budget is not known, the rule cannot tell.
Why
    The ceiling does not bind, or one of the three numbers is wrong: the unit cost, the quantity or the money.
Basis
    上海市财政局 2025-01-02 指引 on unit costs.
Fails
    项目 甲
      年度资金申请总额: 4,600 万元

      成本指标 / 经济成本指标
        - 一证通证书介质成本 ≤ 16 元/个

      产出指标 / 数量指标
        - 持有一证通证书的单位数 ≥ 300 万个
Passes
    项目 甲
      年度资金申请总额: 4,600 万元

      成本指标 / 经济成本指标
        - 一证通证书介质成本 ≤ 12 元/个

      产出指标 / 数量指标
        - 持有一证通证书的单位数 ≥ 300 万个
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from perftui.diagnostics import Diagnostic, Related, Severity
from perftui.language.keys import Note
from perftui.messages import Message, msg
from perftui.model import EXACT, Operator
from perftui.names import comparison_key
from perftui.notation import target_text
from perftui.rules.amounts import Measure, money_of, things_of, unit_cost_of
from perftui.rules.bases import SHANGHAI_2025
from perftui.rules.choice import Choice
from perftui.rules.costs import UNIT_COSTS, Excess, compared, limits, purpose
from perftui.rules.facts import QUANTITY, Doubt, Facts, Measured
from perftui.rules.likeness import share_of
from perftui.rules.measures import measure
from perftui.rules.rows import rows
from perftui.rules.rule import Outcome, Rule, Setting
from perftui.rules.words import WordList

SHARE = Setting(
    "share",
    50,
    msg("how much of what a unit cost is for stands in the name of its quantity, in per cent of its letters"),
    least=0,
    most=100,
)
PER_ONE = WordList("per-one")
SAME_WORK = WordList("same-work")
REACHED = WordList("reached-people")

RULE = Rule(
    "M205",
    "cost-unitxqty",
    Severity.WARNING,
    (SHANGHAI_2025.read("单位成本"),),
    settings=(SHARE,),
    held_by=Doubt.VALUE,
)

_FLOORS = frozenset((Operator.AT_LEAST, Operator.EQUAL, Operator.ABOVE))
_ANYTHING = "个"
_ALL = 100
_SAME_THING = MappingProxyType(
    {"场次": "场", "批次": "批", "班次": "班", "名": "人", "位": "人", "生": "人", "学生": "人", "企业": "家"}
)


class _Counted(NamedTuple):
    """A quantity with what it counts."""

    of: Measured
    things: Measure


class _Priced(NamedTuple):
    """A unit cost with the quantities that it may belong to."""

    cost: Measured
    unit_cost: Measure
    meant: list[_Counted]


def check_project(facts: Facts, choice: Choice) -> Iterator[Outcome]:
    """At most one finding for each unit cost, at its target."""
    priced = [
        _Priced(cost, unit_cost, _quantities(facts, cost, unit_cost, choice))
        for cost in limits(facts)
        if (unit_cost := _unit_cost(cost, choice)) is not None
    ]
    for each in priced:
        yield from _check(facts, each, [other for other in priced if _share_a_quantity(each, other, choice)])


def _unit_cost(cost: Measured, choice: Choice) -> Measure | None:
    """What one thing costs, by the unit, or by the name of a sum: 人均培训成本 ≤ 400 元."""
    stated = unit_cost_of(cost.target) or _named_unit_cost(cost, choice)
    if stated is None:
        return None
    each, factor = _plainly(stated.thing)
    return Measure(EXACT.divide(stated.amount, factor), each)


def _named_unit_cost(cost: Measured, choice: Choice) -> Measure | None:
    money, per_one = money_of(cost.target), rows(choice.words(PER_ONE))
    word = per_one.endings.first(cost.item.indicator.name)
    return None if money is None or word is None else Measure(money, per_one.meanings[word][0])


def _quantities(facts: Facts, cost: Measured, unit_cost: Measure, choice: Choice) -> list[_Counted]:
    """The quantities that a unit cost may belong to."""
    counted = [
        _Counted(measured, Measure(EXACT.multiply(things.amount, factor), each))
        for measured in facts.measured
        if measured.item.level2 == QUANTITY
        and measured.target.operator in _FLOORS
        and (things := things_of(measured.target)) is not None
        for each, factor in (_plainly(things.thing),)
    ]
    explained = _explained(cost)
    named = [each for each in counted if comparison_key(each.of.item.indicator.name) in explained]
    if named:
        return named
    alike = [each for each in counted if unit_cost.thing in {_ANYTHING, each.things.thing}]
    what_for = _what_for(cost, unit_cost, choice)
    if not what_for:
        reached = choice.words(REACHED)
        return [
            each
            for each in alike
            if unit_cost.thing != _ANYTHING and reached.first(each.of.item.indicator.name) is None
        ]
    same_words = [each for each in alike if share_of(what_for, each.of.item.indicator.name) >= choice[SHARE]]
    return same_words or [each for each in alike if _is_same_work(what_for, each.of.item.indicator.name, choice)]


def _explained(cost: Measured) -> str:
    """What is written below a cost about where it comes from."""
    notes = cost.item.indicator.notes
    return "\n".join(comparison_key(note.text) for note in notes if note.key in {Note.EXPLANATION, Note.BASIS})


def _what_for(cost: Measured, unit_cost: Measure, choice: Choice) -> str:
    """What a unit cost is for, without the thing that it is the cost of one of."""
    plain = choice.words(UNIT_COSTS).pattern.sub("", purpose(cost.item.indicator.name, choice))
    return plain.removeprefix(unit_cost.thing)


def _is_same_work(what_for: str, name: str, choice: Choice) -> bool:
    works = rows(choice.words(SAME_WORK))

    def plain(text: str) -> str:
        return works.endings.pattern.sub(lambda word: works.meanings[word[0]][0], text)

    return share_of(plain(what_for), plain(name)) >= choice[SHARE]


def _plainly(thing: str) -> tuple[str, Decimal]:
    """A unit by the name that is compared, and how many of that it is: 千米 is 1000 米, 场次 is 场."""
    found = measure(thing)
    return _SAME_THING.get(found.base, found.base), found.factor


def _share_a_quantity(one: _Priced, other: _Priced, choice: Choice) -> bool:
    """Whether two costs may each be for a part of one quantity: 境内, 境外活动场均成本 of 活动场次."""
    return one is not other and one.meant == other.meant and not any(_is_named(each, choice) for each in (one, other))


def _is_named(priced: _Priced, choice: Choice) -> bool:
    """Whether one quantity alone is all that a cost is for, or is named below the cost."""
    explained, what_for = _explained(priced.cost), _what_for(priced.cost, priced.unit_cost, choice)
    names = [each.of.item.indicator.name for each in priced.meant]
    return any(comparison_key(name) in explained or share_of(what_for, name) == _ALL for name in names)


def _check(facts: Facts, priced: _Priced, rivals: list[_Priced]) -> Iterator[Outcome]:
    cost, unit_cost, meant = priced
    name = cost.item.indicator.name
    for each in meant:
        result = compared(facts, _product(unit_cost, each.things))
        if result is None:
            continue
        if len(meant) > 1:
            result = msg("it may belong to: {names}", names="、".join(one.of.item.indicator.name for one in meant))
        elif rivals:
            result = msg(
                "other unit costs may belong to {indicator} as well: {names}",
                indicator=each.of.item.indicator.name,
                names="、".join(rival.cost.item.indicator.name for rival in rivals),
            )
        elif each.of.item.doubt:
            result = msg("{indicator} is marked 待核: decide that first", indicator=each.of.item.indicator.name)
        if isinstance(result, Message):
            yield RULE.undecided(cost.target.span, result, indicator=name)
        else:
            yield _finding(cost, each.of, result)
        return


def _finding(cost: Measured, quantity: Measured, excess: Excess) -> Diagnostic:
    return RULE.at(
        cost.target.span,
        msg(
            "{cost} times {quantity} is {sum}, {ratio} % of {key}, {budget}",
            cost=_number(cost),
            quantity=_number(quantity),
            **excess.values,
        ),
        msg("lower the unit cost or the quantity to what the budget pays for, or correct the budget"),
        indicator=cost.item.indicator.name,
        related=(Related(quantity.target.span, msg("the quantity: {name}", name=quantity.item.indicator.name)),),
    )


def _number(measured: Measured) -> str:
    return target_text(measured.target).partition(" ")[2]


def _product(unit_cost: Measure, things: Measure) -> Decimal:
    return EXACT.multiply(unit_cost.amount, things.amount)
