"""K312 cost-missing: a project has no indicator of cost.

What
    At least one indicator below 成本指标, or below 产出指标 / 成本指标, where cost stood before 2021. Where the
    level of an indicator is marked 待核 or unknown the rule cannot tell. In Shanghai this is an error, elsewhere a
    warning.
Why
    What is to be reached and what it may cost are decided together.
Basis
    上海市财政局 2025-01-02 指引 一: in principle every project has indicators of cost.
Fails
    项目 甲
      产出指标 / 数量指标
        - 培训场次 ≥ 3 场
Passes
    项目 甲
      成本指标 / 经济成本指标
        - 人均培训成本 ≤ 400 元/人天

      产出指标 / 数量指标
        - 培训场次 ≥ 3 场
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Severity
from perftui.messages import msg
from perftui.rules.absence import lacking
from perftui.rules.bases import SHANGHAI_2025
from perftui.rules.choice import Choice
from perftui.rules.facts import COST, Facts
from perftui.rules.rule import Outcome, Rule

RULE = Rule("K312", "cost-missing", Severity.WARNING, (SHANGHAI_2025.read("一"),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """At most one finding, at the name of a project that has other indicators."""
    if facts.items and not facts.under(COST):
        yield lacking(
            RULE,
            facts,
            msg("there is no indicator of {level1}", level1=COST),
            msg("write a total, unit or partial cost with its ceiling"),
        )
