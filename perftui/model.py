"""What a declaration says: frozen records with exact types.

Money is `Decimal` in 元, targets are `Decimal`; nothing here is a float. Words of the form (keys, level names,
natures, units) stay as they were written. Absent is `None` and differs from zero.

The records of which a file has hundreds are named tuples: as frozen, and made in a quarter of the time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from functools import lru_cache, reduce
from typing import Generic, NamedTuple, TypeVar

T_co = TypeVar("T_co", covariant=True)


EXACT = Context(prec=100)
"""Where money is reckoned: no sum or conversion of amounts that can be written is ever rounded."""


def add_up(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum of `amounts`."""
    return reduce(EXACT.add, amounts, Decimal(0))


class Span(NamedTuple):
    """A half-open stretch of text: lines count from 1, columns are code points from 0."""

    line: int
    start: int
    end_line: int
    end: int


_OF_MANY = 256
"""Up to this line a place is likely to be one of many files."""


def in_line(line: int, start: int, end: int) -> Span:
    """A stretch of one line. Declarations are alike: the same place in ten thousand of them is one in memory."""
    if line < _OF_MANY:
        return _in_line(line, start, end)
    return tuple.__new__(Span, (line, start, line, end))


@lru_cache(maxsize=1 << 14)
def _in_line(line: int, start: int, end: int) -> Span:
    return Span(line, start, line, end)


class Operator(StrEnum):
    """How a value is compared with its target."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    EQUAL = "="
    ABOVE = ">"
    BELOW = "<"


class TargetKind(StrEnum):
    """The four kinds of target, as the published JSON names them."""

    QUANTITATIVE = "quantitative"
    DEADLINE = "deadline"
    QUALITATIVE = "qualitative"
    OPEN = "open"


class Quantity(NamedTuple):
    """A number to reach: `≥ 99 %`. `unit` is as written, empty where none was given."""

    operator: Operator
    value: Decimal
    unit: str
    span: Span

    @property
    def kind(self) -> TargetKind:
        """Which of the four kinds this is."""
        return TargetKind.QUANTITATIVE


class Deadline(NamedTuple):
    """A day to keep: `≤ 2026-12-31`."""

    operator: Operator
    day: dt.date
    span: Span

    @property
    def kind(self) -> TargetKind:
        """Which of the four kinds this is."""
        return TargetKind.DEADLINE


class Quality(NamedTuple):
    """A state in words: `合规`."""

    text: str
    span: Span

    @property
    def kind(self) -> TargetKind:
        """Which of the four kinds this is."""
        return TargetKind.QUALITATIVE


class Open(NamedTuple):
    """`?`: nobody has decided the target yet."""

    span: Span

    @property
    def kind(self) -> TargetKind:
        """Which of the four kinds this is."""
        return TargetKind.OPEN


Target = Quantity | Deadline | Quality | Open


class Field(NamedTuple, Generic[T_co]):
    """`KEY: VALUE` as it stands in the file.

    `value` is `None` where the text is blank or cannot be read as the key's type; `text` is what was written
    and `span` where (at a blank value: the empty place behind the colon).
    """

    key: str
    value: T_co | None
    text: str
    span: Span

    @property
    def line(self) -> int:
        """The line it stands on."""
        return self.span.line


Amount = Field[Decimal]
"""Money in 元, exact; `text` keeps the digits and the unit of the author (`4600 万元`)."""

Attribute = Field[str] | Field[Decimal]
"""A note under an indicator: 分值 is a number, 说明, 依据, 数据来源, 等级, 上年值, 原名 and 待核 are words.

One that stands a second time where it may stand once has no value.
"""


@dataclass(frozen=True, slots=True)
class Funds:
    """A total and its parts. `span` is the place of the total's key, or of the first part where it is left out."""

    key: str
    written: Amount | None
    parts: tuple[Amount, ...]
    span: Span

    @property
    def sum_of_parts(self) -> Decimal | None:
        """The parts added up, in 元; `None` where no part has an amount."""
        amounts = [part.value for part in self.parts if part.value is not None]
        return add_up(amounts) if amounts else None

    @property
    def total(self) -> Decimal | None:
        """The total in 元: as written, else derived from its parts, else `None`."""
        if self.written is not None and self.written.value is not None:
            return self.written.value
        return self.sum_of_parts

    @property
    def known_total(self) -> Decimal | None:
        """The total in 元, as written or else derived; `None` where what it takes for that cannot be read."""
        if self.written is not None:
            return self.written.value
        unread = any(part.value is None and part.text for part in self.parts)
        return None if unread else self.sum_of_parts

    def part(self, key: str) -> Decimal | None:
        """The amount of the part `key` in 元, or `None`."""
        return next((part.value for part in self.parts if part.key == key), None)


