"""S154 nature-unknown: 项目性质 is none of the known ones.

What
    经常性专项业务费, 专项资金, 阶段性项目 and the other natures that published forms use; 项目 at the end may be
    left out. No official closed list is known, so another value is asked about and never refused.
Why
    Projects are totalled and reviewed by nature. One that is written in another way stands in a row of its own.
Basis
    The form itself.
Fails
    项目 甲
      项目性质: 经常性专项业物费
Passes
    项目 甲
      项目性质: 经常性专项业务费
Fix
    Unsafe: writes the most similar nature.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.messages import msg
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule, Setting
from perftui.rules.vocabulary import unknown_value
from perftui.taxonomy import taxonomy

MORE: Setting[tuple[str, ...]] = Setting("also", (), msg("natures of the bureau's own, beside the known ones"))
RULE = Rule("S154", "nature-unknown", Severity.WARNING, (FORM.read(),), settings=(MORE,))


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding, at 项目性质."""
    return unknown_value(RULE, facts.project.nature, (*taxonomy().natures, *choice[MORE]), choice)
