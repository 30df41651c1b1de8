"""What a configuration says, statement by statement. Applied in their order, later ones win."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from perftui.diagnostics import Severity
from perftui.messages import Message, msg
from perftui.rules.settings import Setting, Value


class Level(StrEnum):
    """The kinds of places that statements come from; each overrules those before it."""

    DEFAULT = "default"
    PROFILE = "profile"
    FILE = "file"
    PATH = "per-path"
    COMMAND_LINE = "command line"


class Origin(NamedTuple):
    """Where a statement comes from.

    Attributes:
        level: the kind of place.
        name: of the profile, or the path of the file.
        line: in the file.
        pattern: the paths that it is for, where it is for some only.
    """

    level: Level
    name: str = ""
    line: int = 0
    pattern: str = ""

    @property
    def message(self) -> Message:
        """The place in words."""
        match self.level:
            case Level.DEFAULT:
                return msg("default")
            case Level.PROFILE:
                return msg("profile {name}", name=self.name)
            case Level.FILE:
                return msg("{path}:{line}", path=self.name, line=self.line)
            case Level.PATH:
                return msg("{path}:{line} for {pattern}", path=self.name, line=self.line, pattern=self.pattern)
            case Level.COMMAND_LINE:
                return msg("command line")


DEFAULT = Origin(Level.DEFAULT)
COMMAND_LINE = Origin(Level.COMMAND_LINE)


class NoRule(NamedTuple):
    """No rule runs but those that are switched on after this."""

    origin: Origin


class Switch(NamedTuple):
    """These rules run, or do not."""

    codes: frozenset[str]
    on: bool
    origin: Origin


class Weigh(NamedTuple):
    """What these rules find weighs so much."""

    codes: frozenset[str]
    severity: Severity
    origin: Origin


class Assign(NamedTuple):
    """A setting has this value."""

    setting: Setting[Any]
    value: Value
    origin: Origin


class Reword(NamedTuple):
    """A list of words has other words."""

    words: str
    add: tuple[str, ...]
    remove: tuple[str, ...]
    origin: Origin


Statement = NoRule | Switch | Weigh | Assign | Reword


def narrow_last(switches: Iterable[Switch]) -> Sequence[Switch]:
    """Switches of one place in the order in which they are applied: what is said of fewer rules counts more."""
    return sorted(switches, key=lambda switch: -len(switch.codes))
