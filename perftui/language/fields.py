"""Lines `KEY: VALUE` to typed fields, funds and goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from sys import intern
from typing import Generic, TypeVar

from perftui.diagnostics import Diagnostic, Fix, Kind, Related, TextEdit
from perftui.language import problems, values
from perftui.language.funds import ALL_PARTS, FundsOrder
from perftui.language.grammar import BLANKS, Line
from perftui.language.keys import GOALS, PARTS, Key, Note
from perftui.language.reading import Report
from perftui.messages import Message, msg
from perftui.model import Amount, Attribute, Field, Funds, Goal, GoalLine, Span, in_line
from perftui.names import closest

T = TypeVar("T")

HEAD_FORM = msg("a declaration begins with a line `项目 NAME`")


@dataclass(frozen=True, slots=True)
class _Type(Generic[T]):
    """How the text of a field becomes its value, and what is said where it does not."""

    parse: Callable[[str], T | None]
    kind: Kind
    help: Message

    def read(self, entry: Entry, report: Report) -> Field[T]:
        """The field that `entry` is; a blank one has no value."""
        span = entry.span
        value = self.parse(entry.text) if entry.text else None
        if value is None and entry.text:
            if sum(character.isdigit() for character in entry.text) > values.MAX_DIGITS:
                report(problems.too_many_digits(span))
            else:
                summary = msg("{key} cannot be read: {text}", key=entry.key, text=entry.text)
                report(self.kind.at(span, summary, problems.REMARK_FORM if "#" in entry.text else self.help))
        return Field(entry.key, value, entry.text, span)


_YEAR = _Type(values.year, problems.BAD_NUMBER, msg("a year is written 2026"))
_COUNT = _Type(values.count, problems.BAD_NUMBER, msg("a whole number is needed here"))
_DAY = _Type(values.day, problems.BAD_DATE, msg("a day is written 2026-01-31"))
_MONEY = _Type(values.money, problems.BAD_AMOUNT, msg("money is written 1,234,567.00 元 or 120 万元"))
_WEIGHT = _Type(values.weight, problems.BAD_NUMBER, msg("a weight is a number, such as 10 or 7.5"))


class Entry:
    """A FIELD line as it stands in the file, with the `|` lines below it."""

    __slots__ = ("key", "line", "prose", "text")

    def __init__(self, line: Line) -> None:
        key, text = line.match.group("key", "value")
        # The words of the form stand in every declaration: one text in memory serves all of them.
        self.key: str = intern(key.rstrip(BLANKS))
        self.text: str = text.rstrip(BLANKS)
        self.line = line
        self.prose: list[Line] = []

    @property
    def span(self) -> Span:
        """The place of the value."""
        _kind, match, number, base = self.line
        start = match.start("value") - base
        return in_line(number, start, start + len(self.text))

    @property
    def key_span(self) -> Span:
        """The place of the key."""
        line = self.line
        start = line.match.start("key") - line.base
        return in_line(line.number, start, start + len(self.key))


class FieldReader:
    """Collects the fields of one project or summary and gives them with their types."""

    def __init__(self, keys: frozenset[str], report: Report, unknown: Kind) -> None:
        self._keys = keys
        self._report = report
        self._unknown = unknown
        # Parts of funds are kept under total and part, the rest under its key.
        self._found: dict[str, Entry] = {}
        self._contested: set[str] = set()
        self._funds = FundsOrder()
        self._last: Entry | None = None

    def add(self, entry: Entry) -> None:
        """Take a field."""
        self._last = entry
        place = key = entry.key
        if key not in self._keys:
            self._funds.total(key)
            self._report_unknown(entry)
            return
        if key in ALL_PARTS:
            owner, below = self._funds.owner(Key(key))
            if not below:
                self._report_place(entry)
            if owner is None:
                return
            place = owner + key
        elif key in PARTS:
            self._funds.total(key)
        first = self._found.setdefault(place, entry)
        if first is not entry:
            self._report(repeated(entry, first.key_span))

    def contest(self, entry: Entry) -> None:
        """Take a field of one side of a conflict region: it is there, but has no value that counts."""
        place = key = entry.key
        if key in ALL_PARTS:
            owner, _below = self._funds.owner(Key(key))
            place = f"{owner or ''}{key}"
        elif key in PARTS:
            self._funds.total(key)
        if key in self._keys and key not in GOALS and place not in self._found:
            self._found[place] = entry
            self._contested.add(place)

    def prose(self, line: Line) -> None:
        """Take a `|` line."""
        if self._last is None or self._last.key not in GOALS:
            self._report(
                problems.GOAL_LINE.at(
                    line.span(),
                    msg("a `|` line belongs under {goals}", goals=" / ".join(GOALS)),
                    msg("everything else is written on one line"),
                )
            )
        else:
            self._last.prose.append(line)

    @property
    def in_goal(self) -> bool:
        """Whether the next `|` line belongs to a goal."""
        return self._last is not None and self._last.key in GOALS

    def close(self) -> None:
        """The next `|` line has no field above it."""
        self._last = None

    def text(self, key: Key) -> Field[str] | None:
        """A field of words."""
        entry = self._found.get(key)
        if entry is None:
            return None
        value = None if key in self._contested else entry.text or None
        return Field(key, value, entry.text, entry.span)

    def year(self) -> Field[int] | None:
        """年度."""
        return self._typed(Key.YEAR, _YEAR)

    def count(self, key: Key) -> Field[int] | None:
        """A whole number."""
        return self._typed(key, _COUNT)

    def day(self, key: Key) -> Field[dt.date] | None:
        """A date."""
        return self._typed(key, _DAY)

    def amount(self, key: Key, total: str = "") -> Amount | None:
        """An amount of money in 元; a part belongs to a total."""
        return self._typed(total + key, _MONEY)

    def funds(self, total: Key) -> Funds | None:
        """A total with its parts, or `None` where neither is written."""
        entry = self._found.get(total)
        written = self.amount(total)
        parts = [part for key in PARTS[total] if (part := self.amount(key, total)) is not None]
        parts.sort(key=lambda part: part.span)
        if entry is None and not parts:
            return None
        return Funds(
            total,
            written if written is not None and written.text else None,
            tuple(parts),
            entry.key_span if entry else parts[0].span,
        )

    def goal(self, key: Key) -> Goal | None:
        """A goal with its lines."""
        entry = self._found.get(key)
        if entry is None:
            return None
        lines = [_goal_line(line) for line in entry.prose]
        if entry.text:
            lines.insert(0, GoalLine(entry.text, entry.span))
            self._report(
                problems.GOAL_LINE.at(
                    entry.span,
                    msg("the text of a goal begins on the next line"),
                    msg("write it on lines of its own that begin with `|`"),
                    fix=Fix(msg("move it to a `|` line"), _moved_to_prose(entry), safe=True),
                )
            )
        return Goal(key, tuple(lines), entry.key_span)

    def _typed(self, place: str, type_: _Type[T]) -> Field[T] | None:
        entry = self._found.get(place)
        if entry is None:
            return None
        if place in self._contested:
            return Field(entry.key, None, entry.text, entry.span)
        return type_.read(entry, self._report)

    def _report_place(self, entry: Entry) -> None:
        totals = " / ".join(total for total, parts in PARTS.items() if entry.key in parts)
        self._report(
            problems.FUNDS_PLACE.at(
                entry.key_span,
                msg("{key} stands under no total that it is a part of", key=entry.key),
                msg("write it below {totals}", totals=totals),
            )
        )

    def _report_unknown(self, entry: Entry) -> None:
        self._report(unknown(entry, self._unknown, msg("there is no field {key}", key=entry.key), self._keys))


def unknown(
    entry: Entry, kind: Kind, summary: Message, keys: Iterable[str], otherwise: Message | None = None
) -> Diagnostic:
    """A key that its block does not have, with what was probably meant."""
    begins = head_meant(entry)
    if begins is not None:
        return kind.at(entry.key_span, summary, HEAD_FORM, fix=begins)
    meant = closest(entry.key, keys)
    if meant is None:
        return kind.at(entry.key_span, summary, otherwise)
    fix = Fix(msg("write {key}", key=meant), (TextEdit(entry.key_span, meant),), safe=False)
    return kind.at(entry.key_span, summary, msg("did you mean {name}?", name=meant), fix=fix)


def head_meant(entry: Entry) -> Fix | None:
    """Writes `项目名称: NAME`, as the paper form has it, as the head of a project."""
    if entry.key not in {"项目", "项目名称"} or not entry.text:
        return None
    place = entry.key_span._replace(end=entry.span.end)
    edit = TextEdit(place, f"项目 {values.title_text(entry.text)}")
    return Fix(msg("write `项目 NAME`"), (edit,), safe=False)


def attribute(entry: Entry, report: Report) -> Attribute:
    """The attribute of an indicator that `entry` is."""
    if entry.key == Note.WEIGHT:
        return _WEIGHT.read(entry, report)
    return Field(entry.key, entry.text or None, entry.text, entry.span)


def _moved_to_prose(entry: Entry) -> tuple[TextEdit, ...]:
    """The text behind the key of a goal goes to a line of its own; a remark stays where it is."""
    number, value = entry.line.number, entry.span
    whole = entry.line.match[0].split("\n", 1)[0]
    ending = "\r\n" if whole.endswith("\r") else "\n"
    start = entry.key_span.start
    end = start + len(whole.rstrip(BLANKS))
    colon = entry.key_span.end + len(":")
    moved = f"{ending}{' ' * (start + 2)}| {entry.text}"
    return TextEdit(Span(number, colon, number, value.end), ""), TextEdit(Span(number, end, number, end), moved)


def repeated(entry: Entry, first: Span) -> Diagnostic:
    """A key that stands a second time where it may stand once."""
    return problems.REPEATED_KEY.at(
        entry.key_span,
        msg("{key} stands here a second time", key=entry.key),
        msg("the first one counts; delete one of the two"),
        related=(Related(first, msg("the first one")),),
    )


def _goal_line(line: Line) -> GoalLine:
    _kind, match, number, base = line
    prose = match["prose"]
    text = prose.strip(BLANKS)
    start = match.start("prose") - base
    if text:
        start += prose.index(text[0])
    return GoalLine(text, in_line(number, start, start + len(text)))
