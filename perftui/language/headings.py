"""Lines that are meant as the head of a section but are written in another way."""

from __future__ import annotations

import re
from typing import NamedTuple

from perftui.language.fields import Entry
from perftui.language.grammar import BLANKS, Line, grammar
from perftui.messages import Message, msg
from perftui.model import Span
from perftui.taxonomy import taxonomy


class Heading(NamedTuple):
    """The levels that a line is meant for, and what is wrong with it; `level2` is empty where it is not named."""

    level1: str
    level2: str
    span: Span
    summary: Message


_REMARK = re.compile(f"[{BLANKS}]#")
_SEPARATORS = re.compile(rf"[{BLANKS}]*[-—–→>＞、,，|｜\\·:：]+[{BLANKS}]*|[{BLANKS}]+")


def heading_meant(line: Line) -> Heading | None:
    """The head of a section that an unread line or a field is meant for, or `None`."""
    if line.kind == "FIELD":
        return _with_colon(line)
    text = line.text
    remark = _REMARK.search(text)
    text = text[: remark.start()].rstrip(BLANKS) if remark else text
    start = line.match.start() - line.base
    return _levels(text, Span(line.number, start, line.number, start + len(text)))


def _with_colon(line: Line) -> Heading | None:
    """`产出指标 / 数量指标:`, `数量指标:` or `产出指标: 数量指标`."""
    entry = Entry(line)
    written = line.match.string[line.match.start() : line.match.end("value")].rstrip(BLANKS)
    span = Span(line.number, entry.key_span.start, line.number, entry.key_span.start + len(written))
    if entry.text:
        return _levels(written, span)
    both = grammar().match("SECTION", entry.key)
    if both:
        colon = msg("the line of a section has no colon")
        return Heading(both["level1"].rstrip(BLANKS), both["level2"].rstrip(BLANKS), span, colon)
    return _levels(entry.key, span)


def _levels(text: str, span: Span) -> Heading | None:
    """One known level alone, or both with something else than `/` between them."""
    tree = taxonomy()
    level2 = tree.level2(text)
    if level2:
        return Heading(tree.parent(level2) or "", level2, span, msg("the line of a section names both levels"))
    level1 = tree.level1(text)
    if level1:
        below = tree.below(level1)
        only = below[0] if len(below) == 1 else ""
        return Heading(level1, only, span, msg("the line of a section names both levels"))
    first, *rest = _SEPARATORS.split(text, maxsplit=1)
    level1, level2 = tree.level1(first), tree.level2("".join(rest))
    if level1 and level2:
        return Heading(level1, level2, span, msg("`/` stands between the two levels"))
    return None
