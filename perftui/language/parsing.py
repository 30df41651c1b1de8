"""Lark at work: a lexer that finds lines in runs, and the parser that nests them. Imported at the first reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lark import Lark, Transformer
from lark.common import LexerConf
from lark.lexer import Lexer

from perftui.language.grammar import Line, Nest, Run

_INDICATOR = "INDICATOR"
_OPENING = frozenset(("PROJECT", "SUMMARY", "SECTION", "BLANK"))


def parser(text: str) -> Lark:
    """The parser of a grammar."""
    return Lark(
        text,
        parser="lalr",
        lexer=LineLexer,
        transformer=_Nesting(),
        maybe_placeholders=False,
        start=["start", "value"],
    )


class LineLexer(Lexer):
    """Finds the lines of a text with the grammar's own terminals."""

    __future_interface__ = False

    def __init__(self, lexer_conf: LexerConf) -> None:
        kinds = [terminal for terminal in lexer_conf.terminals if terminal.priority > 0]
        kinds.sort(key=lambda terminal: -terminal.priority)
        self._find = re.compile("|".join(f"(?P<{t.name}>{t.pattern.to_regexp()})" for t in kinds)).finditer

    def lex(self, text: str) -> Iterator[Run]:  # type: ignore[override]  # Lark takes a lexer of plain text as well
        """The lines of `text` in runs: indicators, other lines inside a block, and each line that opens one."""
        run: Run | None = None
        number = 1
        for match in self._find(text):
            kind: str = match.lastgroup  # type: ignore[assignment]  # each alternative is a named terminal
            start, end = match.span()
            line = Line(kind, match, number, text.rfind("\n", 0, start) + 1)
            number += text.count("\n", start, end)
            if run is not None:
                if kind not in _OPENING and (kind == _INDICATOR) is (run.type == _INDICATOR):
                    run.lines.append(line)
                    continue
                yield run
            run = Run(line)
            if kind in _OPENING:
                yield run
                run = None
        if run is not None:
            yield run


class _Nesting(Transformer[Any, Nest]):
    """A rule becomes the list of what is inside it."""

    @staticmethod
    def _children(children: Nest) -> Nest:
        return children

    start = project = summary = section = indicator = value = _children
