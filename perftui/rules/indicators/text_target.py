"""I404 text-target: words that look like a number to reach.

What
    Behind a colon stand words. A text that begins with an operator and a number is probably a quantity whose name
    holds a colon, so that the name needs quotes.
Why
    As words it is in no total of quantities and is never compared with a result.
Basis
    None: a slip of writing.
Fails
    项目 甲
      产出指标 / 质量指标
        - 比例 A:B 达标率 ≥ 90 %
Passes
    项目 甲
      产出指标 / 质量指标
        - "比例 A:B 达标率" ≥ 90 %
Fix
    Unsafe: puts the name in quotes, or drops the colon where it stands before the operator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.language.numerals import in_digits
from perftui.language.values import name_text, narrow, target
from perftui.messages import msg
from perftui.model import Deadline, Indicator, Quantity, in_line
from perftui.notation import target_text
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("I404", "text-target", Severity.WARNING)

_OPERATOR = re.compile("[≥≧⩾≤≦⩽=＝<＜>＞]")
_SAYS_NOTHING = frozenset(("达到", "达", "保持", "保持在", "控制在", "实现", "应", "须", "为", "不低于", "不超过"))
"""Words between a colon and an operator that are no part of a name."""


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the text."""
    for item, words in facts.worded if _OPERATOR.search(facts.words) else ():
        indicator, text = item.indicator, words.text
        operator = _OPERATOR.search(text)
        meant = target(in_digits(narrow(text[operator.start() :]))) if operator else None
        if operator and isinstance(meant, Quantity | Deadline):
            before = text[: operator.start()].strip()
            rest_of_name = "" if before in _SAYS_NOTHING else before
            yield RULE.at(
                words.span,
                msg("{text} is read as words, but looks like a number to reach", text=text),
                msg("a name with a colon stands in quotes")
                if rest_of_name
                else msg("write the operator before the number, without the colon"),
                indicator=indicator.name,
                fix=_fix(indicator, rest_of_name, meant),
            )


def _fix(indicator: Indicator, rest_of_name: str, meant: Quantity | Deadline) -> Fix:
    name = f"{indicator.name}:{rest_of_name}" if rest_of_name else indicator.name
    text = f"{name_text(name)} {target_text(meant)}"
    place = in_line(indicator.line, indicator.span.start, indicator.target.span.end)
    return Fix(msg("write `{text}`", text=text), (TextEdit(place, text),), safe=False)
