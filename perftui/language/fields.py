"""Lines `KEY: VALUE` to typed fields, funds and goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from perftui.diagnostics import Diagnostic, Fix, Kind, Related, TextEdit
from perftui.language import problems, values
from perftui.language.grammar import BLANKS, Line
from perftui.language.keys import GOALS, PARTS, Key
from perftui.messages import Message, msg
from perftui.model import Amount, Field, Funds, Goal, GoalLine, Span
from perftui.names import closest

T = TypeVar("T")

_OWNER = {Key.FISCAL: Key.PROJECT_FUNDS, Key.ANNUAL_FISCAL: Key.ANNUAL_FUNDS, Key.CARRYOVER: Key.ANNUAL_FUNDS}
_ALL_PARTS = frozenset(part for parts in PARTS.values() for part in parts)


@dataclass(slots=True)
class Entry:
    """A field as it stands in the file, with the `|` lines below it."""

    key: str
    text: str
    line: Line
    prose: list[Line] = field(default_factory=list)

    @classmethod
    def of(cls, line: Line) -> Entry:
        """The entry that a FIELD line begins."""
        key, value = line.match.group("key", "value")
        return cls(key.rstrip(BLANKS), value.rstrip(BLANKS), line)

    @property
    def span(self) -> Span:
        """The place of the value."""
        start = self.line.match.start("value") - self.line.base
        return Span(self.line.number, start, self.line.number, start + len(self.text))

    @property
    def key_span(self) -> Span:
        """The place of the key."""
        start = self.line.match.start("key") - self.line.base
        return Span(self.line.number, start, self.line.number, start + len(self.key))


class FieldReader:
    """Collects the fields of one project or summary and gives them with their types."""

    def __init__(self, keys: Iterable[Key], report: Callable[[Diagnostic], None], unknown: Kind) -> None:
        self._keys = frozenset(keys)
        self._report = report
        self._unknown = unknown
        self._found: dict[tuple[Key | None, str], Entry] = {}
        self._total: Key | None = None
        self._last: Entry | None = None

    def add(self, line: Line) -> None:
        """Take a FIELD line."""
        entry = Entry.of(line)
        self._last = entry
        if entry.key not in self._keys:
            self._report_unknown(entry)
            return
        key = Key(entry.key)
        place: tuple[Key | None, str] = (None, key)
        if key in PARTS:
            self._total = key
        elif key in _ALL_PARTS:
            owner = self._owner(key, entry)
            if owner is None:
                return
            place = (owner, key)
        first = self._found.setdefault(place, entry)
        if first is not entry:
            self._report(
                problems.REPEATED_KEY.at(
                    entry.key_span,
                    msg("{key} stands here a second time", key=entry.key),
                    msg("the first one counts; delete one of the two"),
                    related=(Related(first.key_span, msg("the first one")),),
                )
            )

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

    def close(self) -> None:
        """The next `|` line has no field above it."""
        self._last = None

    def text(self, key: Key) -> Field[str] | None:
        """A field of words."""
        entry = self._found.get((None, key))
        if entry is None:
            return None
        return Field(key, entry.text or None, entry.text, entry.span)

    def year(self) -> Field[int] | None:
        """年度."""
        return self._typed((None, Key.YEAR), values.year, problems.BAD_NUMBER, msg("a year is written 2026"))

    def count(self, key: Key) -> Field[int] | None:
        """A whole number."""
        return self._typed((None, key), values.count, problems.BAD_NUMBER, msg("a whole number is needed here"))

    def day(self, key: Key) -> Field[dt.date] | None:
        """A date."""
        return self._typed((None, key), values.day, problems.BAD_DATE, msg("a day is written 2026-01-31"))

    def amount(self, key: Key, total: Key | None = None) -> Amount | None:
        """An amount of money in 元."""
        return self._typed(
            (total, key), values.money, problems.BAD_AMOUNT, msg("money is written 1,234,567.00 元 or 120 万元")
        )

    def funds(self, total: Key) -> Funds | None:
        """A total with its parts, or `None` where neither is written."""
        entry = self._found.get((None, total))
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
        entry = self._found.get((None, key))
        if entry is None:
            return None
        lines = [_goal_line(line) for line in entry.prose]
        if entry.text:
            lines.insert(0, GoalLine(entry.text, entry.span))
            indent = " " * (entry.key_span.start + 2)
            edit = TextEdit(Span(entry.line.number, entry.key_span.end, entry.line.number, entry.span.end), "")
            self._report(
                problems.GOAL_LINE.at(
                    entry.span,
                    msg("the text of a goal begins on the next line"),
                    msg("write it on lines of its own that begin with `|`"),
                    fix=Fix(
                        msg("move it to a `|` line"),
                        (TextEdit(edit.span, f":\n{indent}| {entry.text}"),),
                        safe=True,
                    ),
                )
            )
        return Goal(key, tuple(lines), entry.key_span)

    def _typed(
        self, place: tuple[Key | None, str], parse: Callable[[str], T | None], kind: Kind, help_: Message
    ) -> Field[T] | None:
        entry = self._found.get(place)
        if entry is None:
            return None
        if not entry.text:
            return Field(entry.key, None, "", entry.span)
        value = parse(entry.text)
        if value is None:
            if sum(character.isdigit() for character in entry.text) > values.MAX_DIGITS:
                self._report(problems.too_many_digits(entry.span))
            else:
                self._report(
                    kind.at(entry.span, msg("{key} cannot be read: {text}", key=entry.key, text=entry.text), help_)
                )
        return Field(entry.key, value, entry.text, entry.span)

    def _owner(self, key: Key, entry: Entry) -> Key | None:
        owner = self._total if self._total is not None and key in PARTS[self._total] else _OWNER.get(key)
        if owner is None or owner is not self._total:
            totals = " / ".join(total for total, parts in PARTS.items() if key in parts)
            self._report(
                problems.FUNDS_PLACE.at(
                    entry.key_span,
                    msg("{key} stands under no total that it is a part of", key=key),
                    msg("write it below {totals}", totals=totals),
                )
            )
        return owner

    def _report_unknown(self, entry: Entry) -> None:
        meant = closest(entry.key, self._keys)
        fix = None
        if meant is not None:
            fix = Fix(msg("write {key}", key=meant), (TextEdit(entry.key_span, meant),), safe=False)
        self._report(
            self._unknown.at(
                entry.key_span,
                msg("there is no field {key}", key=entry.key),
                msg("did you mean {name}?", name=meant) if meant else None,
                fix=fix,
            )
        )


def _goal_line(line: Line) -> GoalLine:
    text = line.match["prose"].strip(BLANKS)
    start = line.match.start("prose") - line.base
    start += len(line.match["prose"]) - len(line.match["prose"].lstrip(BLANKS)) if text else 0
    return GoalLine(text, Span(line.number, start, line.number, start + len(text)))
