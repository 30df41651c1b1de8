"""Every rule of the package, found by being there.

A module under `rules/<family>/` is a rule: it has `RULE`, and `check_project` or `check_workspace`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from types import ModuleType

from perftui import rules
from perftui.diagnostics import Severity
from perftui.rules.page import Page
from perftui.rules.rule import Registered, Rule

UNUSED = Rule("F701", "unused-suppression", Severity.WARNING, ignorable=False)
"""A suppression that suppresses nothing."""

CRASHED = Rule("F702", "internal-error", Severity.ERROR, ignorable=False)
"""A rule that fails itself; the others go on."""

ENGINE_RULES = (UNUSED, CRASHED)


@lru_cache(maxsize=1)
def registry() -> tuple[Registered, ...]:
    """The rules that come with the program, by code."""
    found: list[Registered] = []
    for family in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}."):
        if family.ispkg:
            package = importlib.import_module(family.name)
            modules = pkgutil.iter_modules(package.__path__, f"{family.name}.")
            found.extend(registered(importlib.import_module(module.name)) for module in modules)
    return tuple(sorted(found, key=lambda each: each.rule.code))


def registered(module: ModuleType) -> Registered:
    """The rule that a module holds.

    Raises:
        AttributeError: the module has no `RULE`.
    """
    return Registered(
        module.RULE,
        Page(module.__doc__ or ""),
        getattr(module, "check_project", None),
        getattr(module, "check_workspace", None),
        module.__name__,
    )
