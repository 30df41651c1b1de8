"""Which indicator measures a figure of the goal: one about the same thing that counts in the same unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from perftui.model import Indicator, Open, Operator, Quantity, add_up
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.figures import Figure
from perftui.rules.measures import comparable, measure
from perftui.rules.topics import Likeness, Pairs, aspect, pairs, topics

_UPWARDS = frozenset((Operator.AT_LEAST, Operator.ABOVE))
_DOWNWARDS = frozenset((Operator.AT_MOST, Operator.BELOW))
_CHANGE = "growth"
_RATES = frozenset(("%", "‰", "百分点"))
_SOME_SHARE = 0.3
_COUNTS_ANYTHING = frozenset(("个", "项", "件", "%"))


class Held(NamedTuple):
    """One noun of a figure, held against the indicators.

    Attributes:
        figure: the figure.
        noun: what it counts.
        is_measured: whether an indicator about the same thing says the same, or will when its target is decided.
        nearest: the indicator in a unit that fits whose name is most like the noun.
        likeness: how much, between 0 and 1.
    """

    figure: Figure
    noun: str
    is_measured: bool
    nearest: Indicator | None
    likeness: float


class _Gauge(NamedTuple):
    """An indicator as something that a figure is held against: with its value in the base of its unit."""

    indicator: Indicator
    about: Pairs
    value: Decimal


class Tracking:
    """The indicators of a project, and how figures are held against them."""

    def __init__(self, facts: Facts, choice: Choice) -> None:
        self._choice = choice
        self._by_base: dict[str, list[_Gauge]] = {}
        self._open: list[Pairs] = []
        about = {name: pairs(text) for name, text in facts.topics(choice).items()}
        for item in facts.items:
            name, target = item.indicator.name, item.indicator.target
            if isinstance(target, Quantity):
                unit = measure(target.unit)
                gauge = _Gauge(item.indicator, about[name], unit.of(target.value))
                self._by_base.setdefault(unit.base, []).append(gauge)
            elif isinstance(target, Open):
                self._open.append(about[name])
        self._likeness = Likeness(about.values())
        self._aspects: dict[str, str] = {}

    def hold(self, figure: Figure) -> list[Held]:
        """The nouns of a figure, each held against the indicators."""
        gauges = self._fitting(figure)
        abouts = map(pairs, topics(figure.nouns, self._choice))
        return [self._held(figure, noun, about, gauges) for noun, about in zip(figure.nouns, abouts, strict=True)]

    def adds_up(self, figures: Sequence[Figure]) -> bool:
        """Whether an indicator says what several figures of one unit are together."""
        low, high = (add_up(values) for values in zip(*((each.low, each.high) for each in figures), strict=True))
        return any(low <= gauge.value <= high for gauge in self._fitting(figures[0]))

    def _fitting(self, figure: Figure) -> list[_Gauge]:
        """The indicators that count in the figure's unit."""
        return [gauge for base, gauges in self._by_base.items() if comparable(base, figure.base) for gauge in gauges]

    def _held(self, figure: Figure, noun: str, about: Pairs, fitting: list[_Gauge]) -> Held:
        if any(self._likeness.share(about, other) > _SOME_SHARE for other in self._open):
            return Held(figure, noun, is_measured=True, nearest=None, likeness=0.0)
        side = aspect(noun)
        gauges = [gauge for gauge in fitting if _is_one_side(side, self._aspect(gauge), figure)]
        same = (gauge for gauge in gauges if figure.low <= gauge.value <= figure.high and not _against(gauge, figure))
        if any(self._is_about(gauge, about, side, figure) for gauge in same):
            return Held(figure, noun, is_measured=True, nearest=None, likeness=0.0)
        likeness, at = max(
            ((self._likeness.between(about, gauge.about), -number) for number, gauge in enumerate(gauges)),
            default=(0.0, 0),
        )
        return Held(
            figure, noun, is_measured=False, nearest=gauges[-at].indicator if gauges else None, likeness=likeness
        )

    def _aspect(self, gauge: _Gauge) -> str:
        """Which side the name of an indicator measures; most are in no unit that a figure is in."""
        name = gauge.indicator.name
        if name not in self._aspects:
            self._aspects[name] = aspect(name)
        return self._aspects[name]

    def _is_about(self, gauge: _Gauge, about: Pairs, side: str, figure: Figure) -> bool:
        """Whether an indicator with the same number is about the same thing."""
        if not about or not gauge.about:
            return side == self._aspect(gauge)
        # The same number in a unit that counts one kind of things speaks for itself: 桥梁加固 12 座, 危桥改造 12 座.
        if figure.base not in _COUNTS_ANYTHING and set("".join(about)) & set("".join(gauge.about)):
            return True
        return max(self._likeness.share(about, gauge.about), self._likeness.share(gauge.about, about)) > _SOME_SHARE


def _is_one_side(one: str, other: str, figure: Figure) -> bool:
    """Whether two names can measure one side of a thing. The change of a rate is never the rate itself."""
    if _CHANGE in {one, other}:
        return one == other or figure.base not in _RATES
    return not one or not other or one == other


def _against(gauge: _Gauge, figure: Figure) -> bool:
    """Whether one says at least where the other says at most."""
    target = gauge.indicator.target
    bounds = {figure.operator, target.operator if isinstance(target, Quantity) else None}
    return bool(bounds & _UPWARDS and bounds & _DOWNWARDS)
