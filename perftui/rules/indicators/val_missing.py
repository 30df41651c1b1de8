"""I401 val-missing: nobody has decided the target of an indicator.

What
    A target `?` is open. It stays open, and an error, until somebody writes one. Where a 待核 says that the value was
    lost in reading the form, the rule holds back.
Why
    An indicator without a value cannot be reached or missed.
Basis
    财预〔2021〕101号 一(二)3 (待核).
Fails
    项目 甲
      产出指标 / 数量指标
        - 场次: ?
Passes
    项目 甲
      产出指标 / 数量指标
        - 场次 ≥ 3 场
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import MOF_101, SIMULATED_REVIEW
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.rule import Rule

RULE = Rule(
    "I401",
    "val-missing",
    Severity.ERROR,
    (MOF_101.unverified("一(二)3"), SIMULATED_REVIEW.read()),
    held_by=Doubt.VALUE,
)


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each open target, at the `?`."""
    for item in facts.open:
        indicator = item.indicator
        target = indicator.target
        # A target that is empty or cannot be read is open as well; reading has reported it.
        if target.span.end - target.span.start == 1:
            yield RULE.at(
                target.span,
                msg("the target of {indicator} is open", indicator=indicator.name),
                msg("write a number with its unit, or words"),
                indicator=indicator.name,
            )
