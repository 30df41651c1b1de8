"""Functions over the indicators of a project: count, sum, any and all of those for which a condition holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from perftui.messages import msg
from perftui.model import Indicator, Quantity, add_up
from perftui.names import closest
from perftui.query.row import Row
from perftui.query.terms import MisfitError, Term, truth
from perftui.query.values import MONEY, Amount, Type, Value, amount

Over = Callable[[Sequence[tuple[Indicator, bool]]], Value]
"""A function over the indicators of a project, each with whether the condition holds for it."""


class Call(NamedTuple):
    """A function over the indicators of a project, and the condition for them."""

    function: str
    condition: Term

    def waits_for(self, row: Row) -> bool:
        """Whether what it gives may change with the target of an indicator."""
        verdict = self.condition.verdict(row)
        return verdict is None or (verdict and adds_up(self.function))


def adds_up(function: str) -> bool:
    """Whether a function adds up the targets of indicators."""
    return _FUNCTIONS.get(function.lower()) is _SUM


def call(function: str, span: tuple[int, int], argument: Term) -> Term:
    """A function over the indicators of a project for which a condition holds."""
    found = _FUNCTIONS.get(function.lower())
    if found is None:
        meant = closest(function, _FUNCTIONS)
        raise MisfitError(
            span,
            msg("there is no function {name}", name=function),
            msg("did you mean {name}?", name=meant)
            if meant
            else msg("they are {names}", names="count · sum · any · all"),
        )
    kind, over = found
    return Term(kind, _over_indicators(truth(argument), over), of_indicator=False, span=(span[0], argument.span[1]))


def _over_indicators(condition: Term, over: Over) -> Callable[[Row], Value]:
    """The value of a function, which is the same for all indicators of a project."""
    # Kept for the project in hand: functions inside of functions would be worked out for each indicator of each.
    asked: tuple[Row, Value] | None = None

    def value(row: Row) -> Value:
        nonlocal asked
        of_project = row._replace(indicator=None)
        if asked is not None and asked[0].project is row.project and asked[0][1:] == of_project[1:]:
            return asked[1]
        holds = [(each, bool(condition.value(row._replace(indicator=each)))) for each in row.project.indicators]
        found = over(holds)
        asked = of_project, found
        return found

    return value


def _sum(holds: Sequence[tuple[Indicator, bool]]) -> Amount:
    amounts = [
        amount(indicator.target.value, indicator.target.unit)
        for indicator, held in holds
        if held and isinstance(indicator.target, Quantity)
    ]
    units = {each.unit for each in amounts}
    return Amount(add_up(each.value for each in amounts), MONEY if units == {MONEY} else "")


_COUNT = (Type.NUMBER, lambda holds: Amount(Decimal(sum(held for _each, held in holds))))
_SUM = (Type.NUMBER, _sum)
_ANY = (Type.TRUTH, lambda holds: any(held for _each, held in holds))
_ALL = (Type.TRUTH, lambda holds: all(held for _each, held in holds))
_FUNCTIONS: dict[str, tuple[Type, Over]] = {
    "count": _COUNT,
    "数量": _COUNT,
    "sum": _SUM,
    "合计": _SUM,
    "any": _ANY,
    "存在": _ANY,
    "all": _ALL,
    "全部": _ALL,
}
