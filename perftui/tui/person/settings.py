"""The configuration of a person: `config.toml` in the configuration folder of the user.

What is wrong in it is told with its place, and the rest holds: no slip keeps the program from starting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import platformdirs

from perftui.files import reason
from perftui.messages import Message, msg
from perftui.tui.actions import ACTIONS, key_name
from perftui.tui.actions.keymap import Keymap, is_sent, key_of, keymap
from perftui.tui.terminal.themes import NAMES

NAME = "config.toml"
_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
Value = TypeVar("Value")
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a line of the configuration; 0 where the line is not known."""

    line: int
    what: Message


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has set; `None` where nothing is.

    Attributes:
        path: the file, whether it is there or not.
        keymap: the keys.
        theme: the name of a theme.
        ascii: ASCII instead of rules and marks.
        wide: whether the terminal draws signs of ambiguous width two cells wide; else it is asked.
        editor: the command that opens a file.
        mistakes: what is wrong in the file.
    """

    path: Path
    keymap: Keymap = field(default_factory=Keymap)
    theme: str | None = None
    ascii: bool | None = None
    wide: bool | None = None
    editor: str | None = None
    mistakes: tuple[Mistake, ...] = ()

    def complaint(self) -> Message | None:
        """The first mistake or clash in one line."""
        if self.mistakes:
            first = self.mistakes[0]
            return msg("{file}:{line}: {what}", file=self.path.name, line=first.line or 1, what=first.what)
        if self.keymap.clashes:
            return msg("{file}: {what}", file=self.path.name, what=self.keymap.clashes[0])
        return None


def settings_path() -> Path:
    """Where the configuration is."""
    return platformdirs.user_config_path("perftui") / NAME


def read_settings(path: Path | None = None) -> Settings:
    """Read the configuration; where there is none, nothing is set."""
    path = path or settings_path()
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings(path)
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "UTF-8"
        return Settings(path, mistakes=(Mistake(0, msg("this file cannot be read: {reason}", reason=why)),))
    return _Reading(path, text).settings()


class _Reading:
    """Takes a text apart, and collects what is wrong in it."""

    def __init__(self, path: Path, text: str) -> None:
        self._lines = text.split("\n")
        self._mistakes: list[Mistake] = []
        self._found = Settings(path)
        self._tables: Values = self._parsed(text)

    def settings(self) -> Settings:
        """What is set."""
        self._known("", self._tables, ("keys", "view", "editor"))
        view = self._table("view")
        self._known("view", view, ("theme", "ascii", "ambiguous-width"))
        editor = self._table("editor")
        self._known("editor", editor, ("command",))
        found = replace(
            self._found,
            keymap=keymap(self._keys(self._table("keys"))),
            theme=self._one(view, "view", "theme", {name: name for name in NAMES}),
            ascii=self._one(view, "view", "ascii", {True: True, False: False}),
            wide=self._one(view, "view", "ambiguous-width", {1: False, 2: True, "ask": None}),
            editor=self._text(editor, "editor", "command"),
        )
        return replace(found, mistakes=tuple(sorted(self._mistakes, key=lambda each: each.line)))

    def _parsed(self, text: str) -> Values:
        import tomllib

        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            said = str(error)
            place = _PLACE.search(said)
            line = len(self._lines) if place is None or place["line"] is None else int(place["line"])
            what = said if place is None else said[: place.start()]
            self._mistakes.append(Mistake(line, msg("this is no TOML: {reason}", reason=what)))
            return {}

    def _table(self, name: str) -> Values:
        value = self._tables.get(name, {})
        if isinstance(value, dict):
            return value
        self._complain("", name, msg("{name} is a table: write [{name}] above its lines", name=name))
        return {}

    def _known(self, table: str, values: Values, names: Iterable[str]) -> None:
        """Complain about names that mean nothing."""
        for name in values:
            if name not in names:
                self._complain(table, name, _unknown(name, names))

    def _one(self, values: Values, table: str, name: str, meant: Mapping[object, Value]) -> Value | None:
        """One of a few values."""
        value = values.get(name)
        for each, meaning in meant.items():
            if type(value) is type(each) and value == each:
                return meaning
        if value is not None:
            allowed = ", ".join(_written(each) for each in meant)
            self._complain(table, name, msg("{name} is one of {values}", name=name, values=allowed))
        return None

    def _text(self, values: Values, table: str, name: str) -> str | None:
        value = values.get(name)
        if value is None or isinstance(value, str):
            return value or None
        self._complain(table, name, msg("{name} is a text in quotes", name=name))
        return None

    def _keys(self, values: Values) -> dict[str, tuple[str, ...]]:
        """The keys of the actions that are named."""
        ids = {each.id for each in ACTIONS}
        found: dict[str, tuple[str, ...]] = {}
        for name, value in values.items():
            if name not in ids:
                self._complain("keys", name, _unknown(name, ids))
                continue
            keys = self._key_list(name, value)
            if keys is not None:
                found[name] = keys
        return found

    def _key_list(self, name: str, value: object) -> tuple[str, ...] | None:
        """The keys of one action: a text with commas, or a list; a comma itself is called `comma`.

        Where nothing that is written is a key, the action keeps its own: only an empty text takes them away.
        """
        written = value.split(",") if isinstance(value, str) else value
        if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
            self._complain("keys", name, msg('keys are written "ctrl+s, f6"'))
            return None
        texts = [text for text in (str(each).strip() for each in written) if text]
        for text in texts:
            meant = key_of(text)
            if meant is None:
                self._complain("keys", name, msg("there is no key {key}", key=text))
            elif not is_sent(meant):
                self._complain("keys", name, msg("terminals do not send {key}", key=key_name(meant)))
        found = filter(None, map(key_of, texts))
        keys = tuple(filter(is_sent, found))
        return keys if keys or not texts else None

    def _complain(self, table: str, name: str, what: Message) -> None:
        self._mistakes.append(Mistake(self._line(table, name), what))

    def _line(self, table: str, name: str) -> int:
        """The line of a name in its table."""
        inside = not table
        for number, line in enumerate(self._lines, start=1):
            heading = re.match(r"\s*\[+\s*[\"']?([^\]\"']+?)[\"']?\s*\]", line)
            if heading:
                inside = heading[1] == table
                if not table and heading[1] == name:
                    return number
            elif inside and re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=", line):
                return number
        return 0


def _unknown(name: str, names: Iterable[str]) -> Message:
    from perftui.names import closest

    meant = closest(name, names)
    if meant is None:
        return msg("nothing is called {name}", name=name)
    return msg("nothing is called {name}; did you mean {meant}?", name=name, meant=meant)


_WRITTEN: Mapping[type, Callable[[object], str]] = MappingProxyType({bool: lambda each: str(each).lower()})


def _written(value: object) -> str:
    """A value as it is written in the file."""
    return _WRITTEN.get(type(value), repr)(value).replace("'", '"')
