"""Finds the `perftui.toml` that counts in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

FILE_NAME = "perftui.toml"
T = TypeVar("T")


class Nearest(Generic[T]):
    """What the nearest `perftui.toml` says, folder by folder; each is read once, and each folder looked at once.

    Attributes:
        by_folder: what was found so far, by the whole names of folders.
    """

    def __init__(self, read: Callable[[Path], T], nothing: T) -> None:
        """Prepare.

        Args:
            read: makes of a file what counts.
            nothing: what counts where there is no file up to the root, or to the folder of a repository.
        """
        self.by_folder: dict[str, T] = {}
        self._read = read
        self._nothing = nothing

    def __call__(self, folder: str) -> T:
        """What counts in the folder of that whole name; it is remembered for those above it on the way."""
        found = self.by_folder.get(folder)
        return self._look(folder) if found is None else found

    def _look(self, start: str) -> T:
        passed: list[str] = []
        folder = start
        while folder not in self.by_folder:
            passed.append(folder)
            file = os.path.join(folder, FILE_NAME)  # noqa: PTH118 - asked for each folder
            above = os.path.dirname(folder)  # noqa: PTH120 - as above
            if os.path.lexists(file):
                self.by_folder[folder] = self._read(Path(file))
            elif above == folder or os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118 - as above
                self.by_folder[folder] = self._nothing
            else:
                folder = above
        found = self.by_folder[folder]
        self.by_folder.update(dict.fromkeys(passed, found))
        return found
