"""S152 date-order: the project ends before it begins.

What
    计划完成日期 is not before 计划开始日期. Where only one of them is known the rule cannot tell.
Why
    One of the two dates is wrong, and every deadline is measured against them.
Basis
    The form itself.
Fails
    项目 甲
      计划开始日期: 2026-12-31
      计划完成日期: 2026-01-01
Passes
    项目 甲
      计划开始日期: 2026-01-01
      计划完成日期: 2026-12-31
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Related, Severity
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Outcome, Rule

RULE = Rule("S152", "date-order", Severity.ERROR, (FORM.read(),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """At most one finding, at 计划完成日期."""
    project = facts.project
    start, end = project.start, project.end
    known = [date for date in (start, end) if date is not None and date.value is not None]
    if len(known) == 1:
        yield RULE.undecided(known[0].span, msg("the other date of the project is not known"))
    if start is None or end is None or start.value is None or end.value is None:
        return
    if end.value < start.value:
        yield RULE.at(
            end.span,
            msg("the project ends on {end}, before it begins on {start}", end=end.value, start=start.value),
            related=(Related(start.span, msg("it begins here")),),
        )
