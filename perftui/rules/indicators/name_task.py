"""I441 name-task: the name is a task or a topic, without a measurable noun.

What
    Names that end with the word of a task (…建设, …活动, …工作) or with 等. Names that end with a topic (…体系, …场景),
    or begin with a task (推动…) and end with nothing that can be measured, are found where the target is words or a
    share; with a unit they count something, and a day tells when the task is done. Behind 完善, 提升 and the like the
    thing itself decides: 服务质量提升 can be measured, 政策体系完善 cannot.
Why
    A number behind a task does not say what is counted; words behind it can only say that it was done.
Basis
    财预〔2021〕101号 三(一) (待核).
Fails
    项目 甲
      产出指标 / 数量指标
        - 城市数字化转型综合评估 = 100 %
Passes
    项目 甲
      产出指标 / 数量指标
        - 城市数字化转型综合评估完成率 = 100 %
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import Message, msg
from perftui.model import Deadline, Indicator, Quality, Quantity
from perftui.rules.bases import MOF_101
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.naming import bare
from perftui.rules.rule import Rule
from perftui.rules.units import PERCENT
from perftui.rules.words import WordList, Words

LISTS = (
    WordList("tasks"),
    WordList("topics"),
    WordList("closing-changes"),
    WordList("task-beginnings"),
    WordList("not-tasks"),
    WordList("measures"),
    WordList("not-joiners"),
)

RULE = Rule("I441", "name-task", Severity.WARNING, (MOF_101.unverified("三(一)"),))

_AND_SO_ON = "等"


class _Lists(NamedTuple):
    """The lists of words in force; `endings` are those of them that the end of a wrong name has."""

    endings: Words

    tasks: Words
    topics: Words
    closing_changes: Words
    task_beginnings: Words
    not_tasks: Words
    measures: Words
    not_joiners: Words


def _lists(choice: Choice) -> _Lists:
    tasks, topics, changes, *others = map(choice.words, LISTS)
    endings = Words((*tasks.words, *topics.words, *changes.words, _AND_SO_ON))
    return _Lists(endings, tasks, topics, changes, *others)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the name."""
    lists = choice.once(_lists)
    may_end, may_begin = lists.endings.ends, lists.task_beginnings.begins
    for item in facts.items:
        indicator = item.indicator
        name = bare(indicator.name)
        # Most names are passed over at this look.
        if not may_end(name) and not (may_begin(name) and _counts_nothing(indicator)):
            continue
        wrong = _wrong(name, indicator, lists)
        if wrong is not None and not isinstance(indicator.target, Deadline):
            yield RULE.at(
                indicator.span,
                wrong,
                msg("name what is counted or measured: 数量, 场次, 完成率, 时间"),
                indicator=indicator.name,
            )


def _wrong(name: str, indicator: Indicator, lists: _Lists) -> Message | None:
    change = lists.closing_changes.ending(name)
    thing = name[: -len(change)] if change else name
    wrong: Message | None = None
    if (task := lists.tasks.ending(thing)) is not None:
        wrong = msg("the name ends with a task, {word}, and names nothing to measure", word=task)
    elif name.endswith(_AND_SO_ON) and not lists.not_joiners.ends(name):
        wrong = msg("the name ends with 等 and names nothing to measure")
    elif _counts_nothing(indicator):
        wrong = _uncounted(name, thing, lists)
    return None if wrong is not None and lists.not_tasks.ends(thing) else wrong


def _uncounted(name: str, thing: str, lists: _Lists) -> Message | None:
    """What is wrong with a name whose target counts nothing."""
    if (topic := lists.topics.ending(thing)) is not None:
        return msg("the name ends with a topic, {word}, and names nothing to measure", word=topic)
    task = lists.task_beginnings.begins(name)
    if task is None or lists.measures.ends(thing):
        return None
    return msg("the name begins with a task, {word}, and names nothing to measure", word=task)


def _counts_nothing(indicator: Indicator) -> bool:
    target = indicator.target
    return isinstance(target, Quality) or (isinstance(target, Quantity) and target.unit == PERCENT)
