"""I442 name-long: the name is long.

What
    A name of more than 20 characters. The number is the program's own.
Why
    Names are to be short and easy to understand; what is long mostly joins several things or holds an explanation.
Basis
    财预〔2021〕101号 三(一) (待核). It gives no number.
Fails
    项目 甲
      产出指标 / 数量指标
        - 持有有效法人一证通数字证书的有效法人单位数 ≥ 300 万家
Passes
    项目 甲
      产出指标 / 数量指标
        - 法人一证通有效证书数量 ≥ 300 万张
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule
from perftui.rules.settings import Setting

LIMIT = Setting("limit", 20, msg("the largest length of a name, in characters"), least=1)

RULE = Rule("I442", "name-long", Severity.INFO, (MOF_101.unverified("三(一)"),), settings=(LIMIT,))


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the name."""
    limit = choice[LIMIT]
    for item in facts.items:
        indicator = item.indicator
        if len(indicator.name) > limit:
            yield RULE.at(
                indicator.span,
                msg("the name has {length} characters, more than {limit}", length=len(indicator.name), limit=limit),
                msg("keep the thing and its measure; the rest belongs into a line `说明:`"),
                indicator=indicator.name,
            )
