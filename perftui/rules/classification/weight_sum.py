"""K321 weight-sum: the points of the indicators do not add up to the whole.

What
    Where indicators have 分值, all of them have one, and together they have 90 points: the other 10 are those of
    预算执行率, which is not declared. 100 are right where it is. A declaration without any 分值 is not judged.
Why
    A result out of another whole cannot be compared with the grades 优, 良, 中, 差.
Basis
    Performance systems check it; 财预〔2021〕101号 三(六) (待核).
Fails
    项目 甲
      产出指标 / 数量指标
        - 培训人数 ≥ 300 人
          分值: 50

      效益指标 / 社会效益指标
        - 就业率 ≥ 80 %
          分值: 30
Passes
    项目 甲
      产出指标 / 数量指标
        - 培训人数 ≥ 300 人
          分值: 60

      效益指标 / 社会效益指标
        - 就业率 ≥ 80 %
          分值: 30
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import counted, msg
from perftui.rules.absence import UNCERTAIN
from perftui.rules.bases import MOF_101, SYSTEMS
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Outcome, Rule, Setting
from perftui.rules.weights import Weighed, points, points_text, weighed

SUM = Setting("sum", 90, msg("the points of all indicators together"), least=1)
WITH_EXECUTION = Setting(
    "sum-with-execution", 100, msg("the same where the points of 预算执行率 are among them"), least=1
)
RULE = Rule(
    "K321",
    "weight-sum",
    Severity.ERROR,
    (SYSTEMS.read(), MOF_101.unverified("三(六)")),
    settings=(SUM, WITH_EXECUTION),
)


def check_project(facts: Facts, choice: Choice) -> Iterator[Outcome]:
    """At most one finding, at the first 分值 or at the first indicator that has none."""
    indicators = weighed(facts)
    first = next((each.note for each in indicators if each.note), None)
    if first is None:
        return
    unread = next((each.note for each in indicators if each.note and each.points is None), None)
    without = [each for each in indicators if each.note is None]
    total = points(indicators)
    if facts.contested:
        yield RULE.undecided(first.span, UNCERTAIN)
    elif unread is not None:
        yield RULE.undecided(unread.span, msg("{key} cannot be read as a number", key=unread.key))
    elif without:
        yield _without(without, indicators)
    elif total not in {choice[SUM], choice[WITH_EXECUTION]}:
        yield RULE.at(
            first.span,
            msg("the points add up to {sum}", sum=points_text(total)),
            msg("make them {sum}, or {all} with those of 预算执行率", sum=choice[SUM], all=choice[WITH_EXECUTION]),
        )


def _without(without: Sequence[Weighed], indicators: Sequence[Weighed]) -> Diagnostic:
    return RULE.at(
        without[0].item.indicator.span,
        counted(
            "{count} indicator has no points; the others have {sum}",
            "{count} indicators have no points; the others have {sum}",
            len(without),
            sum=points_text(points(indicators)),
        ),
        msg("without points: {names}", names="、".join(each.item.indicator.name for each in without)),
        indicator=without[0].item.indicator.name,
    )
