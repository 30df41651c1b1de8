"""I405 import-lost: the target of an indicator was lost when the form was read.

What
    An open target `?` whose attribute 待核 says that the value was cut off, is missing or cannot be read. The rule on
    open targets holds back at this indicator: an unclear import is not the author's omission.
Why
    The value exists in another document; it has to be looked up, not invented.
Basis
    The printed declarations, in which a cell is cut off.
Fails
    项目 甲
      产出指标 / 数量指标
        - 培训数量: ?
          待核: 来源表格中此处的指标值被截断
Passes
    项目 甲
      产出指标 / 数量指标
        - 培训数量 ≥ 3 场
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.doubts import About, doubts
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("I405", "import-lost", Severity.WARNING, (FORM.read(),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each such 待核, at the `?`."""
    for doubt in doubts(facts):
        if doubt.about is About.LOST_VALUE:
            indicator = doubt.item.indicator
            yield RULE.at(
                indicator.target.span,
                msg("the target of {indicator} was lost: {doubt}", indicator=indicator.name, doubt=doubt.note.text),
                msg("look it up in the original and write it, then delete the line 待核"),
                indicator=indicator.name,
            )
