"""Patterns of paths, as in `.gitignore`: `*` stays inside a name, `**` crosses folders, a folder means all below it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import dropwhile

from perftui.messages import Message, msg

_STARS = re.compile(r"(\*+)")
_FOLDERS = "(?:.*/)?"


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern means a path.

    Args:
        pattern: without a `/` inside, it means files and folders of that name anywhere.
        path: relative to where the pattern stands, with `/` between its parts.
    """
    return _compiled(pattern).fullmatch(unicodedata.normalize("NFC", path)) is not None


def any_of(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Says whether a path is one that the patterns mean by itself, and not as something inside a folder."""
    compiled = re.compile("|".join(f"(?:{_expression(pattern)})" for pattern in patterns) or "(?!)")
    return lambda path: compiled.fullmatch(unicodedata.normalize("NFC", path)) is not None


def fault(pattern: str) -> Message | None:
    """Why a pattern can mean no path, and what to do about it; nothing where it can."""
    if "\\" in pattern:
        return msg("folders are separated by /: {pattern}", pattern=pattern.replace("\\", "/"))
    if pattern.startswith("!"):
        return msg("there are no exceptions: a table further down, for fewer files, comes on top of this one")
    parts = list(dropwhile("..".__eq__, pattern.split("/")))  # what `--config` names may stand beside the files
    if not {".", ".."}.isdisjoint(parts):
        return msg("a pattern begins at the folder of this file; leave out . and ..")
    return None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_expression(pattern) + "(?:/.*)?")


def _expression(pattern: str) -> str:
    wanted = unicodedata.normalize("NFC", pattern).rstrip("/")
    anywhere = "" if "/" in wanted else _FOLDERS
    given = wanted.removeprefix("/").split("/")
    parts = [part for part, after in zip(given, [*given[1:], ""], strict=True) if not part == after == "**"]
    folders = (_FOLDERS if part == "**" else f"{_name(part)}/" for part in parts[:-1])
    return anywhere + "".join(folders) + (".*" if parts[-1] == "**" else _name(parts[-1]))


def _name(part: str) -> str:
    """A name. Of what stands between two stars the first place will do, so that nothing is tried twice."""
    begin, *others = _STARS.split(part)
    pieces = [_plain(begin)]
    for number, (star, text) in enumerate(zip(others[::2], others[1::2], strict=True), start=1):
        if star == "*" and 2 * number < len(others):
            pieces.append(f"(?>[^/]*?{_plain(text)})")
        else:
            pieces.append((".*" if star != "*" else "[^/]*") + _plain(text))
    return "".join(pieces)


def _plain(text: str) -> str:
    return "".join("[^/]" if character == "?" else re.escape(character) for character in text)
