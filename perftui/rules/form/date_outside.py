"""S153 date-outside: the budget year lies outside of the project's time.

What
    年度 lies between the years of 计划开始日期 and 计划完成日期. A span of several years is legal. Where 年度
    is known and a date is not, the rule cannot tell.
Why
    Money is asked for a year in which the project does not run, or a year was not updated.
Basis
    The form itself.
Fails
    项目 甲
      年度: 2026
      计划开始日期: 2025-01-01
      计划完成日期: 2025-12-31
Passes
    项目 甲
      年度: 2026
      计划开始日期: 2025-01-01
      计划完成日期: 2027-12-31
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Severity
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Outcome, Rule

RULE = Rule("S153", "date-outside", Severity.ERROR, (FORM.read(),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """At most one finding, at 年度."""
    project = facts.project
    year, start, end = project.year, project.start, project.end
    if year is None or year.value is None:
        return
    if start is None or end is None or start.value is None or end.value is None:
        yield RULE.undecided(year.span, msg("the dates of the project are not known"))
        return
    if end.value < start.value:
        return
    if not start.value.year <= year.value <= end.value.year:
        yield RULE.at(
            year.span,
            msg(
                "the year {year} lies outside of the project's time, {start} to {end}",
                year=year.value,
                start=start.value,
                end=end.value,
            ),
        )
