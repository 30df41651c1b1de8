"""What a document says, layout aside: for telling whether a change of layout changed anything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import zip_longest

from perftui.language.document import Document
from perftui.language.grammar import grammar, lines_of
from perftui.language.layout import place_of
from perftui.language.spelling import nfc, spelled_comment
from perftui.model import Field, Funds, Section, Span

Said = Iterator[tuple[int, object]]
"""What is said, bit by bit, each with the line that says it."""

_NO_MEANING = frozenset({"span", "last_line"})


def changed_line(before: Document, after: Document) -> int | None:
    """The first line of `before` that says something else in `after`; `None` where both say the same."""
    line = 1
    for said, again in zip_longest(_document(before), _document(after)):
        line = said[0] if said else line
        if said is None or again is None or said[1] != again[1]:
            return line
    return None


def lost_line(before: Document, after: Document) -> int | None:
    """The first line of `before` whose comment, or which itself as an unread line, is not in `after`."""
    there = Counter(text for _line, text in _kept(after))
    for line, text in _kept(before):
        there[text] -= 1
        if there[text] < 0:
            return line
    return None


def _kept(document: Document) -> Iterator[tuple[int, str]]:
    """Every comment and every unread line."""
    for node in grammar().parse(document.text):
        for line in lines_of(node):
            comment = spelled_comment(line)
            if comment:
                yield line.number, comment
    for span in document.unread:
        yield span.line, document.lines[span.line - 1].rstrip("\r")


def _document(document: Document) -> Said:
    for project in document.projects:
        yield from _said(project, project.line)
    for summary in document.summaries:
        yield from _said(summary, summary.line)


def _said(value: object, line: int) -> Said:
    match value:
        case Span():
            pass
        case Field():
            yield value.line, (value.key, nfc(value.text) if value.value is None else _plain(value.value))
        case Funds():
            yield value.span.line, value.key
            parts = sorted(value.parts, key=lambda part: part.key)
            yield from _each((value.written, *parts), value.span.line)
        case tuple() if value and all(isinstance(part, Section) for part in value):
            yield from _sections(value)
        case tuple():
            place = getattr(value, "span", None)
            inside: int = place.line if isinstance(place, Span) else line
            yield inside, (type(value).__name__, len(value))
            yield from _each(value, inside)
        case _ if is_dataclass(value):
            yield line, type(value).__name__
            yield from _each(
                (getattr(value, each.name) for each in fields(value) if each.name not in _NO_MEANING), line
            )
        case _:
            yield line, _plain(value)


def _each(values: Iterator[object] | tuple[object, ...], line: int) -> Said:
    for value in values:
        yield from _said(value, line)


def _sections(sections: tuple[Section, ...]) -> Said:
    """Sections in the order of the catalogue, those of one heading as one."""
    before = None
    for section in sorted(sections, key=lambda each: place_of((each.level1, each.level2))):
        levels = (nfc(section.level1), nfc(section.level2))
        if levels != before:
            yield section.span.line, levels
        yield from _each(section.indicators, section.span.line)
        before = levels


def _plain(value: object) -> object:
    return nfc(str(value)) if isinstance(value, str) else value
