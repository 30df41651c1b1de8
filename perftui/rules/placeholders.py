"""What stands in a form in place of something that was never written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from perftui.rules.choice import Choice
from perftui.rules.scanning import found_at
from perftui.rules.words import WordList
from perftui.taxonomy import taxonomy

VALUES = WordList("placeholder-values")
PHRASES = WordList("placeholder-phrases")

_ONLY_MARKS = re.compile(r"[\s/／\\*＊—_＿.．…。·、，,~～?？!！-]+")
_GAPS = r"(?<![A-Za-z])[XxＸｘ]{2,}(?![A-Za-z])|[×╳]{2,}|某某+|[_＿]{2,}|□+|【\s*】|（ *）|\( *\)"
# A star between numbers multiplies: 7*24 小时.
_STARS = r"[*＊]{2,}|(?<![0-9A-Za-z)）])[*＊](?![0-9A-Za-z(（])"
_ENTRY = re.compile(rf"{_GAPS}|{_STARS}|(?:…+|\.{{3,}})$")
_PROSE = re.compile(_GAPS)
_BEGINS = re.compile(r"[XxＸｘ×╳某_＿□【（(*＊….]")
# What any placeholder has in it, in the form that is looked for fastest: plain alternatives.
_SUSPECT = re.compile(r"XX|Xx|xX|xx|Ｘ|ｘ|××|×╳|╳|_|＿|□|【|\*|＊|…|\.\.|某某|（[） ]|\([) ]")
_SUSPECT_NAME = re.compile(r"标(?<=指标)(?:名称|内容|\s*[0-9０-９A-Za-zＡ-Ｚ一二三四五六七八九十]|$)", re.MULTILINE)
_MARK = re.compile(r"[^\w“《\"]")
_NUMBER_OF_GOAL = re.compile(r"标(?<=目标)\s*[0-9一二三四五六七八九十]")
_NUMBERED_GOAL = re.compile(r"(?:年度|总体)?目标\s*[0-9一二三四五六七八九十]{1,2}\s*[:：]?[\s.…]*")


def entry_may_be_open(entries: Sequence[str], choice: Choice) -> bool:
    """Whether one of some names and values can be open: a quick look, before each is searched."""
    text = "\n".join(entries)
    return (
        _MARK.search("".join([entry[:1] for entry in entries])) is not None
        or _SUSPECT.search(text) is not None
        or _SUSPECT_NAME.search(text) is not None
        or choice.words(PHRASES).first(text) is not None
        or choice.words(VALUES).any_of(entries)
    )


def prose_may_be_open(lines: Sequence[str], choice: Choice) -> bool:
    """The same of the lines of goals."""
    return entry_may_be_open(lines, choice) or numbers_goal(lines)


def numbers_goal(lines: Sequence[str]) -> bool:
    """Whether a line of a goal can be nothing but the number of a goal: 目标1."""
    return _NUMBER_OF_GOAL.search("\n".join(lines)) is not None


def is_placeholder(text: str, choice: Choice) -> bool:
    """Whether a text is a placeholder as a whole: `/`, 待定."""
    return text in choice.words(VALUES) or _ONLY_MARKS.fullmatch(text) is not None


def in_entry(text: str, choice: Choice) -> Iterator[tuple[int, int]]:
    """Where a name or a value was left open."""
    if is_placeholder(text, choice) or ("指标" in text and _numbered_name().fullmatch(text)):
        yield 0, len(text)
    else:
        yield from _places(_ENTRY, text, choice)


def in_prose(line: str, choice: Choice) -> Iterator[tuple[int, int]]:
    """Where a line of a goal was left open."""
    if is_placeholder(line, choice) or _NUMBERED_GOAL.fullmatch(line):
        yield 0, len(line)
    else:
        yield from _places(_PROSE, line, choice)


def _places(gaps: re.Pattern[str], text: str, choice: Choice) -> Iterator[tuple[int, int]]:
    for found in chain(found_at(_BEGINS, gaps, text), choice.words(PHRASES).pattern.finditer(text)):
        yield found.span()


@lru_cache(maxsize=1)
def _numbered_name() -> re.Pattern[str]:
    """Matches 指标1, 数量指标2, 三级指标名称."""
    levels = (name for level1 in taxonomy().levels for name in (level1.name, *level1.level2))
    kinds = "|".join(sorted({name.removesuffix("指标") for name in levels}, key=len, reverse=True))
    number = r"\s*(?:[0-9０-９一二三四五六七八九十]{1,2}|[A-Za-zＡ-Ｚ])"
    return re.compile(rf"(?:三级)?指标|(?:{kinds}|[一二三]级|具体|绩效)?指标(?:{number}|名称|内容)")
