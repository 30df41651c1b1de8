"""F712 import-pagebreak: an empty line cuts a sentence of a goal in two.

What
    An empty `|` line ends a paragraph. It cuts a sentence where the text before it is running prose without a mark
    that ends a sentence (。！？；：), and the text behind it does not begin with the mark of a list or a heading.
Why
    The page ended there, not the paragraph: both halves are read as sentences of their own.
Basis
    The printed declarations, whose cells are continued on the next page.
Fails
    项目 甲
      年度总体目标:
        | 计划打造 5 个标杆场景，2 个引领区域数字
        |
        | 化转型的示范场景。
Passes
    项目 甲
      年度总体目标:
        | 计划打造 5 个标杆场景，2 个引领区域数字化转型的示范场景。
        |
        | ② 新增 5 个终端。
Fix
    Safe: takes the empty line out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.messages import msg
from perftui.model import Goal, GoalLine, Span
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("F712", "import-pagebreak", Severity.INFO, (FORM.read(),))

_SENTENCE_ENDS = re.compile("[。！？!?；;：:.…]”?(?:</?p>|\\s)*$")
_RUNNING = re.compile("[，,；;。、]")
_BEGINS_ANEW = re.compile(
    "(?:<p>|\\s)*(?:[①-⑳●○■□◆◇★☆·•*-]|[（(]?[0-9０-９]{1,2}[）)、.．]"
    "|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第?[一二三四五六七八九十]{1,2}[是，：章节]|其[一二三四五六七八九])"
)
_AROUND = 6


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each break, at its first empty line."""
    for goal in (facts.project.total_goal, facts.project.annual_goal):
        for before, empty, after in _breaks(goal) if goal else ():
            if _is_cut(before.text, after.text):
                yield RULE.at(
                    empty[0].span,
                    msg(
                        "an empty line cuts a sentence: …{before} | {after}…",
                        before=before.text[-_AROUND:],
                        after=after.text[:_AROUND],
                    ),
                    fix=Fix(msg("take the empty line out"), tuple(map(_removal, empty)), safe=True),
                )


def _breaks(goal: Goal) -> Iterator[tuple[GoalLine, list[GoalLine], GoalLine]]:
    """The empty lines between two lines of text."""
    before: GoalLine | None = None
    empty: list[GoalLine] = []
    for line in goal.lines:
        if not line.text:
            empty.append(line)
            continue
        if before is not None and empty:
            yield before, empty, line
        before, empty = line, []


def _is_cut(before: str, after: str) -> bool:
    """A line that ends with a comma goes on; one without any mark inside may be a heading."""
    if _SENTENCE_ENDS.search(before) or _BEGINS_ANEW.match(after):
        return False
    mark = _BEGINS_ANEW.match(before)
    return _RUNNING.search(before, mark.end() if mark else 0) is not None


def _removal(line: GoalLine) -> TextEdit:
    number = line.span.line
    return TextEdit(Span(number, 0, number + 1, 0), "")
