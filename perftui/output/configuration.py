"""What is in force for a file, and where each value comes from: as text, as JSON, and as a `perftui.toml`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from perftui.config.configurations import Configurations
from perftui.config.excluding import EXCLUDE, EXTEND, USUALLY, Excludes
from perftui.config.force import From, InForce
from perftui.config.source import shown_path
from perftui.config.statements import DEFAULT, Level, Origin, Reword
from perftui.messages import Bilingual, msg, unescaped
from perftui.notation import decimal_text
from perftui.output.data import Data, Table, escaped_toml, json_text
from perftui.output.explanation import bound_data
from perftui.output.table import Column, text_table
from perftui.rules.rule import Registered, Rule
from perftui.rules.settings import Setting, Value


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a configuration.

    Attributes:
        file: the configuration that counts, as messages call it; none where there is none.
        profile: the profile in force.
        baseline: the file of known findings, where there is one.
        force: the rules, settings and words in force.
        stated: the rules that the configuration states itself.
        excludes: what is passed over in folders.
    """

    file: str | None
    profile: From[str]
    baseline: From[str] | None
    force: InForce
    stated: tuple[Registered, ...] = ()
    excludes: Excludes = USUALLY

    @classmethod
    def of(cls, configurations: Configurations, file: str) -> Shown:
        """What is in force for the file of that path."""
        configuration = configurations.of(file)
        stated = configuration.content.baseline
        return cls(
            None if configuration.path is None else shown_path(configuration.path),
            configurations.profile(configuration),
            None if stated is None else From(*stated),
            configurations.in_force(file),
            configuration.content.own,
            configuration.content.excludes,
        )


def configuration_text(shown: Shown, cells: int | None = None) -> str:
    """Tables: the file, the profile, the rules, their settings, and the words that somebody has changed."""
    force = shown.force
    head = [[str(msg("file")), shown.file or str(msg("none found")), ""], _row(str(msg("profile")), shown.profile)]
    if shown.baseline is not None:
        head.append(_row(str(msg("baseline")), shown.baseline))
    head.extend(row for key, given in _excludes(shown) for row in _rows(key, given))
    rules = [[rule.code, rule.name, *_weight(force, rule)] for rule in force.rules.values()]
    settings = [
        _row(f"{rule.name}.{setting.name}", force.setting(setting))
        for rule in force.rules.values()
        for setting in rule.settings
    ]
    words = [
        [change.words, _change(change), str(change.origin.message)]
        for reworded in force.lists.values()
        for change in reworded.statements
    ]
    tables = (
        ([msg("configuration"), msg("value")], head),
        ([msg("rule"), msg("name"), msg("severity")], rules),
        ([msg("setting"), msg("value")], settings),
        ([msg("words"), msg("change")], words),
    )
    return "\n".join(
        text_table([Column(str(title)) for title in (*titles, msg("from"))], rows, None, cells)
        for titles, rows in tables
        if rows
    )


def configuration_json(shown: Shown) -> str:
    """The same for programs; its schema is `docs/schema/config.schema.json`."""
    force = shown.force
    rules: list[Data] = [
        {
            "code": rule.code,
            "name": rule.name,
            "runs": _from(force.runs[rule.code]),
            "severity": _from(force.severity(rule)),
            "settings": {setting.name: _setting(setting, force.setting(setting)) for setting in rule.settings},
        }
        for rule in force.rules.values()
    ]
    words: Table = {
        name: [
            {"add": list(change.add), "remove": list(change.remove), "from": _origin(change.origin)}
            for change in reworded.statements
        ]
        for name, reworded in force.lists.items()
    }
    return json_text(
        {
            "file": shown.file,
            "profile": _from(shown.profile),
            "baseline": None if shown.baseline is None else _from(shown.baseline),
            **{key.replace("-", "_"): _from(given) for key, given in _excludes(shown)},
            "rules": rules,
            "words": words,
        }
    )


def configuration_toml(shown: Shown) -> str:
    """A `perftui.toml` that says the same without any profile of another version, each line with its origin."""
    return escaped_toml("".join(f"{line}\n" for line in _toml(shown)))


