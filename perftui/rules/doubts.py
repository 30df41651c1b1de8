"""The 待核 of a project, told apart: each is reported once, by the rule that knows what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from perftui.language.keys import Note
from perftui.model import Attribute, Open
from perftui.rules.facts import Doubt, Facts, Item, doubted

_LOST = re.compile("截断|截去|丢失|遗失|遗漏|缺|漏|不清|模糊|空白|无法[读识辨]|未能?[读识辨]")


class About(Enum):
    """What a 待核 is about."""

    LOST_VALUE = auto()
    CLASS = auto()
    SOMETHING = auto()


class Noted(NamedTuple):
    """A 待核 with its indicator."""

    item: Item
    note: Attribute
    about: About


def doubts(facts: Facts) -> tuple[Noted, ...]:
    """Every 待核 in the order of the file."""
    return facts.once(_doubts) if facts.doubtful else ()


def _doubts(facts: Facts) -> Iterator[Noted]:
    for item in facts.doubtful.values():
        for note in item.indicator.notes:
            if note.key == Note.DOUBT:
                yield Noted(item, note, _about(item, note.text))


def _about(item: Item, text: str) -> About:
    """A value is lost only where none is written; a doubt about a value that stands there is like any other."""
    doubt = doubted(text)
    if Doubt.VALUE in doubt and isinstance(item.indicator.target, Open) and _LOST.search(text):
        return About.LOST_VALUE
    return About.CLASS if Doubt.LEVEL in doubt else About.SOMETHING
