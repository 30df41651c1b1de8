"""What a declaration says about cost in money, and the budget that it is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perftui.language.keys import Key
from perftui.language.values import narrow
from perftui.messages import Message, msg
from perftui.model import Operator, Quantity
from perftui.rules.amounts import ratio_text, sum_text
from perftui.rules.choice import Choice
from perftui.rules.facts import COST, Facts, Measured
from perftui.rules.words import WordList

COST_NAMES = WordList("cost-names")
UNIT_COSTS = WordList("unit-costs")
LIMITS = frozenset((Operator.AT_MOST, Operator.EQUAL, Operator.BELOW))
"""The operators of a target that is not to be exceeded."""

_ECONOMIC = frozenset(("经济成本指标", ""))


class Budget(NamedTuple):
    """The largest amount that targets of a declaration may come to."""

    key: Key
    amount: Decimal


class Excess(NamedTuple):
    """What is more than the budget."""

    needed: Decimal
    budget: Budget

    @property
    def values(self) -> dict[str, object]:
        """For a message: the sum, its share of the budget in per cent, and the budget with its name."""
        needed, (key, amount) = self.needed, self.budget
        return {"sum": sum_text(needed), "ratio": ratio_text(needed, amount), "key": key, "budget": sum_text(amount)}


def limits(facts: Facts) -> tuple[Measured, ...]:
    """The indicators of direct cost with a number that is not to be exceeded."""
    return facts.once(_limits)


def _limits(facts: Facts) -> Iterator[Measured]:
    for item in facts.under(COST):
        target = item.indicator.target
        if isinstance(target, Quantity) and target.operator in LIMITS and item.level2 in _ECONOMIC:
            yield Measured(item, target)


def purpose(name: str, choice: Choice) -> str:
    """What a cost is for: its name without the words that say that it is one."""
    return choice.words(COST_NAMES).pattern.sub("", narrow(name))


def compared(facts: Facts, needed: Decimal) -> Excess | Message | None:
    """How an amount of 元 compares with the budget: more than it, or why nobody can tell, or nothing wrong.

    In a project of several years a target may be meant for the year or for the whole project.
    """
    annual, whole = facts.annual_total, facts.life_total
    if not annual:
        return msg("{key} is not known", key=Key.ANNUAL_FUNDS)
    if needed <= annual:
        return None
    budget = Budget(Key.ANNUAL_FUNDS, annual)
    if whole is not None and whole > annual:
        budget = Budget(Key.PROJECT_FUNDS, whole)
    elif whole is None and facts.years is not None and facts.years > 1:
        return msg("{key} is not known", key=Key.PROJECT_FUNDS)
    if needed <= budget.amount:
        return msg("the targets may be meant for the whole project")
    return Excess(needed, budget)
