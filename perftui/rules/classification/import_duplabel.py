"""K306 import-duplabel: one label stands in both levels of a section.

What
    A level 2 of the form that is written in the place of level 1 as well, as a merged cell is read. Its level 1
    follows from it.
Why
    The section is in no total by level 1 until it is put right.
Basis
    The printed declarations, in which a label is repeated.
Fails
    项目 甲
      质量指标 / 质量指标
        - 合格率 ≥ 90 %
Passes
    项目 甲
      产出指标 / 质量指标
        - 合格率 ≥ 90 %
Fix
    Safe: writes the level 1 that the level 2 belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.headings import repeated_level2
from perftui.rules.rule import Rule
from perftui.taxonomy import taxonomy

RULE = Rule("K306", "import-duplabel", Severity.INFO, (FORM.read(),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each section, at its heading."""
    for section in facts.project.sections:
        level2 = repeated_level2(section)
        level1 = taxonomy().parent(level2) if level2 else None
        if level1:
            canonical = f"{level1} / {level2}"
            yield RULE.at(
                section.span,
                msg("{label} stands in both levels", label=section.level2),
                msg("write `{text}`", text=canonical),
                fix=Fix(msg("write `{text}`", text=canonical), (TextEdit(section.span, canonical),), safe=True),
            )
