"""What changed, entry by entry: project, then field, amount, goal with its sentences, indicator with its parts.

An entry is what a person looks at and takes back. Those below another one are parts of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum, auto

from perftui.editing.slot import LEVEL_SEPARATOR, Part, Slot, label
from perftui.editing.slots import amount_of, field_of
from perftui.language.edits.fields import funds_of, goal_of
from perftui.language.keys import PARTS, Key
from perftui.language.spelling import nfc
from perftui.model import Indicator, Project
from perftui.notation import target_text
from perftui.review.differences import (
    LEVEL1,
    NAME,
    TARGET,
    Direction,
    FieldChange,
    GoalChange,
    IndicatorChange,
    ProjectChange,
    annual,
)
from perftui.review.matching import DOUBTFUL_BELOW, known_level1, known_level2


class Sign(StrEnum):
    """How an entry is marked in a list."""

    ADDED = "+"
    REMOVED = "−"
    CHANGED = "~"


class What(Enum):
    """What an entry is about."""

    PROJECT = auto()
    FILE = auto()
    TITLE = auto()
    FIELD = auto()
    TOTAL = auto()
    PART = auto()
    GOAL = auto()
    SENTENCE = auto()
    INDICATOR = auto()
    NAME = auto()
    LEVELS = auto()
    TARGET = auto()
    NOTE = auto()
    ORDER = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, or the head of several.

    Attributes:
        what: what it is about.
        sign: whether that was added, removed or changed.
        label: what the form or the declaration calls it.
        depth: 0 for a project, 1 for what is inside, 2 for what is inside of that.
        line: where it is in the new file, or near what is no longer there; 0 where the project is gone.
        slot: the place of the form that shows it.
        old: the text before; `None` where there was none.
        new: the text now; `None` where there is none.
        delta: new less old.
        direction: whether a target became easier or harder to reach.
        score: how sure it is that both sides are one, from 0 to 1.
        number: of a sentence, its place in the goal; of an order, how many indicators stand elsewhere.
        indicator: the change of the indicator that it is, or is a part of.
    """

    what: What
    sign: Sign
    label: str
    depth: int
    line: int
    slot: Slot | None = None
    old: str | None = None
    new: str | None = None
    delta: Decimal | None = None
    direction: Direction | None = None
    score: float = 1.0
    number: int = 0
    indicator: IndicatorChange | None = None

    @property
    def is_head(self) -> bool:
        """Whether the entries below it say what changed."""
        return self.what is What.GOAL or (self.depth < 2 and self.what in _HEADS and self.sign is Sign.CHANGED)  # noqa: PLR2004 - the innermost depth

    @property
    def doubtful(self) -> bool:
        """Whether both sides are only probably one."""
        return self.score < DOUBTFUL_BELOW


_HEADS = frozenset((What.PROJECT, What.INDICATOR))


def entries(change: ProjectChange) -> tuple[Entry, ...]:
    """All entries of a project: itself, and below it what changed; none where nothing did."""
    return tuple(_project(change)) if change else ()


def with_file(change: ProjectChange, before: str, now: str) -> tuple[Entry, ...]:
    """The entries of a project that stands in another file than before."""
    head, *others = _project(change)
    return head, Entry(What.FILE, Sign.CHANGED, "", 1, head.line, None, before, now), *others


def moved(old: Indicator, new: Indicator) -> bool:
    """Whether an indicator stands below other levels than before."""
    return (known_level1(old), known_level2(old)) != (known_level1(new), known_level2(new))


def _project(change: ProjectChange) -> Iterator[Entry]:
    old, new = change.old, change.new
    title = Slot(Part.PROJECT_NAME)
    if new is None:
        if old is not None:
            yield Entry(What.PROJECT, Sign.REMOVED, old.name, 0, 0, old=old.name, delta=-annual(old))
        return
    if old is None:
        yield Entry(What.PROJECT, Sign.ADDED, new.name, 0, new.line, title, new=new.name, delta=annual(new))
        return
    yield Entry(What.PROJECT, Sign.CHANGED, new.name, 0, new.line, title, old.name, new.name, score=change.score)
    for field in change.fields:
        yield _field(new, field)
    for goal in change.goals:
        yield from _goal(new, goal)
    for indicator in change.indicators:
        yield from _indicator(new, indicator)
    if change.moved_lines:
        line = new.sections[0].span.line if new.sections else new.line
        yield Entry(What.ORDER, Sign.CHANGED, "", 1, line, number=change.moved_lines)


