"""I443 name-compound: the name joins several objects.

What
    、, 及, 以及 or 等 in the name, outside of words such as 及时, 普及, 等级, and outside of 《》 and brackets
    at the end.
Why
    One figure for several things: nobody can tell which of them it is about, and one that fails hides behind the
    others.
Basis
    财预〔2021〕101号 三(一) (待核).
Fails
    项目 甲
      产出指标 / 质量指标
        - 公务接待及车辆使用合规性: 合规
Passes
    项目 甲
      产出指标 / 时效指标
        - 车辆维修及时率 ≥ 95 %
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.naming import bare, part, without_asides
from perftui.rules.rule import Rule
from perftui.rules.words import WordList

JOINERS = WordList("joiners")
NOT_JOINERS = WordList("not-joiners")

RULE = Rule("I443", "name-compound", Severity.INFO, (MOF_101.unverified("三(一)"),))


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each name, at the first sign that joins."""
    joiners = choice.words(JOINERS).pattern
    others = choice.words(NOT_JOINERS).pattern
    for item in facts.items:
        indicator = item.indicator
        if joiners.search(indicator.name) is None:
            continue
        name = without_asides(bare(indicator.name))
        found = joiners.search(others.sub(lambda word: " " * len(word[0]), name))
        if found is not None:
            yield RULE.at(
                part(indicator, *found.span()),
                msg("{word} joins several objects in one name", word=found[0]),
                msg("give each its own indicator, or name what they have in common"),
                indicator=indicator.name,
            )
