"""I425 qual-share: most targets are words.

What
    More than half of the decided targets are words. It cannot tell where targets that are still open (?) decide it.
Why
    Goals are to be refined and quantified; a declaration in words cannot be scored by results.
Basis
    财预〔2015〕88号 细化量化 (待核). A digest of provincial rules of 2025 asks the same.
Fails
    项目 甲
      效益指标 / 社会效益指标
        - 重点应用场景: 有所推广

        - 数据要素市场体系: 不断完善

        - 市民知晓率 ≥ 80 %
Passes
    项目 甲
      效益指标 / 社会效益指标
        - 重点应用场景推广数量 ≥ 5 个

        - 数据要素市场体系: 不断完善

        - 市民知晓率 ≥ 80 %
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Severity
from perftui.messages import msg
from perftui.rules.bases import MOF_88, SICHUAN_2025
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Outcome, Rule
from perftui.rules.settings import Setting

LIMIT = Setting("limit", 50, msg("the largest share of targets in words, in per cent"), least=0, most=100)

RULE = Rule(
    "I425",
    "qual-share",
    Severity.WARNING,
    (MOF_88.unverified("细化量化"), SICHUAN_2025.read("细化量化")),
    settings=(LIMIT,),
)


def check_project(facts: Facts, choice: Choice) -> Iterator[Outcome]:
    """At most one finding, at the name of the project."""
    words, undecided = len(facts.worded), len(facts.open)
    decided = len(facts.items) - undecided
    limit = choice[LIMIT]
    if words * 100 <= limit * decided:
        return
    project = facts.project
    if words * 100 <= limit * (decided + undecided):
        yield RULE.undecided(project.span, msg("{count} targets are open", count=undecided))
    else:
        yield RULE.at(
            project.span,
            msg("{words} of {count} targets are words, more than {limit} %", words=words, count=decided, limit=limit),
            msg("put numbers where something can be counted, measured or asked for"),
        )
