"""The profiles that come with the program: what a place asks for, as data in `profiles.toml`.

A table of that file is a profile. It says what a `perftui.toml` can say of rules and words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from perftui.config.known import Known
from perftui.config.problems import Problem
from perftui.config.reading import read_statements
from perftui.config.source import parse
from perftui.config.statements import Level, Origin, Statement

USUAL = "通用"
"""The profile where none is named."""

_FILE = Path(__file__).parent / "profiles.toml"


@lru_cache(maxsize=1)
def profile_names() -> Sequence[str]:
    """The names of the profiles, the usual one first."""
    return tuple(tomllib.loads(_FILE.read_text("utf-8")))


def profile(name: str, known: Known) -> tuple[Statement, ...]:
    """What a profile says.

    Raises:
        ValueError: the data of the program is wrong.
    """
    source = parse(_FILE.read_text("utf-8"), _FILE.name)
    if isinstance(source, Problem):
        raise TypeError(source.summary)
    statements, problems = read_statements(source, name, known, lambda _line, _pattern: Origin(Level.PROFILE, name))
    if problems:
        raise ValueError(problems)
    return statements
