"""A line `- NAME …` to a name and a target."""

from __future__ import annotations

from perftui.language import problems, values
from perftui.language.grammar import BLANKS, Line
from perftui.language.reading import Report
from perftui.language.values import OPERATORS
from perftui.messages import msg
from perftui.model import Deadline, Open, Quality, Quantity, Span, Target, in_line

_PARTS = ("quoted", "name", "operator", "date", "number", "unit", "words")
_OPEN = frozenset(("", "?", "？"))


def read_bullet(line: Line, report: Report) -> tuple[str, Span, Target]:
    """The name of an indicator, its place, and the target."""
    _kind, match, number_of_line, base = line
    quoted, name, operator, date, number, unit, words = match.group(*_PARTS)
    if name is not None:
        name = name.rstrip(BLANKS)
        start = match.start("name") - base
        span = in_line(number_of_line, start, start + len(name))
    else:
        name = values.unquoted(quoted)
        start, end = match.span("quoted")
        span = in_line(number_of_line, start - 1 - base, end + 1 - base)
        if not name.strip():
            report(problems.NAME_MISSING.at(span, msg("an indicator without a name")))
    if number is not None:
        return name, span, _quantity(line, report, operator, number, unit)
    if words is not None:
        return name, span, _words(line, report, words)
    return name, span, _deadline(line, report, operator, date)


def _quantity(line: Line, report: Report, operator: str, number: str, unit: str | None) -> Target:
    """An operator, a number and a unit."""
    _kind, match, number_of_line, base = line
    start = match.start("operator") - base
    if unit is None:
        unit, end = "", match.end("number") - base
    else:
        unit = unit.rstrip(BLANKS)
        end = match.start("unit") - base + len(unit)
    span = in_line(number_of_line, start, end)
    value = values.target_number(number)
    if value is None:
        report(problems.too_many_digits(line.span("number")))
        return Open(span)
    return Quantity(OPERATORS[operator], value, values.unit(unit), span)


def _deadline(line: Line, report: Report, operator: str, date: str) -> Target:
    """An operator and a day."""
    start = line.match.start("operator") - line.base
    span = in_line(line.number, start, line.match.end("date") - line.base)
    day = values.day(date)
    if day is None:
        report(problems.BAD_DATE.at(line.span("date"), msg("there is no such day"), msg("a day is written 2026-01-31")))
        return Open(span)
    return Deadline(OPERATORS[operator], day, span)


def _words(line: Line, report: Report, words: str) -> Target:
    """Words, or `?` for a target that nobody has decided."""
    text = words.rstrip(BLANKS)
    start = line.match.start("words") - line.base
    span = in_line(line.number, start, start + len(text))
    if text not in _OPEN:
        return Quality(text, span)
    if not text:
        begin = line.match.start()
        written = line.match.string[begin : line.match.start("words")].rstrip(BLANKS)
        report(
            problems.TARGET_MISSING.at(
                in_line(line.number, begin - line.base, begin - line.base + len(written)),
                msg("the indicator has no target"),
                msg("write `≥ NUMBER UNIT`, `: TEXT`, or `: ?` while nobody has decided it"),
            )
        )
    return Open(span)
