"""A TOML file, read whole: its data, and where everything in it stands."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from perftui.config.places import Path as Keys
from perftui.config.places import Place, locate
from perftui.config.problems import Problem
from perftui.files import Fault, is_there, read_bytes
from perftui.language.document import BOM
from perftui.language.text import decode
from perftui.messages import Message, msg
from perftui.model import Span

MAX_BYTES = 1024 * 1024
"""A larger file is no configuration and is not read."""

_AT = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_ASCII = MappingProxyType(dict(zip("“”„‟＂‘’＇＝，、：［］｛｝＃", '"""""\'\'\'=,,=[]{}#', strict=True)))
_REASONS = (
    ("Cannot ", msg("it stands here for the second time, or is another kind of thing above")),
    ("Duplicate ", msg("it stands here for the second time")),
    ("Expected '='", msg("behind a key stands `=` and its value")),
    ("Expected newline", msg("a line holds one statement; text stands in quotes")),
    ("Expected ", msg("a quote or a bracket is not closed")),
    ("Unclosed ", msg("a quote or a bracket is not closed")),
    ("Unterminated ", msg("a quote or a bracket is not closed")),
    ("Invalid value", msg("a value is needed here; text stands in quotes")),
    ("Invalid initial", msg("a key with other characters than A-Z a-z 0-9 _ - stands in quotes")),
    ("Invalid statement", msg("a key with other characters than A-Z a-z 0-9 _ - stands in quotes")),
    ("Unescaped", msg("a \\ inside double quotes is written twice")),
)
"""How the reasons of the library begin, and what to do about it; of others the place says enough."""


@dataclass(frozen=True)
class Source:
    """A file that could be read.

    Attributes:
        path: as messages call it.
        text: its content.
        table: its data; numbers with a point are `Decimal`.
        places: where keys and values stand.
    """

    path: str
    text: str
    table: Mapping[str, Any]
    places: Mapping[Keys, Place]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines."""
        return tuple(self.text.split("\n"))

    def key(self, path: Keys) -> Span:
        """Where a key stands."""
        return self.places[path].key

    def value(self, path: Keys) -> Span:
        """Where a value stands."""
        return self.places[path].value

    def problem(self, span: Span, summary: Message, detail: Message | None = None) -> Problem:
        """A fault at a place of this file."""
        return Problem(self.path, summary, detail, span, self.lines)


def read_source(path: Path) -> Source | Problem:
    """Read a TOML file, or say why it cannot be read."""
    shown = shown_path(path)
    if is_there(path) and path.is_fifo():  # nobody may ever write to it
        return Problem(shown, msg("this is a pipe; a configuration is a file"))
    data = read_bytes(path, MAX_BYTES + 1)
    if isinstance(data, Fault):
        return Problem(shown, data.reason)
    if len(data) > MAX_BYTES:
        return Problem(shown, msg("the file is larger than {limit} MiB and was not read", limit=MAX_BYTES >> 20))
    text, unreadable = decode(data)
    if unreadable is not None:
        return Problem(shown, unreadable.summary, unreadable.detail)
    return parse(text.removeprefix(BOM).replace("\r\n", "\n"), shown)


def parse(text: str, shown: str) -> Source | Problem:
    """Read the text of a TOML file whose line ends are line feeds."""
    try:
        return Source(shown, text, tomllib.loads(text, parse_float=Decimal), locate(text))
    except RecursionError:
        return Problem(shown, msg("lists and tables are nested too deeply"))
    except ValueError as error:
        return _malformed(str(error), shown, tuple(text.split("\n")))


def shown_path(path: Path) -> str:
    """A path as messages call it: from the current folder where it lies there, else from the root."""
    try:
        relative = os.path.relpath(path)
    except (ValueError, FileNotFoundError):  # another drive; the current folder is gone
        return str(path)
    return os.path.abspath(path) if relative.startswith("..") else relative  # noqa: PTH100 - links stay as they are named


def _malformed(reason: str, shown: str, lines: tuple[str, ...]) -> Problem:
    """A text that is no TOML, in words of ours; the library gives its place at the end of its reason."""
    found = _AT.search(reason)
    if found is None:
        return Problem(shown, msg("this cannot be read as TOML"))
    if found["line"]:
        line, column = int(found["line"]), int(found["column"]) - 1
    else:
        line = max((number for number, text in enumerate(lines, start=1) if text.strip()), default=1)
        column = len(lines[line - 1])
    character = lines[line - 1][column : column + 1]
    detail = next((detail for beginning, detail in _REASONS if reason.startswith(beginning)), None)
    if character in _ASCII:
        detail = msg("write {ascii} instead of {character}", ascii=_ASCII[character], character=character)
    return Problem(
        shown, msg("this cannot be read as TOML"), detail, Span(line, column, line, column + len(character)), lines
    )
