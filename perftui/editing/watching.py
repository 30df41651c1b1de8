"""What other programs do to the files meanwhile: found by asking the disk, compared with what was read."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from perftui.files import Fault
from perftui.workspace import PassesOver, SourceFile, find, hidden, load_file

Signature = tuple[int, int, int]
"""Time of change in nanoseconds, size and inode of a file."""

SETTLED = 0.2
"""Seconds after which a changed file counts as written to its end."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Files whose signature is another one than before."""

    changed: tuple[Path, ...] = ()
    appeared: tuple[Path, ...] = ()
    vanished: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.appeared or self.vanished)

    @property
    def paths(self) -> tuple[Path, ...]:
        """All of them."""
        return (*self.changed, *self.appeared, *self.vanished)


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the disk found.

    Attributes:
        signatures: how the files were when it was made.
        found: what was read of those that differ from the look before: nothing where a file is gone, and why where
            it could not be read.
        lost: folders that cannot be looked into any more; their files count as they were.
        unsettled: whether a file was left for the next look, because it may still be being written.
    """

    signatures: Mapping[Path, Signature]
    found: Mapping[Path, SourceFile | Fault | None]
    lost: tuple[Path, ...] = ()
    unsettled: bool = False


def look(roots: Sequence[Path], known: Mapping[Path, Signature], passes_over: PassesOver = hidden) -> Look:
    """Look at the disk and read what differs from `known`; meant for a thread."""
    paths, faults = find(roots, passes_over)
    lost = tuple(fault.path for fault in faults if fault.error) + tuple(
        root for root in roots if not os.path.lexists(root) and any(root in path.parents for path in known)
    )
    now = signatures_of(paths)
    if lost:
        now |= {path: sign for path, sign in known.items() if any(each in path.parents for each in lost)}
    changed = difference(known, now)
    fresh = [path for path in (*changed.changed, *changed.appeared) if _is_fresh(now[path])]
    for path in fresh:
        if path in known:
            now[path] = known[path]
        else:
            del now[path]
    if not known.keys() >= set(fresh):
        # What is gone may be what comes under another name: both show at once.
        now |= {path: known[path] for path in changed.vanished}
        changed = replace(changed, vanished=())
    found: dict[Path, SourceFile | Fault | None] = dict.fromkeys(changed.vanished)
    found |= {path: load_file(path) for path in (*changed.changed, *changed.appeared) if path not in fresh}
    return Look(now, found, lost, bool(fresh))


def signatures(roots: Sequence[Path], passes_over: PassesOver = hidden) -> dict[Path, Signature]:
    """The signatures of all declarations below `roots`; meant for a thread."""
    found, _faults = find(roots, passes_over)
    return signatures_of(found)


def signatures_of(paths: Iterable[Path]) -> dict[Path, Signature]:
    """The signatures of files; one that is not there has none."""
    signs: dict[Path, Signature] = {}
    for path in paths:
        try:
            stat = os.stat(path)  # noqa: PTH116 - there may be very many
        except OSError:
            continue
        signs[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return signs


def difference(before: Mapping[Path, Signature], now: Mapping[Path, Signature]) -> Difference:
    """What differs between two looks."""
    return Difference(
        tuple(path for path, sign in now.items() if path in before and before[path] != sign),
        tuple(path for path in now if path not in before),
        tuple(path for path in before if path not in now),
    )


def _is_fresh(sign: Signature) -> bool:
    """Whether a file was changed a moment ago; a clock that is ahead of ours does not make it so for ever."""
    return 0 <= time.time() - sign[0] / 1e9 < SETTLED
