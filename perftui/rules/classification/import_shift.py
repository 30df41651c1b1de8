"""K305 import-shift: the label of an indicator was displaced when the form was read.

What
    An attribute 待核 that doubts the class of an indicator (标签错行, 请核对二级指标). The level 2 that the words of
    the name suggest is a hint, never a move. Rules about classes hold back at this indicator until the line is
    deleted.
Why
    A fault of reading must not count as the author's, and must not pass as decided either.
Basis
    The printed declarations, whose labels stand in other rows than their indicators.
Fails
    项目 甲
      产出指标 / 质量指标
        - 完成及时率 = 100 %
          待核: 来源表格标签错行，请核对二级指标
Passes
    项目 甲
      产出指标 / 时效指标
        - 完成及时率 = 100 %
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.doubts import About, doubts
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule
from perftui.rules.words import WordList

RULE = Rule("K305", "import-shift", Severity.WARNING, (FORM.read(),))

HINTS = MappingProxyType(
    {
        WordList("hint-satisfaction"): "服务对象满意度指标",
        WordList("hint-timeliness"): "时效指标",
        WordList("hint-cost"): "经济成本指标",
        WordList("hint-quality"): "质量指标",
        WordList("hint-lasting"): "可持续影响指标",
        WordList("hint-ecology"): "生态效益指标",
        WordList("hint-economy"): "经济效益指标",
        WordList("hint-society"): "社会效益指标",
        WordList("hint-quantity"): "数量指标",
    }
)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each such 待核, at its text."""
    for doubt in doubts(facts):
        if doubt.about is About.CLASS:
            name = doubt.item.indicator.name
            hint = _suggested(name, choice)
            yield RULE.at(
                doubt.note.span,
                msg("the class of {indicator} is in doubt: {doubt}", indicator=name, doubt=doubt.note.text),
                msg("its name suggests {level2}; decide, then delete the line 待核", level2=hint)
                if hint
                else msg("decide, then delete the line 待核"),
                indicator=name,
            )


def _suggested(name: str, choice: Choice) -> str | None:
    return next((level2 for words, level2 in HINTS.items() if choice.words(words).first(name)), None)
