"""What is passed over in folders: `exclude` and `extend-exclude` of `perftui.toml`, and what the command line adds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from perftui.config.globs import any_of, fault
from perftui.config.nearest import Nearest
from perftui.config.problems import Problem
from perftui.config.source import read_source
from perftui.config.statements import DEFAULT, Origin
from perftui.config.values import Values
from perftui.messages import Message, msg
from perftui.model import Span
from perftui.workspace import is_hidden

EXCLUDE, EXTEND = "exclude", "extend-exclude"
USUAL = (
    "#recycle",
    "#snapshot",
    "$RECYCLE.BIN",
    "@Recycle",
    "@eaDir",
    "System Volume Information",
    "__MACOSX",
    "~snapshot",
)
"""Folders in which disks in a network, and archives, keep copies and what was deleted."""


class Patterns(NamedTuple):
    """Patterns of paths, and where they are stated."""

    value: tuple[str, ...]
    origin: Origin


class Excludes(NamedTuple):
    """What one configuration excludes: what takes the place of the usual folders, and what comes on top."""

    exclude: Patterns = Patterns(USUAL, DEFAULT)
    extend: Patterns = Patterns((), DEFAULT)

    @property
    def patterns(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.exclude.value, *self.extend.value)


USUALLY = Excludes()


def read_excludes(values: Values, origin: Callable[[Span], Origin]) -> Excludes:
    """What a file excludes; what is wrong with it is kept by `values`.

    Args:
        values: the file.
        origin: says where the statement at a place comes from.
    """
    table = values.source.table
    stated = {
        key: Patterns(tuple(_patterns(values, key, table[key])), origin(values.source.key((key,))))
        for key in (EXCLUDE, EXTEND)
        if key in table
    }
    return Excludes(stated.get(EXCLUDE, USUALLY.exclude), stated.get(EXTEND, USUALLY.extend))


def pattern_fault(pattern: str) -> tuple[Message, Message | None] | None:
    """Why a pattern can exclude nothing, and what to do about it; nothing where it can."""
    if not pattern.strip("/ "):
        return msg("a pattern of paths is needed here, such as {example}", example="历年/**"), None
    if pattern.startswith("!"):
        return msg("this pattern means no path"), msg("there are no exceptions: name what is excluded")
    found = fault(pattern)
    return None if found is None else (msg("this pattern means no path"), found)


class Exclusions:
    """Says what is passed over, folder by folder: under the nearest `perftui.toml`, and by the command line."""

    def __init__(
        self,
        *,
        file: Path | None = None,
        search: bool = True,
        more: Sequence[str] = (),
        named_too: bool = False,
    ) -> None:
        """Prepare for looking.

        Args:
            file: the configuration of all folders, in the place of the nearest ones.
            search: whether to look for configurations.
            more: patterns from the current folder that come on top.
            named_too: whether what is named is passed over as well, and not only what is found in a folder.
        """
        self.named_too = named_too
        self._problems: list[Problem] = []
        nothing = _Place(None, any_of(USUALLY.patterns))
        self._one = self._read(file) if file is not None else None if search else nothing
        self._nearest = Nearest(self._read, nothing)
        self._more = any_of(more) if more else None

    def __call__(self, folder: str) -> Callable[[str], bool]:
        """For a folder, says of the names found in it which are passed over."""
        whole = _whole(folder)
        place = self._place(whole)
        below = _below(whole, place.folder)
        more, below_here = self._more, "" if self._more is None else _below(whole, os.curdir)

        def is_passed(name: str) -> bool:
            return is_hidden(name) or place.excludes(below + name) or (more is not None and more(below_here + name))

        return is_passed

    def hold(self, path: Path) -> bool:
        """Whether a file or folder is excluded, by itself or with a folder around it.

        Of the folders around it those count that lie below their configuration, or below the current folder.
        """
        return any(self(os.path.dirname(each))(os.path.basename(each)) for each in self._around(path))  # noqa: PTH119, PTH120 - whole names

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with what was asked so far."""
        return tuple(self._problems)

    def _around(self, path: Path) -> Iterator[str]:
        whole = Path(_whole(os.fspath(path)))
        for each in (whole, *whole.parents):
            base = self._place(str(each.parent)).folder or Path(_whole(os.curdir))
            if not base.is_relative_to(each):
                yield str(each)

    def _place(self, folder: str) -> _Place:
        return self._nearest(folder) if self._one is None else self._one

    def _read(self, path: Path) -> _Place:
        whole = Path(_whole(os.fspath(path)))
        source = read_source(whole)
        if isinstance(source, Problem):
            self._problems.append(source)
            return _Place(whole.parent, any_of(USUALLY.patterns))
        values = Values(source)
        excludes = read_excludes(values, lambda _place: DEFAULT)
        self._problems += values.problems
        return _Place(whole.parent, any_of((USUALLY if values.problems else excludes).patterns))


class _Place(NamedTuple):
    """What a configuration excludes by paths from its folder; from any, where it has none."""

    folder: Path | None
    excludes: Callable[[str], bool]


def _patterns(values: Values, key: str, value: object) -> Iterator[str]:
    for place, pattern in values.texts((key,), value):
        found = pattern_fault(pattern)
        if found is None:
            yield pattern
        else:
            values.wrong(place, *found)


def _whole(path: str) -> str:
    try:
        return os.path.abspath(path)  # noqa: PTH100 - links stay as they are named
    except FileNotFoundError:  # the current folder is gone
        return os.path.normpath(path)


def _below(folder: str, base: Path | str | None) -> str:
    """How paths of the names in a folder begin, from another one."""
    if base is None:
        return ""
    try:
        relative = Path(os.path.relpath(folder, base)).as_posix()
    except (ValueError, FileNotFoundError):  # another drive; the current folder is gone
        return ""
    return "" if relative == "." else f"{relative}/"
