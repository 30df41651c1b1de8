"""G506 goal-copy: a goal is another project's goal, or a part of it.

What
    年度总体目标 is compared with those of the same 年度 in the same folder, sentence by sentence, without regard to
    blanks and width. It is a copy where all its sentences stand in the other one. A short goal may be alike by chance
    and is not judged.
Why
    Two projects with one goal cannot both be measured by it, or one of them has no goal of its own.
Basis
    None: the authors' judgement.
Fails
    项目 甲
      年度: 2026
      年度总体目标:
        | 聚焦城市数字化转型重点领域，推动数字技术与实体经济深度融合，助力高质量发展。

    项目 乙
      年度: 2026
      年度总体目标:
        | 聚焦城市数字化转型重点领域, 推动数字技术与实体经济深度融合, 助力高质量发展。
        | 建成示范场景 50 个。
Passes
    项目 甲
      年度: 2026
      年度总体目标:
        | 聚焦城市数字化转型重点领域，推动数字技术与实体经济深度融合，助力高质量发展。

    项目 乙
      年度: 2026
      年度总体目标:
        | 建成示范场景 50 个，培训 20 场，服务企业 300 家，满意度不低于 90%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from perftui.diagnostics import Diagnostic, Related, Severity
from perftui.messages import Message, msg
from perftui.model import Goal
from perftui.names import comparison_key
from perftui.rules.overview import Overview, Subject
from perftui.rules.rule import Rule
from perftui.rules.settings import Setting

SHORTEST = Setting("shortest", 30, msg("how many characters a goal has at least that is compared with others"), least=1)

RULE = Rule("G506", "goal-copy", Severity.WARNING, settings=(SHORTEST,))

_SENTENCE_END = re.compile("[.;!?]")
_TAG = re.compile("<[^<>]*>")
_MOST_COMPARED = 20
"""So many of the goals that share a sentence are looked at: what more of them share is a phrase of the bureau."""


class _Stated(NamedTuple):
    """A goal as its sentences, in the form in which they are compared."""

    subject: Subject
    goal: Goal
    sentences: frozenset[str]


def check_workspace(overview: Overview) -> Iterator[Diagnostic]:
    """At most one finding for each goal, at the goal."""
    for _folder, subjects in overview.by_folder():
        years: dict[int | None, list[_Stated]] = {}
        for subject in subjects:
            year = subject.project.year
            years.setdefault(year.value if year else None, []).extend(_stated(subject))
        for goals in years.values():
            yield from _copies(goals)


def _stated(subject: Subject) -> Iterator[_Stated]:
    goal = subject.project.annual_goal
    text = comparison_key(_TAG.sub("", "。".join([paragraph.text for paragraph in subject.facts.annual_prose])))
    if goal is not None and len(text) >= subject.choice[SHORTEST]:
        yield _Stated(subject, goal, frozenset(filter(None, _SENTENCE_END.split(text))))


def _copies(goals: list[_Stated]) -> Iterator[Diagnostic]:
    first: dict[frozenset[str], _Stated] = {}
    for stated in goals:
        before = first.setdefault(stated.sentences, stated)
        if _is_other(before, stated):
            yield _finding(stated, before, msg("this goal is that of {project}", project=before.subject.project.name))
    holders: dict[str, list[_Stated]] = {}
    for stated in first.values():
        for sentence in stated.sentences:
            holders.setdefault(sentence, []).append(stated)
    for stated in first.values():
        rarest = min((holders[sentence] for sentence in stated.sentences), key=len)
        for whole in rarest[:_MOST_COMPARED]:
            if stated.sentences < whole.sentences and _is_other(stated, whole):
                name = whole.subject.project.name
                yield _finding(stated, whole, msg("this goal is part of that of {project}", project=name))
                break


def _is_other(one: _Stated, other: _Stated) -> bool:
    """Whether two goals are of two projects; one that is declared twice is another rule's matter."""
    return comparison_key(one.subject.project.name) != comparison_key(other.subject.project.name)


def _finding(stated: _Stated, other: _Stated, summary: Message) -> Diagnostic:
    path = other.subject.path
    return RULE.at(
        stated.goal.span,
        summary,
        msg(
            "say what this project alone is to achieve; the other goal is at {path}:{line}",
            path=path,
            line=other.goal.span.line,
        ),
        related=(Related(other.goal.span, msg("the other goal"), path),),
        path=stated.subject.path,
        project=stated.subject.project.name,
    )
