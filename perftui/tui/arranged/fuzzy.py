"""Names that have the characters of a text in their order, the best first."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterable, Sequence

from perftui.names import comparison_key

BEST = 200
"""How many names are shown; who sees none that is meant types on."""
_LOOK_UP_EVERY = 4096


def ranked(
    text: str, keys: Sequence[str], places: Iterable[int], stopped: Callable[[], bool]
) -> tuple[list[int], list[int]] | None:
    """The places of the best names, and of all that fit; `None` where nobody waits for them any more.

    A name in which the text stands whole comes before one in which it is scattered, one that begins with it before
    one that holds it, a short one before a long one.

    Args:
        text: what is typed.
        keys: the names as they compare.
        places: those of them to look through: all, or what fitted a beginning of the text.
        stopped: whether anybody still waits.
    """
    wanted = comparison_key(text)
    scattered = re.compile(".*?".join(map(re.escape, wanted)), re.DOTALL)
    found: list[tuple[int, int]] = []
    for count, place in enumerate(places):
        if not count % _LOOK_UP_EVERY and stopped():
            return None
        match = scattered.search(keys[place])
        if match is not None:
            found.append((_cost(wanted, keys[place], match), place))
    return [place for _cost, place in heapq.nsmallest(BEST, found)], [place for _cost, place in found]


def _cost(wanted: str, key: str, match: re.Match[str]) -> int:
    at = key.find(wanted)
    if at >= 0:
        return (at > 0) * 1000 + at + len(key)
    return 10_000 + (match.end() - match.start() - len(wanted)) * 100 + match.start() + len(key)


def spots(text: str, name: str) -> frozenset[int]:
    """The characters of a name that the text was found in."""
    wanted = comparison_key(text)
    letters = [comparison_key(letter) for letter in name]
    whole = "".join(letters).find(wanted)
    skip = max(whole, 0)
    found: set[int] = set()
    for at, letter in enumerate(letters):
        if skip >= len(letter) > 0:
            skip -= len(letter)
        elif letter and wanted.startswith(letter):
            found.add(at)
            wanted = wanted[len(letter) :]
    return frozenset(found)
