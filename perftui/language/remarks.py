"""The comment on a line: the line itself, or what stands behind its last part."""

from __future__ import annotations

from types import MappingProxyType

from perftui.language.grammar import BLANKS, Line

_LAST_PARTS = MappingProxyType(
    {
        "COMMENT": (),
        "PROJECT": ("project", "project_quoted"),
        "SUMMARY": ("summary", "summary_quoted"),
        "INDICATOR": ("number", "unit", "date", "words"),
        "FIELD": ("value",),
        "SECTION": ("level2",),
    }
)


def comment_on(line: Line) -> tuple[int, str]:
    """The column of the `#` and the comment with it; an empty text where the line has none."""
    parts = _LAST_PARTS.get(line.kind)
    if parts is None:
        return 0, ""
    match = line.match
    behind = max([match.start(), *(match.end(part) for part in parts)])
    rest = match.string[behind : match.end()].split("\n", 1)[0]
    at = rest.find("#")
    return (behind + at - line.base, rest[at:].rstrip(BLANKS)) if at >= 0 else (0, "")
