"""`# perftui: ignore[RULE] reason`, on the line or the line above."""

from __future__ import annotations

import re
from collections.abc import Iterable

from perftui.diagnostics import Diagnostic
from perftui.language import problems
from perftui.language.document import Suppression
from perftui.language.grammar import Line
from perftui.language.remarks import comment_on
from perftui.messages import msg
from perftui.model import Span

_MARK = re.compile(r"#[ \t]*perftui\s*[:：]\s*(?P<rest>[^\n]*)")
_RULE = re.compile(r"[^,，、\s](?:[^,，、]*[^,，、\s])?")
_FORM = re.compile(r"ignore\s*\[(?P<rules>[^\]\n]*)\]\s*(?P<reason>[^\r\n]*)")


def suppressions(text: str, lines: Iterable[Line]) -> tuple[tuple[Suppression, ...], list[Diagnostic]]:
    """The suppressions among the comments of a file, and what is wrong with the others."""
    found: list[Suppression] = []
    wrong: list[Diagnostic] = []
    if "perftui" not in text:
        return (), wrong
    marks: list[tuple[re.Match[str], Span]] = []

    def take(speaks_for: int | None = None) -> None:
        for mark, span in marks:
            read = _suppression(mark, span, speaks_for or span.line)
            if isinstance(read, Suppression):
                found.append(read)
            else:
                wrong.append(read)
        marks.clear()

    for line in lines:
        column, comment = comment_on(line)
        mark = _MARK.match(comment)
        if mark:
            marks.append((mark, Span(line.number, column, line.number, column + len(comment))))
        if line.kind != "COMMENT":
            take(line.number)
    take()
    return tuple(found), wrong


def _suppression(mark: re.Match[str], span: Span, speaks_for: int) -> Suppression | Diagnostic:
    form = _FORM.fullmatch(mark["rest"])
    rules = tuple(_RULE.finditer(form["rules"])) if form else ()
    if form is None or not rules or not form["reason"]:
        return problems.SUPPRESSION_FORM.at(
            span,
            msg("a suppression names its rules and its reason"),
            msg("write `# perftui: ignore[RULE] reason`"),
        )
    begin = span.start + mark.start("rest") + form.start("rules")
    places = tuple(span._replace(start=begin + rule.start(), end=begin + rule.end()) for rule in rules)
    return Suppression(tuple(rule[0] for rule in rules), places, form["reason"], (span.line, speaks_for), span)