class GoalLine(NamedTuple):
    """One `| …` line of a goal; an empty text is a paragraph break."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Goal:
    """项目总目标 or 年度总体目标; `span` is the place of its key."""

    key: str
    lines: tuple[GoalLine, ...]
    span: Span

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The prose: lines of a paragraph joined, with a space only between two Latin words."""
        paragraphs: list[str] = []
        open_paragraph = False
        for line in self.lines:
            if not line.text:
                open_paragraph = False
            elif open_paragraph:
                before = paragraphs[-1]
                space = " " if before[-1].isascii() and line.text[0].isascii() else ""
                paragraphs[-1] = before + space + line.text
            else:
                paragraphs.append(line.text)
                open_paragraph = True
        return tuple(paragraphs)

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(self.paragraphs)


class Indicator(NamedTuple):
    """One bullet. `span` is the place of its name; the levels are those of the section it stands in."""

    level1: str
    level2: str
    name: str
    target: Target
    notes: tuple[Attribute, ...]
    span: Span

    @property
    def line(self) -> int:
        """The line it stands on."""
        return self.span.line

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from the others of its project: levels and name."""
        return self.level1, self.level2, self.name

    def note(self, key: str) -> Attribute | None:
        """The attribute `key`, the first one where it stands several times, or `None`."""
        return next((note for note in self.notes if note.key == key), None)

    @property
    def weight(self) -> Decimal | None:
        """分值, the one attribute that is a number."""
        return next((note.value for note in self.notes if isinstance(note.value, Decimal)), None)

    @property
    def attributes(self) -> dict[str, str]:
        """The text of each attribute that counts; one that may stand several times has a line for each."""
        texts: dict[str, str] = {}
        for note in self.notes:
            if note.key not in texts:
                texts[note.key] = note.text
            elif note.value is not None:
                texts[note.key] += f"\n{note.text}"
        return texts


class Section(NamedTuple):
    """`LEVEL1 / LEVEL2` and the bullets below it; `span` covers both names."""

    level1: str
    level2: str
    indicators: tuple[Indicator, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Project:
    """One declaration. `span` is the place of its name, `last_line` the last line that belongs to it."""

    name: str
    span: Span
    last_line: int
    code: Field[str] | None
    year: Field[int] | None
    nature: Field[str] | None
    category: Field[str] | None
    supervisor: Field[str] | None
    implementer: Field[str] | None
    start: Field[dt.date] | None
    end: Field[dt.date] | None
    project_funds: Funds | None
    annual_funds: Funds | None
    total_goal: Goal | None
    annual_goal: Goal | None
    sections: tuple[Section, ...]

    @property
    def line(self) -> int:
        """The line it stands on."""
        return self.span.line

    @property
    def head(self) -> tuple[Field[object], ...]:
        """The fields that are there, but for funds and goals, in the order of the form."""
        fields = (
            self.code,
            self.year,
            self.nature,
            self.category,
            self.supervisor,
            self.implementer,
            self.start,
            self.end,
        )
        return tuple(field for field in fields if field is not None)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators in the order of the file."""
        return tuple(indicator for section in self.sections for indicator in section.indicators)


@dataclass(frozen=True, slots=True)
class Summary:
    """A statement about all projects of a folder: how many, and how much money for the year."""

    name: str
    span: Span
    last_line: int
    year: Field[int] | None
    supervisor: Field[str] | None
    project_count: Field[int] | None
    annual_total: Amount | None

    @property
    def line(self) -> int:
        """The line it stands on."""
        return self.span.line

    @property
    def head(self) -> tuple[Field[object], ...]:
        """The fields that are there, in the order of the form."""
        fields = (self.year, self.supervisor, self.project_count, self.annual_total)
        return tuple(field for field in fields if field is not None)
