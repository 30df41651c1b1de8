"""What an action is: one thing that a person can do, and where its keys work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from perftui.messages import Message, msg


class Where(Enum):
    """Where the keys of an action work."""

    ANYWHERE = auto()
    LIST = auto()
    OUTLINE = auto()
    FORM = auto()
    PROBLEMS = auto()
    TOTALS = auto()
    SOURCE = auto()
    COMPARE = auto()
    CHANGES = auto()
    CONFLICTS = auto()
    TABLE = auto()
    INDICATORS = auto()
    STATED = auto()
    HELP = auto()
    SEARCH = auto()
    EDIT = auto()


class Group(Enum):
    """The chapters of the help page."""

    MOVE = auto()
    OUTLINE = auto()
    EDIT = auto()
    TABLE = auto()
    STATED = auto()
    FIND = auto()
    PROBLEMS = auto()
    PAGES = auto()
    CHANGES = auto()
    CONFLICTS = auto()
    PANES = auto()
    PROGRAM = auto()


GROUP_TITLES = MappingProxyType(
    {
        Group.MOVE: msg("Move"),
        Group.OUTLINE: msg("Outline"),
        Group.EDIT: msg("Edit"),
        Group.TABLE: msg("Tables"),
        Group.STATED: msg("Stated sums"),
        Group.FIND: msg("Find"),
        Group.PROBLEMS: msg("Problems"),
        Group.PAGES: msg("Pages"),
        Group.CHANGES: msg("Changes"),
        Group.CONFLICTS: msg("Conflicts"),
        Group.PANES: msg("Panes"),
        Group.PROGRAM: msg("Program"),
    }
)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do; `palette` tells whether the palette offers it before others."""

    id: str
    keys: tuple[str, ...]
    title: Message
    help: Message
    group: Group
    where: Where
    palette: bool = False
