"""Rules of installed packages: what they name as entry points of the group `perftui.rules`.

An entry point leads to a rule, to something with `RULES`, or to a list of rules. A rule is a module or an object that
looks like the modules of this package: a docstring that is its page, `RULE`, and `check_project` or `check_workspace`.
Of a package in which anything is wrong no rule runs, and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from perftui.diagnostics import Severity
from perftui.messages import Message, msg, verbatim
from perftui.rules.bases import Basis
from perftui.rules.guarding import described
from perftui.rules.own import taken, why_no_code, why_no_name
from perftui.rules.page import ForeignPage, Page
from perftui.rules.registry import registry
from perftui.rules.rule import Registered, Rule
from perftui.rules.settings import Setting

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "perftui.rules"


class Fault(NamedTuple):
    """Why the rules of an entry point do not run.

    Attributes:
        entry_point: its name.
        distribution: the package that names it, with its version.
        reason: what is wrong.
    """

    entry_point: str
    distribution: str
    reason: Message

    @property
    def message(self) -> Message:
        """All of it in one sentence."""
        return msg(
            "the rules {name} of {distribution} do not run: {reason}",
            name=self.entry_point,
            distribution=self.distribution,
            reason=self.reason,
        )


class Installed(NamedTuple):
    """The rules of installed packages, by code, and what is wrong with the others."""

    rules: tuple[Registered, ...] = ()
    faults: tuple[Fault, ...] = ()


class _WrongError(Exception):
    """A rule is none; caught where the entry point is read, and turned into a fault."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


@lru_cache(maxsize=1)
def installed() -> Installed:
    """The rules of all installed packages; they are imported when this is first asked."""
    from importlib.metadata import entry_points  # looks at everything that is installed

    return read(entry_points(group=GROUP))


def read(points: Iterable[EntryPoint]) -> Installed:
    """The rules that entry points lead to."""
    rules: list[Registered] = []
    faults: list[Fault] = []
    for point in sorted(points, key=lambda point: (_distribution(point), point.name, point.value)):
        try:
            rules.extend(_rules_of(point, rules))
        except _WrongError as error:
            faults.append(Fault(point.name, _distribution(point), error.reason))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever an import does, the others go on and the user hears of it
            faults.append(Fault(point.name, _distribution(point), verbatim(described(error))))
    return Installed(tuple(sorted(rules, key=lambda each: each.rule.code)), tuple(faults))


def _rules_of(point: EntryPoint, before: Iterable[Registered]) -> list[Registered]:
    found: list[Registered] = []
    for candidate in _candidates(point.load()):
        registered = _registered(candidate, _distribution(point))
        others = taken(registry(), (*before, *found))
        for called in (registered.rule.code, registered.rule.name):
            if called in others:
                raise _WrongError(msg("{name} is taken: {owner}", name=called, owner=others[called]))
        found.append(registered)
    return found


def _candidates(loaded: object) -> Iterator[object]:
    if hasattr(loaded, "RULE"):
        yield loaded
        return
    several = getattr(loaded, "RULES", loaded)
    if not isinstance(several, list | tuple):
        raise _WrongError(msg("it has neither RULE nor RULES"))
    yield from several


def _registered(candidate: object, distribution: str) -> Registered:
    called = getattr(candidate, "__name__", type(candidate).__name__)
    rule = _rule(candidate, called)
    page = _page(candidate, called, rule)
    project, workspace = getattr(candidate, "check_project", None), getattr(candidate, "check_workspace", None)
    if callable(project) == callable(workspace):
        raise _WrongError(msg("{rule} needs one function, check_project or check_workspace", rule=called))
    return Registered(rule, page, project, workspace, origin=distribution)


def _rule(candidate: object, called: str) -> Rule:
    """What a rule says of itself, each part of its type: nothing else looks at it before it is shown."""
    rule = getattr(candidate, "RULE", None)
    if not isinstance(rule, Rule):
        raise _WrongError(msg("{rule} has no RULE that is a Rule", rule=called))
    if not isinstance(rule.severity, Severity):
        raise _WrongError(msg("{rule} has a severity that is no Severity", rule=called))
    kinds = ((rule.bases, Basis), (rule.settings, Setting))
    if not all(isinstance(each, kind) for several, kind in kinds for each in several):
        raise _WrongError(msg("{rule} has bases or settings that are none", rule=called))
    fault = why_no_code(rule.code) or why_no_name(rule.name)
    if fault is not None:
        raise _WrongError(msg("{rule}: {reason}", rule=f"{rule.code} {rule.name}", reason=fault))
    return rule


def _page(candidate: object, called: str, rule: Rule) -> Page:
    page = ForeignPage.of(getattr(candidate, "__doc__", None) or "")
    title = f"{rule.code} {rule.name}"
    if not page.names(rule.code, rule.name):
        begin = msg(
            "the docstring of {rule} does not begin with `{title}: a sentence.` and an empty line",
            rule=called,
            title=title,
        )
        raise _WrongError(begin)
    fix = page.prose("Fix").lower()
    if fix and not fix.startswith(("safe:", "unsafe:")):
        raise _WrongError(msg("the section Fix of {rule} begins with `Safe:` or `Unsafe:`", rule=called))
    return page


def _distribution(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "?"
