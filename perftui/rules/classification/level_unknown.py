"""K302 level-unknown: a level that the form does not have.

What
    Level 1 and level 2 of a section are names of the form, with or without 指标 at the end, or a known name of other
    forms. 产出指标 / 成本指标 is the place of cost before 2021. A level 2 that stands in both places is another rule's
    matter.
Why
    What stands under an unknown level is in no total by level and gets no weight.
Basis
    财预〔2021〕101号 二 (待核).
Fails
    项目 甲
      产出指标 / 数里指标
        - 场次 ≥ 3 场
Passes
    项目 甲
      产出指标 / 数量指标
        - 场次 ≥ 3 场
Fix
    Unsafe: writes the most similar pair of levels.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.messages import Message, msg
from perftui.model import Section
from perftui.names import closest
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.headings import repeated_level2
from perftui.rules.rule import Rule
from perftui.taxonomy import taxonomy

RULE = Rule("K302", "level-unknown", Severity.ERROR, (MOF_101.unverified("二"),))

_COST = "成本指标"
_DIRECT_COST = ("成本指标", "经济成本指标")


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each section, at its heading."""
    for section, level1, level2 in facts.headings:
        is_known = level1 is not None and level2 is not None
        if is_known or not section.level2 or repeated_level2(section):
            continue
        unknown = [written for written, known in ((section.level1, level1), (section.level2, level2)) if known is None]
        is_cost = level1 is not None and taxonomy().level1(section.level2) == _COST
        what = (
            msg("cost is a level 1 of its own and does not stand below {level1}", level1=section.level1)
            if is_cost
            else msg("the form has no level {level}", level=" / ".join(unknown))
        )
        yield _finding(section, what)


def _finding(section: Section, what: Message) -> Diagnostic:
    meant = _meant(section)
    canonical = " / ".join(meant) if meant else ""
    return RULE.at(
        section.span,
        what,
        msg("did you mean {name}?", name=canonical) if meant else None,
        fix=Fix(msg("write `{text}`", text=canonical), (TextEdit(section.span, canonical),), safe=False)
        if meant
        else None,
    )


def _meant(section: Section) -> tuple[str, str] | None:
    tree = taxonomy()
    if tree.level1(section.level2) == _COST:
        return _DIRECT_COST
    level2 = tree.level2(section.level2)
    parent = tree.parent(level2) if level2 else None
    if level2 and parent:
        return parent, level2
    level1 = tree.level1(section.level1)
    near = closest(section.level2, tree.below(level1)) if level1 else None
    return (level1, near) if level1 and near else tree.like(section.level2)
