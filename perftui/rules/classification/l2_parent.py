"""K301 l2-parent: a level 2 stands under a level 1 that it does not belong to.

What
    Each level 2 of the form has one level 1. Where an indicator of the section is marked 待核 about its level, the
    table was probably misread, and the finding weighs less; where all of them are, the rule cannot tell.
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

from perftui.diagnostics import Fix, Severity, TextEdit
from perftui.messages import msg
from perftui.model import Indicator
from perftui.rules.bases import MOF_101, SHANGHAI_2025
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.rule import Outcome, Rule
from perftui.taxonomy import taxonomy

RULE = Rule(
    "K301",
    "l2-parent",
    Severity.ERROR,
    (SHANGHAI_2025.read("一"), MOF_101.unverified("二")),
)


def check_project(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """At most one finding for each section, at its heading."""
    tree = taxonomy()
    for section, level1, level2 in facts.headings:
        parent = tree.parent(level2) if level2 else None
        if level1 is None or parent is None or level1 == parent:
            continue
        doubted = [_in_doubt(facts, indicator) for indicator in section.indicators]
        if doubted and all(doubted):
            yield RULE.undecided(section.span, msg("every indicator here is marked 待核: decide that first"))
            continue
        canonical = f"{parent} / {level2}"
        yield RULE.at(
            section.span,
            msg("{level2} belongs to {parent}, not to {level1}", level2=level2, parent=parent, level1=level1),
            msg("write `{text}`", text=canonical),
            fix=Fix(msg("write `{text}`", text=canonical), (TextEdit(section.span, canonical),), safe=False),
            severity=Severity.WARNING if any(doubted) else None,
        )


def _in_doubt(facts: Facts, indicator: Indicator) -> bool:
    item = facts.doubtful.get(indicator.line)
    return item is not None and Doubt.LEVEL in item.doubt
