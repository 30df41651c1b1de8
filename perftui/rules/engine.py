"""Runs the rules over a workspace and applies the suppressions of its files."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from perftui import rules
from perftui.diagnostics import Diagnostic, Severity, order
from perftui.language.document import Suppression
from perftui.language.problems import LANGUAGE_KINDS
from perftui.messages import msg
from perftui.rules.rule import Registered, Rule
from perftui.workspace import SourceFile, Workspace

UNUSED = Rule("F701", "unused-suppression", Severity.WARNING)

_NEVER_SUPPRESSED = frozenset(kind.code for kind in LANGUAGE_KINDS) | {UNUSED.code}


def check(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Everything that is wrong: the language's findings and the rules', without the suppressed, in order of place."""
    found = [*workspace.diagnostics(), *_findings(workspace)]
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    for file in workspace.files:
        if file.document.suppressions:
            path = file.document.path
            by_path[path] = _without_suppressed(file, by_path.get(path, []))
    return tuple(sorted((diagnostic for group in by_path.values() for diagnostic in group), key=order))


@lru_cache(maxsize=1)
def registry() -> tuple[Registered, ...]:
    """Every rule of the package, by code.

    A module under `rules/<family>/` is a rule: it has `RULE`, and `check_project` or `check_workspace`.
    """
    found: list[Registered] = []
    for family in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}."):
        if not family.ispkg:
            continue
        package = importlib.import_module(family.name)
        for module_info in pkgutil.iter_modules(package.__path__, f"{family.name}."):
            module = importlib.import_module(module_info.name)
            found.append(
                Registered(
                    module.RULE,
                    module.__doc__ or "",
                    getattr(module, "check_project", None),
                    getattr(module, "check_workspace", None),
                )
            )
    return tuple(sorted(found, key=lambda registered: registered.rule.code))


def _findings(workspace: Workspace) -> Iterator[Diagnostic]:
    project_rules = [registered.project for registered in registry() if registered.project is not None]
    for declared in workspace.projects():
        path, name = declared.file.document.path, declared.project.name
        for check_project in project_rules:
            for diagnostic in check_project(declared.project):
                yield replace(diagnostic, path=path, project=name)
    for registered in registry():
        if registered.workspace is not None:
            yield from registered.workspace(workspace)


def _without_suppressed(file: SourceFile, found: list[Diagnostic]) -> list[Diagnostic]:
    used: set[Suppression] = set()
    kept: list[Diagnostic] = []
    for diagnostic in found:
        silenced = [mark for mark in file.document.suppressions if _silences(mark, diagnostic)]
        used.update(silenced)
        if not silenced:
            kept.append(diagnostic)
    kept.extend(
        UNUSED.at(
            mark.span,
            msg("this suppression suppresses nothing: {rules}", rules=", ".join(mark.rules)),
            msg("delete it"),
            path=file.document.path,
        )
        for mark in file.document.suppressions
        if mark not in used
    )
    return kept


def _silences(mark: Suppression, diagnostic: Diagnostic) -> bool:
    named = diagnostic.code in mark.rules or diagnostic.name in mark.rules
    return named and diagnostic.span.line in mark.lines and diagnostic.code not in _NEVER_SUPPRESSED
