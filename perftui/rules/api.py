"""What a package needs that brings rules of its own; everything here stays as it is until a new major version.

A rule is a module, or an object, with a docstring, `RULE` and one function. It is named as an entry point of the group
`perftui.rules`; several are named by something with `RULES`. See docs/own-rules.md.
"""

from __future__ import annotations

from perftui.diagnostics import Diagnostic, Fix, Related, Severity, TextEdit
from perftui.messages import Bilingual, Message, bilingual
from perftui.model import (
    Deadline,
    Field,
    Funds,
    Goal,
    Indicator,
    Open,
    Operator,
    Project,
    Quality,
    Quantity,
    Section,
    Span,
    Target,
)
from perftui.rules.bases import Basis, Source
from perftui.rules.choice import Choice
from perftui.rules.facts import COST, EFFECT, OUTPUT, SATISFACTION, Doubt, Facts, Item, Measured, Worded
from perftui.rules.overview import Overview, Subject
from perftui.rules.rule import Outcome, Rule, Undecided
from perftui.rules.settings import Setting
from perftui.rules.words import WordList, Words

__all__ = [
    "COST",
    "EFFECT",
    "OUTPUT",
    "SATISFACTION",
    "Basis",
    "Bilingual",
    "Choice",
    "Deadline",
    "Diagnostic",
    "Doubt",
    "Facts",
    "Field",
    "Fix",
    "Funds",
    "Goal",
    "Indicator",
    "Item",
    "Measured",
    "Message",
    "Open",
    "Operator",
    "Outcome",
    "Overview",
    "Project",
    "Quality",
    "Quantity",
    "Related",
    "Rule",
    "Section",
    "Setting",
    "Severity",
    "Source",
    "Span",
    "Subject",
    "Target",
    "TextEdit",
    "Undecided",
    "WordList",
    "Worded",
    "Words",
    "bilingual",
]
