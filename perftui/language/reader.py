"""Text to model. A read gives a document and its diagnostics, and never raises for what a file holds."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from perftui.diagnostics import Diagnostic, order
from perftui.language import problems
from perftui.language.blocks import read_summary
from perftui.language.conflicts import opens_block
from perftui.language.document import BOM, Document
from perftui.language.fields import HEAD_FORM, Entry, head_meant
from perftui.language.grammar import Line, Run, grammar, lines_of, opening
from perftui.language.projects import read_project
from perftui.language.reading import Reading
from perftui.language.suppressions import suppressions
from perftui.language.text import decode, screen
from perftui.messages import msg
from perftui.model import Project, Span, Summary

_MARKER = "<<<<<<< "


def read(text: str, path: str = "") -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read a text.

    Args:
        text: the content of a file; LF or CRLF, with or without a byte order mark.
        path: the name by which the document and its diagnostics call it.

    Returns:
        The document, as far as it could be read, and all that is wrong with its language, in order of place.
    """
    bare = _without_marks(text)
    with collector_paused():
        document, found = _read(bare, path, bom=bare is not text)
    found.extend(screen(document.text))
    return document, tuple(sorted((diagnostic._replace(path=path) for diagnostic in found), key=order))


def read_data(data: bytes, path: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read the bytes of a file; what is no UTF-8 text gives an empty document and one diagnostic."""
    text, problem = decode(data)
    if problem is not None:
        return Document(path, ""), (problem._replace(path=path),)
    return read(text, path)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Reading and checking make many objects that live on: to look through them for cycles can cost as much again."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _without_marks(text: str) -> str:
    """The text without its byte order mark. Where git could not merge the first line, each of its sides has one."""
    if text.startswith(_MARKER):
        return text.replace(f"\n{BOM}", "\n") if f"\n{BOM}" in text else text
    return text.removeprefix(BOM) if text.startswith(BOM) else text


def _read(text: str, path: str, *, bom: bool) -> tuple[Document, list[Diagnostic]]:
    tree = grammar().parse(text)
    reading = Reading()
    projects: list[Project] = []
    summaries: list[Summary] = []
    stray: list[Line] = []
    for node in tree:
        head = None if isinstance(node, Run) else opening(node)
        if isinstance(node, Run) or head is None:
            stray.extend(lines_of(node))
        elif head.kind == "PROJECT":
            projects.append(read_project(reading, head, node[1:]))
        elif head.kind == "SUMMARY":
            summaries.append(read_summary(reading, head, node[1:]))
        else:
            stray.extend(lines_of(node))
    _read_outside(reading, stray)
    marks, wrong = suppressions(text, (line for node in tree for line in lines_of(node)))
    reading.found.extend(wrong)
    if not projects and not summaries and not reading.found:
        reading.found.append(
            problems.EMPTY_FILE.at(
                Span(1, 0, 1, 0),
                msg("the file holds no declaration"),
                msg("`perftui new NAME` writes one to begin with"),
            )
        )
    document = Document(
        path,
        text,
        tuple(projects),
        tuple(summaries),
        tuple(reading.conflicts),
        marks,
        tuple(reading.unread),
        bom,
    )
    return document, reading.found


def _read_outside(reading: Reading, lines: Sequence[Line]) -> None:
    """Lines above the first 项目 or 汇总: one finding for all that could have a meaning, one for each other."""
    strayed: list[Line] = []
    contested = False
    for line in lines:
        if line.kind == "CONFLICT":
            contested = opens_block(reading.conflict(line)) or contested
        elif line.kind == "UNREAD":
            reading.not_read(line)
        elif line.kind not in {"COMMENT", "BLANK"} and not contested:
            strayed.append(line)
            reading.unread.append(line.span())
    if strayed:
        reading.found.append(_outside_project(strayed))


def _outside_project(lines: Sequence[Line]) -> Diagnostic:
    first, last = lines[0], lines[-1]
    entry = Entry(first) if first.kind == "FIELD" else None
    return problems.OUTSIDE_PROJECT.at(
        first.span(),
        msg("this stands outside a project"),
        HEAD_FORM,
        context=Span(first.number, 0, last.number, last.span().end),
        fix=head_meant(entry) if entry else None,
    )
