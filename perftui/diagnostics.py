"""Findings as values: readers and rules return them, nothing raises them.

They are named tuples, as the records of the model are: a check makes many of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from operator import itemgetter
from typing import Any, NamedTuple

from perftui.messages import Message, msg
from perftui.model import Span


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest; orders lists."""
        return list(Severity).index(self)

    @property
    def word(self) -> Message:
        """What it is called."""
        match self:
            case Severity.ERROR:
                return msg("error")
            case Severity.WARNING:
                return msg("warning")
            case Severity.INFO:
                return msg("note")


class TextEdit(NamedTuple):
    """Replaces the text of `span` by `text`. Every change that a program makes to a file is a list of these."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that answer a finding; a `safe` one never changes what the declaration means."""

    title: Message
    edits: tuple[TextEdit, ...]
    safe: bool


class Related(NamedTuple):
    """Another place that a finding speaks of; an empty `path` is the finding's own file."""

    span: Span
    message: Message
    path: str = ""


class Diagnostic(NamedTuple):
    """One finding.

    `span` is exactly the wrong characters, `context` the wider place to show around it. `project` and
    `indicator` name what it is about, empty where it is about neither. `basis` is document and section, or empty.
    """

    code: str
    name: str
    severity: Severity
    span: Span
    summary: Message
    detail: Message | None = None
    path: str = ""
    project: str = ""
    indicator: str = ""
    context: Span | None = None
    basis: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


order: Callable[[Diagnostic], Any] = itemgetter(*map(Diagnostic._fields.index, ("path", "span", "code")))
"""Sort key: by file, place, code."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of finding is called: a code that never changes, a kebab-case name, how much it weighs.

    `basis` is what its findings show as their basis.
    """

    code: str
    name: str
    severity: Severity
    basis: str = field(default="", init=False)

    def at(
        self,
        span: Span,
        summary: Message,
        detail: Message | None = None,
        *,
        context: Span | None = None,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        project: str = "",
        indicator: str = "",
        path: str = "",
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A finding of this kind; one case of it can weigh more or less than the others."""
        # As `Diagnostic(…)`, without the call in between: in half the time.
        return tuple.__new__(
            Diagnostic,
            (
                self.code,
                self.name,
                severity or self.severity,
                span,
                summary,
                detail,
                path,
                project,
                indicator,
                context,
                self.basis,
                related,
                fix,
            ),
        )
