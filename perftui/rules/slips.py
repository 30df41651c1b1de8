"""Slips of writing that a text shows by itself: doubled words, wrong characters, an x that stands for ×."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from perftui.messages import Message, msg
from perftui.rules.choice import Choice
from perftui.rules.han import BEYOND_ASCII, is_han
from perftui.rules.words import WordList, Words

SLIPS = WordList("slips")
DOUBLED = WordList("doubled")
DOUBLED_RIGHT = WordList("doubled-right")
RUN_TOGETHER = WordList("run-together")

_ARROW = "→"
_BEHIND = 2
"""So many characters follow two verbs that run together."""
_TIMES = re.compile(rf"x(?<={BEYOND_ASCII}x)(?={BEYOND_ASCII}|\")(?!x?(?:射线|光|轴))")
_BEHIND_TIMES = '”"’）'
_AND = re.compile(
    "[机既即急极](?=相关|有关|其他|其它|其所|配套)"
    "(?<=(?:工作|管理|服务|建设|项目|活动|平台|业务|单位|部门|人员|企业|机构|材料|资金|产品|技术|设施).)"
)


class Slip(NamedTuple):
    """A stretch of a text that is probably wrong; `meant` is what to write instead, `None` where that is not sure."""

    start: int
    end: int
    message: Message
    meant: str | None


class Slips:
    """Looks for slips with the words that are in force."""

    def __init__(self, choice: Choice) -> None:
        rows = (row.partition(_ARROW) for row in choice.words(SLIPS).words)
        self._meant = {written: meant for written, arrow, meant in rows if arrow}
        self._wrong = Words(tuple(self._meant)).pattern
        self._doubled, self._right = choice.words(DOUBLED).pattern, choice.words(DOUBLED_RIGHT).pattern
        self._together = _together(choice.words(RUN_TOGETHER))

    def find(self, text: str) -> Iterator[Slip]:
        """The slips in a text."""
        for found in self._wrong.finditer(text):
            yield _slip(found, msg("{text} is probably a slip", text=found[0]), self._meant[found[0]])
        for found in self._doubled.finditer(text):
            if not self._is_right(text, found):
                yield _slip(found, msg("{text} stands twice", text=_half(found[0])), _half(found[0]))
        for found in _TIMES.finditer(text):
            before, behind = text[found.start() - 1], text[found.end()]
            if is_han(before) and (is_han(behind) or behind in _BEHIND_TIMES):
                yield _slip(found, msg("an x stands for ×"), "×")
        for found in _AND.finditer(text):
            yield _slip(found, msg("{text} probably is 及", text=found[0]), "及")
        for found in self._together.finditer(text):
            if is_han(text[found.start() : found.end() + _BEHIND]):
                yield _slip(found, msg("two verbs run together: {text}", text=found[0]), None)

    def _is_right(self, text: str, found: re.Match[str]) -> bool:
        """Whether what stands twice belongs to two words that rightly meet."""
        around = max(0, found.start() - len(found[0])), found.end() + len(found[0])
        return any(
            right.start() <= found.start() and found.end() <= right.end()
            for right in self._right.finditer(text, *around)
        )


def _together(verbs: Words) -> re.Pattern[str]:
    """Matches a verb, any two characters, and another verb of its row, before two more that end a part of a clause.

    Each alternative begins with its verb, so that what is none of the verbs is passed over fast.
    """
    rows = (row.split() for row in verbs.words)
    runs = [
        f"{re.escape(verb)}..(?:{'|'.join(map(re.escape, others))})"
        for row in rows
        for verb in row
        if (others := [other for other in row if not other.startswith(verb)])
    ]
    return re.compile(f"(?:{'|'.join(runs)})(?=..(?:[，,。；;、]|$))" if runs else "(?!)")


def _slip(found: re.Match[str], message: Message, meant: str | None) -> Slip:
    return Slip(found.start(), found.end(), message, meant)


def _half(doubled: str) -> str:
    return doubled[: len(doubled) // 2]
