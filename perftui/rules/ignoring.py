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
    wanted: dict[str, dict[int, set[str]]] = {}
    count = 0
    documents = {file.document.path: file.document for file in workspace.files}
    for finding in findings:
        document = documents.get(finding.path)
        if document is not None and finding.code not in judge.never and _has_room(document, finding.span.line):
            wanted.setdefault(finding.path, {}).setdefault(finding.span.line, set()).add(finding.code)
            count += 1
    changed: dict[str, SourceFile] = {}
    for file in workspace.files:
        lines = wanted.get(file.document.path)
        if lines:
            changed[file.document.path] = edited(file, list(_edits(file.document, lines, reason)))
    return Ignoring(with_files(workspace, changed), count)


def _edits(document: Document, wanted: dict[int, set[str]], reason: str) -> Iterator[TextEdit]:
    """The edits of one file; places that one suppression speaks for already are taken together."""
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
