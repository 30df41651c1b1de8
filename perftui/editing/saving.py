"""Drafts to disk: each file in one step, never over somebody else's change, and a reason where it does not work."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from perftui.editing.draft import Draft
from perftui.editing.workbench import Workbench, read_again
from perftui.files import Fault, content_hash, create, is_endless, read_bytes, remove, write_atomically
from perftui.language.document import BOM
from perftui.messages import Message, msg


class Result(Enum):
    """What came of saving a draft."""

    SAVED = auto()
    CONTESTED = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One draft: what came of it, and why; `error` is the number of the system's error, if it was one."""

    path: Path
    result: Result
    reason: Message | None = None
    error: int = 0

    @property
    def advice(self) -> Message:
        """What a person can do about a failure."""
        match self.error:
            case errno.EACCES | errno.EPERM:
                return msg("Have the file and its folder made writable and try again, or save a copy elsewhere.")
            case errno.EROFS:
                return msg("Save a copy on a disk that can be written.")
            case errno.ENOSPC | errno.EDQUOT:
                return msg("Make room and try again, or save a copy on another disk.")
            case errno.ENOENT | errno.ENOTDIR:
                return msg("Its folder is gone: bring it back and try again, make it anew, or save a copy elsewhere.")
            case _:
                return msg("Try again, or save a copy elsewhere.")


@dataclass(slots=True)
class Saved:
    """What came of saving several drafts."""

    outcomes: list[Outcome] = field(default_factory=list)

    def paths(self, result: Result) -> tuple[Path, ...]:
        """The files of one result."""
        return tuple(outcome.path for outcome in self.outcomes if outcome.result is result)


def save(workbench: Workbench, paths: Iterable[Path] | None = None) -> Saved:
    """Write drafts to disk, by default all that differ. What cannot be written stays a draft."""
    chosen = [draft.path for draft in workbench.dirty] if paths is None else list(paths)
    saved = Saved()
    for path in chosen:
        draft = workbench.draft(path)
        if draft is not None and draft.dirty:
            saved.outcomes.append(_no_file(path) if is_endless(path) else _save(workbench, draft))
    return saved


def _save(workbench: Workbench, draft: Draft) -> Outcome:
    """One draft; a file that changed since it was read is looked at first, and never overwritten in silence."""
    if draft.contested or _changed_outside(draft):
        found = read_again(draft.path)
        if isinstance(found, Fault):
            return _failed(found)
        workbench.was_read(draft.path, found)
        now = workbench.draft(draft.path)
        if now is None or not now.dirty:
            return Outcome(draft.path, Result.SAVED)
        if now.contested:
            reason = msg("another program deleted it") if now.vanished else msg("another program changed it")
            return Outcome(draft.path, Result.CONTESTED, reason)
        draft = now
    if draft.file is None:
        return _delete(workbench, draft)
    data = _data(draft)
    fault = (
        create(draft.path, data)
        if draft.saved is None
        else write_atomically(draft.path, data, expected=draft.saved.digest)
    )
    if fault is not None:
        # Another program was faster, after the file was looked at: look again.
        return _save(workbench, draft) if _changed_outside(draft) else _failed(fault)
    workbench.was_saved(draft.path, content_hash(data))
    return Outcome(draft.path, Result.SAVED)


def _delete(workbench: Workbench, draft: Draft) -> Outcome:
    if draft.saved is not None:
        fault = remove(draft.path, expected=draft.saved.digest)
        if fault is not None:
            return _failed(fault)
    workbench.was_saved(draft.path, None)
    return Outcome(draft.path, Result.SAVED)


def _no_file(path: Path) -> Outcome:
    return Outcome(path, Result.FAILED, msg("this is not an ordinary file; nothing was written"))


def _failed(fault: Fault) -> Outcome:
    return Outcome(fault.path, Result.FAILED, fault.reason, fault.error)


def save_copy(draft: Draft, path: Path) -> Fault | None:
    """Write what a draft holds to another file, which must not be there yet; the draft stays unsaved."""
    return create(path, _data(draft))


def _changed_outside(draft: Draft) -> bool:
    """Whether the disk holds something else than what the draft was made from."""
    if draft.saved is None:
        return os.path.lexists(draft.path)
    data = read_bytes(draft.path)
    return isinstance(data, Fault) or content_hash(data) != draft.saved.digest


def _data(draft: Draft) -> bytes:
    """The bytes of a draft, with the byte order mark that the file had."""
    marked = draft.saved is not None and draft.saved.document.bom
    return (BOM + draft.text if marked else draft.text).encode("utf-8")
