"""Versions of one text side by side: which line of each stands beside which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Cells = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The same line in every version; `None` where a version has none. The first version is the one compared with."""

    lines: Cells
    numbers: tuple[int, ...]

    @property
    def alike(self) -> bool:
        """Whether all versions agree."""
        return len(set(self.lines)) == 1


def rows(first: str, *others: str | None) -> tuple[Row, ...]:
    """The lines of `first` beside those of the other versions; a version that is `None` has no lines."""
    base = _lines(first)
    versions = [_Version(base, _lines(other)) for other in others]
    found: list[Row] = []
    numbers = [0] * (len(others) + 1)

    def add(cells: Cells) -> None:
        for at, cell in enumerate(cells):
            numbers[at] += cell is not None
        found.append(Row(cells, tuple(numbers)))

    for at in range(len(base) + 1):
        for extra in range(max(len(each.before[at]) for each in versions)):
            add((None, *(each.inserted(at, extra) for each in versions)))
        if at < len(base):
            add((base[at], *(each.beside[at] for each in versions)))
    return tuple(found)


class _Version:
    """The lines of a version by those of the first: what stands beside each, and what is put in before it."""

    def __init__(self, base: Sequence[str], lines: Sequence[str]) -> None:
        self.beside: list[str | None] = [None] * len(base)
        self.before: list[list[str]] = [[] for _ in range(len(base) + 1)]
        for _kind, start, end, first, last in SequenceMatcher(None, base, lines, autojunk=False).get_opcodes():
            paired = min(end - start, last - first)
            self.beside[start : start + paired] = lines[first : first + paired]
            self.before[end] += lines[first + paired : last]

    def inserted(self, at: int, extra: int) -> str | None:
        """A line that is put in before a line of the first version."""
        return self.before[at][extra] if extra < len(self.before[at]) else None


def _lines(text: str | None) -> list[str]:
    return text.splitlines() if text else []
