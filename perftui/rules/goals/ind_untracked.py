"""G508 ind-untracked: an indicator is about something that the goal does not speak of.

What
    A 数量指标 or an indicator of 效益指标 shares a word with 年度总体目标 or 项目总目标, or its number is a figure
    there. Words that fit any indicator (数量, 完成率, 示范, 服务) and those of the project's name do not count; a name
    that has no others is not judged. Quality and time are sides of what is delivered, cost and satisfaction belong to
    every project, and no goal has to speak of accidents or of how long something lasts: they are passed over.
Why
    What the goal does not promise, the money was not given for; or the goal says too little.
Basis
    财预〔2021〕101号 一(二)2 (待核).
Fails
    项目 文化活动经费
      年度总体目标:
        | 举办市民音乐会 20 场。

      产出指标 / 数量指标
        - 图书采购册数 ≥ 3000 册
Passes
    项目 文化活动经费
      年度总体目标:
        | 举办市民音乐会 20 场。

      产出指标 / 数量指标
        - 音乐会场次 ≥ 20 场
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import add

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.model import EXACT, Quantity
from perftui.notation import decimal_text
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import EFFECT, QUANTITY, Doubt, Facts, Item
from perftui.rules.measures import comparable, measure
from perftui.rules.rule import Rule
from perftui.rules.topics import Pairs, pairs, topics
from perftui.rules.units import PERCENT
from perftui.rules.words import WordList

ATTRIBUTES = WordList("name-attributes")
UNSPOKEN = WordList("unspoken")

RULE = Rule("G508", "ind-untracked", Severity.INFO, (MOF_101.unverified("一(二)2"),), held_by=Doubt.LEVEL)


_FEW = 10
"""A smaller number stands in a goal by chance."""
_NEIGHBOURS = 2
"""Those of a pair of characters: the pairs that each of the two makes with what stands beside it."""


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each indicator, at its name."""
    goal = "".join([paragraph.text for paragraph in (*facts.total_prose, *facts.annual_prose)]).replace(" ", "")
    if not goal:
        return
    items = (*facts.at(QUANTITY), *facts.under(EFFECT))
    lines = "\n".join(topics([facts.project.name, *[item.indicator.name for item in items]], choice))
    of_project, *others = choice.words(ATTRIBUTES).pattern.sub(" ", lines).split("\n")
    known = pairs(of_project)
    unspoken = choice.words(UNSPOKEN)
    for item, about in zip(items, others, strict=True):
        name = item.indicator.name
        if (
            not _is_spoken_of(about, goal, known)
            and _has_own_word(about, known)
            and not unspoken.first(name)
            and not _is_written(item, goal)
            and not _is_figure(item, facts, choice)
        ):
            yield RULE.at(
                item.indicator.span,
                msg("the goal does not speak of {indicator}", indicator=name),
                msg("say in the goal what it stands for, or measure what the goal promises"),
                indicator=name,
            )


def _is_written(item: Item, goal: str) -> bool:
    """Whether the goal writes the number with its unit, as the indicator does: `全年 200 天`."""
    target = item.indicator.target
    if not isinstance(target, Quantity) or target.unit == PERCENT or target.value < _FEW:
        return False
    before = goal.split(f"{decimal_text(target.value)}{target.unit}")[:-1]
    return any(not part[-1:].isdigit() and not part.endswith(".") for part in before)


def _is_figure(item: Item, facts: Facts, choice: Choice) -> bool:
    """Whether the target stands in the goal as a number of the same things."""
    target = item.indicator.target
    if not isinstance(target, Quantity) or target.unit == PERCENT:
        return False
    base, factor = measure(target.unit)
    value = EXACT.multiply(target.value, factor)
    return value >= _FEW and any(
        figure.low <= value <= figure.high and comparable(figure.base, base) for figure in facts.figures(choice)
    )


def _is_spoken_of(about: str, goal: str, known: Pairs) -> bool:
    """Whether the goal has two characters that stand side by side in `about` and in no word of the project's name."""
    for part in about.split():
        for pair in map(add, part, part[1:]):
            if pair in goal and pair not in known:
                return True
    return False


def _has_own_word(about: str, known: Pairs) -> bool:
    """Whether two characters stand side by side that no word of the project's name has."""
    for part in about.split():
        # Neither the pair of the two nor one that either of them makes with its other neighbour is known; no
        # neighbour is there before the first.
        unknown = 1
        for pair in map(add, part, part[1:]):
            unknown = 0 if pair in known else unknown + 1
            if unknown > _NEIGHBOURS:
                return True
        if unknown == _NEIGHBOURS and len(part) > 1:
            return True
    return False
