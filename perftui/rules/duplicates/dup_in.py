"""D601 dup-in: one indicator stands twice in a project.

What
    A name stands once under a level 2. Names compare without blanks, width, kind of quotes and case.
Why
    A merge that went wrong silently leaves a name twice; and two targets for one thing contradict each other.
Basis
    An audit firm's standards for reviewing self-evaluations: the same indicator counts once.
Fails
    项目 甲
      产出指标 / 数量指标
        - 场次 ≥ 3 场

        - 场 次 ≥ 5 场
Passes
    项目 甲
      产出指标 / 数量指标
        - 培训场次 ≥ 3 场

        - 会议场次 ≥ 5 场
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Related, Severity
from perftui.messages import msg
from perftui.model import Indicator
from perftui.names import comparison_key
from perftui.rules.bases import REVIEW_STANDARDS
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("D601", "dup-in", Severity.ERROR, (REVIEW_STANDARDS.read("9"),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each repetition, at the name."""
    if len(set(facts.keys)) == len(facts.keys):
        return
    first: dict[tuple[str, str], Indicator] = {}
    for item, name in zip(facts.items, facts.keys, strict=True):
        indicator = item.indicator
        level2 = comparison_key(item.level2 or indicator.level2)
        before = first.setdefault((level2, name), indicator)
        if before is not indicator:
            yield RULE.at(
                indicator.span,
                msg("{indicator} stands here a second time", indicator=indicator.name),
                msg("the first is on line {line}", line=before.line),
                indicator=indicator.name,
                related=(Related(before.span, msg("the first one")),),
            )
