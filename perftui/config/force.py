"""What is in force: statements applied in their order, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from perftui.config.known import Known
from perftui.config.statements import DEFAULT, Assign, NoRule, Origin, Reword, Statement, Switch, Weigh
from perftui.diagnostics import Severity
from perftui.rules.choice import Choice
from perftui.rules.rule import Registered, Rule
from perftui.rules.settings import Setting, Value
from perftui.rules.words import Words

T_co = TypeVar("T_co", covariant=True)


class From(NamedTuple, Generic[T_co]):
    """A value and where it comes from."""

    value: T_co
    origin: Origin


class Reworded(NamedTuple):
    """A list of words as it comes with the program, as it is now, and what was done to it."""

    standard: Words
    words: Words
    statements: tuple[Reword, ...] = ()


@dataclass(frozen=True)
class InForce:
    """What is in force for a file.

    Attributes:
        rules: the rules, by code.
        runs: whether a rule runs, by code.
        severities: other weights than the rule's own, by code.
        settings: values that somebody has set.
        lists: lists of words that somebody has changed, by name.
        own: the rules beyond those of the program.
    """

    rules: Mapping[str, Rule]
    runs: Mapping[str, From[bool]]
    severities: Mapping[str, From[Severity]]
    settings: Mapping[Setting[Any], From[Value]]
    lists: Mapping[str, Reworded]
    own: tuple[Registered, ...] = ()

    @cached_property
    def choice(self) -> Choice:
        """The same as the rules take it."""
        return Choice(
            frozenset(code for code, runs in self.runs.items() if not runs.value),
            {code: severity.value for code, severity in self.severities.items()},
            {setting: given.value for setting, given in self.settings.items()},
            {name: reworded.words for name, reworded in self.lists.items()},
            self.own,
        )

    def severity(self, rule: Rule) -> From[Severity]:
        """How much the findings of a rule weigh."""
        return self.severities.get(rule.code, From(rule.severity, DEFAULT))

    def setting(self, setting: Setting[Any]) -> From[Value]:
        """The value of a setting."""
        return self.settings.get(setting, From(setting.default, DEFAULT))


def in_force(statements: Iterable[Statement], known: Known) -> InForce:
    """Apply statements to what is so by default."""
    runs = dict.fromkeys(known.rules, From(value=True, origin=DEFAULT))
    severities: dict[str, From[Severity]] = {}
    settings: dict[Setting[Any], From[Value]] = {}
    lists: dict[str, Reworded] = {}
    for statement in statements:
        match statement:
            case NoRule(origin):
                runs = dict.fromkeys(runs, From(value=False, origin=origin))
            case Switch(codes, on, origin):
                runs.update((code, From(on, origin)) for code in codes)
            case Weigh(codes, severity, origin):
                severities.update((code, From(severity, origin)) for code in codes)
            case Assign(setting, value, origin):
                settings[setting] = From(value, origin)
            case Reword(name, add, remove):
                before = lists.get(name, Reworded(known.words[name], known.words[name]))
                words = before.words.changed(add, remove)
                lists[name] = Reworded(before.standard, words, (*before.statements, statement))
    return InForce(known.rules, runs, severities, settings, lists, known.own)
