"""K315 sat-missing: a project asks nobody whether they are satisfied.

What
    An indicator below 满意度指标, or one that speaks of satisfaction below another level. Where the level of an
    indicator is marked 待核 or unknown the rule cannot tell. A project that serves nobody directly silences the rule
    with the reason.
Why
    Those whom the project serves say best whether it does. Without them its points go to the effects.
Basis
    财预〔2021〕101号 二(四) (待核): where the public or users are served directly.
Fails
    项目 甲
      产出指标 / 数量指标
        - 培训场次 ≥ 3 场
Passes
    项目 甲
      产出指标 / 数量指标
        - 培训场次 ≥ 3 场

      满意度指标 / 服务对象满意度指标
        - 参训人员满意度 ≥ 90 %
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Severity
from perftui.messages import msg
from perftui.rules.absence import lacking
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import SATISFACTION, Facts
from perftui.rules.rule import Outcome, Rule
from perftui.rules.satisfaction import is_asked_about

RULE = Rule("K315", "sat-missing", Severity.WARNING, (MOF_101.unverified("二(四)"),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """At most one finding, at the name of a project that has other indicators."""
    if facts.items and not is_asked_about(facts):
        yield lacking(
            RULE,
            facts,
            msg("there is no indicator of {level1}", level1=SATISFACTION),
            msg("ask those who are served, or silence this rule with the reason why nobody is"),
        )
