"""Lists of words whose entries are rows: endings of names, then a colon and what they mean.

    "人数 人员数: 人 名 位"

Without a colon the endings of a row mean the same, and its first one stands for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from perftui.rules.words import Words


@dataclass(frozen=True)
class Rows:
    """What endings mean."""

    meanings: Mapping[str, tuple[str, ...]]

    @cached_property
    def endings(self) -> Words:
        """All endings."""
        return Words(tuple(self.meanings))

    @cached_property
    def all_meanings(self) -> frozenset[str]:
        """Everything that some ending means."""
        return frozenset(meaning for meanings in self.meanings.values() for meaning in meanings)


@lru_cache(maxsize=64)
def rows(words: Words) -> Rows:
    """The rows of a list."""
    meanings: dict[str, tuple[str, ...]] = {}
    for entry in words.words:
        endings, _colon, meant = entry.partition(":")
        for ending in endings.split():
            meanings[ending] = tuple(meant.split()) or (endings.split()[0],)
    return Rows(meanings)
