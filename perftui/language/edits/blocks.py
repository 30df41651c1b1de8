"""Whole projects and summaries in a file."""

from __future__ import annotations

from collections.abc import Mapping

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.language.edits.lines import bare, entry, first_line, put_below, without_block, written
from perftui.language.edits.text import Edits
from perftui.language.edits.values import checked_name, checked_value
from perftui.language.keys import SUMMARY_KEYS, Key
from perftui.language.values import title_text
from perftui.model import Project, Span, Summary


def add_project(document: Document, name: str) -> Edits:
    """Begin a project behind all others of the file."""
    return _behind_all(document, f"项目 {title_text(checked_name(name))}")


def add_summary(document: Document, name: str, fields: Mapping[Key, str]) -> Edits:
    """Put a summary behind everything else of the file, with the values of some of its fields."""
    written = [f"  {key}: {checked_value(fields[key])}" for key in SUMMARY_KEYS if key in fields]
    return _behind_all(document, "\n".join([f"汇总 {title_text(checked_name(name))}", *written]))


def _behind_all(document: Document, block: str) -> Edits:
    lines = [project.last_line for project in document.projects]
    lines += [summary.last_line for summary in document.summaries]
    lines += [region.span.end_line for region in document.conflicts]
    if not lines:
        lines = [number for number in range(1, len(document.lines) + 1) if bare(document, number)]
    if lines:
        return (put_below(document, max(lines), f"\n{block}"),)
    return (TextEdit(Span(1, 0, 1, 0), written(document, f"{block}\n")),)


def copy_of(document: Document, project: Project, name: str) -> str:
    """A project with another name, as it is written; without its 项目编码, which is of one project alone."""
    code = entry(document, project.code.line) if project.code is not None else ()
    copied = [document.lines[line - 1] for line in range(project.line, project.last_line + 1) if line not in code]
    head = copied[0]
    blank = "" if document.at(project.span) else " "
    new = blank + title_text(checked_name(name))
    copied[0] = head[: project.span.start] + new + head[project.span.end :]
    return "\n".join(copied)


def remove_block(document: Document, block: Project | Summary) -> Edits:
    """Delete a project or a summary, with the comments directly above it and one blank line."""
    return (without_block(document, first_line(document, block.line), block.last_line),)
