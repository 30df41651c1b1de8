"""Edits that write suppressions and take them away."""

from __future__ import annotations

from collections.abc import Sequence

from perftui.diagnostics import TextEdit
from perftui.language.document import Document, Suppression
from perftui.language.edits.lines import indent, put_above, without
from perftui.language.grammar import BLANKS
from perftui.model import Span


def mark_above(document: Document, line: int, rules: Sequence[str], reason: str) -> TextEdit:
    """A suppression on a line of its own above `line`, as far indented."""
    return put_above(document, line, f"{indent(document, line)}# perftui: ignore[{', '.join(rules)}] {reason}")


def with_rules(mark: Suppression, rules: Sequence[str], reason: str) -> tuple[TextEdit, ...]:
    """Let a suppression name more rules; a reason that it does not give yet goes behind its own."""
    last, end = mark.places[-1], mark.span.end
    named = TextEdit(last._replace(start=last.end), "".join(f", {rule}" for rule in rules))
    if reason in mark.reason:
        return (named,)
    return named, TextEdit(Span(mark.span.line, end, mark.span.line, end), f"；{reason}")


def without_rule(document: Document, mark: Suppression, number: int) -> tuple[TextEdit, ...]:
    """Take the rule of that number out of a suppression, and with the only one the suppression."""
    if len(mark.rules) == 1:
        return without_mark(document, mark)
    place = mark.places[number]
    if number + 1 < len(mark.places):
        return (TextEdit(place._replace(end=mark.places[number + 1].start), ""),)
    return (TextEdit(place._replace(start=mark.places[number - 1].end), ""),)


def without_mark(document: Document, mark: Suppression) -> tuple[TextEdit, ...]:
    """Delete a suppression: its line, or what stands behind the entry, but for what stands behind it again."""
    line = mark.span.line
    text = document.lines[line - 1]
    behind = text[mark.span.end :].lstrip(BLANKS)
    if behind:
        return (TextEdit(mark.span._replace(end=len(text) - len(behind)), ""),)
    before = text[: mark.span.start].rstrip(BLANKS)
    if not before:
        return (without(document, line, line),)
    return (TextEdit(Span(line, len(before), line, len(text)), ""),)
