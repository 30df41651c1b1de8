"""I402 doubt-open: a doubt waits for a person.

What
    An attribute 待核 names what is doubtful about an indicator. It is reported while it stands; who has decided
    deletes the line. A doubt about the class, and one about a value that was lost, have rules of their own.
Why
    A doubtful class or value must not pass as a decided one.
Basis
    None: the author of the line asked for it.
Fails
    项目 甲
      产出指标 / 质量指标
        - 完成合格率 = 100 %
          待核: 与上年口径不同
Passes
    项目 甲
      产出指标 / 质量指标
        - 完成合格率 = 100 %
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.choice import Choice
from perftui.rules.doubts import About, doubts
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("I402", "doubt-open", Severity.WARNING)


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each 待核, at its text."""
    for doubt in doubts(facts):
        if doubt.about is About.SOMETHING:
            name = doubt.item.indicator.name
            yield RULE.at(
                doubt.note.span,
                msg("to be confirmed at {indicator}: {doubt}", indicator=name, doubt=doubt.note.text),
                msg("decide, then delete the line 待核"),
                indicator=name,
            )