def _toml(shown: Shown) -> Iterator[str]:
    force = shown.force
    rules = force.rules.values()
    yield _statement("profile", shown.profile)
    if shown.baseline is not None:
        yield _statement("baseline", shown.baseline)
    yield from (_statement(key, given) for key, given in _excludes(shown))
    yield "ignore = ["
    for rule in rules:
        runs = force.runs[rule.code]
        if not runs.value:
            yield f"  {_value(rule.name)},  # {runs.origin.message}"
    yield "]"
    yield "\n[severity]"
    yield from (_statement(rule.name, force.severity(rule)) for rule in rules)
    for rule in rules:
        if rule.settings:
            yield f"\n[rules.{rule.name}]"
            yield from (_statement(setting.name, force.setting(setting)) for setting in rule.settings)
    for name, reworded in force.lists.items():
        yield f"\n[words.{name}]"
        yield from (f"# {change.origin.message}" for change in reworded.statements)
        standard, words = reworded.standard.words, reworded.words.words
        yield f"add = {_value(tuple(word for word in words if word not in standard))}"
        yield f"remove = {_value(tuple(word for word in standard if word not in words))}"
    for registered in shown.stated:
        yield from _stated(registered)


def _excludes(shown: Shown) -> tuple[tuple[str, From[tuple[str, ...]]], ...]:
    """The lists of what is passed over, by their keys."""
    exclude, extend = shown.excludes
    return (EXCLUDE, From(exclude.value, exclude.origin)), (EXTEND, From(extend.value, extend.origin))


def _stated(registered: Registered) -> Iterator[str]:
    """The table of a rule that a configuration states; how much it weighs stands in the table of severities."""
    from perftui.rules.stated import Stated  # conditions are read only where a file states rules

    stated = registered.page
    if not isinstance(stated, Stated):
        raise TypeError(registered.origin)
    yield f"\n[[rule]]  # {registered.origin}"
    texts: dict[str, str | Bilingual | None] = {
        "name": stated.rule.name,
        "code": stated.rule.code,
        "when": stated.query.text,
        "message": stated.message,
        "help": stated.help,
        "why": None if stated.why is None else unescaped(stated.why),
        "basis": stated.rule.basis or None,
    }
    yield from (f"{key} = {_text(text)}" for key, text in texts.items() if text is not None)


def _text(text: str | Bilingual) -> str:
    """A text as TOML, in one language or in both."""
    if isinstance(text, str):
        return _value(text)
    if not text.chinese:
        return _value(text.template)
    return f"{{ en = {_value(text.template)}, zh = {_value(text.chinese)} }}"


def _row(label: str, given: From[Value]) -> list[str]:
    return [label, _value(given.value), str(given.origin.message)]


def _rows(label: str, given: From[tuple[str, ...]]) -> Iterator[list[str]]:
    """A list with a row for each of its texts: together they would be wider than anything beside them."""
    if not given.value:
        yield _row(label, From((), given.origin))
    for number, text in enumerate(given.value):
        yield ["" if number else label, _value(text), str(given.origin.message)]


def _weight(force: InForce, rule: Rule) -> tuple[str, str]:
    """How much a rule's findings weigh, or that it does not run, and who says so."""
    runs, severity = force.runs[rule.code], force.severity(rule)
    if not runs.value:
        return str(msg("off")), str(runs.origin.message)
    return severity.value, str((runs if severity.origin == DEFAULT else severity).origin.message)


def _change(change: Reword) -> str:
    return " ".join((*(f"+{word}" for word in change.add), *(f"-{word}" for word in change.remove)))


def _statement(key: str, given: From[Value]) -> str:
    return f"{key} = {_value(given.value)}  # {given.origin.message}"


def _value(value: Value) -> str:
    """A value as TOML."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return decimal_text(value)
        case str():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return f"[{', '.join(map(_value, value))}]"


def _data(value: Value) -> Data:
    if isinstance(value, Decimal):
        return decimal_text(value)
    return list(value) if isinstance(value, tuple) else value


def _from(given: From[Value]) -> Table:
    return {"value": _data(given.value), "from": _origin(given.origin)}


def _setting(setting: Setting[Any], given: From[Value]) -> Table:
    return {**_from(given), "least": bound_data(setting.least), "most": bound_data(setting.most)}


def _origin(origin: Origin) -> Table:
    details: Table = {"name": origin.name} if origin.level is Level.PROFILE else {}
    if origin.line:
        details = {"file": origin.name, "line": origin.line}
    if origin.pattern:
        details["pattern"] = origin.pattern
    return {"kind": origin.level.value, **details}
