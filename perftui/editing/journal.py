"""Unsaved edits on disk: after a crash or a kill they are offered again.

A journal is a file of its own for each running program, in the state folder of the user. Every change appends one line
for each file that it touched, with the whole text. It is written before the next key is read, so that it outlives the
program; a thread has it reach the disk, so that it outlives the machine. The program that owns a journal holds a lock
on it; a journal without a lock was left behind.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from filelock import FileLock, Timeout

from perftui.editing.flushing import Flushing
from perftui.editing.unfinished import Unfinished, entry_of, unfinished_in
from perftui.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perftui.editing.draft import Draft

_SUFFIX = ".journal"
_COMPACT_AT = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A file as a program left it behind.

    Attributes:
        path: where it is, whole.
        text: what it was to hold; `None` where it was to be deleted.
        digest: the hash of what it was made from; `None` where there was no file.
        base: the text of what it was made from.
        unfinished: what was being typed for it and could not stand so.
    """

    path: Path
    text: str | None
    digest: str | None
    base: str | None = None
    unfinished: Unfinished | None = None

    @property
    def edited(self) -> bool:
        """Whether the text is another one than that it was made from."""
        return self.digest is None or self.text != self.base


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A journal without an owner: what of it lies below the roots, and the rest."""

    journal: Path
    files: tuple[Unsaved, ...]
    rest: tuple[Unsaved, ...] = ()

    def discard(self) -> None:
        """Forget these files.

        Raises:
            OSError: the journal can neither be changed nor deleted.
        """
        if not self.rest:
            self.journal.unlink(missing_ok=True)
            return
        fault = write_atomically(self.journal, "".join(map(_line, self.rest)).encode())
        if fault is not None:
            raise OSError(fault.error, str(fault.reason))


class Journal:
    """The journal of this program.

    Args:
        roots: what the program has open; files elsewhere are not offered.
        folder: where journals are; by default the state folder of the user.
    """

    def __init__(self, roots: Sequence[Path], folder: Path | None = None) -> None:
        self._folder = folder or platformdirs.user_state_path("perftui")
        self._roots = tuple(map(whole, roots))
        self._path = self._folder / f"{os.getpid()}-{secrets.token_hex(4)}{_SUFFIX}"
        self._lock = _lock(self._path)
        self._handle: int | None = None
        self._flushing = Flushing()
        self._compact_at = _COMPACT_AT
        self._known: dict[Path, Unsaved] = {}
        self._missed: dict[Path, Draft] = {}

    def record(self, drafts: Iterable[Draft], unfinished: Unfinished | None = None) -> None:
        """What these drafts hold now, and those that could not be written before; a clean one is no longer unsaved.

        Args:
            drafts: the drafts.
            unfinished: what is being typed for them.

        Raises:
            OSError: the journal cannot be written; the edits are in memory only.
        """
        known = dict(self._known)
        lines: list[str] = []
        fresh = {whole(draft.path): draft for draft in drafts}
        self._missed |= fresh
        for path, draft in self._missed.items():
            typed = unfinished if path in fresh else None
            if draft.dirty or typed is not None:
                unsaved = replace(_unsaved(path, draft), unfinished=typed)
                before = known.get(path)
                if before != unsaved:
                    known[path] = unsaved
                    same_base = before is not None and before.digest == unsaved.digest
                    lines.append(_line(replace(unsaved, base=None) if same_base else unsaved))
            elif known.pop(path, None) is not None:
                lines.append(_forgotten(path))
        self._append(lines, known)
        self._missed.clear()

    def tell(self) -> None:
        """Say whether what was written before has reached the disk, as far as that is known by now.

        Raises:
            OSError: it has not. That is told once.
        """
        self._flushing.tell()

    def wait(self) -> None:
        """Wait until what was written has reached the disk, or cannot."""
        self._flushing.wait()

    def holds(self, draft: Draft) -> bool:
        """Whether what a draft holds is kept, or on disk anyway."""
        path = whole(draft.path)
        kept = self._known.get(path)
        return not draft.dirty or (kept is not None and replace(kept, unfinished=None) == _unsaved(path, draft))

    def forget(self, paths: Iterable[Path]) -> None:
        """These files are saved, or their edits are given up.

        Raises:
            OSError: the journal cannot be written.
        """
        known = dict(self._known)
        given_up = list(map(whole, paths))
        for path in given_up:
            self._missed.pop(path, None)
        gone = [path for path in given_up if known.pop(path, None) is not None]
        self._append([_forgotten(path) for path in gone], known)

    def close(self) -> None:
        """The end: where nothing is unsaved, nothing stays behind."""
        if self._handle is None:
            return
        self.wait()
        self._let_go(self._handle)
        if not self._known:
            self._path.unlink(missing_ok=True)
        Path(self._lock.lock_file).unlink(missing_ok=True)

    def left_behind(self) -> tuple[LeftBehind, ...]:
        """The journals of programs that ended without saving, oldest first."""
        found: list[tuple[float, LeftBehind]] = []
        for path in self._folder.glob(f"*{_SUFFIX}"):
            if path != self._path or self._handle is None:
                with suppress(OSError), _unowned(path) as free:
                    left = self._left(path) if free else None
                    if left is not None:
                        found.append((path.stat().st_mtime, left))
        return tuple(left for _time, left in sorted(found, key=lambda pair: pair[0]))

    def _left(self, path: Path) -> LeftBehind | None:
        """What of a journal lies below the roots; one that holds nothing at all is tidied away."""
        entries = _entries(path.read_bytes())
        if not entries:
            path.unlink(missing_ok=True)
            return None
        mine = tuple(each for each in entries if self._below(each.path))
        return LeftBehind(path, mine, tuple(each for each in entries if each not in mine)) if mine else None

    def _below(self, path: Path) -> bool:
        return any(path == root or root in path.parents for root in self._roots)

    def _append(self, lines: list[str], known: dict[Path, Unsaved]) -> None:
        """Append lines, after which the journal says `known`; where that fails, it says what it said before."""
        if not lines:
            return
        if self._handle is not None and not os.fstat(self._handle).st_nlink:
            # Somebody has deleted it: what was in it belongs into the new one.
            self._let_go(self._handle)
            lines = list(map(_line, known.values()))
        handle = self._open() if self._handle is None else self._handle
        size = os.fstat(handle).st_size
        if not known:
            os.ftruncate(handle, 0)
        elif size > self._compact_at:
            self._rewrite(known)
        else:
            try:
                _write(handle, "".join(lines).encode())
            except OSError:
                # A line that is cut off would spoil the one behind it.
                os.ftruncate(handle, size)
                raise
        self._known = known
        if self._handle is not None:
            self._flushing.ask(self._handle)

    def _rewrite(self, known: dict[Path, Unsaved]) -> None:
        """Begin anew with what is known: the old journal stays until the new one has reached the disk."""
        data = "".join(map(_line, known.values())).encode()
        fault = write_atomically(self._path, data)
        if fault is not None:
            raise OSError(fault.error, str(fault.reason))
        self._compact_at = max(_COMPACT_AT, 2 * len(data))
        if self._handle is not None:
            os.close(self._handle)
        self._handle = self._opened()

    def _let_go(self, handle: int) -> None:
        os.close(handle)
        self._handle = None
        self._lock.release()

    def _open(self) -> int:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock.acquire()
        self._handle = self._opened()
        return self._handle

    def _opened(self) -> int:
        return os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def whole(path: Path) -> Path:
    """A path from the root on, by which a journal knows a file."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - without asking the disk, but with `..` taken out


