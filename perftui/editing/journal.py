"""Unsaved edits on disk: after a crash or a kill they are offered again.

A journal is a file of its own for each running program, in the state folder of the user. Every change appends one line
for each file that it touched, with the whole text, and reaches the disk before the next key is read. The program that
owns a journal holds a lock on it; a journal without a lock was left behind.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import platformdirs
from filelock import FileLock, Timeout

from perftui.editing.draft import Draft

_SUFFIX = ".journal"
_COMPACT_AT = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A file as a program left it behind: its text, `None` where it was to be deleted, and what it was made from."""

    path: Path
    text: str | None
    digest: str | None


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A journal without an owner."""

    journal: Path
    files: tuple[Unsaved, ...]

    def discard(self) -> None:
        """Forget it."""
        self.journal.unlink(missing_ok=True)


class Journal:
    """The journal of this program.

    Args:
        roots: what the program has open; journals of other roots are not offered.
        folder: where journals are; by default the state folder of the user.
    """

    def __init__(self, roots: Sequence[Path], folder: Path | None = None) -> None:
        self._folder = folder or platformdirs.user_state_path("perftui")
        self._roots = _key(roots)
        self._path = self._folder / f"{self._roots}-{os.getpid()}{_SUFFIX}"
        self._lock = _lock(self._path)
        self._file: BinaryIO | None = None
        self._known: dict[Path, Unsaved] = {}

    def record(self, drafts: Iterable[Draft]) -> None:
        """What these drafts hold now; a clean one is no longer unsaved.

        Raises:
            OSError: the journal cannot be written; the edits are in memory only.
        """
        lines: list[str] = []
        for draft in drafts:
            if draft.dirty:
                unsaved = Unsaved(
                    draft.path.absolute(),
                    None if draft.file is None else draft.text,
                    None if draft.saved is None else draft.saved.digest,
                )
                if self._known.get(unsaved.path) != unsaved:
                    self._known[unsaved.path] = unsaved
                    lines.append(_line(unsaved))
            elif self._known.pop(draft.path.absolute(), None) is not None:
                lines.append(_forgotten(draft.path.absolute()))
        self._append(lines)

    def forget(self, path: Path) -> None:
        """This file is saved, or its edits are given up.

        Raises:
            OSError: the journal cannot be written.
        """
        if self._known.pop(path.absolute(), None) is not None:
            self._append([_forgotten(path.absolute())])

    def close(self) -> None:
        """The end: where nothing is unsaved, nothing stays behind."""
        if self._file is None:
            return
        self._file.close()
        self._file = None
        if not self._known:
            self._path.unlink(missing_ok=True)
        self._lock.release()
        Path(self._lock.lock_file).unlink(missing_ok=True)

    def left_behind(self) -> tuple[LeftBehind, ...]:
        """The journals of programs that ended without saving, oldest first."""
        found: list[tuple[float, LeftBehind]] = []
        for path in self._folder.glob(f"{self._roots}-*{_SUFFIX}"):
            if path != self._path or self._file is None:
                with suppress(OSError):
                    left = _read_unlocked(path)
                    if left is not None:
                        found.append((path.stat().st_mtime, left))
        return tuple(left for _time, left in sorted(found, key=lambda pair: pair[0]))

    def _append(self, lines: list[str]) -> None:
        if not lines:
            return
        file = self._file or self._open()
        if not self._known:
            file.truncate(0)
            lines = []
        elif os.fstat(file.fileno()).st_size > _COMPACT_AT:
            file.truncate(0)
            lines = [_line(unsaved) for unsaved in self._known.values()]
        file.write("".join(lines).encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())

    def _open(self) -> BinaryIO:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock.acquire()
        self._path.unlink(missing_ok=True)
        self._file = open(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")  # noqa: SIM115, PTH123 - it stays open while the program runs
        return self._file


def _lock(path: Path) -> FileLock:
    return FileLock(path.with_suffix(".lock"), timeout=0)


def _key(roots: Sequence[Path]) -> str:
    names = "\0".join(sorted(str(path.absolute()) for path in roots))
    return hashlib.blake2b(names.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _line(unsaved: Unsaved) -> str:
    return json.dumps({"path": str(unsaved.path), "text": unsaved.text, "digest": unsaved.digest}) + "\n"


def _forgotten(path: Path) -> str:
    return json.dumps({"path": str(path), "saved": True}) + "\n"


def _read_unlocked(path: Path) -> LeftBehind | None:
    """A journal that nobody holds; `None` where it has an owner or holds nothing."""
    lock = _lock(path)
    try:
        lock.acquire()
    except Timeout:
        return None
    files = _entries(path.read_bytes())
    lock.release()
    Path(lock.lock_file).unlink(missing_ok=True)
    if not files:
        path.unlink(missing_ok=True)
        return None
    return LeftBehind(path, files)


def _entries(data: bytes) -> tuple[Unsaved, ...]:
    """What is unsaved at the end of a journal; a last line that the crash cut off is no entry."""
    files: dict[Path, Unsaved] = {}
    for line in data.split(b"\n"):
        try:
            entry = json.loads(line)
            path = Path(entry["path"])
            if entry.get("saved"):
                files.pop(path, None)
            else:
                files[path] = Unsaved(path, entry["text"], entry["digest"])
        except (ValueError, KeyError, AttributeError, TypeError):
            continue
    return tuple(files.values())
