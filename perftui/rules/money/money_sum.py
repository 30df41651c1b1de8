"""M201 money-sum: a total differs from the sum of its parts.

What
    年度资金申请总额 = 当年财政拨款 + 上年结转资金 + 其他资金, and 项目资金总额 = 财政资金 + 其他资金, to the cent.
    A total left out is derived, and a total without parts stands alone: neither is wrong. Where an amount cannot be
    read the rule cannot tell.
Why
    Two numbers for one thing: a reviewer cannot tell which of them is meant.
Basis
    The form itself.
Fails
    项目 甲
      年度资金申请总额: 46,000,000.00 元
        当年财政拨款: 45,000,000.00 元
Passes
    项目 甲
      年度资金申请总额: 45,000,000.00 元
        当年财政拨款: 45,000,000.00 元
Fix
    Unsafe: writes the sum as the total. A person decides which of the numbers is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Fix, Related, Severity, TextEdit
from perftui.language.values import money_text, money_unit
from perftui.messages import msg
from perftui.model import EXACT, Funds
from perftui.notation import amount_text
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Outcome, Rule

RULE = Rule("M201", "money-sum", Severity.ERROR, (FORM.read(),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """At most one finding for each of the two totals, at its amount."""
    project = facts.project
    for funds in (project.project_funds, project.annual_funds):
        if funds is not None:
            yield from _check_funds(funds)


def _check_funds(funds: Funds) -> Iterator[Outcome]:
    written, summed = funds.written, funds.sum_of_parts
    if written is None or summed is None:
        return
    unread = [amount for amount in (written, *funds.parts) if amount.value is None and amount.text]
    if unread:
        yield RULE.undecided(unread[0].span, msg("{key} cannot be read as an amount", key=unread[0].key))
    if unread or written.value is None or written.value == summed:
        return
    unit = money_unit(written.text)
    text = money_text(summed, unit)
    yield RULE.at(
        written.span,
        msg(
            "{key} is {total} 元, but its parts add up to {summed} 元",
            key=funds.key,
            total=amount_text(written.value),
            summed=amount_text(summed),
        ),
        msg("the difference is {difference} 元", difference=amount_text(EXACT.subtract(written.value, summed))),
        related=tuple(
            Related(part.span, msg("{amount} 元", amount=amount_text(part.value)))
            for part in funds.parts
            if part.value is not None
        ),
        fix=Fix(msg("write {text}", text=text), (TextEdit(written.span, text),), safe=False),
    )
