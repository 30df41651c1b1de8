"""What both sides of a merge began with, where git did not write it into the file: its index still has it.

The index holds of each file that could not be merged the common text, ours and theirs. Where the lines of a region
stand in ours and in theirs is looked up there, and with that what stood in the common text in their place.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.review.git import GitError, Repository

if TYPE_CHECKING:
    from perftui.language.document import Conflict, Document


@dataclass(frozen=True, eq=False)
class Stages:
    """The texts of a file that git could not merge."""

    base: str
    ours: str
    theirs: str

    def with_base(self, regions: Sequence[Conflict]) -> tuple[Conflict, ...]:
        """The regions of the file, each with what both sides began with as far as that can be told."""
        found: list[Conflict] = []
        at = {"ours": 0, "theirs": 0}
        for region in regions:
            stretches: list[tuple[int, int]] = []
            for name, text, side in (("ours", region.ours, self._ours), ("theirs", region.theirs, self._theirs)):
                lines = text.splitlines()
                place = side.find(lines, at[name])
                if place is not None:
                    at[name] = place + len(lines)
                    stretches.append(side.before(place, place + len(lines)))
            found.append(region if region.base is not None else replace(region, base=self._between(stretches)))
        return tuple(found)

    def _between(self, stretches: list[tuple[int, int]]) -> str | None:
        """The common lines that both sides stand for."""
        if not stretches:
            return None
        first, last = min(first for first, _last in stretches), max(last for _first, last in stretches)
        return "".join(f"{line}\n" for line in self._base[first:last])

    @cached_property
    def _base(self) -> list[str]:
        return self.base.splitlines()

    @cached_property
    def _ours(self) -> _Version:
        return _Version(self._base, self.ours.splitlines())

    @cached_property
    def _theirs(self) -> _Version:
        return _Version(self._base, self.theirs.splitlines())


class _Version:
    """The lines of a side, and which of the common lines they stand for."""

    def __init__(self, base: list[str], lines: list[str]) -> None:
        self._lines = lines
        self._codes = SequenceMatcher(None, base, lines, autojunk=False).get_opcodes()
        self._starts = [begin for _kind, _first, _last, begin, _end in self._codes]
        self._ends = [end for _kind, _first, _last, _begin, end in self._codes]

    def find(self, wanted: list[str], start: int) -> int | None:
        """The first place behind `start` where these lines stand; lines that are none stand nowhere."""
        if not wanted:
            return None
        places = range(start, len(self._lines) - len(wanted) + 1)
        return next((at for at in places if self._lines[at : at + len(wanted)] == wanted), None)

    def before(self, first: int, last: int) -> tuple[int, int]:
        """The common lines in the place of the lines from `first` to `last`."""
        begins = self._codes[max(bisect_right(self._starts, first) - 1, 0)]
        ends = self._codes[min(bisect_left(self._ends, last), len(self._codes) - 1)]
        return (
            begins[1] + (first - begins[3] if begins[0] == "equal" else 0),
            ends[2] - (ends[4] - last if ends[0] == "equal" else 0),
        )


def stages_of(documents: Mapping[str, Document]) -> dict[str, Stages]:
    """The stages of files with regions that lack what both began with; those that git does not know have none."""
    found: dict[str, Stages] = {}
    wanted = [path for path, each in documents.items() if any(region.base is None for region in each.conflicts)]
    for repository, paths in _by_repository(wanted):
        try:
            unmerged = repository.unmerged(map(Path, paths))
        except GitError:
            continue  # the regions show as they stand in the file
        for path in paths:
            texts = unmerged.get(Path(path))
            if texts is not None:
                found[path] = Stages(*(text.decode("utf-8", "replace").removeprefix("\ufeff") for text in texts))
    return found


def half_deleted(roots: Sequence[Path]) -> dict[str, tuple[bool, bool]]:
    """The files below these that one side of a merge deleted, as they are called from here.

    Returns:
        By its path, whether ours has a file and whether theirs has it.
    """
    found: dict[str, tuple[bool, bool]] = {}
    for root in roots:
        repository = Repository.around(root)
        try:
            half = {} if repository is None else repository.half_deleted([root])
        except GitError:
            continue  # the regions show all the same
        found |= {os.path.relpath(path): has for path, has in half.items()}
    return found


def _by_repository(paths: Iterable[str]) -> Iterator[tuple[Repository, list[str]]]:
    known: dict[Path, Repository | None] = {}
    grouped: dict[Repository, list[str]] = {}
    for path in paths:
        folder = Path(path).absolute().parent
        if folder not in known:
            known[folder] = Repository.around(folder)
        repository = known[folder]
        if repository is not None:
            grouped.setdefault(repository, []).append(path)
    yield from grouped.items()
