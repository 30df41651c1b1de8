"""I433 unit-object: the unit does not count what the name names.

What
    A number of organizations in 人, 人次 where the name says 人数, a time in 次, a cost in 个. And `/年` behind a count
    in the form of one year, where every target is one of the year; capacities and frequencies are left alone, and so
    are projects of several years or without dates. And 以上, 以内 or 左右 behind a unit, where the operator says it.
Why
    Two people read two different targets from one line.
Basis
    None: it follows from the name and the unit.
Fails
    项目 甲
      产出指标 / 数量指标
        - 有效法人单位数 ≥ 300 万人
Passes
    项目 甲
      产出指标 / 数量指标
        - 有效法人单位数 ≥ 300 万家
Fix
    Unsafe: drops `/年`, or the word that the operator says already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.model import Operator
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts, Measured
from perftui.rules.naming import bare
from perftui.rules.retarget import with_unit
from perftui.rules.rows import rows
from perftui.rules.rule import Rule
from perftui.rules.units import PERCENT, base, without_year
from perftui.rules.words import WordList

UNITS_OF = WordList("units-of")
COUNT_UNITS = WordList("count-units")
CAPACITIES = WordList("capacities")

_BOUND = re.compile(r"(?<=.)(?:[（(]含[）)]|[（(]?[及含]?)(?P<word>以上|以下|以内|之内|左右)[）)]?$")
_ENDS_BOUND = "上下内右)）"
_LEAST, _MOST = frozenset((Operator.AT_LEAST, Operator.ABOVE)), frozenset((Operator.AT_MOST, Operator.BELOW))
_SAY = MappingProxyType({"以上": _LEAST, "以下": _MOST, "以内": _MOST, "之内": _MOST, "左右": frozenset[Operator]()})
"""The operators that say what the words behind a number say."""

_SHOWN = 3
"""So many of the usual units are named."""

RULE = Rule("I433", "unit-object", Severity.WARNING, held_by=Doubt.VALUE)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the target."""
    of_names = rows(choice.words(UNITS_OF))
    one_year = facts.years == 1
    for measured in facts.measured:
        name, unit = measured.item.indicator.name, measured.target.unit
        if not unit or unit == PERCENT:
            continue
        if unit[-1] in _ENDS_BOUND and (bound := _BOUND.search(unit)) is not None:
            yield _bound(measured, bound)
            continue
        ending = of_names.endings.ending(bare(name))
        counted = base(unit)
        if ending is not None and counted in of_names.all_meanings and counted not in of_names.meanings[ending]:
            yield RULE.at(
                measured.target.span,
                msg("{unit} does not count what the name says: {ending}", unit=unit, ending=ending),
                msg("usual is {units}", units=" / ".join(of_names.meanings[ending][:_SHOWN])),
                indicator=name,
            )
        elif one_year:
            yield from _a_year(measured, choice)


def _bound(measured: Measured, bound: re.Match[str]) -> Diagnostic:
    target, unit = measured.target, measured.target.unit[: bound.start()]
    is_said = target.operator in _SAY[bound["word"]]
    return RULE.at(
        target.span,
        msg("{word} belongs to the operator, not to the unit", word=bound[0]),
        msg("write {unit} alone; {operator} says it already", unit=unit, operator=target.operator)
        if is_said
        else msg("write {unit} alone, behind the operator that is meant", unit=unit),
        indicator=measured.item.indicator.name,
        fix=with_unit(target, unit) if is_said else None,
    )


def _a_year(measured: Measured, choice: Choice) -> Iterator[Diagnostic]:
    name, target = measured.item.indicator.name, measured.target
    unit = without_year(target.unit)
    if unit is None or base(unit) not in choice.words(COUNT_UNITS) or choice.words(CAPACITIES).first(name):
        return
    yield RULE.at(
        target.span,
        msg("{unit}: in the form of one year every target is one of the year", unit=target.unit),
        msg("write {unit}", unit=unit),
        indicator=name,
        fix=with_unit(target, unit),
    )
