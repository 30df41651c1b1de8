"""Characters that were dropped from a name, found by comparing it with the other names and goals of a folder.

`各项工完成` lacks 作: everywhere else 工作完成 is written, and 各项工 is always followed by 作.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from perftui.rules.han import is_han

_OFTEN = 3
"""In so many names a word has to stand before its lack elsewhere is a slip."""

_WHOLE = 4
_DIGITS = re.compile(r"\d\d*")


class Dropped(NamedTuple):
    """A stretch of a name that lacks its second character, and the word that is meant."""

    written: str
    word: str


def dropped(names: Iterable[str], goals: Iterable[str]) -> Mapping[str, Dropped]:
    """The names that lack a character; `names` and the result are without digits."""
    distinct = set(names)
    counts = Counter(name[at : at + _WHOLE] for name in distinct for at in range(len(name) - _WHOLE + 1))
    lacking = {
        f"{word[0]}{word[2:]}": word
        for word, count in counts.items()
        if count >= _OFTEN and word[1] not in {word[0], word[2]} and is_han(word)
    }
    candidates = [
        (name, name[at - 1 : at + _WHOLE - 1], lacking[name[at : at + _WHOLE - 1]])
        for name in distinct
        for at in range(1, len(name) - _WHOLE + 2)
        if name[at : at + _WHOLE - 1] in lacking
    ]
    often = Counter(stretch[1:] for _name, stretch, _word in candidates)
    candidates = [each for each in candidates if often[each[1][1:]] == 1]
    written = "\n".join((*distinct, *goals)) if candidates else ""
    return {name: Dropped(stretch[1:], word) for name, stretch, word in candidates if _is_slip(stretch, word, written)}


def without_digits(names: str) -> list[str]:
    """Names, one a line, as they are compared: a 2025 and a 2026 make no other words of them."""
    return _DIGITS.sub("", names).split("\n")


def _is_slip(stretch: str, word: str, written: str) -> bool:
    """Whether it stands only here, and what stands before is followed by the word everywhere else."""
    if written.count(stretch[1:]) != 1:
        return False
    following = re.findall(f"{re.escape(stretch[:2])}(?!{re.escape(stretch[2:])})(.?)", written)
    return bool(following) and set(following) == {word[1]}
