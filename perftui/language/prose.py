"""Lines below a goal that are meant as its prose but lack their `|`."""

from __future__ import annotations

from perftui.diagnostics import Diagnostic, Fix, TextEdit
from perftui.language import problems
from perftui.language.fields import Entry
from perftui.language.grammar import BLANKS, Line
from perftui.language.keys import PROJECT_KEYS, Note
from perftui.messages import msg
from perftui.names import closest
from perftui.taxonomy import taxonomy

_KEYS = (*PROJECT_KEYS, *Note)
_SENTENCE_ENDS = tuple("。；;，,！!")


def is_prose(line: Line) -> bool:
    """Whether a line below a goal is meant as its prose.

    That is a line of no known kind, a field whose key is like none of the form, and a sentence with `/` in it.
    """
    if line.kind == "UNREAD":
        return not problems.is_marker(line.text) and not line.text.startswith(("-", "－"))
    if line.kind == "FIELD":
        return closest(Entry(line).key, _KEYS) is None
    if line.kind != "SECTION":
        return False
    level1, level2 = (level.rstrip(BLANKS) for level in line.match.group("level1", "level2"))
    return level2.endswith(_SENTENCE_ENDS) and not (taxonomy().level1(level1) or taxonomy().level2(level2))


def without_mark(line: Line) -> Diagnostic:
    """The finding for such a line."""
    span = line.span()
    return problems.GOAL_LINE.at(
        span,
        msg("a line of a goal begins with `|`"),
        msg("write `| ` before it"),
        fix=Fix(msg("write `| ` before it"), (TextEdit(span._replace(end=span.start), "| "),), safe=False),
    )
