"""What differs between two versions, in the words of the form: funds, fields, goals by sentences, targets.

Texts that differ in their Unicode form alone say the same: which form a file has is a matter of its layout.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import zip_longest

from perftui.language.keys import PARTS, Key
from perftui.language.spelling import nfc
from perftui.language.values import MONEY_UNITS
from perftui.model import (
    EXACT,
    Deadline,
    Field,
    Funds,
    Goal,
    Indicator,
    Operator,
    Project,
    Quantity,
    Span,
    Target,
    add_up,
)
from perftui.notation import target_text
from perftui.review.matching import Match, MatchKind, known_level1, known_level2, match_indicators, match_projects

_SCALES: tuple[Mapping[str, Decimal], ...] = (MONEY_UNITS, {"%": Decimal(10), "‰": Decimal(1)})
"""Units that compare, with what they are worth."""
_NOWHERE = Span(0, 0, 0, 0)
NAME = "项目"
LEVEL1 = "一级指标"
TARGET = "指标值"
"""What changed where that is no field with a key of its own."""


class Direction(Enum):
    """Whether a changed target is easier or harder to reach."""

    LOOSENED = auto()
    TIGHTENED = auto()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field, an amount, an attribute or a target with two values; absent is `None`.

    `delta` is new less old: in 元 for money, in the unit of both for targets; `None` where that says nothing.
    """

    field: str
    old: str | None
    new: str | None
    delta: Decimal | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator that was added, removed, renamed, moved or changed; one entry, whatever happened to it."""

    kind: MatchKind
    old: Indicator | None
    new: Indicator | None
    score: float
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence of a goal: absent before, absent now, or other words.

    `at` is the number of its line in the new goal, or of the line before which it stood.
    """

    old: str | None
    new: str | None
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class GoalChange:
    """A goal whose sentences differ."""

    key: str
    sentences: tuple[SentenceChange, ...]


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """A project with all that differs; `moved_lines` counts indicators that only changed their order."""

    kind: MatchKind
    old: Project | None
    new: Project | None
    score: float = 1.0
    fields: tuple[FieldChange, ...] = ()
    goals: tuple[GoalChange, ...] = ()
    indicators: tuple[IndicatorChange, ...] = ()
    moved_lines: int = 0

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.kind is not MatchKind.SAME or self.fields or self.goals or self.indicators or self.moved_lines)


def compare(old: Sequence[Project], new: Sequence[Project]) -> tuple[ProjectChange, ...]:
    """What differs between two versions of a folder, in the order of the new one, what is gone last."""
    changes = (compare_project(match) for match in match_projects(old, new))
    return tuple(change for change in changes if change)


def compare_project(match: Match[Project]) -> ProjectChange:
    """What differs in a project that is there before, now, or both."""
    old, new = match.old, match.new
    if old is None or new is None:
        return ProjectChange(match.kind, old, new)
    pairs = match_indicators(old, new)
    return ProjectChange(
        match.kind,
        old,
        new,
        match.score,
        tuple(_fields(old, new)),
        tuple(_goals(old, new)),
        tuple(change for pair in pairs if (change := _indicator(pair)) is not None),
        _moved_lines(pairs),
    )


def same_text(one: str, other: str) -> bool:
    """Whether two texts differ in their Unicode form at most."""
    return one == other or nfc(one) == nfc(other)


