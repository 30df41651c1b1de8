"""G502 goal-nofig: a goal names no figure to reach.

What
    年度总体目标 says of something how much: 180 个项目, 满意度不低于 85%. Years, numbers of documents, marks of a
    list and money that is spent are no such figures; a day or a month to keep (9 月底前) counts.
Why
    What has no figure cannot be missed, and nobody can tell whether the money was worth it.
Basis
    财预〔2015〕88号 细化量化 (待核); the 2025 rules of 四川 ask for the same.
Fails
    项目 甲
      年度总体目标:
        | 推动数据产业高质量发展。
Passes
    项目 甲
      年度总体目标:
        | 推动数据产业高质量发展，新增数据企业 30 家。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import MOF_88, SICHUAN_2025
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("G502", "goal-nofig", Severity.WARNING, (MOF_88.unverified("细化量化"), SICHUAN_2025.read()))

_DAY_TO_KEEP = re.compile(r"\d\s*月(?:\s*\d{1,2}\s*日|[底末中上下]旬?)?\s*(?:之?前|以前)")


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding, at the goal."""
    goal, prose = facts.project.annual_goal, facts.annual_prose
    if goal is None or not prose or facts.figures(choice):
        return
    if any(_DAY_TO_KEEP.search(paragraph.text) for paragraph in prose):
        return
    yield RULE.at(
        goal.span,
        msg("{key} names no figure to reach", key=goal.key),
        msg("say how much: what is delivered, for how many, and what gets better by how much"),
    )
