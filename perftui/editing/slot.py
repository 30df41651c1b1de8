"""The places of a declaration that a person fills in, by what they are for.

A slot stays the same while the text around it changes: a field goes by its key, an amount by its total and its key,
what belongs to an indicator or a section by its line.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

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


def label(slot: Slot) -> str:
    """What the form calls a slot."""
    match slot.part:
        case Part.PROJECT_NAME:
            return "项目名称"
        case Part.LEVELS:
            return "一级指标 / 二级指标"
        case Part.NEW_INDICATOR | Part.INDICATOR_NAME:
            return "三级指标"
        case Part.TARGET:
            return "指标值"
        case Part.SUMMARY_NAME:
            return "汇总"
        case _:
            return slot.key
