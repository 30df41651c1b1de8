"""`# perftui: ignore[RULE] reason`, on the line or the line above."""

from __future__ import annotations

import re
from collections.abc import Iterable

from perftui.diagnostics import Diagnostic
from perftui.language import problems
from perftui.language.document import Suppression
from perftui.language.grammar import Line
from perftui.messages import msg
from perftui.model import Span

_MARK = re.compile(r"#[ \t]*perftui\s*[:：]\s*(?P<rest>[^\n]*)")
_FORM = re.compile(r"ignore\s*\[(?P<rules>[^\]\n]*)\]\s*(?P<reason>[^\r\n]*)")


def suppressions(text: str, lines: Iterable[Line]) -> tuple[tuple[Suppression, ...], list[Diagnostic]]:
    """The suppressions among the comments of a file, and what is wrong with the others."""
    found: list[Suppression] = []
    wrong: list[Diagnostic] = []
    if "perftui" not in text:
        return (), wrong
    waiting: list[tuple[re.Match[str], Line]] = []
    for line in lines:
        if line.kind == "COMMENT":
            mark = _MARK.match(line.match[0])
            if mark:
                waiting.append((mark, line))
            continue
        for mark, comment in waiting:
            _take(mark, comment, line.number, found, wrong)
        waiting.clear()
        trailing = _MARK.search(line.match[0]) if line.kind not in {"TEXT", "CONFLICT", "UNREAD"} else None
        if trailing:
            _take(trailing, line, line.number, found, wrong)
    for mark, comment in waiting:
        _take(mark, comment, comment.number, found, wrong)
    return tuple(found), wrong


def _take(mark: re.Match[str], line: Line, speaks_for: int, found: list[Suppression], wrong: list[Diagnostic]) -> None:
    start = line.match.start() - line.base + mark.start()
    span = Span(line.number, start, line.number, start + len(mark[0].rstrip()))
    form = _FORM.fullmatch(mark["rest"].rstrip())
    rules = tuple(rule.strip() for rule in form["rules"].split(",") if rule.strip()) if form else ()
    if form is None or not rules or not form["reason"].strip():
        wrong.append(
            problems.SUPPRESSION_FORM.at(
                span,
                msg("a suppression names its rules and its reason"),
                msg("write `# perftui: ignore[RULE] reason`"),
            )
        )
        return
    found.append(Suppression(rules, form["reason"].strip(), (line.number, speaks_for), span))
