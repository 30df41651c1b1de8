"""Sections: their levels, and the place of an indicator in them."""

from __future__ import annotations

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.language.edits.lines import (
    bare,
    end_line,
    first_line,
    put_above,
    put_below,
    span_of,
    text_of,
    without,
    without_block,
)
from perftui.language.edits.text import Edits
from perftui.language.edits.values import checked_levels, replaced
from perftui.language.grammar import BLANKS
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


def refile_section(document: Document, project: Project, section: Section, levels: tuple[str, str]) -> Edits:
    """Give a section other levels, and with them the place that the form has for it.

    Where there is a section of these levels already, the indicators go to its end. A section that stands right already,
    between its neighbours, stays there.
    """
    here = project.sections.index(section)
    others = [each for each in project.sections if each is not section]
    same = next((each for each in others if _levels(each) == levels), None)
    fits = levels == _levels(section) or (same is None and _fits(others, here, levels))
    if fits or not any(_levels(section)) or section.span.line != section.span.end_line:
        return set_levels(document, section, levels)
    number, (first, last) = section.span.line, _stretch(document, section)
    line = document.lines[number - 1]
    behind = line[section.span.end :].strip(BLANKS)
    if same is None:
        heading = line[: section.span.start] + checked_levels(levels) + line[section.span.end :]
        before = [each for each in others if place_of(_levels(each)) < place_of(levels)]
        target = _end_of(document, project, before[-1], None) if before else _head_end(document, project)
        blank = "\n"
    else:
        heading = f"    {behind}" if behind else ""
        target = _end_of(document, project, same, None)
        blank = "\n" if same.indicators else ""
    if here and same is project.sections[here - 1]:
        # What goes to the section directly above only loses its heading.
        return (TextEdit(span_of(document, number, number), heading) if heading else without(document, number, number),)
    parts = (text_of(document, first, number - 1), heading, text_of(document, number + 1, last))
    moved = "\n".join(filter(None, parts))
    taken = without_block(document, first, last)
    return (taken, put_below(document, target, f"{blank}{moved}")) if moved else (taken,)


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


def _levels(section: Section) -> tuple[str, str]:
    return section.level1, section.level2


def _fits(others: list[Section], at: int, levels: tuple[str, str]) -> bool:
    """Whether a section of these levels stands right at a place among others, as the form has them."""
    before, behind = others[max(at - 1, 0) : at], others[at : at + 1]
    place = place_of(levels)
    return all(place_of(_levels(each)) <= place for each in before) and all(
        place <= place_of(_levels(each)) for each in behind
    )


def _stretch(document: Document, section: Section) -> tuple[int, int]:
    """The first and the last line of a section, with the comments directly above it."""
    first = section.span.line if any(_levels(section)) else section.indicators[0].line
    last = max([section.span.end_line, *(_end(document, each) for each in section.indicators)])
    return first_line(document, first), last


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
