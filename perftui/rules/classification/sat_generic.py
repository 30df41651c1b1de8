"""K317 sat-generic: a satisfaction does not say whose, or asks the office itself.

What
    服务对象满意度 as a name says no more than its level. 管理者, 办公人员, 机关干部 and the 主管部门 or 实施单位
    itself judge their own work. 服务对象满意度指标 as a level is the official name and stays.
Why
    Nobody knows whom to ask, so that in the end nobody is asked; and one's own staff is no evidence.
Basis
    An audit firm's standards for reviewing self-evaluations: without a survey no points.
Fails
    项目 甲
      满意度指标 / 服务对象满意度指标
        - 服务对象满意度 ≥ 90 %

        - 管理者满意度 ≥ 95 %
Passes
    项目 甲
      满意度指标 / 服务对象满意度指标
        - 入园企业满意度 ≥ 90 %

        - 住院患者满意度 ≥ 95 %
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import Message, msg
from perftui.model import Project
from perftui.rules.bases import REVIEW_STANDARDS
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.rule import Rule, WordList
from perftui.rules.satisfaction import asked

UNNAMED = WordList("groups-unnamed")
OWN_STAFF = WordList("own-staff")

RULE = Rule("K317", "sat-generic", Severity.INFO, (REVIEW_STANDARDS.read("4"),), held_by=Doubt.LEVEL)

_OF_THE_OFFICE = re.compile("^(?:本|我|局|委|办|院|中心|全体|内部|相关|有关|各|广大|所有)+(?=..)")


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each indicator of satisfaction, at its name."""
    for item, group in asked(facts):
        summary = _fault(group, facts.project, choice)
        if summary:
            yield RULE.at(
                item.indicator.span,
                summary,
                msg("name the people or businesses that are served, and ask them"),
                indicator=item.indicator.name,
            )


def _fault(group: str, project: Project, choice: Choice) -> Message | None:
    if group in choice.words(UNNAMED):
        return msg("nobody is named who is to be satisfied")
    own = choice.words(OWN_STAFF)
    offices = [office.value for office in (project.supervisor, project.implementer) if office and office.value]
    people = {group, _OF_THE_OFFICE.sub("", group), *(group.removeprefix(office) for office in offices)}
    if "" in people or any(person in own for person in people):
        return msg("{group} are the office itself", group=group)
    return None
