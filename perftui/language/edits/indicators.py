"""One indicator: its name, target and attributes, its place, its copy."""

from __future__ import annotations

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.language.edits.lines import (
    bare,
    end_line,
    entry,
    first_line,
    indent,
    put_below,
    span_of,
    text_of,
    without,
    without_block,
    written,
)
from perftui.language.edits.sections import put_into_section
from perftui.language.edits.text import Edits
from perftui.language.edits.values import checked_name, checked_target, checked_value, replaced, set_value
from perftui.language.grammar import BLANKS
from perftui.language.keys import Note
from perftui.language.spelling import nfc
from perftui.language.values import indicator_text, name_text
from perftui.model import Deadline, Indicator, Project, Quantity, Span, Target


def set_target(document: Document, indicator: Indicator, target: Target) -> Edits:
    """Give an indicator another target; a quantity stays on the line as `OP NUMBER UNIT`, words as `: TEXT`."""
    place = indicator.target.span
    text = checked_target(target)
    numeric = isinstance(target, Quantity | Deadline)
    separator = document.at(Span(place.line, indicator.span.end, place.line, place.start)).strip(BLANKS)
    if numeric == (not separator) and document.at(place):
        return replaced(document, place, text)
    after_name = Span(place.line, indicator.span.end, place.line, place.end)
    return replaced(document, after_name, (" " if numeric else ": ") + text)


def rename_indicator(document: Document, indicator: Indicator, name: str) -> Edits:
    """Give an indicator another name."""
    return replaced(document, indicator.span, name_text(checked_name(name)))


def set_note(document: Document, indicator: Indicator, key: Note, text: str) -> Edits:
    """Set an attribute of an indicator; a new one goes below the others."""
    note = indicator.note(key)
    return add_note(document, indicator, key, text) if note is None else set_value(document, note, text)


def add_note(document: Document, indicator: Indicator, key: Note, text: str) -> Edits:
    """Give an indicator one attribute more, below its others."""
    space = indent(document, indicator.line) + "  "
    return (put_below(document, notes_end(indicator), f"{space}{key}: {checked_value(text)}".rstrip(BLANKS)),)


def remove_note(document: Document, indicator: Indicator, key: str) -> Edits:
    """Take an attribute off an indicator, with the comments directly above it."""
    return tuple(without(document, first, last) for first, last in note_stretches(document, indicator, key))


def note_stretches(document: Document, indicator: Indicator, key: str) -> list[tuple[int, int]]:
    """The first and last lines of the attributes of one key, with the comments directly above; neighbours as one."""
    stretches: list[tuple[int, int]] = []
    for note in indicator.notes:
        if note.key != key:
            continue
        first = first_line(document, note.line)
        if stretches and first == stretches[-1][1] + 1:
            first = stretches.pop()[0]
        stretches.append((first, note.line))
    return stretches


def add_indicator(document: Document, project: Project, levels: tuple[str, str], name: str, target: Target) -> Edits:
    """Add an indicator at the end of its section; a section that is missing is put where the form has it."""
    return (put_into_section(document, project, levels, f"    {_bullet(name, target)}"),)


def add_indicator_below(document: Document, other: Indicator, name: str, target: Target) -> Edits:
    """Add an indicator directly below another one."""
    _first, last = indicator_lines(document, other)
    return (put_below(document, last, f"\n{indent(document, other.line)}{_bullet(name, target)}"),)


def remove_indicator(document: Document, indicator: Indicator) -> Edits:
    """Delete an indicator with its attributes, the comments directly above it and one blank line."""
    first, last = indicator_lines(document, indicator)
    if _is_alone(document, indicator) and first > 1 and bare(document, first - 1):
        # The blank line below parts its section from the next.
        return (without(document, first, last),)
    return (without_block(document, first, last),)


def move_indicator(document: Document, project: Project, indicator: Indicator, by: int) -> Edits:
    """Move an indicator up (negative) or down among those of its levels; no edits where there is no such place."""
    levels = (indicator.level1, indicator.level2)
    order = [each for each in project.indicators if (each.level1, each.level2) == levels]
    at = order.index(indicator)
    to = at + by
    if not 0 <= to < len(order):
        return ()
    moved = [*order]
    moved.insert(to, moved.pop(at))
    places = [indicator_lines(document, each) for each in order]
    texts = [text_of(document, *indicator_lines(document, each)) for each in moved]
    return tuple(
        TextEdit(span_of(document, *place), written(document, text))
        for place, text, old, new in zip(places, texts, order, moved, strict=True)
        if old is not new
    )


def refile_indicator(document: Document, project: Project, indicator: Indicator, levels: tuple[str, str]) -> Edits:
    """Move an indicator, with all that belongs to it, to the end of another section."""
    if levels == (indicator.level1, indicator.level2):
        return ()
    text = text_of(document, *indicator_lines(document, indicator))
    return (
        *remove_indicator(document, indicator),
        put_into_section(document, project, levels, text, leaving=indicator),
    )


def duplicate_indicator(document: Document, indicator: Indicator, name: str) -> Edits:
    """Put a copy of an indicator with another name below it: its target and its attributes, but not its 原名."""
    _first, last = indicator_lines(document, indicator)
    former = [line for note in indicator.notes if note.key == Note.FORMER_NAME for line in entry(document, note.line)]
    copied = [document.lines[line - 1] for line in range(indicator.line, last + 1) if line not in former]
    head = copied[0]
    copied[0] = head[: indicator.span.start] + name_text(checked_name(name)) + head[indicator.span.end :]
    return (put_below(document, last, "\n" + "\n".join(copied)),)


def indicator_lines(document: Document, indicator: Indicator) -> tuple[int, int]:
    """The first and the last line that belong to an indicator: its comments above, its attributes below."""
    return first_line(document, indicator.line), end_line(document, notes_end(indicator))


def notes_end(indicator: Indicator) -> int:
    """The last line of an indicator and its attributes."""
    return max([indicator.line, *(note.line for note in indicator.notes)])


def _bullet(name: str, target: Target) -> str:
    checked_target(target)
    return nfc(indicator_text(checked_name(name), target))


def _is_alone(document: Document, indicator: Indicator) -> bool:
    return any(
        len(section.indicators) == 1 and section.indicators[0] == indicator
        for project in document.projects
        for section in project.sections
    )
