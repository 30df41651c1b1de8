"""What is in force for a file: which rules, how much they weigh, thresholds, words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from perftui.diagnostics import Severity
from perftui.rules.settings import Setting, Value
from perftui.rules.words import WordList, Words, standard_words

if TYPE_CHECKING:  # a rule takes a choice
    from perftui.rules.rule import Registered

T = TypeVar("T", bound=Value)
M = TypeVar("M")
_NONE: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Choice:
    """What is in force; by default every rule as it describes itself.

    Attributes:
        ignored: the codes of rules that do not run.
        severities: other weights, by code.
        settings: values that differ from the default.
        lists: lists of words that differ from those of the program, by name.
        own: the rules beyond those of the program.
    """

    ignored: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=lambda: _NONE)
    settings: Mapping[Setting[Any], Value] = field(default_factory=lambda: _NONE)
    lists: Mapping[str, Words] = field(default_factory=lambda: _NONE)
    own: tuple[Registered, ...] = ()
    _known: dict[str, Words] = field(default_factory=dict, init=False, repr=False, compare=False)
    _made: dict[Callable[[Choice], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getitem__(self, setting: Setting[T]) -> T:
        """The value of a setting."""
        return cast("T", self.settings.get(setting, setting.default))

    def words(self, words: WordList) -> Words:
        """The words of a list."""
        try:
            return self._known[words.name]
        except KeyError:
            self._known.update({**standard_words(), **self.lists})
            return self._known[words.name]

    def once(self, make: Callable[[Choice], M]) -> M:
        """What `make` makes of what is in force, as the lists that a rule looks into; it is asked once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("M", self._made[make])

    def severity(self, code: str, declared: Severity) -> Severity:
        """How much a finding weighs that the rule itself gives the weight `declared`."""
        return self.severities.get(code, declared)


STANDARD = Choice()
"""What is in force without any configuration."""
