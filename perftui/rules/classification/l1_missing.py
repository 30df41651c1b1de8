"""K311 l1-missing: a project has no indicator of a level 1 that every project needs.

What
    产出指标 and 效益指标, each with an indicator. 成本指标 and 满意度指标 have rules of their own. Where the level
    of an indicator is marked 待核 or unknown the rule cannot tell.
Why
    Without output nobody sees what the money did, without effect nobody sees what for; the weights of both have no
    place.
Basis
    财预〔2021〕101号 二 (待核).
Fails
    项目 甲
      产出指标 / 数量指标
        - 培训场次 ≥ 3 场
Passes
    项目 甲
      产出指标 / 数量指标
        - 培训场次 ≥ 3 场

      效益指标 / 社会效益指标
        - 参训人员就业率 ≥ 80 %
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Severity
from perftui.messages import msg
from perftui.rules.absence import lacking
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import COST, EFFECT, OUTPUT, SATISFACTION, Facts
from perftui.rules.rule import Outcome, Rule, Setting

REQUIRED = Setting("required", (OUTPUT, EFFECT), msg("the names of level 1 that every project needs an indicator of"))
RULE = Rule("K311", "l1-missing", Severity.ERROR, (MOF_101.unverified("二"),), settings=(REQUIRED,))

_OTHERS = frozenset((COST, SATISFACTION))


def check_project(facts: Facts, choice: Choice) -> Iterator[Outcome]:
    """One finding for each level 1 without an indicator, at the name of the project."""
    for level1 in choice[REQUIRED]:
        if level1 not in _OTHERS and not facts.under(level1):
            yield lacking(
                RULE,
                facts,
                msg("there is no indicator of {level1}", level1=level1),
                msg("say what the money does and what comes of it"),
            )
