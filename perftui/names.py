"""When two names are the same, and which known name was probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from perftui.model import Field

_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("“”„‟「」『』《》〈〉＂", '"'),
        **dict.fromkeys("‘’‚‛＇", "'"),
        **dict.fromkeys("—–―−‐‑‒～〜", "-"),
        **dict.fromkeys("【〔〖", "["),
        **dict.fromkeys("】〕〗", "]"),
        **dict.fromkeys("、，", ","),
        "。": ".",
        "・": "·",
        "•": "·",
        "…": "...",
    }
)
_BLANK = re.compile(r"\s+")
_PLAIN = re.compile("[\u4e00-\u9fff!-@[-~]*")
"""A name of signs that compare as they are."""
_LIKENESS = 0.5
_LIKENESS_OF_LETTERS = 0.65
"""Words of letters share some with any other; those of Chinese characters, and codes, are short and share none."""
_CODE = 4
"""The length of a code."""
_BEST = 5
"""As many may be equally alike; the one that begins like the name is then meant."""


def comparison_key(name: str) -> str:
    """`name` for comparison only, never stored.

    NFKC, all blanks out, CJK punctuation, quotes, dashes and brackets to ASCII, casefold. Digits stay.
    """
    return name if _PLAIN.fullmatch(name) else _key(name)


def comparison_keys(names: Sequence[str]) -> tuple[str, ...]:
    """Several names for comparison; where all of them compare as they are, one look tells."""
    return tuple(names if _PLAIN.fullmatch("".join(names)) else [comparison_key(name) for name in names])


def field_key(field: Field[object] | None) -> str:
    """What stands in a field, for comparison; empty where nothing does or it cannot be read."""
    return comparison_key(str(field.value)) if field is not None and field.value is not None else ""


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    key = _BLANK.sub("", unicodedata.normalize("NFKC", name.translate(_PUNCTUATION))).translate(_PUNCTUATION).casefold()
    return name if key == name else key  # one text in memory, where there is no difference


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` is most like, or `None` where it is like none."""
    by_key = {comparison_key(candidate): candidate for candidate in sorted(known)}
    key = comparison_key(name)
    found = get_close_matches(key, by_key, n=_BEST, cutoff=_least_likeness(key))
    if not found:
        return None
    return by_key[max(found, key=lambda each: (_likeness(key, each), _common_beginning(key, each)))]


def _least_likeness(key: str) -> float:
    return _LIKENESS_OF_LETTERS if key.isascii() and len(key) > _CODE else _LIKENESS


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, other, one).ratio()


def _common_beginning(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, its) in pairs if mine != its), min(len(one), len(other)))
