"""I421 qual-ungraded: a target in words without grades or a criterion.

What
    Words are judged by grades (an attribute 等级) or by a criterion that they name: a figure, a standard
    (符合本市城市数字化转型要求), an event that happened or not (通过验收, 未发生安全事故; 合格 where the name holds the
    check), a comparison (高于上年). 符合相关规定 names none. What is no state at all is left to qual-notarget, and what
    is only a time to time-vague.
Why
    Nobody can say whether 不断完善 was reached; a score for it is arbitrary.
Basis
    Rules of two places on performance management (which places, 待核): what is not expressed in numbers is expressed in
    grades.
    财预〔2021〕101号 一(二)3 (待核).
Fails
    项目 甲
      效益指标 / 可持续影响指标
        - 管理工作机制: 不断完善
Passes
    项目 甲
      效益指标 / 可持续影响指标
        - 管理工作机制: 不断完善
          等级: 制度齐全并执行 / 制度齐全 / 制度不全

      产出指标 / 质量指标
        - 支持方向相符性: 符合本市城市数字化转型要求
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import LOCAL_LAW_1, LOCAL_LAW_2, MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.rule import Rule
from perftui.rules.wording import VAGUE_TIMES, is_graded, is_no_state, is_vague_time, names_criterion, passes_check

RULE = Rule(
    "I421",
    "qual-ungraded",
    Severity.WARNING,
    (LOCAL_LAW_1.unverified("第十七条（二）"), LOCAL_LAW_2.unverified("第十四条（二）"), MOF_101.unverified("一(二)3")),
    held_by=Doubt.VALUE,
)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the words."""
    some_time = choice.words(VAGUE_TIMES).first(facts.words) is not None
    for item, words in facts.worded:
        text = words.text
        name = item.indicator.name
        if is_graded(item.indicator) or names_criterion(text, choice) or passes_check(text, name, choice):
            continue
        if not is_no_state(text, choice) and not (some_time and is_vague_time(text, choice)):
            yield RULE.at(
                words.span,
                msg("{text} has no grades and names no standard: nobody can tell whether it is reached", text=text),
                msg("add a line `等级: … / … / …`, or name the standard or the figure that it is judged by"),
                indicator=name,
            )
