"""Sections: their levels, and the place of an indicator in them."""

from __future__ import annotations

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.language.edits.lines import bare, end_line, first_line, put_above, put_below, without_block
from perftui.language.edits.text import Edits
from perftui.language.edits.values import checked_levels, replaced
from perftui.language.layout import place_of
from perftui.model import Indicator, Project, Section


def set_levels(document: Document, section: Section, levels: tuple[str, str]) -> Edits:
    """Give a section other levels; it stays where it is. Indicators above the first section get one.

    A section whose heading is inside a conflict region is left alone.
    """
    heading = checked_levels(levels)
    if section.span.line != section.span.end_line:
        return ()
    if section.level1 or section.level2:
        return replaced(document, section.span, heading)
    return (put_above(document, first_line(document, section.indicators[0].line), f"  {heading}"),)


def remove_section(document: Document, section: Section) -> Edits:
    """Delete a section with its indicators, the comments directly above it and one blank line."""
    first = section.span.line if section.level1 or section.level2 else section.indicators[0].line
    last = max([section.span.end_line, *(_end(document, each) for each in section.indicators)])
    return (without_block(document, first_line(document, first), last),)


def put_into_section(
    document: Document, project: Project, levels: tuple[str, str], lines: str, leaving: Indicator | None = None
) -> TextEdit:
    """The lines of an indicator at the end of a section; one that is missing is put where the form has it.

    Args:
        document: the file.
        project: a project of it.
        levels: those of the section; two empty ones are the place above the first section.
        lines: the indicator with all that belongs to it.
        leaving: an indicator that the same edits take away.
    """
    same = [section for section in project.sections if (section.level1, section.level2) == levels]
    if same:
        blank = "" if _last(same[0], leaving) is None else "\n"
        return put_below(document, _end_of(document, project, same[0], leaving), f"{blank}{lines}")
    place = place_of(levels)
    before = [section for section in project.sections if place_of((section.level1, section.level2)) < place]
    line = _end_of(document, project, before[-1], leaving) if before else _head_end(document, project)
    heading = f"  {checked_levels(levels)}\n" if any(levels) else ""
    return put_below(document, line, f"\n{heading}{lines}")


def _end_of(document: Document, project: Project, section: Section, leaving: Indicator | None) -> int:
    """The last line of a section once an indicator has left it."""
    last = _last(section, leaving)
    if last is not None:
        return _end(document, last)
    return section.span.end_line if section.level1 or section.level2 else _head_end(document, project)


def _last(section: Section, leaving: Indicator | None) -> Indicator | None:
    return next((each for each in reversed(section.indicators) if each != leaving), None)


def _end(document: Document, indicator: Indicator) -> int:
    return end_line(document, max([indicator.line, *(note.line for note in indicator.notes)]))


def _head_end(document: Document, project: Project) -> int:
    """The last line above the first section and the comments that belong to it."""
    if not project.sections:
        return project.last_line
    line = project.sections[0].span.line - 1
    while line > project.line and bare(document, line)[:1] in {"", "#"}:
        line -= 1
    return line
