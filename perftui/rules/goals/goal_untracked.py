"""G507 goal-untracked: a figure of the goal has no indicator, or its indicator says another number.

What
    Each target figure of 年度总体目标 is held against the indicators: one about the same thing, in the same unit,
    says the same number. Figures that one verb joins (打造 5 个…，30 个…) may have one indicator for their sum, and
    the parts that a figure is the sum of (1.2 万亩，其中…8000 亩、…4000 亩) need none of their own. A figure that is
    one of each (各 3 场, 每季度 1 次) or one single thing is not compared, nor is one whose indicator is still open.
Why
    What the goal promises and no indicator measures is never looked at again.
Basis
    财预〔2021〕101号 一(二)2 (待核).
Fails
    项目 甲
      年度总体目标:
        | 支持数据企业 180 家，培训 20 场。

      产出指标 / 数量指标
        - 培训场次 ≥ 10 场
Passes
    项目 甲
      年度总体目标:
        | 支持数据企业 180 家，培训 20 场。

      产出指标 / 数量指标
        - 支持企业数 ≥ 180 家

        - 培训场次 ≥ 20 场
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import accumulate

from perftui.diagnostics import Diagnostic, Related, Severity
from perftui.messages import msg
from perftui.model import EXACT, Indicator, add_up
from perftui.notation import decimal_text, target_text
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.figures import Figure
from perftui.rules.rule import Rule
from perftui.rules.settings import Setting
from perftui.rules.tracking import Held, Tracking

LIKENESS = Setting(
    "likeness",
    Decimal("0.5"),
    msg(
        "how alike, from 0 to 1, two names are that a figure and an indicator with another number are of the same thing"
    ),
    least=0,
    most=1,
)

RULE = Rule("G507", "goal-untracked", Severity.WARNING, (MOF_101.unverified("一(二)2"),), settings=(LIKENESS,))

_ONE = Decimal(1)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each figure, at its characters; one for joined figures that have an indicator together."""
    figures = [figure for figure in facts.figures(choice) if not figure.each and figure.high != _ONE]
    if not figures:
        return
    tracking, likeness = Tracking(facts, figures, choice), float(choice[LIKENESS])
    for run in map(_without_parts, _runs(figures, _in_one_sentence)):
        if len(run) == 1 or not tracking.adds_up(run):
            for joined in _runs(run, _joined):
                held = [tracking.hold(figure) for figure in joined]
                yield from _together(held, likeness) or _one_by_one(held, likeness)


def _runs(figures: list[Figure], belong: Callable[[Figure, Figure], bool]) -> Iterator[list[Figure]]:
    """Neighbouring figures that belong to the one before them."""
    run: list[Figure] = []
    for figure in figures:
        if run and not belong(run[-1], figure):
            yield run
            run = []
        run.append(figure)
    yield run


def _without_parts(run: list[Figure]) -> list[Figure]:
    """The figures without the last ones that add up to one before: `造林 1.2 万亩，其中…8000 亩、…4000 亩`."""
    together = list(accumulate((figure.low for figure in reversed(run)), EXACT.add))[::-1]
    wholes: set[Decimal] = set()
    for number, figure in enumerate(run[:-1]):
        if together[number] in wholes:
            return run[:number]
        wholes.add(figure.low)
    return run


def _in_one_sentence(one: Figure, other: Figure) -> bool:
    return one.sentence == other.sentence and one.base == other.base


def _joined(_one: Figure, other: Figure) -> bool:
    return other.continues


def _together(joined: list[list[Held]], likeness: float) -> list[Diagnostic]:
    """What is wrong with figures that one verb joins, where they have an indicator together."""
    every = [held for nouns in joined for held in nouns]
    nearest = max(every, key=lambda held: held.likeness)
    if len(joined) == 1 or any(held.is_measured for held in every) or nearest.likeness < likeness:
        return []
    indicator = nearest.nearest
    figures = [nouns[0].figure for nouns in joined]
    if indicator is None:
        return []
    return [
        RULE.at(
            figures[0].span,
            msg(
                "the goal names {parts} = {total} {unit}, the target of {indicator} is {target}",
                parts=" + ".join(decimal_text(figure.number) for figure in figures),
                total=decimal_text(add_up(figure.number for figure in figures)),
                unit=figures[0].unit,
                indicator=indicator.name,
                target=target_text(indicator.target),
            ),
            msg("make the two agree"),
            related=(*(Related(figure.span, msg("a part of it")) for figure in figures[1:]), _related(indicator)),
        )
    ]


def _one_by_one(figures: list[list[Held]], likeness: float) -> Iterator[Diagnostic]:
    for nouns in figures:
        missing = [held for held in nouns if not held.is_measured]
        near = next((held.nearest for held in missing if held.likeness >= likeness), None)
        if near is not None:
            yield _differs(nouns[0].figure, near)
        elif missing:
            yield _is_missing(nouns[0].figure, "、".join(held.noun for held in missing))


def _differs(figure: Figure, indicator: Indicator) -> Diagnostic:
    return RULE.at(
        figure.span,
        msg(
            "the goal says {figure}, the target of {indicator} is {target}",
            figure=_text(figure),
            indicator=indicator.name,
            target=target_text(indicator.target),
        ),
        msg("make the two agree"),
        related=(_related(indicator),),
    )


def _is_missing(figure: Figure, noun: str) -> Diagnostic:
    return RULE.at(
        figure.span,
        msg("no indicator measures {noun}: {figure}", noun=noun, figure=_text(figure))
        if noun
        else msg("no indicator measures {figure}", figure=_text(figure)),
        msg("give it an indicator, or take the figure out of the goal"),
    )


def _text(figure: Figure) -> str:
    return f"{figure.operator} {figure.text}" if figure.operator else figure.text


def _related(indicator: Indicator) -> Related:
    return Related(indicator.span, msg("the indicator"))
