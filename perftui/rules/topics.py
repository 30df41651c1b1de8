"""What a name is about, and how alike two names are: pairs of neighbouring characters stand for Chinese words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import add
from types import MappingProxyType

from perftui.rules.choice import Choice
from perftui.rules.words import WordList

MEASURES = WordList("name-measures")
DEEDS = WordList("name-deeds")

Pairs = frozenset[str]

# A class before its repetition: a search passes fast over what does not begin with one.
_NO_WORD = re.compile(r"[^\w\n][^\w\n]*")
_MEASURED_BY = re.compile(r"[率数量性度的][率数量性度的]*(?=\s|$)")
_LOW_LINE = "_"
_MARK = "\0"
_AT_THE_END = f"{_MARK}率数量性度的"
_GROWTH = "growth"
_ASPECTS = MappingProxyType(
    {
        **dict.fromkeys(("及时", "按时", "按期", "准时", "时效", "时限", "响应"), "time"),
        **dict.fromkeys(
            ("合格", "达标", "优良", "优秀", "准确", "通过", "符合", "相符", "合规", "完好", "可用"), "quality"
        ),
        **dict.fromkeys(("满意", "好评"), "satisfaction"),
        "覆盖": "coverage",
        **dict.fromkeys(
            ("增长", "增加", "增速", "增幅", "提高", "提升", "上升", "下降", "降低", "降幅", "减少", "变化"), _GROWTH
        ),
        "知晓": "awareness",
    }
)
# Plain alternatives: a search passes fast over what begins none of them.
_ASPECT = re.compile(
    "|".join([f"{word}(?=[率幅额量数值情程]|$)" if side == _GROWTH else word for word, side in _ASPECTS.items()])
)


def topic(name: str, choice: Choice) -> str:
    """A name without the words that say how it is measured or that something is done, its parts with blanks between."""
    return topics((name,), choice)[0]


def topics(names: Sequence[str], choice: Choice) -> list[str]:
    """The topics of several names; in one go, which is much faster than one by one."""
    if not names:
        return []
    about = "\n".join(names)
    for words in (MEASURES, DEEDS):
        about = choice.words(words).pattern.sub(" ", about)
    about = _NO_WORD.sub(" ", about.replace(_LOW_LINE, " "))
    return [part.strip(" ") for part in _MEASURED_BY.sub(" ", about).split("\n")]


def cores(names: Sequence[str], choice: Choice) -> list[str]:
    """Several names without the measures at their ends: `档案整理完成率` is about 档案整理."""
    text = "\n".join(names)
    marked = choice.words(MEASURES).pattern.sub(lambda measure: _MARK * len(measure[0]), text).split("\n")
    kept = [name[: len(end.rstrip(_AT_THE_END))] for name, end in zip(names, marked, strict=False)]
    return _NO_WORD.sub("", "\n".join(kept).replace(_LOW_LINE, "")).split("\n")


def aspect(name: str) -> str:
    """Which side of its topic a name measures: time, quality, satisfaction and so on; empty where it does not say."""
    found = _ASPECT.findall(name)
    return _ASPECTS[found[-1]] if found else ""


def pairs(text: str) -> Pairs:
    """The pairs of neighbouring characters in `text`; a part of one character stands for itself."""
    parts = text.split()
    if len(parts) == 1:
        (part,) = parts
        return frozenset(map(add, part, part[1:]) if len(part) > 1 else part)
    neighbours = [map(add, part, part[1:]) if len(part) > 1 else part for part in parts]
    return frozenset(chain.from_iterable(neighbours))


class Likeness:
    """How alike names are within a set of names: pairs that many of them have weigh less."""

    def __init__(self, names: Iterable[Pairs]) -> None:
        often = Counter(chain.from_iterable(names))
        self._weights = {pair: 1 / count for pair, count in often.items()}
        self._of_names: dict[Pairs, float] = {}

    def share(self, one: Pairs, other: Pairs) -> float:
        """Which part of `one` is in `other`, between 0 and 1."""
        common = one & other
        return self._weight(common) / self._of_name(one) if common else 0.0

    def between(self, one: Pairs, other: Pairs) -> float:
        """How alike two names are, between 0 and 1: the geometric mean of what each has of the other."""
        common = one & other
        return self._weight(common) / math.sqrt(self._of_name(one) * self._of_name(other)) if common else 0.0

    def _of_name(self, name: Pairs) -> float:
        """The weight of a name, which is held against many others."""
        if name not in self._of_names:
            self._of_names[name] = self._weight(name)
        return self._of_names[name]

    def _weight(self, some: Pairs) -> float:
        weights = self._weights
        return sum([weights.get(pair, 1.0) for pair in some])
