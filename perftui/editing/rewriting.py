"""A whole text in an editor: how it shows there, and what of it was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perftui.display import printable_lines
from perftui.editing.differing import differing


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
    done, last = 0, len(now) - 1
    for first, stop, begin, finish in differing(before, now):
        yield from originals[done:first]
        for number in range(begin, finish):
            yield now[number] + (end if number < last else "")
        done = stop
    yield from originals[done:]
