"""K313 l2-qty: the output of a project is not counted.

What
    A project with 产出指标 has one of 数量指标 among them. Where the level of an indicator is marked 待核 or unknown
    the rule cannot tell; a project without any 产出指标 is left to l1-missing.
Why
    How much is delivered is the first thing that is asked of an output, and compared with the money.
Basis
    财预〔2021〕101号 二(二) (待核): quantity and quality both, in principle.
Fails
    项目 甲
      产出指标 / 质量指标
        - 培训合格率 ≥ 90 %
Passes
    项目 甲
      产出指标 / 质量指标
        - 培训合格率 ≥ 90 %

      产出指标 / 数量指标
        - 培训人数 ≥ 300 人
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Severity
from perftui.messages import msg
from perftui.rules.absence import lacking
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import OUTPUT, QUANTITY, Facts
from perftui.rules.rule import Outcome, Rule

RULE = Rule("K313", "l2-qty", Severity.WARNING, (MOF_101.unverified("二(二)"),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """At most one finding, at the name of the project."""
    if facts.under(OUTPUT) and not facts.at(QUANTITY):
        yield lacking(
            RULE,
            facts,
            msg("there is no indicator of {level2}", level2=QUANTITY),
            msg("count what is delivered"),
        )