def _write(handle: int, data: bytes) -> None:
    """Append all of it."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _lock(path: Path) -> FileLock:
    return FileLock(path.with_suffix(".lock"), timeout=0)


@contextmanager
def _unowned(path: Path) -> Iterator[bool]:
    """Whether nobody owns a journal; meanwhile nobody else looks at it."""
    lock = _lock(path)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)


def _unsaved(path: Path, draft: Draft) -> Unsaved:
    text = None if draft.file is None else draft.text
    if draft.saved is None:
        return Unsaved(path, text, None)
    return Unsaved(path, text, draft.saved.digest, draft.saved.document.text)


def _line(unsaved: Unsaved) -> str:
    typed = {} if unsaved.unfinished is None else {"typed": entry_of(unsaved.unfinished)}
    entry = {"path": str(unsaved.path), "text": unsaved.text, "digest": unsaved.digest, "base": unsaved.base, **typed}
    return json.dumps(entry) + "\n"


def _forgotten(path: Path) -> str:
    return json.dumps({"path": str(path), "saved": True}) + "\n"


def _entries(data: bytes) -> tuple[Unsaved, ...]:
    """What is unsaved at the end of a journal; a last line that the crash cut off is no entry."""
    files: dict[Path, Unsaved] = {}
    for line in data.split(b"\n"):
        try:
            entry = json.loads(line)
            path = Path(entry["path"])
            if entry.get("saved"):
                files.pop(path, None)
                continue
            now = Unsaved(path, entry["text"], entry["digest"], entry.get("base"), unfinished_in(entry.get("typed")))
        except (ValueError, KeyError, AttributeError, TypeError):
            continue
        before = files.get(path)
        if now.base is None and before is not None and before.digest == now.digest:
            now = replace(now, base=before.base)
        files[path] = now
    return tuple(files.values())
