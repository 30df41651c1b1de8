"""Changes for what a person asks for: each is made of the text edits of the language, and knows where it was done.

A refusal says why something cannot be done. A change without edits is one that changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from perftui.diagnostics import TextEdit
from perftui.editing.beginning import file_name, skeleton
from perftui.editing.change import Change, Spot, Step, deleted, made, whole
from perftui.editing.slot import Part, Slot, label
from perftui.editing.slots import (
    Block,
    Refusal,
    edits_for,
    field_of,
    indicator_of,
    line_of,
    note_of,
    section_of,
)
from perftui.language import edits
from perftui.language.keys import REPEATABLE, Note
from perftui.language.reader import read
from perftui.messages import Message, msg
from perftui.model import Indicator, Project, Section
from perftui.names import comparison_key
from perftui.workspace import Declared, SourceFile

Made = Change | Refusal


def filled(file: SourceFile, block: Block, slot: Slot, text: str) -> Made:
    """Another text in a slot of a project or a summary."""
    found = edits_for(file.document, block, slot, text)
    if isinstance(found, Refusal):
        return found
    what = msg("add an indicator") if slot.part is Part.NEW_INDICATOR else msg("change {what}", what=label(slot))
    return Change(what, (Step(file.path, found),), Spot(file.path, line_of(block, slot), slot))


# ---- indicators -------------------------------------------------------------------------------------------------


def duplicated(declared: Declared, indicator: Indicator) -> Change:
    """An indicator a second time, under a free name."""
    name = free_name(indicator.name, (each.name for each in declared.project.indicators))
    made_of = edits.duplicate_indicator(declared.file.document, indicator, name)
    return _change(msg("duplicate {what}", what=indicator.name), declared.file, made_of, indicator.line)


def moved(declared: Declared, indicator: Indicator, by: int) -> Made:
    """An indicator further up or down in its section."""
    found = edits.move_indicator(declared.file.document, declared.project, indicator, by)
    if not found:
        return Refusal(msg("it is the first of its section") if by < 0 else msg("it is the last of its section"))
    return _change(msg("move {what}", what=indicator.name), declared.file, found, indicator.line)


def without_indicator(declared: Declared, indicator: Indicator) -> Change:
    """An indicator deleted with all that belongs to it."""
    found = edits.remove_indicator(declared.file.document, indicator)
    return _change(msg("delete {what}", what=indicator.name), declared.file, found, indicator.line)


def without_section(declared: Declared, section: Section) -> Change:
    """A section deleted with its indicators."""
    found = edits.remove_section(declared.file.document, section)
    return _change(msg("delete {what}", what=section.level2), declared.file, found, section.span.line)


def emptied(declared: Declared, slot: Slot) -> Made:
    """What a slot shows taken away: the line of a field, an amount, an attribute, a goal."""
    project = declared.project
    if not _is_written(project, slot):
        return Refusal(msg("there is nothing to delete here"))
    change = filled(declared.file, project, slot, "")
    if isinstance(change, Refusal):
        return change
    return Change(msg("delete {what}", what=label(slot)), change.steps, change.spot)


def free_notes(indicator: Indicator) -> tuple[str, ...]:
    """The keys of the attributes that an indicator may have besides those that it has."""
    present = {note.key for note in indicator.notes}
    return tuple(note.value for note in Note if note in REPEATABLE or note.value not in present)


def slot_of_new_note(indicator: Indicator, key: str) -> Slot:
    """Where a new attribute goes: behind those of the same key."""
    return Slot(Part.NOTE, key, line=indicator.line, number=sum(note.key == key for note in indicator.notes))


# ---- projects and files -----------------------------------------------------------------------------------------


def begun(path: Path, name: str, like: Project | None) -> Change:
    """A declaration in a file of its own."""
    return Change(msg("begin {what}", what=name), (made(path, skeleton(name, like)),), Spot(path, 1))


def begun_in(file: SourceFile, name: str, like: Project | None) -> Change:
    """A declaration more in a file, behind all others."""
    text = file.document.text
    end = edits_at_end(text, skeleton(name, like))
    return Change(
        msg("begin {what}", what=name), (Step(file.path, end),), Spot(file.path, len(file.document.lines) + 1)
    )


def copied(declared: Declared, name: str, path: Path | None) -> Change:
    """A project a second time under another name, in a file of its own, or without one below the first.

    Its 项目编码 stays away, which is of one project alone.
    """
    document = declared.file.document
    what = msg("duplicate {what}", what=declared.project.name)
    below = edits.duplicate_project(document, declared.project, name)
    if path is None:
        return _change(what, declared.file, below, declared.project.last_line + 2)
    both, _found = read(edits.apply(document.text, below))
    copy = next(each for each in both.projects if each.line > declared.project.last_line)
    alone = "\n".join(both.lines[copy.line - 1 : copy.last_line]) + "\n"
    return Change(what, (made(path, alone),), Spot(path, 1))


def without_project(declared: Declared) -> Change:
    """A project deleted; with the last one of a file the file."""
    document, project = declared.file.document, declared.project
    what = msg("delete {what}", what=project.name)
    if len(document.projects) + len(document.summaries) == 1:
        return Change(what, (deleted(declared.file.path, document.text),))
    return _change(what, declared.file, edits.remove_block(document, project), project.line)


def without_file(path: Path, text: str) -> Change:
    """A file deleted with all that it holds."""
    return Change(msg("delete {what}", what=path.name), (deleted(path, text),))


def moved_file(file: SourceFile, change: Change, path: Path) -> Change:
    """A change of one file that gives the file another name as well."""
    (step,) = change.steps
    text = edits.apply(file.document.text, step.edits)
    spot = None if change.spot is None else Spot(path, change.spot.line, change.spot.slot)
    return Change(change.label, (made(path, text), deleted(file.path, file.document.text)), spot)


def path_of_own(declared: Declared, name: str) -> Path | None:
    """Where the file of a project would be under another name; `None` where it is not named after the project."""
    document, path = declared.file.document, declared.file.path
    alone = len(document.projects) + len(document.summaries) == 1
    renamed = path.with_name(file_name(name))
    return renamed if alone and path.name == file_name(declared.project.name) and renamed != path else None


def free_name(name: str, taken: Iterable[str]) -> str:
    """`name`, or with a number behind it the first that is not taken."""
    keys = {comparison_key(each) for each in taken}
    number = 1
    free = name
    while comparison_key(free) in keys:
        number += 1
        free = f"{name}（{number}）"
    return free


def edits_at_end(text: str, more: str) -> edits.Edits:
    """Text behind a text, after a blank line."""
    end = whole(text)
    at_end = end._replace(line=end.end_line, start=end.end)
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    line_end = "\r\n" if "\r\n" in text else "\n"
    return (TextEdit(at_end, (gap + more).replace("\n", line_end)),)


def _is_written(project: Project, slot: Slot) -> bool:
    match slot.part:
        case Part.FIELD:
            return field_of(project, slot.key) is not None
        case Part.NOTE:
            return note_of(project, slot) is not None
        case Part.TOTAL | Part.FUND_PART | Part.GOAL:
            return line_of(project, slot) != project.line
        case _:
            return indicator_of(project, slot) is not None or section_of(project, slot) is not None


def _change(what: Message, file: SourceFile, made_of: edits.Edits, line: int) -> Change:
    return Change(what, (Step(file.path, made_of),), Spot(file.path, line))
