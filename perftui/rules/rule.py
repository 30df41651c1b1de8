"""What a rule is: data beside a pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from perftui.diagnostics import Diagnostic, Kind, Severity
from perftui.model import Project
from perftui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Rule(Kind):
    """A kind of finding with where it comes from.

    Attributes:
        code: family letter and number; never changes.
        name: kebab-case; wherever a rule is named, code and name are both understood.
        severity: how much a finding weighs.
        basis: document and section that the rule rests on, or empty where none is known.
    """

    basis: str = ""


ProjectCheck = Callable[[Project], Iterator[Diagnostic]]
WorkspaceCheck = Callable[[Workspace], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Registered:
    """A rule with its function; `page` is the docstring of its module."""

    rule: Rule
    page: str
    project: ProjectCheck | None = None
    workspace: WorkspaceCheck | None = None


__all__ = ["ProjectCheck", "Registered", "Rule", "Severity", "WorkspaceCheck"]
