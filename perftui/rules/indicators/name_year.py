"""I444 name-year: the year stands in the name.

What
    2026年 or 年度 in a name. Terms such as 年度考核, comparisons (较2025年增长率) and titles in 《》 are left alone,
    and so are projects of several years.
Why
    The declaration is of that year anyway; with it the name changes every year and cannot be compared.
Basis
    None: the form says the year at its head.
Fails
    项目 甲
      产出指标 / 数量指标
        - 2026年培训场次 ≥ 4 场
Passes
    项目 甲
      产出指标 / 数量指标
        - 培训场次 ≥ 4 场
Fix
    Unsafe: drops the year from the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.messages import msg
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.naming import part, without_asides
from perftui.rules.rule import Rule
from perftui.rules.words import WordList

YEAR_TERMS = WordList("year-terms")

RULE = Rule("I444", "name-year", Severity.INFO)

_YEAR_SIGN = "年"
_YEAR = re.compile("(?<![0-9较比自从与同截至以—~-])(?:(?:19|20)[0-9]{2}年(?:度|全年)?|本?年度)(?![—~至-])")


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the year."""
    if facts.years is not None and facts.years > 1:
        return
    for item in facts.items if _YEAR_SIGN in facts.names else ():
        indicator = item.indicator
        if _YEAR_SIGN not in indicator.name:
            continue
        terms = choice.words(YEAR_TERMS).pattern
        found = _YEAR.search(terms.sub(lambda word: " " * len(word[0]), without_asides(indicator.name)))
        if found is None:
            continue
        place = part(indicator, *found.span())
        fix = Fix(msg("drop {text}", text=found[0]), (TextEdit(place, ""),), safe=False)
        yield RULE.at(
            place,
            msg("{text} stands in the name; the declaration is of one year anyway", text=found[0]),
            msg("drop it, and the name stays the same next year"),
            indicator=indicator.name,
            fix=fix if len(found[0]) < len(indicator.name) and place != indicator.span else None,
        )
