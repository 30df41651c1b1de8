"""Kinds of indicators that a declaration lacks."""

from __future__ import annotations

from perftui.messages import Message, msg
from perftui.rules.facts import Facts
from perftui.rules.rule import Outcome, Rule

UNCERTAIN = msg("an indicator is marked 待核, stands below an unknown level or in a conflict: decide that first")
"""Why nobody can tell which levels a project has."""


def lacking(rule: Rule, facts: Facts, summary: Message, detail: Message) -> Outcome:
    """A finding at the name of the project; that the rule cannot tell where an indicator may be of the missing kind."""
    if facts.levels_in_doubt:
        return rule.undecided(facts.project.span, UNCERTAIN)
    return rule.at(facts.project.span, summary, detail)
