"""The editor that a person has set, and how it is told to open a file at a line."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import MappingProxyType

from perftui.messages import Message, msg

VARIABLES = ("VISUAL", "EDITOR")
"""Where the editor is set; the first that is set counts."""

_PLUS = ("+{line}", "{path}")
_COLON = ("{path}:{line}",)
_GOTO = ("--goto", "{path}:{line}")
_LINE = ("--line", "{line}", "{path}")
_WAITING = ("--wait",)
_WAYS: Mapping[tuple[str, ...], tuple[str, ...]] = MappingProxyType(
    {
        _PLUS: (
            *("vi", "vim", "nvim", "view", "vis", "kak", "nano", "pico", "micro", "joe", "jed", "mcedit", "ne", "ed"),
            *("emacs", "emacsclient", "gedit", "gnome-text-editor", "xed", "pluma", "mousepad", "geany"),
        ),
        _COLON: ("hx", "helix", "subl", "sublime_text", "zed", "zeditor", "lapce", "amp"),
        _GOTO: ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"),
        _LINE: ("kate", "kwrite", "idea", "pycharm", "webstorm", "mate"),
    }
)
"""How programs are told the line; one that is not named here is only told the file."""
_WAIT_WHEN_ASKED = frozenset({*_WAYS[_GOTO], "subl", "sublime_text", "zed", "zeditor", "mate", "idea", "pycharm"})
"""Programs that return at once unless they are told to wait until the file is closed."""


@dataclass(frozen=True, slots=True)
class Editor:
    """A command as it is set, in its words."""

    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the program is called, without its folder and ending."""
        name = PurePath(self.words[0]).name
        return name.removesuffix(".exe").removesuffix(".cmd")

    def command(self, path: Path, line: int) -> tuple[str, ...]:
        """The command that opens a file at a line and ends when the editor is left."""
        way = next((way for way, names in _WAYS.items() if self.name in names), ("{path}",))
        told = (word.format(path=path, line=line) for word in way)
        wait = _WAITING if self.name in _WAIT_WHEN_ASKED and not {"--wait", "-w"} & set(self.words) else ()
        return (*self.words, *wait, *told)


def editor(environment: Mapping[str, str] = os.environ, command: str | None = None) -> Editor | Message:
    """The editor that is set, or what to do about that there is none; `command` is that of the configuration."""
    if command is not None:
        return _editor("command", command)
    variable = next((name for name in VARIABLES if environment.get(name, "").strip()), None)
    if variable is None:
        return msg("No editor is set: set VISUAL or EDITOR before you start perftui, such as EDITOR=nano.")
    return _editor(variable, environment[variable])


def _editor(variable: str, text: str) -> Editor | Message:
    try:
        words = tuple(shlex.split(text))
    except ValueError:
        words = ()
    return Editor(words) if words else msg("{variable} is no command: {text}", variable=variable, text=text)
