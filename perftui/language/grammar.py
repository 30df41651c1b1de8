"""The grammar at work: a text to nested lists of lines, through Lark.

`grammar/perf.lark` is the only description of the language. Its terminals are kinds of line and hold the inner
shape of a line as named groups, so the one match that tells the kind also splits the line: Lark's own lexers keep
the text of a token only and would match every line twice. And since a repeated line never changes the nesting of
the grammar, neighbouring lines of one kind go through the parser as one token; a test holds the result against
Lark's own lexer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Union

from perftui.model import Span, in_line

BLANKS = " \t\r\u3000\u00a0"
"""What counts as blank inside a line."""


class Line(NamedTuple):
    """A line of the file: its kind, its match, its number and the offset at which it begins."""

    kind: str
    match: re.Match[str]
    number: int
    base: int

    @property
    def text(self) -> str:
        """The line without what is blank behind it."""
        return self.match[0].rstrip(_TRAILING)

    def span(self, group: str | int = 0) -> Span:
        """The place of a part of the line, without blanks around it."""
        start, end = self.match.span(group)
        text = self.match.string
        while end > start and text[end - 1] in _TRAILING:
            end -= 1
        return in_line(self.number, start - self.base, end - self.base)


_TRAILING = BLANKS + "\n"


class Run:
    """Neighbouring lines that the grammar treats alike, as one token of the kind of the first."""

    __slots__ = ("line", "lines", "type")

    # What Lark asks of the last token of a file before its own end token.
    start_pos = column = end_line = end_column = end_pos = 0

    def __init__(self, first: Line) -> None:
        self.type = first.kind
        self.line = first.number
        self.lines = [first]


Node = Union[Run, "Nest"]
Nest = list[Node]


class Grammar:
    """The parser, and the patterns of the terminals by name."""

    def __init__(self) -> None:
        # Lark takes as long to import as all the rest: a screen that shows nothing yet does without.
        from perftui.language.parsing import parser

        self._lark = parser(grammar_text())
        self._patterns = {t.name: re.compile(t.pattern.to_regexp()) for t in self._lark.terminals}

    def parse(self, text: str) -> Nest:
        """The lines of `text` nested as the grammar says. Every text is a sentence of it."""
        tree: Any = self._lark.parse(text if text.endswith("\n") else text + "\n", start="start")
        return tree  # type: ignore[no-any-return]  # the transformer above makes a list of every rule

    def match(self, terminal: str, text: str) -> re.Match[str] | None:
        """`text`, without its line end, as a kind of line or of value."""
        found = self._patterns[terminal].fullmatch(text)
        return found or self._patterns[terminal].fullmatch(text + "\n")


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The one parser of the process, built at first use (some 30 ms)."""
    return Grammar()


def opening(nest: Nest) -> Line | None:
    """The line that opens a nest."""
    return nest[0].lines[0] if nest and isinstance(nest[0], Run) else None


def lines_of(node: Node) -> Iterator[Line]:
    """The lines of a node in the order of the file."""
    if isinstance(node, Run):
        yield from node.lines
        return
    for inner in node:
        yield from lines_of(inner)


def grammar_text() -> str:
    """The grammar file: in an installed package beside the code, in a checkout in the folder `grammar`."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "grammar" / "perf.lark"
    return (inside if inside.exists() else package.parent / "grammar" / "perf.lark").read_text("utf-8")
