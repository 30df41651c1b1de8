"""In which lines two versions of a text differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile


def differing(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that differ: where each begins and ends in the lines before, and in those now."""
    # An edit leaves most of a long text alone; the matcher would look through all of it.
    head = _alike(before, now)
    tail = _alike(before[head:][::-1], now[head:][::-1])
    inside = SequenceMatcher(None, before[head : len(before) - tail], now[head : len(now) - tail], autojunk=False)
    for kind, first, last, begin, end in inside.get_opcodes():
        if kind != "equal":
            yield head + first, head + last, head + begin, head + end


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """How many lines are the same at the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))
