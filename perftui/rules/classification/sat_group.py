"""K316 sat-group: a group that the goal serves is asked by no indicator of satisfaction.

What
    Groups that a goal names as served (为…提供, 满足…需求, 资助…) or as satisfied (受扶持企业满意度), against the
    names of the indicators of satisfaction. 服务对象满意度 and the like speak for all. Groups of one kind are told
    apart where both have words of their own (公益类用户, 科研类用户). Where the level of an indicator is marked 待核
    or unknown the rule cannot tell; a project that asks nobody is left to sat-missing.
Why
    The goal promises something to them; only they can say whether they got it.
Basis
    财预〔2021〕101号 一(二)1 (待核): indicators are closely related to the goal.
Fails
    项目 甲
      年度总体目标:
        | 为公益类用户及基础科研类用户提供机时服务。

      满意度指标 / 服务对象满意度指标
        - 公益类用户满意度 ≥ 90 %
Passes
    项目 甲
      年度总体目标:
        | 为公益类用户及基础科研类用户提供机时服务。

      满意度指标 / 服务对象满意度指标
        - 公益类用户满意度 ≥ 90 %

        - 科研用户满意度 ≥ 90 %
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Severity
from perftui.messages import msg
from perftui.model import GoalLine
from perftui.rules.absence import UNCERTAIN
from perftui.rules.bases import MOF_101
from perftui.rules.beneficiaries import OF_ALL, Beneficiaries, Mention, beneficiaries
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.places import within
from perftui.rules.rule import Outcome, Rule
from perftui.rules.satisfaction import asked

RULE = Rule("K316", "sat-group", Severity.INFO, (MOF_101.unverified("一(二)1"),))


def check_project(facts: Facts, choice: Choice) -> Iterator[Outcome]:
    """At most one finding for each group, where a goal first names it."""
    groups = [each.group for each in asked(facts)]
    if not groups or any(not group or choice.words(OF_ALL).first(group) for group in groups):
        return
    people = beneficiaries(choice)
    told: set[str] = set()
    for line, mention in _mentions(facts, people):
        if mention.group in told or any(people.speaks_for(group, mention.group) for group in groups):
            continue
        told.add(mention.group)
        place = within(line.span, line.text, mention.start, mention.end)
        if facts.levels_in_doubt:
            yield RULE.undecided(place, UNCERTAIN)
        else:
            yield RULE.at(
                place,
                msg("{group} are not asked whether they are satisfied", group=mention.group),
                msg("asked are: {groups}", groups="、".join(groups)),
            )


def _mentions(facts: Facts, people: Beneficiaries) -> Iterator[tuple[GoalLine, Mention]]:
    for goal in (facts.project.total_goal, facts.project.annual_goal):
        for line in goal.lines if goal else ():
            for mention in people.mentions(line.text):
                yield line, mention
