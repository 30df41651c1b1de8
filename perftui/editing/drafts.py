"""Drafts by their paths, and which of them differ from the disk: of ten thousand few do, and these alone are asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from perftui.editing.draft import Draft


class Drafts:
    """Holds drafts in the order of their paths.

    Args:
        drafts: those that there are, in their order.
    """

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._drafts = {draft.path: draft for draft in drafts}
        self._touched: dict[Path, Draft] = {}
        self._in_order = True

    def __getitem__(self, path: Path) -> Draft:
        return self._drafts[path]

    def __iter__(self) -> Iterator[Draft]:
        if not self._in_order:
            self._drafts = dict(sorted(self._drafts.items(), key=lambda item: str(item[0])))
            self._in_order = True
        return iter(self._drafts.values())

    def get(self, path: Path) -> Draft | None:
        """The draft of a file."""
        return self._drafts.get(path)

    def put(self, draft: Draft) -> None:
        """Keep a draft; one of a file that neither is nor was is none."""
        if draft.file is None and draft.saved is None:
            self.drop(draft.path)
            return
        self._in_order &= draft.path in self._drafts
        self._drafts[draft.path] = draft
        if draft.dirty or draft.contested:
            self._touched[draft.path] = draft
        else:
            self._touched.pop(draft.path, None)

    def drop(self, path: Path) -> None:
        """There is no such file any more."""
        self._drafts.pop(path, None)
        self._touched.pop(path, None)

    def touched(self) -> Iterator[Draft]:
        """Those that differ from the disk, or that another program changed, in the order of their paths."""
        return (self._touched[path] for path in sorted(self._touched, key=str))

    def copy(self) -> Drafts:
        """The same drafts, to be changed without these."""
        other = Drafts()
        other._drafts, other._touched = dict(self._drafts), dict(self._touched)
        other._in_order = self._in_order
        return other
