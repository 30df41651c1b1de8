"""I422 qual-echo: the value repeats a word of the name.

What
    成本测算合理性: 合理 says its name again. Only a value that stands in the name as a whole is meant; 有所应用 and the
    like are left to qual-weak, bare verbs to qual-notarget. With grades (等级) the value is one of them and is left
    alone.
Why
    The line says nothing but that the thing is wished for. Reviewers take points off empty targets.
Basis
    An audit firm's standards for reviewing self-evaluations: empty qualitative indicators. Practice, not a norm.
Fails
    项目 甲
      成本指标 / 经济成本指标
        - 成本测算合理性: 合理
Passes
    项目 甲
      成本指标 / 经济成本指标
        - 成本测算合理性: 符合市级信息化项目费用定额标准
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import REVIEW_STANDARDS
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.rule import Rule
from perftui.rules.wording import PLAIN_CRITERIA, echoes, is_graded, is_no_state, is_weak

RULE = Rule("I422", "qual-echo", Severity.WARNING, (REVIEW_STANDARDS.read("定性指标空洞"),), held_by=Doubt.VALUE)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the words."""
    for item, words in facts.worded:
        indicator, text = item.indicator, words.text
        if not echoes(text, indicator.name) or is_graded(indicator) or text in choice.words(PLAIN_CRITERIA):
            continue
        if not is_weak(text, choice) and not is_no_state(text, choice):
            yield RULE.at(
                words.span,
                msg("{text} only repeats the name {indicator}", text=text, indicator=indicator.name),
                msg("say by which standard or figure it is {text}", text=text),
                indicator=indicator.name,
            )
