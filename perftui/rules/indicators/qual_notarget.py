"""I423 qual-notarget: the value is a topic or a verb, not a state to reach.

What
    A verb that stands alone (推动, 加强), or a topic of which nothing is said (舆情情况, 社会影响). A bare verb that
    any activity satisfies is found by qual-weak too.
Why
    There is nothing that could be reached or missed.
Basis
    None: it follows from what a target is.
Fails
    项目 甲
      效益指标 / 社会效益指标
        - 宣传投放社会影响: 舆情情况
Passes
    项目 甲
      效益指标 / 社会效益指标
        - 宣传投放社会影响: 未发生负面舆情
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.rule import Rule
from perftui.rules.wording import is_no_state

RULE = Rule("I423", "qual-notarget", Severity.ERROR, held_by=Doubt.VALUE)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the words."""
    for item, words in facts.worded:
        if is_no_state(words.text, choice):
            yield RULE.at(
                words.span,
                msg("{text} is no state that {indicator} could reach", text=words.text, indicator=item.indicator.name),
                msg("write what is the case when the target is met, better a figure"),
                indicator=item.indicator.name,
            )
