"""I403 val-nounit: a number without a unit.

What
    A quantity names what it counts: %, 个, 万元. What the name says to be a 系数, 指数 or the like has no unit.
Why
    30 of what? Nobody can compare a result with it.
Basis
    The form itself.
Fails
    项目 甲
      产出指标 / 数量指标
        - 场次 ≥ 3
Passes
    项目 甲
      产出指标 / 数量指标
        - 场次 ≥ 3 场
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_letters

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.naming import bare
from perftui.rules.rule import Rule
from perftui.rules.words import WordList

NAMES = WordList("names-without-unit")

RULE = Rule("I403", "val-nounit", Severity.WARNING, (FORM.read(),), held_by=Doubt.VALUE)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the target."""
    for item, target in facts.measured:
        if not target.unit and not choice.words(NAMES).ends(bare(item.indicator.name).rstrip(ascii_letters)):
            indicator = item.indicator
            yield RULE.at(
                target.span,
                msg("the target of {indicator} has no unit", indicator=indicator.name),
                msg("write the unit behind the number: %, 个, 万元 …"),
                indicator=indicator.name,
            )
