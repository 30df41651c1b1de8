"""The names that a configuration can use: rules, families, settings, lists of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from perftui.config.suggesting import did_you_mean
from perftui.language.problems import LANGUAGE_KINDS
from perftui.messages import Message, msg
from perftui.rules.own import EVERY_RULE, OWN_FAMILY_NAME, family
from perftui.rules.plugins import installed
from perftui.rules.registry import CRASHED, UNUSED, registry
from perftui.rules.rule import OWN_FAMILY, Registered, Rule
from perftui.rules.words import Words, standard_words

_ENGINE_FAMILY = "format"


class Unknown(NamedTuple):
    """That a name means nothing, and what was probably meant."""

    summary: Message
    detail: Message | None


@dataclass(frozen=True)
class Known:
    """What there is to name.

    Attributes:
        registered: the rules; by default those of the program.
        words: the lists of words, by name.
        own: the rules beyond those of the program.
    """

    registered: Sequence[Registered] = field(default_factory=registry)
    words: Mapping[str, Words] = field(default_factory=standard_words)
    own: tuple[Registered, ...] = ()

    @classmethod
    def installed(cls) -> Known:
        """What comes with the program and with installed packages."""
        return cls(own=installed().rules)

    def with_own(self, rules: Iterable[Registered]) -> Known:
        """The same with other rules behind those that are known already."""
        return replace(self, own=(*self.own, *rules))

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules that can be configured, by code and in order of it."""
        rules = [*(each.rule for each in (*self.registered, *self.own)), UNUSED]
        return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}

    @cached_property
    def names(self) -> Mapping[str, Rule]:
        """The rules by code and by name."""
        return {called: rule for rule in self.rules.values() for called in (rule.code, rule.name)}

    @cached_property
    def selectors(self) -> Mapping[str, frozenset[str]]:
        """Every word that stands for rules: code, name, beginning of codes, family, all; with the codes that it means.

        The family of rules from elsewhere is there though it is empty: packages may be installed on another machine.
        """
        found: dict[str, set[str]] = {word: set() for word in (OWN_FAMILY, OWN_FAMILY_NAME)}
        for rule in self.rules.values():
            beginnings = [rule.code[:length] for length in range(1, len(rule.code) + 1)]
            for word in (*beginnings, rule.name, self.family(rule), EVERY_RULE):
                found.setdefault(word, set()).add(rule.code)
        return {word: frozenset(codes) for word, codes in found.items()}

    @cached_property
    def always(self) -> frozenset[str]:
        """Codes and names of what is reported whatever a configuration says."""
        return frozenset(called for kind in (*LANGUAGE_KINDS, CRASHED) for called in (kind.code, kind.name))

    def codes(self, word: str) -> frozenset[str] | Unknown:
        """The rules that a selector stands for."""
        found = self.selectors.get(word)
        if found is not None:
            return found
        names = [name for name in self.selectors if len(name) > 1]
        return self.unknown(word, msg("there is no rule or family {name}", name=word), names)

    def unknown(self, word: str, summary: Message, names: Iterable[str]) -> Unknown:
        """What to say about a name that is none of `names`."""
        if word in self.always:
            return Unknown(
                msg("{name} is always reported", name=word),
                msg("only rules can be configured; what the language does not understand has to be corrected"),
            )
        return Unknown(summary, did_you_mean(word, names))

    def family(self, rule: Rule) -> str:
        """The folder that the rule's module stands in, or the family of rules from elsewhere."""
        return self._families.get(rule.code, _ENGINE_FAMILY)

    @cached_property
    def _families(self) -> Mapping[str, str]:
        program = {each.rule.code: family(each) for each in self.registered if family(each)}
        return {**program, **{each.rule.code: OWN_FAMILY_NAME for each in self.own}}
