"""The summaries of all files, each with what its projects are, and the lines that show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from perftui.editing.slot import Part, Slot
from perftui.editing.stating import Found, found_of
from perftui.language.keys import SUMMARY_KEYS, Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perftui.model import Summary
    from perftui.tui.arranged.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Item:
    """A summary: the file that it stands in, which of that file it is, and what its projects are."""

    path: str
    number: int
    summary: Summary
    found: Found


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the page: the file of a summary, one of its slots, or a blank one."""

    item: Item | None = None
    slot: Slot | None = None

    @property
    def key(self) -> tuple[str, int, str] | None:
        """By what it is found again when its file has changed."""
        if self.item is None or self.slot is None:
            return None
        return self.item.path, self.item.number, self.slot.key

    @property
    def line(self) -> int:
        """The line of the file that it shows; of a field that is not written, that of the summary."""
        if self.item is None:
            return 1
        written = (field.line for field in self.item.summary.head if self.slot and field.key == self.slot.key)
        return next(written, self.item.summary.line)


@dataclass(frozen=True, eq=False)
class StatedSums:
    """All summaries of a corpus, in the order of the files."""

    corpus: Corpus
    items: Sequence[Item]

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The lines that show them."""
        return tuple(_rows(self.items))


def stated_of(corpus: Corpus) -> StatedSums:
    """The summaries of a corpus, counted."""
    workspace = corpus.workspace
    items: list[Item] = []
    if workspace is not None:
        numbers: dict[str, int] = {}
        for stated in workspace.summaries():
            path = str(stated.file.path)
            numbers[path] = numbers.get(path, -1) + 1
            items.append(Item(path, numbers[path], stated.summary, found_of(workspace, stated)))
    return StatedSums(corpus, tuple(items))


def slots_of(summary: Summary) -> Iterator[Slot]:
    """The places of a summary that can be filled in: its name, then its fields."""
    yield Slot(Part.SUMMARY_NAME, line=summary.line)
    yield from (Slot(Part.SUMMARY_FIELD, key, line=summary.line) for key in SUMMARY_KEYS)


def key_of(slot: Slot) -> Key | None:
    """The key of a field; `None` for a name."""
    return Key(slot.key) if slot.part is Part.SUMMARY_FIELD else None


def _rows(items: Sequence[Item]) -> Iterator[Row]:
    for number, item in enumerate(items):
        if number:
            yield Row()
        yield Row(item)
        yield from (Row(item, slot) for slot in slots_of(item.summary))
