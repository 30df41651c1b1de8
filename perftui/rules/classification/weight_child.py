"""K322 weight-child: the points below a level 1 are not those that the level has.

What
    With 成本指标: 成本 20, 产出 40, 效益 20, 满意度 10. Without: 产出 50, 效益 30, 满意度 10. A project without
    满意度指标 gives those points to 效益. An indicator 预算执行率 is not among them. Where the points of all
    indicators together are not those of the levels together, or the level of an indicator is marked 待核 or unknown,
    the rule cannot tell; where some have no 分值, weight-sum says so.
Why
    The split between the levels is what makes results of different projects comparable.
Basis
    Performance systems check that the parts add up to the level; the split: 财预〔2021〕101号 三(六) (待核).
Fails
    项目 甲
      产出指标 / 数量指标
        - 培训人数 ≥ 300 人
          分值: 60

      效益指标 / 社会效益指标
        - 就业率 ≥ 80 %
          分值: 30
Passes
    项目 甲
      产出指标 / 数量指标
        - 培训人数 ≥ 300 人
          分值: 50

      效益指标 / 社会效益指标
        - 就业率 ≥ 80 %
          分值: 40
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.model import Indicator, Project, Span
from perftui.rules.absence import UNCERTAIN
from perftui.rules.bases import MOF_101, SYSTEMS
from perftui.rules.choice import Choice
from perftui.rules.facts import COST, EFFECT, OUTPUT, SATISFACTION, Facts, level1_of
from perftui.rules.rule import Outcome, Rule, Setting
from perftui.rules.weights import Weighed, points, points_text, weighed

COST_POINTS = Setting("cost", 20, msg("the points of 成本指标"), least=0)
OUTPUT_POINTS = Setting("output", 40, msg("the points of 产出指标 beside 成本指标"), least=0)
EFFECT_POINTS = Setting("effect", 20, msg("the points of 效益指标 beside 成本指标"), least=0)
SATISFACTION_POINTS = Setting("satisfaction", 10, msg("the points of 满意度指标"), least=0)
OUTPUT_ALONE = Setting("output-without-cost", 50, msg("the points of 产出指标 in a project without 成本指标"), least=0)
EFFECT_ALONE = Setting("effect-without-cost", 30, msg("the points of 效益指标 in a project without 成本指标"), least=0)
RULE = Rule(
    "K322",
    "weight-child",
    Severity.ERROR,
    (SYSTEMS.read(), MOF_101.unverified("三(六)")),
    settings=(COST_POINTS, OUTPUT_POINTS, EFFECT_POINTS, SATISFACTION_POINTS, OUTPUT_ALONE, EFFECT_ALONE),
)

_EXECUTION = "预算执行率"


def check_project(facts: Facts, choice: Choice) -> Iterator[Outcome]:
    """At most one finding for each level 1, at its name where it is first written."""
    indicators = [each for each in weighed(facts) if _EXECUTION not in each.item.indicator.name]
    if not indicators or any(each.points is None for each in indicators):
        return
    expected = _split(facts, choice)
    total, whole = points(indicators), sum(expected.values())
    place = indicators[0].item.indicator.span
    if facts.levels_in_doubt:
        yield RULE.undecided(place, UNCERTAIN)
    elif total != whole:
        reason = msg("the points add up to {sum}, those of the levels to {whole}", sum=points_text(total), whole=whole)
        yield RULE.undecided(place, reason)
    else:
        yield from _check(facts, indicators, expected)


def _split(facts: Facts, choice: Choice) -> dict[str, int]:
    """The points of each level 1 that the project has."""
    if facts.under(COST):
        split = {COST: choice[COST_POINTS], OUTPUT: choice[OUTPUT_POINTS], EFFECT: choice[EFFECT_POINTS]}
    else:
        split = {OUTPUT: choice[OUTPUT_ALONE], EFFECT: choice[EFFECT_ALONE]}
    if facts.under(SATISFACTION):
        split[SATISFACTION] = choice[SATISFACTION_POINTS]
    else:
        split[EFFECT] += choice[SATISFACTION_POINTS]
    return split


def _check(facts: Facts, indicators: Sequence[Weighed], expected: Mapping[str, int]) -> Iterator[Diagnostic]:
    for level1, share in expected.items():
        own = [each for each in indicators if level1_of(each.item) == level1]
        sum_of_own = points(own)
        if own and sum_of_own != share:
            yield RULE.at(
                _heading(facts.project, own[0].item.indicator),
                msg("{level1} has {sum} points, not {share}", level1=level1, sum=points_text(sum_of_own), share=share),
                msg("expected: {split}", split="、".join(f"{name} {value}" for name, value in expected.items())),
            )


def _heading(project: Project, indicator: Indicator) -> Span:
    """Where the level 1 of an indicator is written."""
    span = next(section.span for section in project.sections if indicator in section.indicators)
    return Span(span.line, span.start, span.line, span.start + len(indicator.level1))
