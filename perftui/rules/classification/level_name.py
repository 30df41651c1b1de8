"""K303 level-name: a level is written in another way than on the form.

What
    经济成本 for 经济成本指标, 环境效益 for 生态效益指标 and other names of the same level.
Why
    One level under two names stands in two rows of every total.
Basis
    The form itself.
Fails
    项目 甲
      产出指标 / 数量
        - 场次 ≥ 3 场
Passes
    项目 甲
      产出指标 / 数量指标
        - 场次 ≥ 3 场
Fix
    Safe: writes the names of the form.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("K303", "level-name", Severity.INFO, (FORM.read(),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each section, at its heading."""
    for section, level1, level2 in facts.headings:
        if level1 is None or level2 is None or (level1, level2) == (section.level1, section.level2):
            continue
        canonical = f"{level1} / {level2}"
        yield RULE.at(
            section.span,
            msg("the form writes {text}", text=canonical),
            fix=Fix(msg("write `{text}`", text=canonical), (TextEdit(section.span, canonical),), safe=True),
        )
