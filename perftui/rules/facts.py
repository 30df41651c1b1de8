"""What rules ask of a project again and again, worked out once."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Flag, auto
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, TypeVar

from perftui.language.keys import Note
from perftui.model import Deadline, Indicator, Project, Quality, Quantity, Section
from perftui.names import comparison_keys
from perftui.rules.amounts import known_total
from perftui.rules.choice import Choice
from perftui.rules.figures import Figure, figures
from perftui.rules.lasting import lasting
from perftui.rules.prose import Paragraph, paragraphs
from perftui.rules.targets import target_key
from perftui.rules.texts import Written
from perftui.taxonomy import taxonomy

T = TypeVar("T")

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


class Heading(NamedTuple):
    """A section with the names of the form that its own mean, `None` where they mean none."""

    section: Section
    level1: str | None
    level2: str | None


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


class Dated(NamedTuple):
    """An indicator whose target is a day."""

    item: Item
    target: Deadline


class Worded(NamedTuple):
    """An indicator whose target is words."""

    item: Item
    target: Quality


class _ByTarget(NamedTuple):
    """The indicators by the kinds of their targets."""

    measured: tuple[Measured, ...]
    worded: tuple[Worded, ...]
    dated: tuple[Dated, ...]
    open: tuple[Item, ...]


_LEVELS = ("级", "数量", "质量", "时效", "成本", "产出", "效益", "影响", "满意度")
_ABOUT_LEVEL = re.compile("|".join((*(f"{level}指标(?!值)" for level in _LEVELS), "标签|分类|归类|类别|错行|错位")))
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
        self._found: dict[Callable[[Facts], Any], tuple[Any, ...]] = {}

    def once(self, find: Callable[[Facts], Iterable[T]]) -> tuple[T, ...]:
        """What `find` finds in a project for several rules; it is asked once."""
        if find not in self._found:
            self._found[find] = tuple(find(self))
        return self._found[find]

    @lasting
    def headings(self) -> tuple[Heading, ...]:
        """The sections, with what their names mean."""
        level1, level2 = taxonomy().level1, taxonomy().level2
        return tuple([Heading(each, level1(each.level1), level2(each.level2)) for each in self.project.sections])

    @lasting
    def items(self) -> tuple[Item, ...]:
        """All indicators in the order of the file."""
        new, none = tuple.__new__, Doubt.NONE  # as in `Kind.at`
        return tuple(
            [
                new(Item, (indicator, level1 or "", level2 or "", _doubt(indicator) if indicator.notes else none))
                for section, level1, level2 in self.headings
                for indicator in section.indicators
            ]
        )

    @lasting
    def measured(self) -> tuple[Measured, ...]:
        """The indicators with a number to reach."""
        return self._by_target.measured

    @lasting
    def worded(self) -> tuple[Worded, ...]:
        """The indicators with a state in words."""
        return self._by_target.worded

    @lasting
    def dated(self) -> tuple[Dated, ...]:
        """The indicators with a day to keep."""
        return self._by_target.dated

    @lasting
    def open(self) -> tuple[Item, ...]:
        """The indicators whose target is open, or could not be read."""
        return self._by_target.open

    @lasting
    def _by_target(self) -> _ByTarget:
        measured: list[Measured] = []
        worded: list[Worded] = []
        dated: list[Dated] = []
        undecided: list[Item] = []
        new = tuple.__new__  # as in `Kind.at`
        for item in self.items:
            target = item.indicator.target
            if isinstance(target, Quantity):
                measured.append(new(Measured, (item, target)))
            elif isinstance(target, Quality):
                worded.append(new(Worded, (item, target)))
            elif isinstance(target, Deadline):
                dated.append(new(Dated, (item, target)))
            else:
                undecided.append(item)
        return _ByTarget(tuple(measured), tuple(worded), tuple(dated), tuple(undecided))

    @lasting
    def noted(self) -> tuple[Item, ...]:
        """The indicators with attributes."""
        return tuple([item for item in self.items if item.indicator.notes])

    def under(self, level1: str) -> tuple[Item, ...]:
        """The indicators that belong to a level 1: what is written at level 2 decides, else level 1."""
        return self._under.get(level1, ())

    def at(self, level2: str) -> tuple[Item, ...]:
        """The indicators of a level 2."""
        return self._at.get(level2, ())

    @lasting
    def _under(self) -> Mapping[str, tuple[Item, ...]]:
        return _grouped(self._sections, level1_of)

    @lasting
    def _at(self) -> Mapping[str, tuple[Item, ...]]:
        return _grouped(self._sections, lambda item: item.level2)

    @lasting
    def _sections(self) -> Sequence[tuple[Item, ...]]:
        """The indicators of each section that has some: its levels are theirs."""
        ends = accumulate([len(section.indicators) for section in self.project.sections], initial=0)
        return [self.items[start:end] for start, end in pairwise(ends) if start < end]

    @lasting
    def doubtful(self) -> Mapping[int, Item]:
        """The indicators with a doubt, by the line that they stand on."""
        return {item.indicator.line: item for item in self.noted if item.doubt}

    @lasting
    def levels_in_doubt(self) -> bool:
        """Whether the class of any indicator waits for a person, is none of the form, or is hidden in a conflict."""
        return (
            self.contested
            or any(Doubt.LEVEL in item.doubt for item in self.doubtful.values())
            or any(not item.level2 and _is_unplaced(item) for item in self.items)
        )

    @lasting
    def indicator_names(self) -> list[str]:
        """The names of all indicators in their order."""
        return [item.indicator.name for item in self.items]

    @lasting
    def keys(self) -> tuple[str, ...]:
        """The names of the indicators as they are compared, in their order."""
        return comparison_keys(self.indicator_names)

    @lasting
    def target_keys(self) -> tuple[Hashable, ...]:
        """The targets of the indicators as they are compared, in their order; `None` where one is open."""
        return tuple([target_key(item.indicator) for item in self.items])

    @lasting
    def names(self) -> str:
        """The names of all indicators, one a line: one search tells whether any of them holds a word."""
        return "\n".join(self.indicator_names)

    @lasting
    def words(self) -> str:
        """The targets in words, one a line."""
        return "\n".join([target.text for _item, target in self.worded])

    @lasting
    def annual_total(self) -> Decimal | None:
        """The money of the year in 元, or `None` where it is not known."""
        return known_total(self.project.annual_funds)

    @lasting
    def life_total(self) -> Decimal | None:
        """The money of the whole project in 元, or `None` where it is not known."""
        return known_total(self.project.project_funds)

    @lasting
    def years(self) -> int | None:
        """How many calendar years the project touches, or `None` where a date is missing."""
        start, end = self.project.start, self.project.end
        if start is None or end is None or start.value is None or end.value is None:
            return None
        return end.value.year - start.value.year + 1

    @lasting
    def annual_prose(self) -> tuple[Paragraph, ...]:
        """The paragraphs of 年度总体目标."""
        goal = self.project.annual_goal
        return paragraphs(goal) if goal else ()

    @lasting
    def total_prose(self) -> tuple[Paragraph, ...]:
        """The paragraphs of 项目总目标."""
        goal = self.project.total_goal
        return paragraphs(goal) if goal else ()

    def figures(self, choice: Choice) -> tuple[Figure, ...]:
        """The target figures of 年度总体目标, with the words that are in force."""
        if self._figures is None or self._figures[0] is not choice:
            year = self.project.year.value if self.project.year else None
            self._figures = choice, figures(self.annual_prose, choice, year)
        return self._figures[1]

    @lasting
    def written(self) -> Written:
        """Everything that people wrote: one search tells whether any of it holds a pattern, and where."""
        return Written(self.project)

    @lasting
    def goal_text(self) -> str:
        """The prose of both goals, a paragraph a line; empty where there is none."""
        return "\n".join([paragraph.text for paragraph in (*self.total_prose, *self.annual_prose)])


def _is_unplaced(item: Item) -> bool:
    """Whether an indicator without a level 2 of the form does not stand where cost stood before 2021 either."""
    return taxonomy().level1(item.indicator.level2) is None


def level1_of(item: Item) -> str:
    """The level 1 that an indicator belongs to: what stands at level 2 decides, else level 1; empty where none is."""
    tree = taxonomy()
    if item.level2:
        return tree.parent(item.level2) or item.level1
    # Before 2021 成本指标 stood at level 2, below 产出指标.
    return tree.level1(item.indicator.level2) or item.level1


def doubted(text: str) -> Doubt:
    """What a 待核 says that it doubts; nothing where it does not say."""
    is_of_value = _ABOUT_VALUE.search(text) is not None
    if _ABOUT_LEVEL.search(text):
        return Doubt.ANY if is_of_value else Doubt.LEVEL
    return Doubt.VALUE if is_of_value else Doubt.NONE


def _doubt(indicator: Indicator) -> Doubt:
    found = Doubt.NONE
    for note in indicator.notes:
        if note.key == Note.DOUBT:
            said = doubted(note.text)
            found |= Doubt.ANY if said is Doubt.NONE else said
    return found


def _grouped(sections: Sequence[tuple[Item, ...]], level: Callable[[Item], str]) -> Mapping[str, tuple[Item, ...]]:
    groups: dict[str, tuple[Item, ...]] = {}
    for items in sections:
        name = level(items[0])
        groups[name] = groups.get(name, ()) + items
    return groups
