"""Writes suppressions for findings: texts in, texts out. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perftui.diagnostics import Diagnostic, TextEdit
from perftui.language.document import Document
from perftui.language.marks import mark_above, with_rules
from perftui.rules.fixing import edited, with_files
from perftui.rules.suppressing import Judge
from perftui.workspace import SourceFile, Workspace


@dataclass(frozen=True, slots=True)
class Ignoring:
    """What writing suppressions gives: the files as they would be, and how many findings they silence."""

    workspace: Workspace
    count: int


def ignore(workspace: Workspace, findings: Sequence[Diagnostic], reason: str, judge: Judge) -> Ignoring:
    """Write a suppression for each finding that one can silence.

    It stands on a line of its own above the place, or joins the suppression that speaks for the place already.

    Args:
        workspace: what was read.
        findings: what to silence.
        reason: why; one line.
        judge: knows which rules can be silenced.
    """
    wanted: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        if finding.code not in judge.never:
            wanted.setdefault(finding.path, []).append(finding)
    changed: dict[str, SourceFile] = {}
    count = 0
    for file in workspace.files:
        found = [one for one in wanted.get(file.document.path, ()) if _has_room(file.document, one.span.line)]
        after = edited(file, list(_edits(file.document, found, reason))) if found else file
        # A reason beyond all measure would make a line that is too long.
        if found and len(after.diagnostics) == len(file.diagnostics):
            changed[file.document.path] = after
            count += len(found)
    return Ignoring(with_files(workspace, changed), count)


def _edits(document: Document, findings: Sequence[Diagnostic], reason: str) -> Iterator[TextEdit]:
    """The edits of one file; places that one suppression speaks for already are taken together."""
    wanted: dict[int, set[str]] = {}
    for finding in findings:
        wanted.setdefault(finding.span.line, set()).add(finding.code)
    joined: dict[int, set[str]] = {}
    for line, codes in sorted(wanted.items()):
        number = next((at for at, mark in enumerate(document.suppressions) if line in mark.lines), None)
        if number is None:
            yield mark_above(document, line, sorted(codes), reason)
        else:
            joined.setdefault(number, set()).update(codes)
    for number, codes in joined.items():
        yield from with_rules(document.suppressions[number], sorted(codes), reason)


def _has_room(document: Document, line: int) -> bool:
    """Whether a comment above the line is read as one: not so between the markers of a conflict."""
    return not any(conflict.span.line <= line <= conflict.span.end_line for conflict in document.conflicts)
