"""Lists of words that rules look for. The words are data, `data/words/*.toml`, and a bureau can extend them.

A file holds tables, one a list:

    [weak]
    what = "words that any activity satisfies"
    words = ["有所", "推动"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "data" / "words"
_NOTHING = re.compile("(?!)")
_FEW = 6
"""To look for each word in so many texts takes less time than to compile a pattern."""


@dataclass(frozen=True, slots=True)
class WordList:
    """Names a list of words."""

    name: str


@dataclass(frozen=True)
class Words:
    """The words of a list; the longest one counts where several begin at one place."""

    words: tuple[str, ...]
    what: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches any of the words."""
        by_first_sign: dict[str, list[str]] = {}
        for word in sorted(filter(None, self.words), key=len, reverse=True):
            by_first_sign.setdefault(word[0], []).append(word[1:])
        # Alternatives that begin with a sign, and nothing before them: a search then passes fast over what begins with
        # none of the signs, and elsewhere tries each sign once and not each word.
        several = (re.escape(sign) + _one_of(rests) for sign, rests in by_first_sign.items())
        return re.compile("|".join(several)) if by_first_sign else _NOTHING

    @cached_property
    def _asked(self) -> Iterator[int]:
        return count()

    @cached_property
    def _hash(self) -> int:
        return hash((self.words, self.what))

    def __hash__(self) -> int:
        """Worked out once: lists are looked up by themselves."""
        return self._hash

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _first_signs(self) -> frozenset[str]:
        return frozenset([word[:1] for word in self.words])

    @cached_property
    def _by_last_sign(self) -> Mapping[str, tuple[str, ...]]:
        """The words that end with a character, the longest first."""
        found: dict[str, tuple[str, ...]] = {}
        for word in sorted(self.words, key=len, reverse=True):
            found[word[-1:]] = (*found.get(word[-1:], ()), word)
        return found

    def first(self, text: str) -> str | None:
        """The first of the words in `text`, or `None`."""
        pattern: re.Pattern[str] | None = self.__dict__.get("pattern")
        if pattern is None and next(self._asked) < _FEW:
            begins = [(text.find(word), -len(word), word) for word in self.words if word and word in text]
            return min(begins)[2] if begins else None
        found = (pattern or self.pattern).search(text)
        return found[0] if found else None

    def begins(self, text: str) -> str | None:
        """The longest word that `text` begins with, or `None`."""
        if text[:1] not in self._first_signs:
            return None
        found = self.pattern.match(text)
        return found[0] if found else None

    def ending(self, text: str) -> str | None:
        """The longest word that `text` ends with, or `None`."""
        for word in self._by_last_sign.get(text[-1:], ()):
            if text.endswith(word):
                return word
        return None

    def ends(self, text: str) -> bool:
        """Whether `text` ends with one of the words."""
        return text.endswith(self._by_last_sign.get(text[-1:], ()))

    def any_of(self, texts: Iterable[str]) -> bool:
        """Whether any of `texts` is one of the words."""
        return not self._set.isdisjoint(texts)

    def __contains__(self, text: str) -> bool:
        """Whether `text` is one of the words."""
        return text in self._set

    def changed(self, add: Iterable[str], remove: Iterable[str]) -> Words:
        """The list with other words."""
        gone = frozenset(remove)
        kept = [word for word in self.words if word not in gone]
        return Words(tuple(dict.fromkeys((*kept, *add))), self.what)


def _one_of(texts: list[str]) -> str:
    """A pattern of the first of some texts that fits."""
    return re.escape(texts[0]) if len(texts) == 1 else f"(?:{'|'.join(map(re.escape, texts))})"


@lru_cache(maxsize=1)
def standard_words() -> Mapping[str, Words]:
    """The lists that come with the program, by name."""
    found: dict[str, Words] = {}
    for path in sorted(_FOLDER.glob("*.toml")):
        for name, table in tomllib.loads(path.read_text("utf-8")).items():
            if name in found:
                raise ValueError(name)
            found[name] = Words(tuple(table["words"]), table["what"])
    return found
