"""A whole text in an editor: how it shows there, and what of it was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from perftui.display import printable_lines


def shown(text: str) -> str:
    """A text for an editor: line ends are line feeds, and nothing in it is obeyed by a terminal."""
    return printable_lines(text.replace("\r\n", "\n"))


def written(text: str, edited: str) -> str:
    """What `edited`, made of `shown(text)`, stands for: a line that was not touched stays as it is in `text`.

    New lines end like the others of the text.
    """
    before, now = shown(text).split("\n"), edited.split("\n")
    if before == now:
        return text
    end = "\r" if "\r\n" in text else ""
    return "\n".join(_lines(text.split("\n"), before, now, end))


def _lines(originals: Sequence[str], before: Sequence[str], now: Sequence[str], end: str) -> Iterator[str]:
    head = _alike(before, now)
    tail = _alike(before[head:][::-1], now[head:][::-1])
    last = len(now) - 1
    changed = SequenceMatcher(None, before[head : len(before) - tail], now[head : len(now) - tail], autojunk=False)
    yield from originals[:head]
    for kind, first, stop, begin, finish in changed.get_opcodes():
        if kind == "equal":
            yield from originals[head + first : head + stop]
        else:
            for number in range(head + begin, head + finish):
                yield now[number] + (end if number < last else "")
    yield from originals[len(originals) - tail :]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
