"""How much of one text is found in another, by pairs of characters: Chinese has no blanks between words."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from perftui.names import comparison_key


def share_of(part: str, whole: str) -> int:
    """How many of a hundred pairs of characters of `part` stand in `whole`; 0 where it has no pair."""
    pairs = pairs_of(part)
    return 100 * len(pairs & pairs_of(whole)) // len(pairs) if pairs else 0


@lru_cache(maxsize=8192)
def pairs_of(text: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring characters of a text, compared as names are."""
    return frozenset(pairwise(comparison_key(text)))
