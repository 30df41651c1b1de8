"""The fields of a project and of a summary, each where the form has it."""

from __future__ import annotations

from perftui.language.document import Document
from perftui.language.edits.lines import end_line, first_line, put_below, without
from perftui.language.edits.text import Edits
from perftui.language.edits.values import checked_value, set_value
from perftui.language.grammar import BLANKS
from perftui.language.keys import GOALS, HEAD, PARTS, SUMMARY_KEYS, Key
from perftui.model import Field, Funds, Goal, Project, Summary


def set_field(document: Document, block: Project | Summary, key: Key, text: str) -> Edits:
    """Set a field of a project's head or of a summary; a new one goes where the form has it.

    Args:
        document: the file.
        block: a project or a summary of it.
        key: one of `HEAD`, or of `SUMMARY_KEYS`.
        text: the value as it is written; an empty one leaves the key.
    """
    present = {field.key: field for field in block.head}
    if key in present:
        return set_value(document, present[key], text)
    order = HEAD if isinstance(block, Project) else SUMMARY_KEYS
    before = [present[other].line for other in order[: order.index(key)] if other in present]
    line = max([block.line, *_above_sections(block, before)])
    return (put_below(document, line, f"  {key}: {checked_value(text)}".rstrip(BLANKS)),)


def remove_field(document: Document, field: Field[object]) -> Edits:
    """Delete the line of a field, of a part of funds or of an attribute, with the comments directly above it."""
    return (without(document, first_line(document, field.line), field.line),)


def line_before(document: Document, project: Project, key: Key) -> int:
    """The last line of what the form has before `key`, a total or a goal: funds and goals stand below the head."""
    groups = (*PARTS, *GOALS)
    lines = [field.line for field in project.head]
    for group in groups[: groups.index(key)]:
        lines.extend(_group_lines(project, group))
    return end_line(document, max([project.line, *_above_sections(project, lines)]))


def funds_of(project: Project, total: Key) -> Funds | None:
    """The funds of a total."""
    return project.project_funds if total is Key.PROJECT_FUNDS else project.annual_funds


def goal_of(project: Project, key: Key) -> Goal | None:
    """The goal of a key."""
    return project.total_goal if key is Key.TOTAL_GOAL else project.annual_goal


def _group_lines(project: Project, key: Key) -> list[int]:
    if key in GOALS:
        goal = goal_of(project, key)
        return [] if goal is None else [goal.span.line, *(line.span.line for line in goal.lines)]
    funds = funds_of(project, key)
    return [] if funds is None else [funds.span.line, *(part.line for part in funds.parts)]


def _above_sections(block: Project | Summary, lines: list[int]) -> list[int]:
    """Fields may stand among the indicators; what is new never goes there."""
    if isinstance(block, Summary) or not block.sections:
        return lines
    return [line for line in lines if line < block.sections[0].span.line]
