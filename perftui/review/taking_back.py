"""Edits that take one change back: what stood there before stands there again, as it was written.

The old text is put back character by character where it can be, with comments and spelling, so that a change that was
made and taken back leaves no trace for git either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from perftui.diagnostics import TextEdit
from perftui.editing.change import edits_between
from perftui.language import edits
from perftui.language.document import Document
from perftui.language.edits import Edits, apply
from perftui.language.edits.fields import funds_of, goal_of
from perftui.language.edits.indicators import indicator_lines, note_stretches
from perftui.language.edits.lines import first_line, put_above, put_below, span_of, text_of, without, written
from perftui.language.edits.sections import put_into_section
from perftui.language.edits.values import replaced
from perftui.language.keys import PARTS, Key, Note
from perftui.language.reader import read
from perftui.model import Amount, Field, Funds, Indicator, Project, Span
from perftui.names import comparison_key
from perftui.review.as_written import as_it_was
from perftui.review.differences import ProjectChange, kept_in_place
from perftui.review.entries import Entry, What
from perftui.review.matching import known_level1, known_level2, match_indicators, match_projects


@dataclass(frozen=True, slots=True)
class Sides:
    """A project that is in both versions, with the documents that it stands in."""

    old_document: Document
    new_document: Document
    old: Project
    new: Project


def taken_back(entry: Entry, change: ProjectChange, old: Document, new: Document) -> Edits:
    """The edits of `new` that take an entry back.

    Args:
        entry: an entry of the change.
        change: a project that differs.
        old: the document that it stood in; without meaning where it was added.
        new: the document that it stands in, or where it was removed the one to put it into.
    """
    return as_it_was(old, new, _edits(entry, change, old, new))


def _edits(entry: Entry, change: ProjectChange, old: Document, new: Document) -> Edits:
    if change.new is None:
        return () if change.old is None else (_put_project(old, change.old, new, block_of(old, change.old)),)
    if change.old is None:
        return edits.remove_block(new, change.new)
    return _INSIDE[entry.what](Sides(old, new, change.old, change.new), entry)


def put_into_file(old: Document, project: Project, new: Document, text: str) -> Edits:
    """The edits of `new` that put a text in the place that a project of `old` had in this file."""
    return as_it_was(old, new, (_put_project(old, project, new, text),))


def block_of(document: Document, project: Project) -> str:
    """A project as it is written, with the comments directly above it."""
    return text_of(document, first_line(document, project.line), project.last_line)


# ---- projects -------------------------------------------------------------------------------------------------------


def _put_project(old: Document, project: Project, new: Document, text: str) -> TextEdit:
    """A text at the place of a project among those of its file that are still there."""
    now = {id(match.old): match.new for match in match_projects(old.projects, new.projects)}
    at = next(number for number, each in enumerate(old.projects) if each is project)
    for before in reversed(old.projects[:at]):
        there = now[id(before)]
        if there is not None:
            return put_below(new, there.last_line, f"\n{text}")
    for following in old.projects[at + 1 :]:
        there = now[id(following)]
        if there is not None:
            return put_above(new, first_line(new, there.line), f"{text}\n")
    behind = {summary.name for summary in old.summaries if summary.line > project.line}
    below = [each.line for each in new.summaries if each.name in behind]
    if below:
        return put_above(new, first_line(new, min(below)), f"{text}\n")
    ends = [each.last_line for each in new.projects]
    ends += [each.last_line for each in new.summaries]
    ends += [region.span.end_line for region in new.conflicts]
    if ends:
        return put_below(new, max(ends), f"\n{text}")
    return TextEdit(Span(1, 0, 1, 0), written(new, f"{text}\n"))


def _whole_project(sides: Sides, _entry: Entry) -> Edits:
    new = sides.new_document
    place = span_of(new, first_line(new, sides.new.line), sides.new.last_line)
    return (TextEdit(place, written(new, block_of(sides.old_document, sides.old))),)


def _title(sides: Sides, _entry: Entry) -> Edits:
    blank = "" if sides.new_document.at(sides.new.span) else " "
    return replaced(sides.new_document, sides.new.span, blank + sides.old_document.at(sides.old.span))


# ---- fields and funds -----------------------------------------------------------------------------------------------


def _field(sides: Sides, entry: Entry) -> Edits:
    key = Key(entry.label)
    old, new = (_head(project).get(key) for project in (sides.old, sides.new))
    if old is None:
        return () if new is None else edits.remove_field(sides.new_document, new)
    if new is None:
        return edits.set_field(sides.new_document, sides.new, key, old.text)
    return edits.set_value(sides.new_document, new, old.text)


def _head(project: Project) -> dict[str, Field[object]]:
    return {field.key: field for field in project.head}


def _total(sides: Sides, entry: Entry) -> Edits:
    """A written total; one that follows from its parts is taken back with them."""
    key = Key(entry.label)
    old, new = (funds_of(project, key) for project in (sides.old, sides.new))
    before = old.written if old else None
    if before is not None and before.text:
        return edits.set_total(sides.new_document, sides.new, key, before.value or Decimal(0), text=before.text)
    if new is not None and new.written is not None and new.written.text:
        return edits.set_total(sides.new_document, sides.new, key, None)
    document, project = sides.new_document, sides.new
    number = document.projects.index(project)
    for part in PARTS[key]:
        if _value(old, part) != _value(new, part):
            made = _set_part(Sides(sides.old_document, document, sides.old, project), key, part)
            document = read(apply(document.text, made), document.path)[0]
            project = document.projects[number]
    return edits_between(sides.new_document.text, document.text)


def _part(sides: Sides, entry: Entry) -> Edits:
    return _set_part(sides, Key(entry.slot.total), Key(entry.slot.key)) if entry.slot else ()


def _set_part(sides: Sides, total: Key, part: Key) -> Edits:
    before, after = (_written_part(funds_of(project, total), part) for project in (sides.old, sides.new))
    if before is None:
        return edits.set_part(sides.new_document, sides.new, total, part, None)
    if before.text:
        return edits.set_part(sides.new_document, sides.new, total, part, before.value or Decimal(0), text=before.text)
    return () if after is None else edits.set_value(sides.new_document, after, "")


def _written_part(funds: Funds | None, part: Key) -> Amount | None:
    return next((each for each in funds.parts if each.key == part), None) if funds else None


def _value(funds: Funds | None, part: Key) -> Decimal | None:
    return None if funds is None else funds.part(part)


# ---- goals ----------------------------------------------------------------------------------------------------------


def _whole_goal(sides: Sides, entry: Entry) -> Edits:
    key = Key(entry.label)
    return edits.set_goal(sides.new_document, sides.new, key, _sentences(sides.old, key))


def _sentence(sides: Sides, entry: Entry) -> Edits:
    key = Key(entry.label)
    lines = _sentences(sides.new, key)
    until = entry.number + (entry.new is not None)
    lines[entry.number : until] = [] if entry.old is None else [entry.old]
    return edits.set_goal(sides.new_document, sides.new, key, lines if any(lines) else [])


def _sentences(project: Project, key: Key) -> list[str]:
    goal = goal_of(project, key)
    return [line.text for line in goal.lines] if goal else []


# ---- indicators -----------------------------------------------------------------------------------------------------


def _whole_indicator(sides: Sides, entry: Entry) -> Edits:
    old, new = _both(entry)
    if new is None:
        return () if old is None else (_put_back(sides, old),)
    if old is None:
        return edits.remove_indicator(sides.new_document, new)
    text = text_of(sides.old_document, *indicator_lines(sides.old_document, old))
    if _levels(old) != _levels(new):
        return (*edits.remove_indicator(sides.new_document, new), _put_back(sides, old, text, leaving=new))
    place = span_of(sides.new_document, *indicator_lines(sides.new_document, new))
    return (TextEdit(place, written(sides.new_document, text)),)


def _indicator_name(sides: Sides, entry: Entry) -> Edits:
    """The name; a 原名 that only tells of this renaming goes with it."""
    old, new = _both(entry)
    if old is None or new is None:
        return ()
    renamed = replaced(sides.new_document, new.span, sides.old_document.at(old.span))
    former = new.note(Note.FORMER_NAME)
    if former is None or old.note(Note.FORMER_NAME) or comparison_key(former.text) != comparison_key(old.name):
        return renamed
    return (*renamed, *edits.remove_note(sides.new_document, new, Note.FORMER_NAME))


def _levels_back(sides: Sides, entry: Entry) -> Edits:
    old, new = _both(entry)
    if old is None or new is None:
        return ()
    text = text_of(sides.new_document, *indicator_lines(sides.new_document, new))
    return (*edits.remove_indicator(sides.new_document, new), _put_back(sides, old, text, leaving=new))


def _target(sides: Sides, entry: Entry) -> Edits:
    """Everything behind the name: the separator belongs to the target."""
    old, new = _both(entry)
    if old is None or new is None:
        return ()
    before = old.target.span
    text = sides.old_document.at(Span(before.line, old.span.end, before.line, before.end))
    after = new.target.span
    return replaced(sides.new_document, Span(after.line, new.span.end, after.line, after.end), text)


def _note(sides: Sides, entry: Entry) -> Edits:
    """All attributes of one key, line by line as they were."""
    old, new = _both(entry)
    if old is None or new is None:
        return ()
    document = sides.new_document
    before = note_stretches(sides.old_document, old, entry.label)
    after = note_stretches(document, new, entry.label)
    text = "\n".join(text_of(sides.old_document, *stretch) for stretch in before)
    if not before:
        return edits.remove_note(document, new, entry.label)
    if not after:
        return (put_below(document, _line_above(sides, old, new, entry.label), text),)
    return (
        TextEdit(span_of(document, *after[0]), written(document, text)),
        *(without(document, *stretch) for stretch in after[1:]),
    )


def _line_above(sides: Sides, old: Indicator, new: Indicator, label: str) -> int:
    """The last line of an indicator above the place where an attribute stood."""
    keys = [note.key for note in old.notes]
    for key in reversed(keys[: keys.index(label)]):
        above = note_stretches(sides.new_document, new, key)
        if above:
            return above[-1][1]
    return new.line


def _order(sides: Sides, _entry: Entry) -> Edits:
    """The indicators of each level in the order that they had, each at a place of one of them."""
    return tuple(_reordered(sides))


def _reordered(sides: Sides) -> Iterator[TextEdit]:
    document = sides.new_document
    for group in kept_in_place(match_indicators(sides.old, sides.new)):
        before = [new for _old, new in sorted(group, key=lambda pair: pair[0].line)]
        for (_old, here), there in zip(group, before, strict=True):
            if here is not there:
                text = text_of(document, *indicator_lines(document, there))
                yield TextEdit(span_of(document, *indicator_lines(document, here)), written(document, text))


def _put_back(sides: Sides, old: Indicator, text: str = "", leaving: Indicator | None = None) -> TextEdit:
    """The lines of an indicator where it stood: beside those that stood beside it, or in its section."""
    document = sides.new_document
    text = text or text_of(sides.old_document, *indicator_lines(sides.old_document, old))
    now = {match.old.line: match.new for match in match_indicators(sides.old, sides.new) if match.old and match.new}
    beside = [each for each in sides.old.indicators if _levels(each) == _levels(old)]
    at = next(number for number, each in enumerate(beside) if each.line == old.line)

    def there(each: Indicator) -> Indicator | None:
        found = now.get(each.line)
        return None if found is None or found == leaving or _levels(found) != _levels(old) else found

    before = next(filter(None, map(there, reversed(beside[:at]))), None)
    if before is not None:
        return put_below(document, indicator_lines(document, before)[1], f"\n{text}")
    behind = next(filter(None, map(there, beside[at + 1 :])), None)
    if behind is not None:
        return put_above(document, indicator_lines(document, behind)[0], f"{text}\n")
    return put_into_section(document, sides.new, _section_levels(sides.new, old), text, leaving)


def _section_levels(project: Project, indicator: Indicator) -> tuple[str, str]:
    """The levels of an indicator as the sections of a project write them."""
    for section in project.sections:
        inside = indicator._replace(level1=section.level1, level2=section.level2)
        if _levels(inside) == _levels(indicator):
            return section.level1, section.level2
    return indicator.level1, indicator.level2


def _both(entry: Entry) -> tuple[Indicator | None, Indicator | None]:
    change = entry.indicator
    return (None, None) if change is None else (change.old, change.new)


def _levels(indicator: Indicator) -> tuple[str, str]:
    return known_level1(indicator), known_level2(indicator)


_INSIDE: Mapping[What, Callable[[Sides, Entry], Edits]] = MappingProxyType(
    {
        What.PROJECT: _whole_project,
        What.TITLE: _title,
        What.FIELD: _field,
        What.TOTAL: _total,
        What.PART: _part,
        What.GOAL: _whole_goal,
        What.SENTENCE: _sentence,
        What.INDICATOR: _whole_indicator,
        What.NAME: _indicator_name,
        What.LEVELS: _levels_back,
        What.TARGET: _target,
        What.NOTE: _note,
        What.ORDER: _order,
    }
)
