"""One wish for many indicators: what it makes of each, and the edits of all files as one change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from perftui.editing.change import Change, Step, rewritten
from perftui.editing.choices import Vocabulary, choices, units
from perftui.editing.slot import Part, Slot
from perftui.editing.slots import NO_WEIGHT, Refusal, levels_of
from perftui.editing.typing import typed_weight
from perftui.language import edits
from perftui.language.document import Document
from perftui.language.edits import Edits, UnwritableError
from perftui.language.keys import Note
from perftui.language.reader import read
from perftui.language.values import unit
from perftui.messages import Message, counted, msg
from perftui.model import Deadline, Indicator, Operator, Project, Quantity, Target

NOTES = tuple(note.value for note in Note if note is not Note.WEIGHT)
"""The attributes that can be set; the weight is asked for by itself."""


class What(Enum):
    """What can be done to many indicators at once."""

    UNIT = auto()
    OPERATOR = auto()
    SECTION = auto()
    WEIGHT = auto()
    NOTE = auto()
    DELETE = auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of every selected indicator.

    Attributes:
        what: the kind of it.
        text: the unit, the sign, the two levels, the weight, the text of the attribute.
        note: the attribute.
    """

    what: What
    text: str = ""
    note: str = ""

    @property
    def label(self) -> Message:
        """What the history calls it."""
        match self.what:
            case What.UNIT:
                return msg("set the unit {text}", text=self.text)
            case What.OPERATOR:
                return msg("set the sign {text}", text=self.text)
            case What.SECTION:
                return msg("move to {text}", text=self.text)
            case What.WEIGHT:
                return msg("set the weight {text}", text=self.text)
            case What.NOTE:
                return msg("set {note}: {text}", note=self.note, text=self.text)
            case What.DELETE:
                return msg("delete indicators")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The selected indicators of one file: for each project by its place in the file, their places in it."""

    path: Path
    document: Document
    places: Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Bulk:
    """What a wish makes of the selected indicators.

    Attributes:
        change: everything as one step of the history.
        places: how many indicators change.
        same: how many are as wished already.
        left: the names of those that it cannot be done to.
    """

    change: Change
    places: int
    same: int
    left: tuple[str, ...]


def refusal(wish: Wish) -> Message | None:
    """Why a wish is none that could be fulfilled, whatever the indicator."""
    match wish.what:
        case What.OPERATOR if wish.text not in set(Operator):
            return msg("a sign is one of {signs}", signs=" ".join(Operator))
        case What.SECTION if levels_of(wish.text) is None:
            return msg("write both levels, such as 产出指标 / 数量指标")
        case What.WEIGHT if wish.text and typed_weight(wish.text) is None:
            return NO_WEIGHT
        case What.UNIT if wish.text and unit(wish.text) != wish.text:
            return msg("this is no unit: {text}", text=wish.text)
    return None


def offered(wish: Wish, text: str, words: Vocabulary) -> tuple[str, ...]:
    """What fits the text of a wish that is typed so far."""
    match wish.what:
        case What.UNIT:
            return units(text, words)
        case What.SECTION:
            return choices(Slot(Part.LEVELS), text, words)
        case What.WEIGHT:
            return choices(Slot(Part.NOTE, Note.WEIGHT), text, words)
        case What.NOTE:
            return choices(Slot(Part.NOTE, wish.note), text, words)
        case What.OPERATOR | What.DELETE:
            return ()


def bulk(wish: Wish, chosen: Iterable[Chosen]) -> Bulk:
    """The change that fulfils a wish."""
    steps: list[Step] = []
    places = same = 0
    left: list[str] = []
    for one in chosen:
        counts = _Counts()
        if wish.what in {What.SECTION, What.DELETE}:
            step = _one_by_one(wish, one, counts)
        else:
            step = Step(one.path, _together(wish, one, counts))
        if step.edits:
            steps.append(step)
        places, same = places + counts.places, same + counts.same
        left += counts.left
    label = counted("{what} ({count} place)", "{what} ({count} places)", places, what=wish.label)
    return Bulk(Change(label, tuple(steps)), places, same, tuple(left))


@dataclass(slots=True)
class _Counts:
    places: int = 0
    same: int = 0
    left: tuple[str, ...] = ()

    def note(self, indicator: Indicator, made: Edits | Refusal) -> Edits:
        if isinstance(made, Refusal):
            self.left = (*self.left, indicator.name)
            return ()
        self.places += bool(made)
        self.same += not made
        return made


def _together(wish: Wish, chosen: Chosen, counts: _Counts) -> Edits:
    """Edits of lines that belong to one indicator each."""
    found: list[Edits] = []
    for place, numbers in chosen.places.items():
        project = chosen.document.projects[place]
        indicators = project.indicators
        found += [
            counts.note(indicators[at], _fulfilled(wish, chosen.document, project, indicators[at])) for at in numbers
        ]
    return tuple(edit for made in found for edit in made)


def _one_by_one(wish: Wish, chosen: Chosen, counts: _Counts) -> Step:
    """Edits of blocks of lines: each is made in the text that the one before it left."""
    document = chosen.document
    for place, numbers in chosen.places.items():
        waiting = sorted(numbers, reverse=wish.what is What.DELETE)
        while waiting:
            project = document.projects[place]
            at = waiting.pop(0)
            made = counts.note(project.indicators[at], _fulfilled(wish, document, project, project.indicators[at]))
            if made:
                document = read(edits.apply(document.text, made), str(chosen.path))[0]
                if wish.what is What.SECTION:
                    to = _moved_to(project.indicators, document.projects[place].indicators, at)
                    waiting = [_number_after(each, at, to) for each in waiting]
    return rewritten(chosen.path, chosen.document.text, document.text)


def _moved_to(before: Sequence[Indicator], now: Sequence[Indicator], at: int) -> int:
    """Where the one of several indicators is that was moved: without it the others are in their old order."""
    others = [each.key for number, each in enumerate(before) if number != at]
    keys = [each.key for each in now]
    fits = (to for to in range(len(keys)) if keys[to][2] == before[at].name and [*keys[:to], *keys[to + 1 :]] == others)
    return next(fits)


def _number_after(number: int, at: int, to: int) -> int:
    """The number of an indicator after another one was moved."""
    rank = number - (number > at)
    return rank + (rank >= to)


def _fulfilled(wish: Wish, document: Document, project: Project, indicator: Indicator) -> Edits | Refusal:
    try:
        return _edits(wish, document, project, indicator)
    except UnwritableError:
        return Refusal(msg("this cannot be written on one line of the file: {text}", text=wish.text))


def _edits(wish: Wish, document: Document, project: Project, indicator: Indicator) -> Edits | Refusal:
    match wish.what:
        case What.UNIT | What.OPERATOR:
            target = _target(wish, indicator.target)
            if isinstance(target, Refusal):
                return target
            return () if target == indicator.target else edits.set_target(document, indicator, target)
        case What.SECTION:
            levels = levels_of(wish.text)
            return () if levels is None else edits.refile_indicator(document, project, indicator, levels)
        case What.DELETE:
            return edits.remove_indicator(document, indicator)
        case What.WEIGHT | What.NOTE:
            return _note(wish, document, indicator)


def _target(wish: Wish, target: Target) -> Target | Refusal:
    """A target with another unit or another sign."""
    if wish.what is What.UNIT:
        return (
            target._replace(unit=wish.text)
            if isinstance(target, Quantity)
            else Refusal(msg("only a number has a unit"))
        )
    if isinstance(target, Quantity | Deadline):
        return target._replace(operator=Operator(wish.text))
    return Refusal(msg("only a number or a day has a sign"))


def _note(wish: Wish, document: Document, indicator: Indicator) -> Edits:
    of_weight = wish.what is What.WEIGHT
    key, text = (Note.WEIGHT, typed_weight(wish.text)) if of_weight else (Note(wish.note), wish.text)
    note = indicator.note(key)
    if not text:
        return () if note is None else edits.remove_note(document, indicator, key)
    return () if note is not None and note.text == text else edits.set_note(document, indicator, key, text)
