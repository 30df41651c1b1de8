"""What a rule is: data beside a pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from perftui.diagnostics import Diagnostic, Kind
from perftui.messages import Message
from perftui.model import Span
from perftui.rules.bases import Basis
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.overview import Overview
from perftui.rules.page import Page
from perftui.rules.settings import Setting
from perftui.rules.words import WordList

OWN_FAMILY = "X"
"""The letter that codes of rules from elsewhere begin with, so that no later rule of the program has the same."""


class Undecided(NamedTuple):
    """A rule could not tell about a place: a field is blank, a unit is missing, an import is in doubt."""

    code: str
    name: str
    span: Span
    reason: Message
    path: str = ""
    project: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Rule(Kind):
    """A kind of finding with where it comes from.

    Attributes:
        code: family letter and number; never changes.
        name: kebab-case; wherever a rule is named, code and name are both understood.
        severity: how much a finding weighs unless the configuration says otherwise.
        bases: the places in documents that the rule rests on; none where it is the authors' judgement.
        settings: what a bureau can set.
        held_by: a finding at an indicator whose 待核 doubts one of these is held back: an unclear import is never
            reported as the author's fault. Where nothing is said, none holds back a rule of the program, and any holds
            back one from elsewhere.
        ignorable: whether a suppression silences it.
    """

    bases: tuple[Basis, ...] = ()
    settings: tuple[Setting[Any], ...] = field(default=(), kw_only=True)
    held_by: Doubt | None = field(default=None, kw_only=True)
    ignorable: bool = field(default=True, kw_only=True)

    def __post_init__(self) -> None:
        """Its findings show the bases."""
        object.__setattr__(self, "basis", "；".join(map(str, self.bases)))

    @property
    def is_own(self) -> bool:
        """Whether it is from elsewhere, as its code says."""
        return self.code.startswith(OWN_FAMILY)

    def is_held(self, doubt: Doubt) -> bool:
        """Whether a doubt of an indicator holds back what it finds there."""
        held_by = (Doubt.ANY if self.is_own else Doubt.NONE) if self.held_by is None else self.held_by
        return bool(doubt & held_by)

    def undecided(
        self, span: Span, reason: Message, *, indicator: str = "", path: str = "", project: str = ""
    ) -> Undecided:
        """That the rule cannot tell, and why."""
        return Undecided(self.code, self.name, span, reason, path, project, indicator)


Outcome = Diagnostic | Undecided
ProjectCheck = Callable[[Facts, Choice], Iterator[Outcome]]
WorkspaceCheck = Callable[[Overview], Iterator[Outcome]]


@dataclass(frozen=True, slots=True, eq=False)
class Registered:
    """A rule with its function and its page; it is itself alone.

    `origin` is the module that it came from, or in words where a rule that is not the program's came from.
    """

    rule: Rule
    page: Page
    project: ProjectCheck | None = None
    workspace: WorkspaceCheck | None = None
    origin: str = ""


__all__ = [
    "Choice",
    "Facts",
    "Outcome",
    "Overview",
    "ProjectCheck",
    "Registered",
    "Rule",
    "Setting",
    "Undecided",
    "WordList",
    "WorkspaceCheck",
]
