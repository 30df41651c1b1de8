"""What other programs do to the files meanwhile: found by asking the disk, compared with what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from perftui.workspace import find

Signature = tuple[int, int, int]
"""Time of change in nanoseconds, size and inode of a file."""


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


def signatures(roots: Sequence[Path]) -> dict[Path, Signature]:
    """The signatures of all declarations below `roots`; meant for a thread."""
    found, _faults = find(roots)
    return signatures_of(found)


def signatures_of(paths: Iterable[Path]) -> dict[Path, Signature]:
    """The signatures of files; one that is not there has none."""
    signs: dict[Path, Signature] = {}
    for path in paths:
        try:
            stat = path.stat()
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
