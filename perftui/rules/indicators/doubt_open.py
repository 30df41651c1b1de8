"""I402 doubt-open: a doubt waits for a person.

What
    An attribute 待核 names what is doubtful about an indicator. It is reported while it stands; who has decided
    deletes the line.
Why
    A doubtful class or value must not pass as a decided one.
Basis
    None: the author of the line asked for it.
Fails
    项目 甲
      产出指标 / 质量指标
        - 完成及时率 = 100 %
          待核: 名称像时效指标
Passes
    项目 甲
      产出指标 / 时效指标
        - 完成及时率 = 100 %
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.language.keys import Note
from perftui.messages import msg
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("I402", "doubt-open", Severity.WARNING)


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each 待核, at its text."""
    for item in facts.items:
        indicator = item.indicator
        for note in indicator.notes:
            if note.key == Note.DOUBT:
                yield RULE.at(
                    note.span,
                    msg("to be confirmed at {indicator}: {doubt}", indicator=indicator.name, doubt=note.text),
                    msg("decide, then delete the line 待核"),
                    indicator=indicator.name,
                )
