"""I424 qual-weak: any activity satisfies the value.

What
    有所…, 有一定…, 有应用, 初步…, and values that begin with the verb of an activity: 推动, 促进, 加强. A value that
    ends with a state (推进顺利), names a criterion (较上年有所提高) or has grades (等级) is left alone.
Why
    Targets are to be strict and high within reach; the smallest step reaches this one.
Basis
    财预〔2021〕101号 一(一)3 (待核).
Fails
    项目 甲
      效益指标 / 社会效益指标
        - 研究成果应用情况: 有所应用
Passes
    项目 甲
      效益指标 / 社会效益指标
        - 研究成果应用数量 ≥ 2 项
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.rule import Rule
from perftui.rules.wording import is_graded, is_weak, names_criterion

RULE = Rule("I424", "qual-weak", Severity.WARNING, (MOF_101.unverified("一(一)3"),), held_by=Doubt.VALUE)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the words."""
    for item, words in facts.worded:
        if is_weak(words.text, choice) and not is_graded(item.indicator) and not names_criterion(words.text, choice):
            yield RULE.at(
                words.span,
                msg("any activity satisfies {text}", text=words.text),
                msg("say how much, by when, or compared with what"),
                indicator=item.indicator.name,
            )
