"""The places of a declaration that a person fills in, by what they are for.

A slot stays the same while the text around it changes: a field goes by its key, an amount by its total and its key,
what belongs to an indicator or a section by its line.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from perftui.language.keys import PARTS

LEVEL_SEPARATOR = " / "


class Part(Enum):
    """What kind of place a slot is."""

    PROJECT_NAME = auto()
    FIELD = auto()
    TOTAL = auto()
    FUND_PART = auto()
    GOAL = auto()
    LEVELS = auto()
    NEW_INDICATOR = auto()
    INDICATOR_NAME = auto()
    TARGET = auto()
    NOTE = auto()
    SUMMARY_NAME = auto()
    SUMMARY_FIELD = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that can be filled in.

    Attributes:
        part: what it is.
        key: the key of a field, an amount, a goal or an attribute.
        total: of a part of the funds, the total that it belongs to.
        line: of what belongs to an indicator, a section or a summary, its line in the file. A new indicator goes below
            the indicator, or into the section, that stands there.
        number: of attributes of one key, which of them, from 0 on.
    """

    part: Part
    key: str = ""
    total: str = ""
    line: int = 0
    number: int = 0

    @property
    def of_indicator(self) -> bool:
        """Whether it belongs to an indicator."""
        return self.part in {Part.INDICATOR_NAME, Part.TARGET, Part.NOTE}


_LABELS = MappingProxyType(
    {
        Part.PROJECT_NAME: "项目名称",
        Part.LEVELS: "一级指标 / 二级指标",
        Part.NEW_INDICATOR: "三级指标",
        Part.INDICATOR_NAME: "三级指标",
        Part.TARGET: "指标值",
        Part.SUMMARY_NAME: "汇总",
    }
)
_OF_SEVERAL = frozenset(
    part for part, totals in Counter(part for parts in PARTS.values() for part in parts).items() if totals > 1
)
"""Parts of more than one total."""


def label(slot: Slot) -> str:
    """What the form calls a slot; of a part of the funds that more than one total has, with its total."""
    if slot.part is Part.FUND_PART and slot.key in _OF_SEVERAL:
        return f"{slot.total}{LEVEL_SEPARATOR}{slot.key}"
    return _LABELS.get(slot.part, slot.key)
