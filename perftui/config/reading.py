"""From the data of a `perftui.toml` to statements; every fault of it is found in one run, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from perftui.config.baseline import USUAL_NAME
from perftui.config.excluding import EXCLUDE, EXTEND, USUALLY, Excludes, read_excludes
from perftui.config.globs import fault
from perftui.config.known import Known, Unknown
from perftui.config.own import KEY, own_rules
from perftui.config.places import Path
from perftui.config.problems import Problem
from perftui.config.source import Source
from perftui.config.statements import Assign, NoRule, Origin, Reword, Statement, Switch, Weigh, narrow_last
from perftui.config.suggesting import choices, did_you_mean
from perftui.config.values import Values
from perftui.diagnostics import Severity
from perftui.messages import Message, msg
from perftui.model import Span
from perftui.rules.rule import Registered, Rule
from perftui.workspace import SUFFIX

_ABOUT_RULES = ("select", "extend-select", "ignore", "severity", "rules", "words")
_WHOLE_FILE = ("profile", "baseline", EXCLUDE, EXTEND, *_ABOUT_RULES, "per-path", KEY)

Origins = Callable[[int, str], Origin]
"""Where a statement comes from, by its line and by the pattern that it is for."""


class Stated(NamedTuple):
    """A word that a configuration states, and where."""

    value: str
    origin: Origin


class Scoped(NamedTuple):
    """Statements for the files that a pattern means."""

    pattern: str
    statements: tuple[Statement, ...]


class Content(NamedTuple):
    """What a configuration says."""

    profile: Stated | None = None
    baseline: Stated | None = None
    statements: tuple[Statement, ...] = ()
    scoped: tuple[Scoped, ...] = ()
    own: tuple[Registered, ...] = ()
    excludes: Excludes = USUALLY


NOTHING = Content()


def read_content(
    source: Source, known: Known, profiles: Collection[str], origin: Origins
) -> tuple[Content, tuple[Problem, ...]]:
    """What a whole file says, and all that is wrong with it.

    Args:
        source: the file.
        known: what it can name.
        profiles: the names of the profiles.
        origin: says where a statement comes from.
    """
    reader = _Reader(source, known, origin)
    return reader.content(profiles), reader.sorted_problems()


def read_statements(
    source: Source, name: str, known: Known, origin: Origins
) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """What the table `name` of a file says about rules and words, and all that is wrong with it."""
    reader = _Reader(source, known, origin)
    return tuple(reader.inner((name,), source.table[name], "")), reader.sorted_problems()


class _Reader(Values):
    def __init__(self, source: Source, known: Known, origin: Origins) -> None:
        super().__init__(source)
        self.known = known
        self.origin = origin

    def sorted_problems(self) -> tuple[Problem, ...]:
        return tuple(sorted(self.problems, key=lambda problem: problem.span or Span(0, 0, 0, 0)))

    def content(self, profiles: Collection[str]) -> Content:
        table = self.source.table
        self.keys((), table, _WHOLE_FILE)
        profile, baseline = self.stated("profile"), self.stated("baseline")
        if profile is not None and profile.value not in profiles:
            self.wrong(
                self.source.value(("profile",)),
                msg("there is no profile {name}", name=profile.value),
                choices(profile.value, profiles),
            )
        if baseline is not None and baseline.value.endswith((SUFFIX, "/")):
            self.wrong(
                self.source.value(("baseline",)),
                msg("a baseline is a file of its own"),
                msg("write {example}", example=f'baseline = "{USUAL_NAME}"'),
            )
        own, weights = own_rules(self, self.known, lambda place: self.from_line(place, ""))
        self.known = self.known.with_own(own)
        statements = (*weights, *self.statements((), table, ""))
        excludes = read_excludes(self, lambda place: self.from_line(place, ""))
        return Content(profile, baseline, statements, tuple(self.scoped(table.get("per-path", {}))), own, excludes)

    def stated(self, key: str) -> Stated | None:
        """A word at the top of the file."""
        if key not in self.source.table:
            return None
        value = self.text((key,), self.source.table[key])
        return None if value is None else Stated(value, self.from_line(self.source.key((key,)), ""))

    def scoped(self, value: object) -> Iterator[Scoped]:
        for pattern, table in self.tables(("per-path",), value):
            path = ("per-path", pattern)
            if not pattern.strip("/ "):
                self.wrong(
                    self.source.key(path),
                    msg("a pattern of paths is needed here, such as {example}", example="历年/**"),
                )
            elif fault(pattern) is not None:
                self.wrong(self.source.key(path), msg("this pattern means no path"), fault(pattern))
            yield Scoped(pattern, tuple(self.inner(path, table, pattern)))

    def inner(self, path: Path, table: Mapping[str, Any], pattern: str) -> Iterator[Statement]:
        """What a table says that speaks of rules and words only."""
        self.keys(path, table, _ABOUT_RULES)
        yield from self.statements(path, table, pattern)

    def statements(self, path: Path, table: Mapping[str, Any], pattern: str) -> Iterator[Statement]:
        """What a table says about rules and words, in the order in which it is applied."""
        switches = [
            Switch(codes, on, self.from_line(place, pattern))
            for key, on in (("select", True), ("extend-select", True), ("ignore", False))
            for place, codes in self.selectors((*path, key), table.get(key, []))
        ]
        if table.get("select") == []:
            self.wrong(
                self.source.value((*path, "select")),
                msg("the list names no rule"),
                msg("name the rules that run, or leave {key} out; what is not to run stands in ignore", key="select"),
            )
        if "select" in table:
            yield NoRule(self.from_line(self.source.key((*path, "select")), pattern))
        yield from narrow_last(switches)
        weights = self.weights((*path, "severity"), table.get("severity", {}), pattern)
        yield from sorted(weights, key=lambda weight: -len(weight.codes))  # what is said of one rule counts more
        yield from self.settings((*path, "rules"), table.get("rules", {}), pattern)
        yield from self.words((*path, "words"), table.get("words", {}), pattern)

    def selectors(self, path: Path, value: object) -> Iterator[tuple[Span, frozenset[str]]]:
        for place, word in self.texts(path, value):
            codes = self.known.codes(word)
            if isinstance(codes, Unknown):
                self.wrong(place, *codes)
            else:
                yield place, codes

    def weights(self, path: Path, value: object, pattern: str) -> Iterator[Weigh]:
        for word, severity in self.table(path, value).items():
            where = (*path, word)
            codes = self.known.codes(word)
            if isinstance(codes, Unknown):
                self.wrong(self.source.key(where), *codes)
            if severity not in list(Severity):
                names = ", ".join(Severity)
                self.wrong(
                    self.source.value(where),
                    msg("a severity is needed here: {names}", names=names),
                    did_you_mean(str(severity), Severity),
                )
            elif not isinstance(codes, Unknown):
                yield Weigh(codes, Severity(severity), self.from_line(self.source.key(where), pattern))

    def settings(self, path: Path, value: object, pattern: str) -> Iterator[Assign]:
        for name, table in self.tables(path, value):
            rule = self.known.names.get(name)
            if rule is None:
                unknown = self.known.unknown(name, msg("there is no rule {rule}", rule=name), self.known.names)
                self.wrong(self.source.key((*path, name)), *unknown)
            else:
                yield from self.settings_of(rule, (*path, name), table, pattern)

    def settings_of(self, rule: Rule, path: Path, table: Mapping[str, Any], pattern: str) -> Iterator[Assign]:
        settings = {setting.name: setting for setting in rule.settings}
        for key, given in table.items():
            where = (*path, key)
            if key not in settings:
                summary = msg("{rule} has no setting {name}", rule=rule.name, name=key)
                self.wrong(self.source.key(where), summary, _known_settings(key, settings))
                continue
            value = self.setting(where, given, settings[key])
            if value is not None:
                yield Assign(settings[key], value, self.from_line(self.source.key(where), pattern))

    def words(self, path: Path, value: object, pattern: str) -> Iterator[Reword]:
        for name, table in self.tables(path, value):
            where = (*path, name)
            known = self.known.words.get(name)
            if known is None:
                summary = msg("there is no list of words {name}", name=name)
                self.wrong(self.source.key(where), summary, did_you_mean(name, self.known.words))
                continue
            self.keys(where, table, ("add", "remove"))
            add = tuple(word for _place, word in self.texts((*where, "add"), table.get("add", [])))
            remove: list[str] = []
            for place, word in self.texts((*where, "remove"), table.get("remove", [])):
                remove.append(word)
                if word not in known:
                    summary = msg("{word} is not in the list {name}", word=word, name=name)
                    self.wrong(place, summary, did_you_mean(word, known.words))
            yield Reword(name, add, tuple(remove), self.from_line(self.source.key(where), pattern))

    def from_line(self, place: Span, pattern: str) -> Origin:
        return self.origin(place.line, pattern)


def _known_settings(word: str, names: Collection[str]) -> Message | None:
    if word == "severity":
        return msg("how much a finding weighs stands in the table severity")
    return choices(word, names) if names else None
