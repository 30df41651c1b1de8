"""Lines that are meant as the head of a section but are written in another way."""

from __future__ import annotations

from perftui.language.fields import Entry
from perftui.language.grammar import BLANKS, Line, grammar
from perftui.taxonomy import taxonomy


def heading_with_colon(entry: Entry) -> tuple[str, str] | None:
    """The levels that `产出指标 / 数量指标:` is meant for, or `None`."""
    if entry.text or ("/" not in entry.key and "／" not in entry.key):
        return None
    levels = grammar().match("SECTION", entry.key)
    return (levels["level1"].rstrip(BLANKS), levels["level2"].rstrip(BLANKS)) if levels else None


def heading_of_level2(line: Line) -> tuple[str, str] | None:
    """The levels that a known level 2 alone on its line is meant for, or `None`."""
    level2 = taxonomy().level2(line.match[0].strip(BLANKS + "\n"))
    parent = taxonomy().parent(level2) if level2 else None
    return (parent, level2) if parent and level2 else None
