"""Completing a path that is being typed: as far as one name can be meant, and which these are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from perftui.files import from_home, is_folder


@dataclass(frozen=True, slots=True)
class Completion:
    """The text as far as it is certain, and the names that can follow; a folder ends with a slash."""

    text: str
    names: tuple[str, ...]


def complete(text: str) -> Completion:
    """Complete the last part of a path; hidden names only where a dot is typed."""
    head, separator, tail = text.rpartition("/")
    folder = from_home(head + separator) if separator else Path()
    names = tuple(sorted(_names(folder, tail)))
    alike = "".join(each[0] for each in takewhile(lambda each: len(set(each)) == 1, zip(*names, strict=False)))
    return Completion(head + separator + (alike or tail), names)


def _names(folder: Path, beginning: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [
                f"{each.name}/" if is_folder(Path(each.path)) else each.name
                for each in entries
                if each.name.startswith(beginning) and (beginning or not each.name.startswith("."))
            ]
    except OSError:
        return []
