"""Patterns of paths, as in `.gitignore`: `*` stays inside a name, `**` crosses folders, a folder means all below it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import dropwhile

from perftui.messages import Message, msg

_PIECE = re.compile(r"\*\*/?|.", re.DOTALL)
_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


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
    anywhere = "" if "/" in wanted else "(?:.*/)?"
    pieces = _PIECE.findall(wanted.removeprefix("/"))
    return anywhere + "".join(_MEANING.get(piece) or re.escape(piece) for piece in pieces)
