"""M202 money-life: the money of the year does not agree with that of the whole project.

What
    年度资金申请总额 is not more than 项目资金总额. A project of several years states 项目资金总额 (a warning where
    it is blank); in a project of one year both are the same where both are written (a warning where they differ).
    Where an amount or a date is not known the rule cannot tell.
Why
    A year cannot take more than the whole. And whether a year's share is reasonable is seen beside the whole only.
Basis
    The form itself; a practice of checking the budgets of districts.
Fails
    项目 甲
      计划开始日期: 2026-01-01
      计划完成日期: 2028-12-31

      项目资金总额: 300 万元

      年度资金申请总额: 400 万元
Passes
    项目 甲
      计划开始日期: 2026-01-01
      计划完成日期: 2028-12-31

      项目资金总额: 900 万元

      年度资金申请总额: 400 万元
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Related, Severity
from perftui.language.keys import Key
from perftui.messages import Message, msg
from perftui.model import Funds, Span
from perftui.notation import amount_text
from perftui.rules.bases import BUDGET_CHECKS, FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Outcome, Rule

RULE = Rule("M202", "money-life", Severity.ERROR, (FORM.read(), BUDGET_CHECKS.read()))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """At most one finding, at the total of the year, or at the name of a project without a total for its life."""
    year, life = facts.project.annual_funds, facts.project.project_funds
    if year is None or _is_blank(year):
        return
    if life is None or _is_blank(life):
        yield from _check_missing(facts, life)
    elif facts.annual_total is None or facts.life_total is None:
        unknown = life if facts.life_total is None else year
        yield RULE.undecided(unknown.span, msg("{key} cannot be read as an amount", key=unknown.key))
    else:
        yield from _check_both(facts, year, life)


def _check_missing(facts: Facts, life: Funds | None) -> Iterator[Outcome]:
    project = facts.project
    place = life.span if life else project.span
    if facts.years is None:
        yield RULE.undecided(place, msg("the dates of the project are not known"))
    elif facts.years > 1:
        yield RULE.at(
            place,
            msg("{key} is missing in a project of {count} years", key=Key.PROJECT_FUNDS, count=facts.years),
            msg("write the money of the whole project beside that of the year"),
            severity=Severity.WARNING,
        )


def _check_both(facts: Facts, year: Funds, life: Funds) -> Iterator[Outcome]:
    annual, whole = facts.annual_total, facts.life_total
    if annual is None or whole is None or annual == whole:
        return
    amounts = {"annual": amount_text(annual), "whole": amount_text(whole)}
    related = (Related(_place(life), msg("{amount} 元", amount=amounts["whole"])),)
    if annual > whole:
        summary = msg("the year takes {annual} 元, the whole project {whole} 元", **amounts)
        yield RULE.at(_place(year), summary, related=related)
    elif facts.years == 1:
        summary = msg("the project lasts this year, yet takes {whole} 元 in all and {annual} 元 in the year", **amounts)
        yield RULE.at(_place(year), summary, _ONE_YEAR, related=related, severity=Severity.WARNING)


_ONE_YEAR: Message = msg("in a project of one year both totals are the same; or the dates are wrong")


def _place(funds: Funds) -> Span:
    return funds.written.span if funds.written is not None else funds.span


def _is_blank(funds: Funds) -> bool:
    return funds.written is None and not any(part.text for part in funds.parts)
