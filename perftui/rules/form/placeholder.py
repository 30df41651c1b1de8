"""S156 placeholder: something of a form was left in that was to be replaced.

What
    指标1, ……, XX, *, /, 待定 and the guide text of a form, in the name and the fields of the project,
    in names and values of indicators, and in the goals. A target that nobody has decided yet is written `?`.
Why
    It stands where something was to be decided, and looks as if it had been.
Basis
    None: a slip of writing.
Fails
    项目 甲
      产出指标 / 数量指标
        - 购置XX数量 ≥ 3 台

        - 指标2: ……
Passes
    项目 甲
      产出指标 / 数量指标
        - 购置服务器数量 ≥ 3 台

        - 机房7*24小时值守天数: ?
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import Message, msg
from perftui.model import Goal, Indicator, Quality, Span
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.placeholders import entry_may_be_open, in_entry, in_prose, numbers_goal, prose_may_be_open
from perftui.rules.places import within
from perftui.rules.rule import Rule

RULE = Rule("S156", "placeholder", Severity.ERROR)

_UNWRITTEN = msg("write what belongs here")
_UNDECIDED = msg("write the target; while nobody has decided it, write `?`")
_Find = Callable[[str, Choice], Iterator[tuple[int, int]]]


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each placeholder, at its characters."""
    project = facts.project
    fields = [
        (field.value, field.span)
        for field in (project.nature, project.category, project.supervisor, project.implementer)
        if field is not None and field.value
    ]
    values = [target.text for _item, target in facts.worded]
    entries = [project.name, *[value for value, _span in fields], *facts.indicator_names, *values]
    lines = facts.goal_text.split("\n")
    # Most declarations have nothing of the kind, which one look at all of it tells.
    if not entry_may_be_open([*entries, *lines], choice) and not numbers_goal(lines):
        return
    if entry_may_be_open(entries, choice):
        for text, span in ((project.name, project.span), *fields):
            yield from _check(in_entry, choice, text, span)
        for item in facts.items:
            yield from _check_indicator(item.indicator, choice)
    if prose_may_be_open(lines, choice):
        yield from _check_goal(project.total_goal, choice)
        yield from _check_goal(project.annual_goal, choice)


def _check_indicator(indicator: Indicator, choice: Choice) -> Iterator[Diagnostic]:
    name, target = indicator.name, indicator.target
    yield from _check(in_entry, choice, name, indicator.span, indicator=name)
    if isinstance(target, Quality):
        yield from _check(in_entry, choice, target.text, target.span, detail=_UNDECIDED, indicator=name)


def _check_goal(goal: Goal | None, choice: Choice) -> Iterator[Diagnostic]:
    for line in goal.lines if goal else ():
        if line.text:
            yield from _check(in_prose, choice, line.text, line.span)


def _check(
    find: _Find, choice: Choice, text: str, span: Span, *, detail: Message = _UNWRITTEN, indicator: str = ""
) -> Iterator[Diagnostic]:
    for start, end in find(text, choice):
        summary = msg("{text} was left in", text=text[start:end])
        yield RULE.at(within(span, text, start, end), summary, detail, indicator=indicator)
