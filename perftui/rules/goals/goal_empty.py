"""G501 goal-empty: 年度总体目标 is blank.

What
    Every project says what its money is to achieve in the year. 项目总目标 may stay blank.
Why
    The goal is the precondition of the budget; indicators measure a goal.
Basis
    The form itself.
Fails
    项目 甲
      年度总体目标:
Passes
    项目 甲
      年度总体目标:
        | 完成二期建设。
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.language.keys import Key
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("G501", "goal-empty", Severity.ERROR, (FORM.read(),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding, at the goal or at the project's name."""
    project = facts.project
    goal = project.annual_goal
    if goal is None or not goal.paragraphs:
        yield RULE.at(
            goal.span if goal else project.span,
            msg("{key} is missing", key=Key.ANNUAL_GOAL),
            msg("write it on lines of its own that begin with `|`"),
        )
