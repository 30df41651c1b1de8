"""Text edits: the one way to change a file. A change touches the characters it is about and nothing else.

`apply` and `inverse` work on any text; the functions below make the edits for one change of a declaration. They
take the document that was read and the element to change, whose span says where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.language.grammar import BLANKS, grammar
from perftui.language.keys import HEAD, Key, Note
from perftui.language.values import (
    indicator_text,
    money_text,
    money_unit,
    name_text,
    target,
    target_text,
    title_text,
)
from perftui.model import Amount, Deadline, Field, Indicator, Project, Quality, Quantity, Section, Span, Target
from perftui.taxonomy import taxonomy


class OverlapError(ValueError):
    """Two edits of one list change the same characters."""


class UnwritableError(ValueError):
    """A name or a value that no line can hold so that it is read back: with a line break, or with ` # ` in words."""


def apply(text: str, edits: Sequence[TextEdit]) -> str:
    """`text` with all edits made at once; their spans speak of `text` as it is.

    Raises:
        OverlapError: two edits touch the same characters.
        IndexError: a span lies outside of the text.
    """
    pieces: list[str] = []
    at = 0
    for start, end, replacement in _offsets(text, edits):
        pieces.extend((text[at:start], replacement))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def inverse(text: str, edits: Sequence[TextEdit]) -> tuple[TextEdit, ...]:
    """The edits that take `apply(text, edits)` back to `text`."""
    changed = apply(text, edits)
    document = Document("", changed)
    undone: list[TextEdit] = []
    moved = 0
    for start, end, replacement in _offsets(text, edits):
        begin = start + moved
        undone.append(TextEdit(_span(document, begin, begin + len(replacement)), text[start:end]))
        moved += len(replacement) - (end - start)
    return tuple(undone)


def set_target(document: Document, indicator: Indicator, target: Target) -> tuple[TextEdit, ...]:
    """Give an indicator another target; a quantity stays on the line as `OP NUMBER UNIT`, words as `: TEXT`."""
    place = indicator.target.span
    text = _target(target)
    numeric = isinstance(target, Quantity | Deadline)
    separator = document.at(Span(place.line, indicator.span.end, place.line, place.start)).strip(BLANKS)
    if numeric == (not separator) and document.at(place):
        return _changed(document, place, text)
    after_name = Span(place.line, indicator.span.end, place.line, place.end)
    return _changed(document, after_name, (" " if numeric else ": ") + text)


def rename_indicator(document: Document, indicator: Indicator, name: str) -> tuple[TextEdit, ...]:
    """Give an indicator another name."""
    return _changed(document, indicator.span, name_text(_name(name)))


def rename_project(document: Document, project: Project, name: str) -> tuple[TextEdit, ...]:
    """Give a project another name."""
    blank = "" if document.at(project.span) else " "
    return _changed(document, project.span, blank + title_text(_name(name)))


def set_value(document: Document, field: Field[object], text: str) -> tuple[TextEdit, ...]:
    """Give a field or an attribute another value."""
    before = document.lines[field.line - 1][: field.span.start]
    blank = "" if field.text or before.endswith(tuple(BLANKS)) else " "
    return _changed(document, field.span, blank + _value(text))


def set_amount(document: Document, amount: Amount, value: Decimal) -> tuple[TextEdit, ...]:
    """Give a field another amount, in 元; the unit that the author chose stays."""
    unit = money_unit(amount.text) if amount.text else "元"
    return set_value(document, amount, money_text(value, unit))


def set_note(document: Document, indicator: Indicator, key: Note, text: str) -> tuple[TextEdit, ...]:
    """Set an attribute of an indicator; a new one goes below the others."""
    note = indicator.note(key)
    if note is not None:
        return set_value(document, note, text)
    line = max([indicator.line, *(note.line for note in indicator.notes)])
    indent = indent_of(document, indicator.line) + "  "
    return (_insert_below(document, line, f"{indent}{key}: {_value(text)}"),)


def remove_note(document: Document, indicator: Indicator, key: Note) -> tuple[TextEdit, ...]:
    """Take an attribute off an indicator."""
    stretches: list[list[int]] = []
    for line in sorted(note.line for note in indicator.notes if note.key == key):
        if stretches and line == stretches[-1][-1] + 1:
            stretches[-1].append(line)
        else:
            stretches.append([line])
    return tuple(without_lines(document, stretch[0], stretch[-1]) for stretch in stretches)


def set_field(document: Document, project: Project, key: Key, text: str) -> tuple[TextEdit, ...]:
    """Set a field of a project's head; a new one goes where the form has it.

    Args:
        document: the file.
        project: a project of it.
        key: one of `HEAD`.
        text: the value as it is written.
    """
    present = {field.key: field for field in _head(project)}
    if key in present:
        return set_value(document, present[key], text)
    before = [present[other].line for other in HEAD[: HEAD.index(key)] if other in present]
    return (_insert_below(document, max([project.line, *before]), f"  {key}: {_value(text)}"),)


def add_indicator(
    document: Document, project: Project, levels: tuple[str, str], name: str, target: Target
) -> tuple[TextEdit, ...]:
    """Add an indicator at the end of its section; a section that is missing is put where the form has it."""
    _target(target)
    bullet = f"    {indicator_text(_name(name), target)}"
    for section in project.sections:
        if (section.level1, section.level2) == levels:
            if not section.indicators:
                return (_insert_below(document, section.span.end_line, bullet),)
            return (_insert_below(document, _last_line(section.indicators[-1]), f"\n{bullet}"),)
    place = taxonomy().place(*levels)
    before = [section for section in project.sections if taxonomy().place(section.level1, section.level2) < place]
    line = _section_end(before[-1]) if before else _head_end(document, project)
    return (_insert_below(document, line, f"\n  {levels[0]} / {levels[1]}\n{bullet}"),)


def remove_indicator(document: Document, indicator: Indicator) -> tuple[TextEdit, ...]:
    """Delete an indicator with its attributes, the comments directly above it and one blank line."""
    first, last = indicator.line, _last_line(indicator)
    while first > 1 and document.lines[first - 2].strip(BLANKS).startswith("#"):
        first -= 1
    if last + 1 < len(document.lines) and not document.lines[last].strip(BLANKS):
        last += 1
    elif first > 1 and not document.lines[first - 2].strip(BLANKS):
        first -= 1
    return (without_lines(document, first, last),)


def indent_of(document: Document, line: int) -> str:
    """The blanks that a line begins with."""
    text = document.lines[line - 1]
    return text[: len(text) - len(text.lstrip(BLANKS))]


def line_end(document: Document) -> str:
    """The line end that the file uses."""
    return "\r\n" if "\r\n" in document.text else "\n"


def without_lines(document: Document, first: int, last: int) -> TextEdit:
    """Delete whole lines."""
    if last < len(document.lines):
        return TextEdit(Span(first, 0, last + 1, 0), "")
    if first == 1:
        return TextEdit(Span(1, 0, last, len(document.lines[last - 1])), "")
    return TextEdit(Span(first - 1, len(document.lines[first - 2]), last, len(document.lines[last - 1])), "")


def _head(project: Project) -> list[Field[object]]:
    fields = (
        project.code,
        project.year,
        project.nature,
        project.category,
        project.supervisor,
        project.implementer,
        project.start,
        project.end,
    )
    return [field for field in fields if field is not None]


def _head_end(document: Document, project: Project) -> int:
    """The last line above the first section and the comments that belong to it."""
    if not project.sections:
        return project.last_line
    line = project.sections[0].span.line - 1
    while line > project.line and document.lines[line - 1].strip(BLANKS)[:1] in {"", "#"}:
        line -= 1
    return line


def _section_end(section: Section) -> int:
    return _last_line(section.indicators[-1]) if section.indicators else section.span.end_line


def _last_line(indicator: Indicator) -> int:
    return max([indicator.line, *(note.line for note in indicator.notes)])


def _changed(document: Document, place: Span, text: str) -> tuple[TextEdit, ...]:
    if document.at(place) == text:
        return ()
    remark = document.lines[place.line - 1][place.end :].startswith("#")
    return (TextEdit(place, f"{text} " if remark else text),)


def _name(name: str) -> str:
    if not name.strip() or "\n" in name:
        raise UnwritableError(name)
    return name


def _value(text: str) -> str:
    found = grammar().match("FIELD", f"x: {text}")
    if found is None or found["value"].rstrip(BLANKS) != text:
        raise UnwritableError(text)
    return text


def _target(what: Target) -> str:
    text = target_text(what)
    if isinstance(what, Quality):
        if _value(text) in {"", "?", "？"}:
            raise UnwritableError(text)
    elif target(text)._replace(span=what.span) != what:
        raise UnwritableError(text)
    return text


def _insert_below(document: Document, line: int, text: str) -> TextEdit:
    end = len(document.lines[line - 1])
    ending = line_end(document)
    return TextEdit(Span(line, end, line, end), ending + text.replace("\n", ending))


def _span(document: Document, start: int, end: int) -> Span:
    line = document.line_at(start)
    end_line = document.line_at(end)
    starts = document.line_starts
    return Span(line, start - starts[line - 1], end_line, end - starts[end_line - 1])


def _offsets(text: str, edits: Sequence[TextEdit]) -> list[tuple[int, int, str]]:
    document = Document("", text)
    starts = (*document.line_starts, len(text) + 1)
    for edit in edits:
        _check_place(starts, edit.span)
    # Insertions at one place stay in their order.
    found = sorted(((*document.offsets(edit.span), edit.text) for edit in edits), key=lambda change: change[:2])
    for (_start, end, _text), (begin, _end, _other) in pairwise(found):
        if begin < end:
            raise OverlapError
    return found


def _check_place(starts: Sequence[int], span: Span) -> None:
    for line, column in ((span.line, span.start), (span.end_line, span.end)):
        if not 1 <= line < len(starts) or not 0 <= column < starts[line] - starts[line - 1]:
            raise IndexError(span)
    if (span.line, span.start) > (span.end_line, span.end):
        raise IndexError(span)
