"""Profiles: what a place asks for, as data.

A table of `profiles.toml` is a profile. It says what a `perftui.toml` can say of rules and words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from perftui.config.known import Known
from perftui.config.problems import Problem
from perftui.config.reading import read_statements
from perftui.config.source import Source, parse
from perftui.config.statements import Level, Origin, Statement


@dataclass(frozen=True)
class Profiles:
    """The profiles of a file; by default those of the program."""

    file: Path = Path(__file__).parent / "profiles.toml"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the profiles; the first one is in force where none is named."""
        return tuple(self._source.table)

    def statements(self, name: str, known: Known) -> tuple[Statement, ...]:
        """What a profile says.

        Raises:
            ValueError: the data is wrong, which is a fault of the program.
        """
        statements, problems = read_statements(
            self._source, name, known, lambda _line, _pattern: Origin(Level.PROFILE, name)
        )
        if problems:
            raise ValueError(*(str(problem.summary) for problem in problems))
        return statements

    @cached_property
    def _source(self) -> Source:
        source = parse(self.file.read_text("utf-8"), self.file.name)
        if isinstance(source, Problem):
            raise ValueError(source.summary)  # noqa: TRY004 - the content is wrong, not a type
        return source


PROFILES = Profiles()
"""What comes with the program."""
