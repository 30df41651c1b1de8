"""Where the keys and values of a TOML text stand; the library that reads TOML does not say.

The text has to be one that the library has read: nothing is judged here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import NamedTuple

from perftui.model import Span

Path = tuple[str | int, ...]
"""Keys, and numbers of the items of lists, from the top of the file."""

_TOKEN = re.compile(
    r'(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<skip>#[^\n]*|[ \t]+)"
    r"|(?P<mark>[\[\]{},=.\n])"
    r"|(?P<bare>[^\s\[\]{},=.#\"']+)",
    re.DOTALL,
)


class Place(NamedTuple):
    """Where a key and its value stand; a table that has a heading has no other value, an item of a list no key."""

    key: Span
    value: Span


def locate(text: str) -> Mapping[Path, Place]:
    """The places of all keys and of all items of lists."""
    locator = _Locator(text)
    locator.read()
    return locator.found


class _Token(NamedTuple):
    kind: str
    text: str
    span: Span


class _Locator:
    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.at = 0
        self.found: dict[Path, Place] = {}
        self.lists: dict[Path, int] = {}

    def read(self) -> None:
        table: Path = ()
        while self.at < len(self.tokens):
            if self.ahead("\n"):
                self.at += 1
            elif self.ahead("["):
                table = self.heading()
            else:
                self.pair(table)

    def heading(self) -> Path:
        self.at += 1
        is_list = self.ahead("[")
        self.at += is_list
        parts = self.key()
        self.at += 1 + is_list
        path: Path = ()
        for part, span in parts[:-1]:
            path = self.inside((*path, part), span)
        last, span = parts[-1]
        path = (*path, last)
        if is_list:
            self.lists[path] = self.lists.get(path, 0) + 1
        return self.inside(path, span)

    def inside(self, path: Path, span: Span) -> Path:
        """The path of what stands below a key; of a list of tables it is the last of them."""
        self.found.setdefault(path, Place(span, span))
        if path in self.lists:
            path = (*path, self.lists[path] - 1)
            self.found.setdefault(path, Place(span, span))
        return path

    def pair(self, table: Path) -> None:
        *parents, (last, span) = self.key()
        path = table
        for part, place in parents:
            path = self.inside((*path, part), place)
        self.at += 1
        path = (*path, last)
        self.found[path] = Place(span, span)
        self.found[path] = Place(span, self.value(path))

    def key(self) -> list[tuple[str, Span]]:
        parts: list[tuple[str, Span]] = []
        while True:
            token = self.take()
            name = tomllib.loads(f"key = {token.text}")["key"] if token.kind == "string" else token.text
            parts.append((name, token.span))
            if not self.ahead("."):
                return parts
            self.at += 1

    def value(self, path: Path) -> Span:
        first = self.take()
        if first.text == "[":
            return self.joined(first, self.items(path))
        if first.text == "{":
            return self.joined(first, self.pairs(path))
        last = first
        while first.kind != "string" and self.at < len(self.tokens) and not self.ahead("\n", ",", "]", "}"):
            last = self.take()
        return self.joined(first, last)

    def items(self, path: Path) -> _Token:
        number = 0
        while not self.skip("\n", ",").ahead("]"):
            item = (*path, number)
            place = self.value(item)
            self.found[item] = Place(place, place)
            number += 1
        return self.take()

    def pairs(self, path: Path) -> _Token:
        while not self.skip("\n", ",").ahead("}"):
            self.pair(path)
        return self.take()

    def skip(self, *marks: str) -> _Locator:
        while self.ahead(*marks):
            self.at += 1
        return self

    def ahead(self, *marks: str) -> bool:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        return token is not None and token.kind == "mark" and token.text in marks

    def take(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    @staticmethod
    def joined(first: _Token, last: _Token) -> Span:
        return first.span._replace(end_line=last.span.end_line, end=last.span.end)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    line, base = 1, 0
    for found in _TOKEN.finditer(text):
        kind = str(found.lastgroup)
        start_line, start = line, found.start() - base
        breaks = found[0].count("\n")
        if breaks:
            line += breaks
            base = text.rfind("\n", 0, found.end()) + 1
        if kind != "skip":
            tokens.append(_Token(kind, found[0], Span(start_line, start, line, found.end() - base)))
    return tokens
