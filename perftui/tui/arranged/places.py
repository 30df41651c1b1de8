"""Where a person is and goes: the pages and panes, the line that is selected, the way of a search."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class View(Enum):
    """The pages of the program."""

    MAIN = auto()
    TOTALS = auto()
    PROBLEMS = auto()
    SOURCE = auto()
    COMPARE = auto()
    CHANGES = auto()
    CONFLICTS = auto()
    SUMMARY = auto()
    INDICATORS = auto()
    STATED = auto()
    HELP = auto()


class Direction(Enum):
    """Where a search goes on."""

    HERE = 0
    NEXT = 1
    PREVIOUS = -1


class Pane(Enum):
    """The parts of the main page, in the order of their number keys."""

    OUTLINE = auto()
    FORM = auto()
    PROBLEMS = auto()


class Phase(Enum):
    """How far the latest reading is."""

    READING = auto()
    CHECKING = auto()
    READY = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the file of a project: what is selected."""

    project: int
    line: int


@dataclass(frozen=True, slots=True)
class Location:
    """A line of a file."""

    path: str
    line: int
