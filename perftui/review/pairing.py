"""Which indicator and which sentence of one side of a conflict region is which of the other.

What both sides made of one thing of the common text is one, however it is called by now. What both added is one only
where it has one name: two indicators that are alike and came from two people are two.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from perftui.model import GoalLine
from perftui.names import comparison_key
from perftui.review.matching import match_indicators
from perftui.review.sides import SideRead

Pairs = Iterator[tuple[int, int]]


class _Way(NamedTuple):
    """How things of one kind are paired: what became of the common text, and what both sides added."""

    alike: Callable[[SideRead, SideRead], Pairs]
    same: Callable[[SideRead, SideRead], Pairs]


class Identities(NamedTuple):
    """What the indicators and sentences of each side are, by their lines."""

    ours: dict[int, Hashable]
    base: dict[int, Hashable]
    theirs: dict[int, Hashable]


def identities(ours: SideRead, base: SideRead | None, theirs: SideRead) -> Identities:
    """Tell what is one.

    Args:
        ours: our side.
        base: what both began with, where that is known and can be read.
        theirs: their side.
    """
    found = Identities({}, {}, {})
    for way in (_Way(_alike, _named_alike), _Way(_sentences_alike, _sentences_same)):
        _identify(found, way, ours, base, theirs)
    for name, side, into in (("ours", ours, found.ours), ("base", base, found.base), ("theirs", theirs, found.theirs)):
        for line in () if side is None else range(side.first, side.last + 1):
            into.setdefault(line, (name, line))
    return found


def _identify(found: Identities, way: _Way, ours: SideRead, base: SideRead | None, theirs: SideRead) -> None:
    if base is None:
        pairs = way.alike(ours, theirs)
    else:
        pairs = way.same(ours, theirs)
        for side, into in ((ours, found.ours), (theirs, found.theirs)):
            for before, now in way.alike(base, side):
                found.base[before] = into[now] = ("base", before)
    for one, other in pairs:
        if one not in found.ours and other not in found.theirs:
            found.ours[one] = found.theirs[other] = ("both", one)


def _alike(old: SideRead, new: SideRead) -> Pairs:
    for match in match_indicators(old.inside, new.inside):
        if match.old is not None and match.new is not None:
            yield match.old.line, match.new.line


def _named_alike(one: SideRead, other: SideRead) -> Pairs:
    there = {comparison_key(each.name): each.line for each in reversed(other.inside.indicators)}
    for each in one.inside.indicators:
        line = there.pop(comparison_key(each.name), None)
        if line is not None:
            yield each.line, line


def _sentences_alike(old: SideRead, new: SideRead) -> Pairs:
    """Sentences that are the same, and those in the place of as many others."""
    yield from _sentence_pairs(old, new, {"equal", "replace"})


def _sentences_same(one: SideRead, other: SideRead) -> Pairs:
    yield from _sentence_pairs(one, other, {"equal"})


def _sentence_pairs(old: SideRead, new: SideRead, kinds: set[str]) -> Pairs:
    for key, before in old.sentences.items():
        after = new.sentences.get(key, ())
        codes = SequenceMatcher(None, _texts(before), _texts(after), autojunk=False).get_opcodes()
        for kind, first, last, begin, end in codes:
            if kind in kinds and last - first == end - begin:
                for one, other in zip(before[first:last], after[begin:end], strict=True):
                    yield one.span.line, other.span.line


def _texts(lines: Sequence[GoalLine]) -> list[str]:
    return [line.text for line in lines]
