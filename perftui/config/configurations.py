"""Finds what is in force for each file: the nearest `perftui.toml`, its profile, and the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from perftui.config.force import From, InForce, in_force
from perftui.config.globs import matches
from perftui.config.known import Known, Unknown
from perftui.config.nearest import FILE_NAME, Nearest
from perftui.config.problems import Problem
from perftui.config.profiles import PROFILES, Profiles
from perftui.config.reading import NOTHING, Content, read_content
from perftui.config.source import read_source
from perftui.config.statements import COMMAND_LINE, DEFAULT, Level, Origin, Statement
from perftui.config.switches import NO_SWITCHES, Switches
from perftui.diagnostics import Severity
from perftui.rules.choice import Choice


@dataclass(frozen=True, slots=True)
class Configuration:
    """One `perftui.toml`, or that there is none.

    Attributes:
        path: the file, from the root.
        content: what it says, as far as it could be read.
        problems: what is wrong with it; where something is, it must not be used.
    """

    path: Path | None = None
    content: Content = NOTHING
    problems: tuple[Problem, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder that its paths are relative to."""
        return Path.cwd() if self.path is None else self.path.parent

    @property
    def baseline(self) -> Path | None:
        """The file of known findings."""
        stated = self.content.baseline
        return None if stated is None else self.folder / stated.value


NO_CONFIGURATION = Configuration()


class Configurations:
    """What is in force, file by file; calling it gives the choice for the file of that path.

    Each folder is looked at once and each configuration is read once; asking again for a path costs a look-up.
    """

    def __init__(
        self,
        known: Known | None = None,
        *,
        profiles: Profiles = PROFILES,
        file: Path | None = None,
        search: bool = True,
        profile_name: str | None = None,
        switches: Switches = NO_SWITCHES,
    ) -> None:
        """Prepare for looking.

        Args:
            known: what a configuration can name; by default what comes with the program.
            profiles: the profiles that there are.
            file: the configuration of all files, in the place of the nearest ones.
            search: whether to look for configurations.
            profile_name: a profile that overrules those of the configurations.
            switches: the rules that the command line switches on and off.
        """
        self.known = known or Known()
        self._profiles = profiles
        self._one = self._read(file) if file is not None else None if search else NO_CONFIGURATION
        self._profile_name = profile_name
        self._switches = switches
        self._knowns: dict[Path | None, Known] = {}
        self._nearest = Nearest(self._read, NO_CONFIGURATION)
        self._choices: dict[str, Choice] = {}
        self._forces: dict[tuple[Path | None, tuple[str, ...]], InForce] = {}

    def __call__(self, path: str) -> Choice:
        """What is in force for the file of that path."""
        choice = self._choices.get(path)
        if choice is None:
            choice = self._choices[path] = self.in_force(path).choice
        return choice

    def in_force(self, path: str) -> InForce:
        """The same with the origin of each value."""
        configuration = self.of(path)
        patterns = _matching(configuration, path)
        key = (configuration.path, patterns)
        if key not in self._forces:
            self._forces[key] = in_force(self._all_statements(configuration, patterns), self.known_by(configuration))
        return self._forces[key]

    def severity(self, path: str, code: str) -> Severity:
        """How much the findings of a rule weigh in the file of that path."""
        force = self.in_force(path)
        return force.severity(force.rules[code]).value

    def known_by(self, configuration: Configuration) -> Known:
        """What a configuration can name: what there is for all, and its own rules."""
        known = self._knowns.get(configuration.path)
        if known is None:
            known = self._knowns[configuration.path] = self.known.with_own(configuration.content.own)
        return known

    def of(self, path: str) -> Configuration:
        """The configuration of a file."""
        if self._one is not None:
            return self._one
        folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - a name to look up, for each file
        return self._nearest(folder)

    def profile(self, configuration: Configuration) -> From[str]:
        """The profile that is in force under a configuration."""
        if self._profile_name is not None:
            return From(self._profile_name, COMMAND_LINE)
        stated = configuration.content.profile
        return From(self._profiles.names[0], DEFAULT) if stated is None else From(*stated)

    def problems(self, paths: Iterable[str]) -> tuple[Problem, ...]:
        """All that is wrong with the configurations of files."""
        found = {configuration.path: configuration for configuration in map(self.of, paths)}
        return tuple(problem for configuration in found.values() for problem in configuration.problems)

    @property
    def sources(self) -> frozenset[Path]:
        """The files that decide what is in force where it was asked for, also those that are not there yet."""
        if self._one is not None:
            return frozenset(filter(None, (self._one.path, self._one.baseline)))
        baselines = (configuration.baseline for configuration in self._nearest.by_folder.values())
        places = (Path(folder, FILE_NAME) for folder in self._nearest.by_folder)
        return frozenset((*places, *filter(None, baselines)))

    def misnamed(self, paths: Iterable[str]) -> Iterator[Unknown]:
        """The words of the command line that mean no rule that any of the files could have."""
        found = {configuration.path: configuration for configuration in map(self.of, paths)} or {
            None: self._one or NO_CONFIGURATION
        }
        return self._switches.misnamed([self.known_by(configuration) for configuration in found.values()])

    def _all_statements(self, configuration: Configuration, patterns: Sequence[str]) -> Sequence[Statement]:
        content, known = configuration.content, self.known_by(configuration)
        scoped = (each.statements for each in content.scoped if each.pattern in patterns)
        return (
            *self._profiles.statements(self.profile(configuration).value, known),
            *content.statements,
            *(statement for statements in scoped for statement in statements),
            *self._switches.statements(known),
        )

    def _read(self, path: Path) -> Configuration:
        path = path.absolute()
        source = read_source(path)
        if isinstance(source, Problem):
            return Configuration(path, problems=(source,))

        def origin(line: int, pattern: str) -> Origin:
            return Origin(Level.PATH if pattern else Level.FILE, source.path, line, pattern)

        content, problems = read_content(source, self.known, self._profiles.names, origin)
        return Configuration(path, content, problems)


def _matching(configuration: Configuration, path: str) -> tuple[str, ...]:
    """The patterns of a configuration that mean a file."""
    scoped = configuration.content.scoped
    if not scoped:
        return ()
    try:
        relative = Path(os.path.relpath(path, configuration.folder)).as_posix()
    except ValueError:  # another drive
        return ()
    return tuple(each.pattern for each in scoped if matches(each.pattern, relative))
