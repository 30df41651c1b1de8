"""`# perftui: ignore[RULE] reason`, on the line or the line above.

Letters of any case and width are read, and brackets as input methods write them. What was meant as a suppression and is
none is a finding: nobody is to believe that something is silenced while it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from types import MappingProxyType

from perftui.diagnostics import Diagnostic
from perftui.language import problems
from perftui.language.document import Suppression
from perftui.language.grammar import BLANKS, Line
from perftui.language.remarks import comment_on
from perftui.messages import msg
from perftui.model import Span

_BRACKETS = str.maketrans("【】〔〕", "[][]")
_ASCII = MappingProxyType(_BRACKETS | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
"""Full-width forms to those that are meant, each to one character, so that places stay."""
_WORDS = ("perftui", "ignore", "ｐｅｒｆｔｕｉ", "ｉｇｎｏｒｅ")

_MARK = re.compile(r"#[^\S\n]*perftui\s*:\s*", re.IGNORECASE)
_RULE = re.compile(r"[^,、\s](?:[^,、]*[^,、\s])?")
_FORM = re.compile(r"ignore\s*\[(?P<rules>[^\]\n]*)\]\s*(?P<reason>(?:\S[^\r\n]*)?)", re.IGNORECASE)
_MEANT = re.compile(r"(?:#[^\S\n]*)?perftui[-_.:\s]*ignore", re.IGNORECASE)
_MEANT_IN_COMMENT = re.compile(rf"{_MEANT.pattern}|ignore[^\S\n]*\[", re.IGNORECASE)


def suppressions(text: str, lines: Iterable[Line]) -> tuple[tuple[Suppression, ...], list[Diagnostic]]:
    """The suppressions of a file, and what is wrong with those that were meant as such."""
    found: list[Suppression] = []
    wrong: list[Diagnostic] = []
    if not _has_words(text):
        return (), wrong
    marks: list[_Mark] = []

    def take(speaks_for: int | None = None) -> None:
        for mark in marks:
            read = mark.read(speaks_for or mark.span.line)
            if isinstance(read, Suppression):
                found.append(read)
            else:
                wrong.append(read)
        marks.clear()

    for line in lines:
        if line.kind != "CONFLICT" and _has_words(line.match[0]):
            column, comment = comment_on(line)
            here = list(_marks(comment, Span(line.number, column, line.number, column + len(comment))))
            marks += here
            wrong += _misplaced(line, column if comment else None, here)
        if line.kind != "COMMENT":
            take(line.number)
    take()
    return tuple(found), wrong


class _Mark:
    """What begins as a suppression, up to the next of them or to the end of the comment."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span

    def read(self, speaks_for: int) -> Suppression | Diagnostic:
        """The suppression, or that it lacks something."""
        plain = self.text.translate(_ASCII)
        begin = _begin(plain)
        form = _FORM.fullmatch(plain, begin)
        rules = tuple(_RULE.finditer(plain, form.start("rules"), form.end("rules"))) if form else ()
        if form is None or not rules or not form["reason"]:
            return problems.SUPPRESSION_FORM.at(
                self.span,
                msg("a suppression names its rules and its reason"),
                msg("write `# perftui: ignore[RULE] reason`"),
            )
        start = self.span.start
        places = tuple(self.span._replace(start=start + rule.start(), end=start + rule.end()) for rule in rules)
        reason = self.text[form.start("reason") : form.end("reason")]
        return Suppression(tuple(rule[0] for rule in rules), places, reason, (self.span.line, speaks_for), self.span)


def _has_words(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _WORDS)


def _begin(plain: str) -> int:
    mark = _MARK.match(plain)
    return mark.end() if mark else 0


def _marks(comment: str, span: Span) -> Iterator[_Mark]:
    starts = [mark.start() for mark in _MARK.finditer(comment.translate(_ASCII))]
    for start, end in pairwise([*starts, len(comment)]):
        text = comment[start:end].rstrip(BLANKS)
        yield _Mark(text, span._replace(start=span.start + start, end=span.start + start + len(text)))


def _misplaced(line: Line, comment: int | None, marks: list[_Mark]) -> Iterator[Diagnostic]:
    """What looks like a suppression and is text, or another comment."""
    text = line.match[0].split("\n", 1)[0].rstrip(BLANKS)
    offset = line.match.start() - line.base
    plain = text.translate(_ASCII)
    candidates = list(_MEANT.finditer(plain))
    if comment is not None:
        candidates += _MEANT_IN_COMMENT.finditer(plain, comment - offset)
    for meant in candidates:
        column = offset + meant.start()
        if not any(mark.span.start <= column < mark.span.end for mark in marks):
            yield problems.SUPPRESSION_FORM.at(
                Span(line.number, column, line.number, offset + len(text)),
                msg("this is no suppression, although it looks like one"),
                msg(
                    "write `# perftui: ignore[RULE] reason` behind the entry, with a blank before and behind the #, "
                    "or on a line of its own above it"
                ),
            )
            return
