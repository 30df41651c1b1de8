"""K307 pay-as-output: paying is declared as an output.

What
    Names below 产出指标 that measure how much or how fast money is paid out: 预算执行率, 资金到位率, 资金拨付及时性.
    Below 数量指标 it is an error. What people receive (养老金发放及时率), checks of payments, and money that others
    bring in are something else.
Why
    Money is the input. 预算执行率 has points of its own in the self-evaluation; an output is what the money buys.
Basis
    An audit firm's standards for reviewing self-evaluations: such a 数量指标 gets 0.
Fails
    项目 甲
      产出指标 / 时效指标
        - 资金拨付及时性 = 100 %
Passes
    项目 甲
      产出指标 / 时效指标
        - 养老金发放及时率 = 100 %

        - 项目资金审计及时率 = 100 %
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import REVIEW_STANDARDS
from perftui.rules.choice import Choice
from perftui.rules.facts import OUTPUT, QUANTITY, Doubt, Facts
from perftui.rules.places import within
from perftui.rules.rule import Rule, WordList

MONEY = WordList("payment-money")
ACTS = WordList("payment-acts")
MEASURES = WordList("payment-measures")
EXCEPTIONS = WordList("payment-exceptions")

RULE = Rule("K307", "pay-as-output", Severity.WARNING, (REVIEW_STANDARDS.read("10"),), held_by=Doubt.LEVEL)

_NEAR = 6
"""Between the money and what is done with it stand at most so many characters."""


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each indicator of output, at its name."""
    if not (choice.words(ACTS).first(facts.names) and choice.words(MONEY).first(facts.names)):
        return
    for item in facts.under(OUTPUT):
        name = item.indicator.name
        paying = _paying(name, choice)
        if paying:
            yield RULE.at(
                within(item.indicator.span, name, *paying),
                msg("{text} measures the money, not what it buys", text=name[slice(*paying)]),
                msg("write what is delivered; how much of the budget is spent is scored by itself"),
                indicator=name,
                severity=Severity.ERROR if item.level2 == QUANTITY else None,
            )


def _paying(name: str, choice: Choice) -> tuple[int, int] | None:
    """Where a name speaks of paying."""
    act, money = choice.words(ACTS).pattern.search(name), choice.words(MONEY).pattern.search(name)
    if not act or not money or choice.words(EXCEPTIONS).first(name):
        return None
    first, last = sorted((act.span(), money.span()))
    is_measured = choice.words(MEASURES).first(name[last[0] :])
    return (first[0], last[1]) if is_measured and last[0] - first[1] <= _NEAR else None
