"""Which total a part of funds belongs to: the one place that decides it for reading and for writing."""

from __future__ import annotations

from functools import lru_cache

from perftui.language.keys import PARTS, PROJECT_KEYS, Key, Note
from perftui.names import closest

ALL_PARTS: frozenset[str] = frozenset(part for parts in PARTS.values() for part in parts)


class FundsOrder:
    """Follows the keys of a project from above; a part belongs to the total above it.

    Where that total has no such part, the one total that has it is meant, and the parts below belong to it too.
    """

    def __init__(self) -> None:
        self._above: Key | None = None

    def total(self, key: str) -> Key | None:
        """The total that a key opens: its own, or the one that a misspelt key is meant for."""
        opened = Key(key) if key in PARTS else total_meant(key)
        self._above = opened or self._above
        return opened

    def owner(self, part: Key) -> tuple[Key | None, bool]:
        """The total of a part, `None` where that cannot be told, and whether the part stands below it."""
        if self._above is not None and part in PARTS[self._above]:
            return self._above, True
        owners = [total for total, parts in PARTS.items() if part in parts]
        if len(owners) > 1:
            return None, False
        self._above = owners[0]
        return self._above, False


@lru_cache(maxsize=256)
def total_meant(key: str) -> Key | None:
    """The total that a key of no field is most like, or `None`."""
    if key in _KNOWN:
        return None
    meant = closest(key, _KNOWN)
    return Key(meant) if meant is not None and meant in PARTS else None


_KNOWN: frozenset[str] = frozenset((*PROJECT_KEYS, *Note))
