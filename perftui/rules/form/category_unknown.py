"""S155 category-unknown: 项目类别 is none of the known ones.

What
    人员类, 公用经费, 其他运转类 and 特定目标类, with or without 项目 at the end and the code of a system beside it.
    Another value is asked about and never refused.
Why
    The category decides which standard the money is measured by, and projects are totalled by it.
Basis
    预算管理一体化规范 (待核), and the form itself.
Fails
    项目 甲
      项目类别: 特定目标
Passes
    项目 甲
      项目类别: 特定目标类
Fix
    Unsafe: writes the most similar category.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import FORM, MANAGEMENT
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule, Setting
from perftui.rules.vocabulary import unknown_value
from perftui.taxonomy import taxonomy

MORE: Setting[tuple[str, ...]] = Setting("also", (), msg("categories of the bureau's own, beside the known ones"))
RULE = Rule(
    "S155", "category-unknown", Severity.WARNING, (MANAGEMENT.unverified("项目类别"), FORM.read()), settings=(MORE,)
)


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding, at 项目类别."""
    return unknown_value(RULE, facts.project.category, (*taxonomy().categories, *choice[MORE]), choice)
