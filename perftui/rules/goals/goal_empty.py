"""G501 goal-empty: a goal is blank.

What
    Every project says in 年度总体目标 what its money is to achieve in the year. 项目总目标 may stay blank where the
    project lies in one year; for one of several years it is asked for as a warning.
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
    """At most one finding for each goal, at the goal or at the project's name."""
    project = facts.project
    goal, whole = project.annual_goal, project.total_goal
    if goal is None or not goal.paragraphs:
        yield RULE.at(
            goal.span if goal else project.span,
            msg("{key} is missing", key=Key.ANNUAL_GOAL),
            msg("write it on lines of its own that begin with `|`"),
        )
    if (whole is None or not whole.paragraphs) and facts.years is not None and facts.years > 1:
        yield RULE.at(
            whole.span if whole else project.span,
            msg("{key} is missing, and the project runs for {years} years", key=Key.TOTAL_GOAL, years=facts.years),
            msg("say what the whole project is to achieve"),
            severity=Severity.WARNING,
        )
