"""Versions of a file that a person has to decide between: its own edits, what is on disk, and what both came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from perftui.messages import Message


class Matter(Enum):
    """What there is to decide."""

    CONTESTED = auto()
    LEFT_BEHIND = auto()


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a file with the name of where it comes from; `None` where the file is not there."""

    name: Message
    text: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One file in two or three versions; the first is what the others are compared with."""

    path: Path
    matter: Matter
    versions: tuple[Version, ...]