def marked(old: str, new: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """Both texts in stretches, each with whether it differs from the other text."""
    mine: list[tuple[str, bool]] = []
    other: list[tuple[str, bool]] = []
    for before, after, differs in woven(old, new):
        if before:
            mine.append((before, differs))
        if after:
            other.append((after, differs))
    return tuple(mine), tuple(other)


def woven(old: str, new: str) -> tuple[tuple[str, str, bool], ...]:
    """Both texts stretch by stretch, with whether they differ there; a single character between differences is one."""
    found: list[tuple[str, str, bool]] = []
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        found.append((old[first:last], new[begin:end], kind != "equal"))
    joined: list[tuple[str, str, bool]] = []
    for at, (before, after, differs) in enumerate(found):
        lonely = not differs and len(before) == 1 and 0 < at < len(found) - 1
        if joined and joined[-1][2] and (differs or lonely):
            joined[-1] = (joined[-1][0] + before, joined[-1][1] + after, True)
        else:
            joined.append((before, after, differs))
    return tuple(joined)


def _fields(old: Project, new: Project) -> Iterator[FieldChange]:
    if not same_text(old.name, new.name):
        yield FieldChange(NAME, old.name, new.name)
    for key, before, after in (
        (Key.CODE, old.code, new.code),
        (Key.YEAR, old.year, new.year),
        (Key.NATURE, old.nature, new.nature),
        (Key.CATEGORY, old.category, new.category),
        (Key.SUPERVISOR, old.supervisor, new.supervisor),
        (Key.IMPLEMENTER, old.implementer, new.implementer),
        (Key.START, old.start, new.start),
        (Key.END, old.end, new.end),
    ):
        yield from _changed(key, before, after)
    for total, earlier, later in (
        (Key.PROJECT_FUNDS, old.project_funds, new.project_funds),
        (Key.ANNUAL_FUNDS, old.annual_funds, new.annual_funds),
    ):
        yield from _funds(total, earlier, later)


def _changed(key: str, old: Field[object] | None, new: Field[object] | None) -> Iterator[FieldChange]:
    before, after = _meaning(old), _meaning(new)
    if before != after:
        yield FieldChange(key, _text(old), _text(new))


def _meaning(field: Field[object] | None) -> object:
    if field is None or not field.text:
        return None
    value = field.text if field.value is None else field.value
    return nfc(value) if isinstance(value, str) else value


def _text(field: Field[object] | None) -> str | None:
    return None if field is None or not field.text else field.text


def _funds(total: Key, old: Funds | None, new: Funds | None) -> Iterator[FieldChange]:
    before, after = (None if each is None else each.total for each in (old, new))
    if before != after:
        yield _money(total, before, after)
    for key in PARTS[total]:
        earlier, later = (None if each is None else each.part(key) for each in (old, new))
        if earlier != later:
            yield _money(f"{total} / {key}", earlier, later)


def _money(field: str, old: Decimal | None, new: Decimal | None) -> FieldChange:
    before, after = (None if each is None else f"{each:,.2f}" for each in (old, new))
    return FieldChange(field, before, after, EXACT.subtract(new or Decimal(0), old or Decimal(0)))


def _goals(old: Project, new: Project) -> Iterator[GoalChange]:
    for key, before, after in (
        (Key.TOTAL_GOAL, old.total_goal, new.total_goal),
        (Key.ANNUAL_GOAL, old.annual_goal, new.annual_goal),
    ):
        sentences = tuple(_sentences(_lines(before), _lines(after)))
        if sentences:
            yield GoalChange(key, sentences)


def _lines(goal: Goal | None) -> list[str]:
    return [] if goal is None else [nfc(line.text) for line in goal.lines]


def _sentences(old: list[str], new: list[str]) -> Iterator[SentenceChange]:
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        before = list(filter(None, old[first:last]))
        after = [(text, at) for at, text in enumerate(new[begin:end], begin) if text]
        for one, other in zip_longest(before, after):
            text, at = other or (None, end)
            yield SentenceChange(one, text, at)
        if any(old) and any(new):
            yield from _breaks(old[first:last], new[begin:end], begin)


def _breaks(old: list[str], new: list[str], begin: int) -> Iterator[SentenceChange]:
    """The ends of paragraphs that one side has more of than the other: they are empty lines."""
    before, after = ([at for at, text in enumerate(lines) if not text] for lines in (old, new))
    for at in before[len(after) :]:
        yield SentenceChange("", None, begin + min(at, len(new)))
    for at in after[len(before) :]:
        yield SentenceChange(None, "", begin + at)


def _indicator(match: Match[Indicator]) -> IndicatorChange | None:
    old, new = match.old, match.new
    if old is None or new is None:
        return IndicatorChange(match.kind, old, new, match.score, ())
    fields = (*_level1(match, old, new), *_target(old, new), *_notes(old, new))
    if match.kind is MatchKind.SAME and not fields and same_text(old.name, new.name):
        return None
    return IndicatorChange(match.kind, old, new, match.score, fields)


def _level1(match: Match[Indicator], old: Indicator, new: Indicator) -> Iterator[FieldChange]:
    """Another level 1 above the same level 2; where level 2 is another one as well, the indicator has moved."""
    if match.kind in {MatchKind.SAME, MatchKind.RENAMED} and known_level1(old) != known_level1(new):
        yield FieldChange(LEVEL1, old.level1, new.level1)


def _target(old: Indicator, new: Indicator) -> Iterator[FieldChange]:
    before, after = old.target, new.target
    if _says_the_same(before, after):
        return
    delta: Decimal | None = None
    direction: Direction | None = None
    if isinstance(before, Quantity) and isinstance(after, Quantity) and before.operator is after.operator:
        delta = _delta(before, after)
        if delta is not None:
            direction = _direction(before.operator, delta > 0, changed=bool(delta))
    elif isinstance(before, Deadline) and isinstance(after, Deadline) and before.operator is after.operator:
        direction = _direction(before.operator, after.day > before.day, changed=True)
    yield FieldChange(TARGET, target_text(before), target_text(after), delta, direction)


def _says_the_same(one: Target, other: Target) -> bool:
    """Whether two targets differ in their place at most, which stands last in them; mostly they are written alike."""
    return (type(one) is type(other) and one[:-1] == other[:-1]) or _content(one) == _content(other)


def _content(target: Target) -> tuple[object, ...]:
    """What a target says, without its place."""
    return type(target), *(nfc(part) if type(part) is str else part for part in target._replace(span=_NOWHERE))


def _delta(old: Quantity, new: Quantity) -> Decimal | None:
    """New less old in the new unit; `None` where the units do not compare."""
    if old.unit == new.unit:
        return EXACT.subtract(new.value, old.value)
    scale = next((each for each in _SCALES if old.unit in each and new.unit in each), None)
    if scale is None:
        return None
    before, after = scale[old.unit], scale[new.unit]
    return EXACT.subtract(new.value, EXACT.divide(EXACT.multiply(old.value, before), after))


def _direction(operator: Operator, more: bool, *, changed: bool) -> Direction | None:  # noqa: FBT001 - the sign of a difference
    if not changed:
        return None
    if operator in {Operator.AT_LEAST, Operator.ABOVE}:
        return Direction.TIGHTENED if more else Direction.LOOSENED
    if operator in {Operator.AT_MOST, Operator.BELOW}:
        return Direction.LOOSENED if more else Direction.TIGHTENED
    return None


def _notes(old: Indicator, new: Indicator) -> Iterator[FieldChange]:
    if not old.notes and not new.notes:
        return
    keys = dict.fromkeys(note.key for note in (*old.notes, *new.notes))
    for key in keys:
        before = [nfc(note.text) for note in old.notes if note.key == key]
        after = [nfc(note.text) for note in new.notes if note.key == key]
        if before != after:
            yield FieldChange(key, "；".join(before) if before else None, "；".join(after) if after else None)


def _moved_lines(pairs: Sequence[Match[Indicator]]) -> int:
    """How many indicators have to move inside a level 2 to get from the one order to the other."""
    lines = [pair.old.line for pair in pairs if pair.old is not None and pair.new is not None]
    if lines == sorted(lines):
        return 0
    groups = kept_in_place(pairs)
    return sum(len(group) - _longest_rise([old.line for old, _new in group]) for group in groups)


def kept_in_place(pairs: Sequence[Match[Indicator]]) -> list[list[tuple[Indicator, Indicator]]]:
    """The indicators that stand in the levels where they stood, by their levels, in the order of the new version."""
    groups: dict[tuple[str, str], list[tuple[Indicator, Indicator]]] = {}
    for pair in pairs:
        if pair.old is not None and pair.new is not None and pair.kind in {MatchKind.SAME, MatchKind.RENAMED}:
            levels = known_level1(pair.new), known_level2(pair.new)
            groups.setdefault(levels, []).append((pair.old, pair.new))
    return list(groups.values())


def _longest_rise(numbers: Sequence[int]) -> int:
    tails: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
    return len(tails)


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """Money of the year before and after, in 元."""

    label: str
    old: Decimal
    new: Decimal

    @property
    def delta(self) -> Decimal:
        """New less old."""
        return EXACT.subtract(self.new, self.old)

    @property
    def share(self) -> Decimal | None:
        """The difference in per cent of the old, to one decimal; `None` where there was nothing."""
        if not self.old:
            return None
        return (EXACT.divide(self.delta, self.old) * 100).quantize(Decimal("0.1"))


def money(old: Sequence[Project], new: Sequence[Project]) -> MoneyRow:
    """The money of all projects for the year, before and after."""
    return MoneyRow("合计", add_up(map(annual, old)), add_up(map(annual, new)))


def annual(project: Project) -> Decimal:
    """The money of a project for the year; nothing where none is given."""
    total = project.annual_funds.total if project.annual_funds else None
    return total if total is not None else Decimal(0)
