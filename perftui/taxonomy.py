"""The indicator tree of the form: which level 2 belongs to which level 1. Data, not code: `data/levels.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from perftui.names import closest, comparison_key

_DATA = Path(__file__).parent / "data" / "levels.toml"
_SUFFIX = "指标"


@dataclass(frozen=True, slots=True)
class Level1:
    """A level 1 and the level 2 names that belong to it, in the order of the form."""

    name: str
    level2: tuple[str, ...]


@dataclass(frozen=True)
class Taxonomy:
    """The levels of the form, the words of other forms that mean the same, and the usual vocabularies."""

    levels: tuple[Level1, ...]
    aliases: tuple[tuple[str, str], ...]
    natures: tuple[str, ...]
    categories: tuple[str, ...]

    def parent(self, level2: str) -> str | None:
        """The level 1 that `level2` belongs to; `None` where it is no level 2 of the form."""
        return self._parents.get(level2)

    def below(self, level1: str) -> tuple[str, ...]:
        """The level 2 names of `level1`; none where it is no level 1 of the form."""
        return next((known.level2 for known in self.levels if known.name == level1), ())

    def level1(self, written: str) -> str | None:
        """The level 1 that `written` means: its name, a name without 指标, or an alias."""
        return self._by_key1.get(written) or self._by_key1.get(comparison_key(written))

    def level2(self, written: str) -> str | None:
        """The level 2 that `written` means."""
        return self._by_key2.get(written) or self._by_key2.get(comparison_key(written))

    def like(self, written: str) -> tuple[str, str] | None:
        """The (level 1, level 2) whose level 2 `written` is most like."""
        level2 = closest(written, [name for level1 in self.levels for name in level1.level2])
        parent = self.parent(level2) if level2 else None
        return (parent, level2) if parent and level2 else None

    def place(self, level1: str, level2: str) -> tuple[int, int]:
        """Where a pair stands in the order of the form; unknown names come behind the known ones."""
        names = [known.name for known in self.levels]
        first = names.index(level1) if level1 in names else len(names)
        seconds = self.levels[first].level2 if first < len(names) else ()
        return first, seconds.index(level2) if level2 in seconds else len(seconds)

    @cached_property
    def _parents(self) -> Mapping[str, str]:
        return {level2: level1.name for level1 in self.levels for level2 in level1.level2}

    @cached_property
    def _by_key1(self) -> Mapping[str, str]:
        return self._by_key([level1.name for level1 in self.levels])

    @cached_property
    def _by_key2(self) -> Mapping[str, str]:
        return self._by_key([name for level1 in self.levels for name in level1.level2])

    def _by_key(self, names: list[str]) -> Mapping[str, str]:
        """The names by every way to write them; a name of the form goes before an alias."""
        aliases = {comparison_key(alias): name for alias, name in self.aliases if name in names}
        short = {comparison_key(name.removesuffix(_SUFFIX)): name for name in names}
        return {**aliases, **short, **{comparison_key(name): name for name in names}}


@lru_cache(maxsize=1)
def taxonomy() -> Taxonomy:
    """The taxonomy that comes with the program."""
    data = tomllib.loads(_DATA.read_text("utf-8"))
    return Taxonomy(
        tuple(Level1(name, tuple(level2)) for name, level2 in data["levels"].items()),
        tuple(data["aliases"].items()),
        tuple(data["natures"]),
        tuple(data["categories"]),
    )
