"""I409 val-over100: a share of more than 100 %.

What
    A rate or a share ends at 100 %. Growth, comparisons with a year before and ratios (投入产出比, 杠杆率, 毛入学率)
    do not and are left out.
Why
    More than all cannot be reached: the target is a slip, or the name does not say what is compared.
Basis
    None: it follows from what a share is.
Fails
    项目 甲
      产出指标 / 质量指标
        - 培训合格率 ≥ 950 %
Passes
    项目 甲
      产出指标 / 质量指标
        - 培训合格率 ≥ 95 %

        - 业务量同比增长率 ≥ 120 %
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.notation import decimal_text
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.rule import Rule
from perftui.rules.units import PERCENT
from perftui.rules.words import WordList

OVER_HUNDRED = WordList("over-hundred")

RULE = Rule("I409", "val-over100", Severity.ERROR, held_by=Doubt.VALUE)

_ALL = 100


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the target."""
    for item, target in facts.measured:
        name = item.indicator.name
        if target.unit == PERCENT and target.value > _ALL and not choice.words(OVER_HUNDRED).first(name):
            yield RULE.at(
                target.span,
                msg("{value} % is more than all of {indicator}", value=decimal_text(target.value), indicator=name),
                msg("write at most 100 %, or name what it grows from or is compared with"),
                indicator=name,
            )
