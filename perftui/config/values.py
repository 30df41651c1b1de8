"""Values of the expected types out of a TOML file; what is of another type is a problem at its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

from perftui.config.places import Path
from perftui.config.problems import Problem
from perftui.config.source import Source
from perftui.config.suggesting import choices
from perftui.messages import Message, msg
from perftui.model import Span
from perftui.rules.settings import Setting, Value

MAX_DIGITS = 30
"""A longer number is no threshold that anybody means."""


class Values:
    """The values of one file, and the problems met while they were asked for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def wrong(self, span: Span, summary: Message, detail: Message | None = None) -> None:
        """Keep a problem."""
        self.problems.append(self.source.problem(span, summary, detail))

    def keys(self, path: Path, table: Mapping[str, Any], known: Collection[str]) -> None:
        """Every key of the table has to be a known one."""
        for key in table:
            if key not in known:
                self.wrong(
                    self.source.key((*path, key)), msg("there is no key {name} here", name=key), choices(key, known)
                )

    def table(self, path: Path, value: object) -> Mapping[str, Any]:
        """A table; empty where it is something else."""
        if isinstance(value, Mapping):
            return value
        self.wrong(self.source.value(path), msg("a table is needed here: {example}", example=f"{path[-1]} = {{ … }}"))
        return {}

    def tables(self, path: Path, value: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The tables inside a table, by their keys."""
        for key, inner in self.table(path, value).items():
            yield key, self.table((*path, key), inner)

    def text(self, path: Path, value: object) -> str | None:
        """A text that is not empty."""
        if isinstance(value, str) and value.strip():
            return value
        needed = msg("this text is empty") if isinstance(value, str) else msg("a text in quotes is needed here")
        self.wrong(self.source.value(path), needed)
        return None

    def texts(self, path: Path, value: object) -> Iterator[tuple[Span, str]]:
        """The texts of a list, each with its place."""
        if not isinstance(value, list):
            self.wrong(self.source.value(path), msg('a list of texts is needed here: ["…", "…"]'))
            return
        for number, item in enumerate(value):
            text = self.text((*path, number), item)
            if text is not None:
                yield self.source.value((*path, number)), text

    def setting(self, path: Path, value: object, setting: Setting[Any]) -> Value | None:
        """A value that the setting takes."""
        before = len(self.problems)
        found: Value | None = None
        needed: Message | None = None
        match setting.default:
            case bool():
                found, needed = (value if isinstance(value, bool) else None), msg("true or false is needed here")
            case int():
                found, needed = _whole(value), msg("a whole number is needed here")
            case Decimal():
                found, needed = _decimal(value), msg("a number is needed here")
            case str():
                found = self.text(path, value)
            case tuple():
                found = tuple(text for _place, text in self.texts(path, value))
        bounds = setting.bounds
        if bounds is not None and isinstance(found, int | Decimal) and not setting.admits(found):
            found, needed = None, msg("the number here has to be {bounds}", bounds=bounds)
        if found is None and needed is not None:
            self.wrong(self.source.value(path), needed, setting.what)
        return found if len(self.problems) == before else None


def _whole(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and abs(value) < 10**MAX_DIGITS else None


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, Decimal):
        return value if value.is_finite() and abs(value.adjusted()) < MAX_DIGITS else None
    whole = _whole(value)
    return None if whole is None else Decimal(whole)
