"""K301 l2-parent: a level 2 stands under a level 1 that it does not belong to.

What
    Each level 2 of the form has one level 1. A section whose indicators all carry 待核 is left to that doubt.
Why
    Scores and weights are given by level 1; a misplaced section counts where it does not belong.
Basis
    Level 2 of 成本指标: 上海市财政局 2025-01-02 指引 一. The rest: 财预〔2021〕101号 二 (待核).
Fails
    项目 甲
      成本指标 / 数量指标
        - 场次 ≥ 3 场
Passes
    项目 甲
      产出指标 / 数量指标
        - 场次 ≥ 3 场
Fix
    Unsafe: writes the level 1 that the level 2 belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.language.keys import Note
from perftui.messages import msg
from perftui.rules.bases import MOF_101, SHANGHAI_2025
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule
from perftui.taxonomy import taxonomy

RULE = Rule(
    "K301",
    "l2-parent",
    Severity.ERROR,
    (SHANGHAI_2025.read("一"), MOF_101.unverified("二")),
)


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each section, at its heading."""
    project = facts.project
    tree = taxonomy()
    for section in project.sections:
        level1, level2 = tree.level1(section.level1), tree.level2(section.level2)
        parent = tree.parent(level2) if level2 else None
        if level1 is None or parent is None or level1 == parent:
            continue
        if section.indicators and all(indicator.note(Note.DOUBT) for indicator in section.indicators):
            continue
        canonical = f"{parent} / {level2}"
        yield RULE.at(
            section.span,
            msg("{level2} belongs to {parent}, not to {level1}", level2=level2, parent=parent, level1=level1),
            msg("write `{text}`", text=canonical),
            fix=Fix(msg("write `{text}`", text=canonical), (TextEdit(section.span, canonical),), safe=False),
        )
