"""What rules ask of a project again and again, worked out once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Flag, auto
from functools import cached_property
from typing import NamedTuple

from perftui.language.keys import Note
from perftui.model import Indicator, Open, Project, Quality, Quantity
from perftui.rules.amounts import known_total
from perftui.rules.choice import Choice
from perftui.rules.figures import Figure, figures
from perftui.rules.prose import Paragraph, paragraphs
from perftui.rules.texts import Written
from perftui.rules.topics import topics
from perftui.taxonomy import taxonomy

COST = "成本指标"
OUTPUT = "产出指标"
EFFECT = "效益指标"
SATISFACTION = "满意度指标"

QUANTITY = "数量指标"
QUALITY = "质量指标"
TIMELINESS = "时效指标"


class Doubt(Flag):
    """What of an indicator a 待核 doubts."""

    NONE = 0
    LEVEL = auto()
    VALUE = auto()
    ANY = LEVEL | VALUE


class Item(NamedTuple):
    """An indicator with what its place and its notes mean.

    `level1` and `level2` are the names of the form that the section's names mean, empty where they mean none.
    """

    indicator: Indicator
    level1: str
    level2: str
    doubt: Doubt


class Measured(NamedTuple):
    """An indicator whose target is a number."""

    item: Item
    target: Quantity


class Worded(NamedTuple):
    """An indicator whose target is words."""

    item: Item
    target: Quality


_ABOUT_LEVEL = re.compile("(?:级|数量|质量|时效|成本|产出|效益|影响|满意度)指标(?!值)|标签|分类|归类|类别|错行|错位")
_ABOUT_VALUE = re.compile("指标值|目标值|数值|数字|单位|截断|缺失|缺值|遗漏")


class Facts:
    """A project and what follows from it; every part is worked out when it is first asked for.

    Attributes:
        project: what was read.
        contested: whether a conflict region stands inside it: what seems to be missing may be in there.
        path: the file that it stands in, as findings call it.
    """

    def __init__(self, project: Project, *, contested: bool = False, path: str = "") -> None:
        self.project = project
        self.contested = contested
        self.path = path
        self._figures: tuple[Choice, tuple[Figure, ...]] | None = None
        self._topics: tuple[Choice, Mapping[str, str]] | None = None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All indicators in the order of the file."""
        tree = taxonomy()
        found: list[Item] = []
        for section in self.project.sections:
            level1, level2 = tree.level1(section.level1) or "", tree.level2(section.level2) or ""
            found.extend(
                Item(indicator, level1, level2, _doubt(indicator) if indicator.notes else Doubt.NONE)
                for indicator in section.indicators
            )
        return tuple(found)

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        """The indicators with a number to reach."""
        return tuple(
            Measured(item, item.indicator.target) for item in self.items if isinstance(item.indicator.target, Quantity)
        )

    @cached_property
    def worded(self) -> tuple[Worded, ...]:
        """The indicators with a state in words."""
        return tuple(
            Worded(item, item.indicator.target) for item in self.items if isinstance(item.indicator.target, Quality)
        )

    @cached_property
    def open(self) -> tuple[Item, ...]:
        """The indicators whose target is open, or could not be read."""
        return tuple(item for item in self.items if isinstance(item.indicator.target, Open))

    @cached_property
    def by_level1(self) -> Mapping[str, tuple[Item, ...]]:
        """The indicators by the level 1 that their section is written under."""
        return _grouped(self.items, lambda item: item.level1)

    @cached_property
    def by_level2(self) -> Mapping[str, tuple[Item, ...]]:
        """The indicators by level 2."""
        return _grouped(self.items, lambda item: item.level2)

    def under(self, level1: str) -> tuple[Item, ...]:
        """The indicators that belong to a level 1: what is written at level 2 decides, else level 1."""
        return self._belonging.get(level1, ())

    def at(self, level2: str) -> tuple[Item, ...]:
        """The indicators of a level 2."""
        return self.by_level2.get(level2, ())

    @cached_property
    def _belonging(self) -> Mapping[str, tuple[Item, ...]]:
        return _grouped(self.items, level1_of)

    @cached_property
    def doubtful(self) -> Mapping[int, Item]:
        """The indicators with a doubt, by the line that they stand on."""
        return {item.indicator.line: item for item in self.items if item.doubt}

    @cached_property
    def levels_in_doubt(self) -> bool:
        """Whether the class of any indicator waits for a person, is none of the form, or is hidden in a conflict."""
        return self.contested or any(Doubt.LEVEL in item.doubt or _is_unplaced(item) for item in self.items)

    @cached_property
    def names(self) -> str:
        """The names of all indicators, one a line: one search tells whether any of them holds a word."""
        return "\n".join(item.indicator.name for item in self.items)

    @cached_property
    def annual_total(self) -> Decimal | None:
        """The money of the year in 元, or `None` where it is not known."""
        return known_total(self.project.annual_funds)

    @cached_property
    def life_total(self) -> Decimal | None:
        """The money of the whole project in 元, or `None` where it is not known."""
        return known_total(self.project.project_funds)

    @cached_property
    def years(self) -> int | None:
        """How many calendar years the project touches, or `None` where a date is missing."""
        start, end = self.project.start, self.project.end
        if start is None or end is None or start.value is None or end.value is None:
            return None
        return end.value.year - start.value.year + 1

    @cached_property
    def annual_prose(self) -> tuple[Paragraph, ...]:
        """The paragraphs of 年度总体目标."""
        goal = self.project.annual_goal
        return paragraphs(goal) if goal else ()

    @cached_property
    def total_prose(self) -> tuple[Paragraph, ...]:
        """The paragraphs of 项目总目标."""
        goal = self.project.total_goal
        return paragraphs(goal) if goal else ()

    def figures(self, choice: Choice) -> tuple[Figure, ...]:
        """The target figures of 年度总体目标, with the words that are in force."""
        if self._figures is None or self._figures[0] is not choice:
            self._figures = choice, figures(self.annual_prose, choice)
        return self._figures[1]

    def topics(self, choice: Choice) -> Mapping[str, str]:
        """What the indicators are about, by their names, with the words that are in force."""
        if self._topics is None or self._topics[0] is not choice:
            names = list({item.indicator.name: None for item in self.items})
            self._topics = choice, dict(zip(names, topics(names, choice), strict=True))
        return self._topics[1]

    @cached_property
    def written(self) -> Written:
        """Everything that people wrote: one search tells whether any of it holds a pattern, and where."""
        return Written(self.project)

    @cached_property
    def goal_text(self) -> str:
        """The prose of both goals, a paragraph a line; empty where there is none."""
        goals = (self.project.total_goal, self.project.annual_goal)
        return "\n".join(goal.text for goal in goals if goal is not None)


def _is_unplaced(item: Item) -> bool:
    return not item.level2 and taxonomy().level1(item.indicator.level2) is None


def level1_of(item: Item) -> str:
    """The level 1 that an indicator belongs to: what stands at level 2 decides, else level 1; empty where none is."""
    tree = taxonomy()
    if item.level2:
        return tree.parent(item.level2) or item.level1
    # Before 2021 成本指标 stood at level 2, below 产出指标.
    return tree.level1(item.indicator.level2) or item.level1


def doubted(text: str) -> Doubt:
    """What a 待核 says that it doubts; nothing where it does not say."""
    level = Doubt.LEVEL if _ABOUT_LEVEL.search(text) else Doubt.NONE
    return level | (Doubt.VALUE if _ABOUT_VALUE.search(text) else Doubt.NONE)


def _doubt(indicator: Indicator) -> Doubt:
    found = Doubt.NONE
    for note in indicator.notes:
        if note.key == Note.DOUBT:
            found |= doubted(note.text) or Doubt.ANY
    return found


def _grouped(items: tuple[Item, ...], level: Callable[[Item], str]) -> Mapping[str, tuple[Item, ...]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(level(item), []).append(item)
    return {name: tuple(members) for name, members in groups.items()}
