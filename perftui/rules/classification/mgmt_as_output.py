"""K308 mgmt-as-output: routine or compliance is declared as an output.

What
    Names below 产出指标 that say that an office follows the rules (支持范围合规性, 采购程序合规率) or keeps running
    (日常运转情况, 会议保障率). It is legitimate where a standard is named, in the target or in a note:
    符合《…管理办法》. Compliance that is the work itself (处方合规率, 案卷规范率) and what an office counts
    (会议保障 ≥ 20 次) are something else.
Why
    Every office has to follow the rules anyway; it says nothing about what this money achieves.
Basis
    财预〔2021〕101号 一(二)1 (待核): indicators are closely related to the goal.
Fails
    项目 甲
      产出指标 / 质量指标
        - 支持项目合规性: 合规
Passes
    项目 甲
      产出指标 / 质量指标
        - 支持项目合规性: 符合《专项资金管理办法》第八条

        - 处方合规率 ≥ 95 %
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.model import Indicator, Quality, Quantity
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import OUTPUT, Doubt, Facts
from perftui.rules.rule import Rule, WordList

SUBJECTS = WordList("management-subjects")
ROUTINE = WordList("routine")

RULE = Rule("K308", "mgmt-as-output", Severity.INFO, (MOF_101.unverified("一(二)1"),), held_by=Doubt.LEVEL)

_OBEDIENCE = re.compile("合规|合法|规范|健全|完备")
_OBEYS = re.compile(f"(?:合法|依法)?(?:{_OBEDIENCE.pattern})(?:性|率|度|程度|情况)?$")
_RUNS = re.compile("(?:服务|工作)?(?:满足|完成|开展|保障)?(?:率|度|性|程度|情况|状况)?$")
_STANDARD = re.compile("《|(?:符合|按照|依据|达到|执行).*(?:要求|标准|规定|规范|办法|细则|规程|制度|条例)")


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each indicator of output, at its name."""
    subjects, routine = choice.words(SUBJECTS), choice.words(ROUTINE)
    if not _OBEDIENCE.search(facts.names) and not routine.first(facts.names):
        return
    for item in facts.under(OUTPUT):
        indicator = item.indicator
        name = indicator.name
        obeys = _OBEYS.search(name)
        if obeys and subjects.pattern.search(name, 0, obeys.start()):
            summary = msg("{text} alone says nothing about what is achieved", text=name[obeys.start() :])
        elif _is_share(indicator) and (runs := routine.pattern.search(name)) and _RUNS.fullmatch(name, runs.end()):
            summary = msg("{text} goes on with or without this project", text=runs[0])
        else:
            continue
        if not _names_standard(indicator):
            yield RULE.at(
                indicator.span,
                summary,
                msg("name the standard that is met, or write what the project delivers"),
                indicator=name,
            )


def _is_share(indicator: Indicator) -> bool:
    target = indicator.target
    return isinstance(target, Quality) or (isinstance(target, Quantity) and target.unit == "%")


def _names_standard(indicator: Indicator) -> bool:
    words = [note.text for note in indicator.notes]
    if isinstance(indicator.target, Quality):
        words.append(indicator.target.text)
    return any(map(_STANDARD.search, words))