def _field(new: Project, field: FieldChange) -> Entry:
    key, _, part = field.field.partition(" / ")
    what, slot, line = What.FIELD, Slot(Part.FIELD, key), new.line
    if field.field == NAME:
        what, slot = What.TITLE, Slot(Part.PROJECT_NAME)
    elif part:
        what, slot, line = What.PART, Slot(Part.FUND_PART, part, key), _funds_line(new, key)
    elif key in PARTS:
        what, slot, line = What.TOTAL, Slot(Part.TOTAL, key), _funds_line(new, key)
    place = field_of(new, key) if what is What.FIELD else None
    if what in {What.TOTAL, What.PART}:
        place = amount_of(new, slot)
    line = line if place is None else place.line
    sign = _sign(field.old, field.new)
    return Entry(what, sign, label(slot), 1, line, slot, field.old, field.new, field.delta)


def _funds_line(project: Project, total: str) -> int:
    funds = funds_of(project, Key(total))
    return project.line if funds is None else funds.span.line


def _goal(new: Project, change: GoalChange) -> Iterator[Entry]:
    goal = goal_of(new, Key(change.key))
    lines = goal.lines if goal else ()
    slot = Slot(Part.GOAL, change.key)
    line = new.line if goal is None else goal.span.line
    signs = {_sign(each.old, each.new) for each in change.sentences}
    yield Entry(What.GOAL, signs.pop() if len(signs) == 1 else Sign.CHANGED, change.key, 1, line, slot)
    for each in change.sentences:
        place = lines[min(each.at, len(lines) - 1)].span.line if lines else line
        sign = _sign(each.old, each.new)
        yield Entry(What.SENTENCE, sign, change.key, 2, place, slot, each.old, each.new, number=each.at)


def _indicator(project: Project, change: IndicatorChange) -> Iterator[Entry]:
    old, new = change.old, change.new
    if new is None:
        if old is not None:
            text, line = target_text(old.target), _near(project, old)
            yield Entry(What.INDICATOR, Sign.REMOVED, old.name, 1, line, old=text, indicator=change)
        return
    name = Slot(Part.INDICATOR_NAME, line=new.line)
    if old is None:
        text = target_text(new.target)
        yield Entry(What.INDICATOR, Sign.ADDED, new.name, 1, new.line, name, new=text, indicator=change)
        return
    yield Entry(
        What.INDICATOR,
        Sign.CHANGED,
        new.name,
        1,
        new.line,
        name,
        old.name,
        new.name,
        score=change.score,
        indicator=change,
    )
    if nfc(old.name) != nfc(new.name):
        yield Entry(What.NAME, Sign.CHANGED, label(name), 2, new.line, name, old.name, new.name, indicator=change)
    if moved(old, new):
        called = label(Slot(Part.LEVELS))
        yield Entry(What.LEVELS, Sign.CHANGED, called, 2, new.line, name, _levels(old), _levels(new), indicator=change)
    for field in change.fields:
        if field.field != LEVEL1:
            yield _part(change, new, field)


def _levels(indicator: Indicator) -> str:
    return f"{indicator.level1}{LEVEL_SEPARATOR}{indicator.level2}"


def _part(change: IndicatorChange, new: Indicator, field: FieldChange) -> Entry:
    what, slot, line = What.TARGET, Slot(Part.TARGET, line=new.line), new.line
    if field.field != TARGET:
        note = new.note(field.field)
        what, slot = What.NOTE, Slot(Part.INDICATOR_NAME, line=new.line)
        if note is not None:
            slot, line = Slot(Part.NOTE, field.field, line=new.line), note.line
    return Entry(
        what,
        _sign(field.old, field.new),
        field.field,
        2,
        line,
        slot,
        field.old,
        field.new,
        field.delta,
        field.direction,
        indicator=change,
    )


def _sign(old: str | None, new: str | None) -> Sign:
    if old is None:
        return Sign.ADDED
    return Sign.REMOVED if new is None else Sign.CHANGED


def _near(project: Project, gone: Indicator) -> int:
    """The heading that an indicator stood below, where there is one still."""
    level2 = known_level2(gone)
    sections = (each for each in project.sections if known_level2(gone._replace(level2=each.level2)) == level2)
    return next((section.span.line for section in sections), project.line)
