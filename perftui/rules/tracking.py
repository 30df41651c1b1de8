"""Which indicator measures a figure of the goal: one about the same thing that counts in the same unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, starmap
from typing import NamedTuple

from perftui.model import Indicator, Operator, Quantity, add_up
from perftui.rules.beneficiaries import OF_ALL, beneficiaries
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.figures import CLASSIFIERS, UNITS, Figure
from perftui.rules.measures import comparable, measure
from perftui.rules.numerals import numbers
from perftui.rules.satisfaction import WORD
from perftui.rules.topics import Likeness, Pairs, aspect, pairs, topics

_UPWARDS = frozenset((Operator.AT_LEAST, Operator.ABOVE))
_DOWNWARDS = frozenset((Operator.AT_MOST, Operator.BELOW))
_CHANGE = "growth"
_RATES = frozenset(("%", "‰", "百分点"))
_SOME_SHARE = 0.3
_DIGIT = re.compile("[0-9]")
_SATISFACTION = "satisfaction"
_TELLING = Decimal(1000)
_TELLING_DIGITS = 3
"""That so large or so exact a number stands in an indicator that has nothing to do with it is no chance."""
_FEW = 10
"""A smaller number stands in two places by chance."""
_WORD = 2
"""Most words have so many characters."""
_NUMBER = "数量"
_MONEY = "元"
_SEVERAL = 2
_NO_PARTS = frozenset((_MONEY, *_RATES))
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
    aspect: str
    value: Decimal


class Tracking:
    """The indicators of a project, and how the figures of its goal are held against them."""

    def __init__(self, facts: Facts, figures: Sequence[Figure], choice: Choice) -> None:
        self._choice = choice
        self._about = _abouts(facts.indicator_names, choice)
        self._likeness = Likeness(self._about.values())
        self._open = [self._about[item.indicator.name] for item in facts.open]
        self._by_base: dict[str, list[tuple[Indicator, Decimal]]] = {}
        for item, target in facts.measured:
            self._add(item.indicator, target.unit, target.value)
        for item, words in facts.worded if _DIGIT.search(facts.words) else ():
            for number in numbers(words.text, choice.words(UNITS), choice.words(CLASSIFIERS)):
                self._add(item.indicator, number.unit, number.low)
        self._of_each_thing = [base for base in self._by_base if "/" in base]
        self._sums: dict[str, Decimal] = {}
        self._gauges: dict[str, list[_Gauge]] = {}
        self._sides: dict[tuple[str, str], list[_Gauge]] = {}
        self._nouns = _abouts([noun for figure in figures for noun in figure.nouns], choice)

    def _add(self, indicator: Indicator, unit: str, value: Decimal) -> None:
        base = measure(unit)
        self._by_base.setdefault(base.base, []).append((indicator, base.of(value)))

    def hold(self, figure: Figure) -> list[Held]:
        """The nouns of a figure, each held against the indicators."""
        if self._is_sum(figure):
            return [Held(figure, noun, is_measured=True, nearest=None, likeness=0.0) for noun in figure.nouns]
        return [self._held(figure, noun, self._nouns[noun]) for noun in figure.nouns]

    def adds_up(self, figures: Sequence[Figure]) -> bool:
        """Whether an indicator says what several figures of one unit are together."""
        low, high = (add_up(values) for values in zip(*((each.low, each.high) for each in figures), strict=True))
        return any(low <= gauge.value <= high for gauge in self._fitting(figures[0].base))

    def _fitting(self, unit: str) -> list[_Gauge]:
        """The indicators that count in the unit of a figure."""
        if unit not in self._gauges:
            # A number without a unit may count anything: that the unit is missing is said by another rule.
            fitting = [all_of_it for base, all_of_it in self._by_base.items() if not base or comparable(base, unit)]
            self._gauges[unit] = list(starmap(self._gauge, chain.from_iterable(fitting)))
        return self._gauges[unit]

    def _on_side(self, unit: str, side: str) -> list[_Gauge]:
        """Those of them that can measure the same side of a thing."""
        key = unit, side
        if key not in self._sides:
            self._sides[key] = [gauge for gauge in self._fitting(unit) if _is_one_side(side, gauge.aspect, unit)]
        return self._sides[key]

    def _gauge(self, indicator: Indicator, value: Decimal) -> _Gauge:
        return _Gauge(indicator, self._about[indicator.name], aspect(indicator.name), value)

    def _held(self, figure: Figure, noun: str, about: Pairs) -> Held:
        if any(self._likeness.share(about, other) > _SOME_SHARE for other in self._open):
            return Held(figure, noun, is_measured=True, nearest=None, likeness=0.0)
        side = aspect(noun)
        gauges = self._on_side(figure.base, side)
        same = (gauge for gauge in gauges if figure.low <= gauge.value <= figure.high and not _against(gauge, figure))
        if any(
            self._is_about(gauge, about, side, figure)
            or _counts(gauge, noun, figure)
            or (side == _SATISFACTION and self._asks(gauge, noun))
            for gauge in chain(same, self._of_each(figure))
        ):
            return Held(figure, noun, is_measured=True, nearest=None, likeness=0.0)
        nearest, most = gauges[0].indicator if gauges else None, 0.0
        for gauge in gauges:
            if not about.isdisjoint(gauge.about) and (likeness := self._nearness(about, gauge.about)) > most:
                nearest, most = gauge.indicator, likeness
        return Held(figure, noun, is_measured=False, nearest=nearest, likeness=most)

    def _is_sum(self, figure: Figure) -> bool:
        """Whether a figure is what all indicators in its unit come to: 设备共 12 台 are 2 台 and 10 台."""
        parts = self._by_base.get(figure.base, ())
        if len(parts) < _SEVERAL or figure.base in _NO_PARTS:
            return False
        if figure.base not in self._sums:
            self._sums[figure.base] = add_up(value for _indicator, value in parts)
        return figure.low <= self._sums[figure.base] <= figure.high

    def _asks(self, gauge: _Gauge, noun: str) -> bool:
        """Whether an indicator of satisfaction asks those whose satisfaction a figure is."""
        asked, group = (name.partition(WORD)[0] for name in (gauge.indicator.name, noun))
        of_all = self._choice.words(OF_ALL)
        return (
            of_all.first(asked) is not None
            or of_all.first(group) is not None
            or beneficiaries(self._choice).speaks_for(asked, group)
        )

    def _of_each(self, figure: Figure) -> Iterator[_Gauge]:
        """The indicators that say the figure of each of something: 户均 10 万元 as 10 万元/户."""
        for base in self._of_each_thing:
            if base.startswith(f"{figure.base}/"):
                equal = (each for each in self._by_base[base] if figure.low <= each[1] <= figure.high)
                yield from starmap(self._gauge, equal)

    def _nearness(self, about: Pairs, other: Pairs) -> float:
        """How near an indicator is to a noun: 培训人次 is near to 培训干部, of which it has all that it is about."""
        likeness = self._likeness.between(about, other)
        return (1 + likeness) / 2 if other and other <= about else likeness

    def _is_about(self, gauge: _Gauge, about: Pairs, side: str, figure: Figure) -> bool:
        """Whether an indicator with the same number is about the same thing."""
        if not about or not gauge.about:
            return side == gauge.aspect
        # The same number in a unit that counts one kind of things speaks for itself: 桥梁加固 12 座, 危桥改造 12 座.
        has_sign = not set("".join(about)).isdisjoint("".join(gauge.about))
        if figure.base not in _COUNTS_ANYTHING:
            if has_sign or (_is_telling(figure.number) and figure.base != _MONEY):
                return True
        elif has_sign and figure.low >= _TELLING:
            return True
        return max(self._likeness.share(about, gauge.about), self._likeness.share(gauge.about, about)) > _SOME_SHARE


def _abouts(names: Iterable[str], choice: Choice) -> dict[str, Pairs]:
    """What each of some names is about."""
    distinct = list(dict.fromkeys(names))
    return dict(zip(distinct, map(pairs, topics(distinct, choice)), strict=True))


def _is_one_side(one: str, other: str, unit: str) -> bool:
    """Whether two names can measure one side of a thing. The change of a rate is never the rate itself."""
    if _CHANGE in {one, other}:
        return one == other or unit not in _RATES
    return not one or not other or one == other


def _counts(gauge: _Gauge, noun: str, figure: Figure) -> bool:
    """Whether a name counts what a noun ends with: 亮化等公益事业项目 52 个, 奖补项目数量 ≥ 52 个."""
    is_word = figure.base in _COUNTS_ANYTHING - _RATES and len(noun) > _WORD
    return is_word and figure.number >= _FEW and gauge.indicator.name.rstrip(_NUMBER).endswith(noun[-_WORD:])


def _is_telling(number: Decimal) -> bool:
    return number >= _TELLING or len(number.normalize().as_tuple().digits) >= _TELLING_DIGITS


def _against(gauge: _Gauge, figure: Figure) -> bool:
    """Whether one says at least where the other says at most."""
    target = gauge.indicator.target
    bounds = {figure.operator, target.operator if isinstance(target, Quantity) else None}
    return bool(bounds & _UPWARDS and bounds & _DOWNWARDS)
