"""K318 cost-empty: no indicator of cost has a number.

What
    All targets below 成本指标 are words such as 合理 or 有效. Where the others are words and one is open, the rule
    cannot tell.
Why
    A cost that is 合理 binds nobody: whatever was spent, it is reached.
Basis
    上海市财政局 2025-01-02 指引 一 and 二: total, unit and partial cost with a basis. A simulated review.
Fails
    项目 甲
      成本指标 / 经济成本指标
        - 成本测算合理性: 合理
Passes
    项目 甲
      成本指标 / 经济成本指标
        - 成本测算合理性: 合理

        - 项目总成本 ≤ 1,345 万元
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Related, Severity
from perftui.messages import msg
from perftui.model import Open, Quality
from perftui.rules.absence import UNCERTAIN
from perftui.rules.bases import SHANGHAI_2025, SIMULATED_REVIEW
from perftui.rules.choice import Choice
from perftui.rules.facts import COST, Facts, Worded
from perftui.rules.rule import Outcome, Rule

RULE = Rule("K318", "cost-empty", Severity.WARNING, (SHANGHAI_2025.read("一、二"), SIMULATED_REVIEW.read()))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """At most one finding, at the words of the first indicator of cost."""
    costs = facts.under(COST)
    worded = [Worded(item, item.indicator.target) for item in costs if isinstance(item.indicator.target, Quality)]
    if not worded:
        return
    undecided = [item.indicator for item in costs if isinstance(item.indicator.target, Open)]
    if len(worded) + len(undecided) < len(costs):
        return
    if facts.contested:
        yield RULE.undecided(worded[0].target.span, UNCERTAIN)
        return
    if undecided:
        name = undecided[0].name
        reason = msg("the target of {indicator} is open", indicator=name)
        yield RULE.undecided(undecided[0].target.span, reason, indicator=name)
        return
    first, *others = worded
    yield RULE.at(
        first.target.span,
        msg("cost is given in words only: {words}", words="、".join(dict.fromkeys(one.target.text for one in worded))),
        msg("write a ceiling in money: a total, unit or partial cost"),
        indicator=first.item.indicator.name,
        related=tuple(Related(other.target.span, msg("words again")) for other in others),
    )
