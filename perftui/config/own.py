"""The rules that a `perftui.toml` states itself, below `[[rule]]`; every fault is found at its characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from perftui.config.known import Known
from perftui.config.places import Path
from perftui.config.quoted import inside
from perftui.config.statements import Origin, Weigh
from perftui.config.suggesting import did_you_mean
from perftui.config.values import Values
from perftui.diagnostics import Severity
from perftui.display import has_unshowable, on_one_line
from perftui.messages import Bilingual, Language, Message, bilingual, msg, verbatim
from perftui.model import Span
from perftui.rules.bases import Basis, Source
from perftui.rules.own import claimed, taken, why_no_code, why_no_name
from perftui.rules.rule import OWN_FAMILY, Registered, Rule

if TYPE_CHECKING:  # conditions are read only where a file states rules
    from perftui.query.reader import Query

KEY = "rule"
_NEEDED = ("name", "code", "when", "message")
KEYS = (*_NEEDED, "severity", "help", "why", "basis")
"""What a table of a rule can say."""
USUAL = Severity.WARNING
"""How much a rule weighs that does not say it."""


class Own(NamedTuple):
    """The rules of a file, and how much they weigh where they say so."""

    rules: tuple[Registered, ...] = ()
    weights: tuple[Weigh, ...] = ()


def own_rules(values: Values, known: Known, origin: Callable[[Span], Origin]) -> Own:
    """The rules that a file states. One that is wrong is there by code and name, so that nothing is told twice."""
    stated = values.source.table.get(KEY, [])
    if not isinstance(stated, list) or not all(isinstance(table, Mapping) for table in stated):
        values.wrong(values.source.key((KEY,)), msg("each own rule stands below a heading [[{key}]]", key=KEY))
        return Own()
    found: list[Registered] = []
    weights: list[Weigh] = []
    names = dict(taken(known.registered, known.own))
    for number, table in enumerate(stated):
        registered = _Reader(values, (KEY, number), table, names).registered()
        if registered is not None:
            found.append(registered)
            names |= claimed(registered)
            if "severity" in table:
                place = values.source.key((KEY, number, "severity"))
                weights.append(Weigh(frozenset({registered.rule.code}), registered.rule.severity, origin(place)))
    return Own(tuple(found), tuple(weights))


class _Reader:
    """Reads one table."""

    def __init__(self, values: Values, path: Path, table: Mapping[str, Any], taken_names: Mapping[str, str]) -> None:
        self.values = values
        self.source = values.source
        self.path = path
        self.table = table
        self.taken = taken_names

    def registered(self) -> Registered | None:
        """The rule; `None` where it has no code or no name."""
        self.values.keys(self.path, self.table, KEYS)
        for key in _NEEDED:
            if key not in self.table:
                self.values.wrong(self.source.key(self.path), msg("the rule has no {key}", key=key), self.example(key))
        code, name = self.called("code", why_no_code), self.called("name", why_no_name)
        severity, bases, query = self.severity(), self.bases(), self.query()
        message, help_ = (
            self.message(key, of_indicator=query is None or query.of_indicator) for key in ("message", "help")
        )
        why = self.remark("why")
        if code is None or name is None:
            return None
        from perftui.query.fields import DOUBT
        from perftui.rules.facts import Doubt
        from perftui.rules.page import Page
        from perftui.rules.stated import Stated

        # One that asks for doubts is there to find them.
        held_by = Doubt.NONE if query is not None and query.speaks_of({DOUBT}) else None
        rule = Rule(code, name, severity, bases, held_by=held_by)
        origin = f"{self.source.path}:{self.source.key(self.path).line}"
        if query is None or message is None:
            return Registered(rule, Page(""), origin=origin)
        return Stated(rule=rule, query=query, message=message, help=help_, why=why).registered(origin)

    def called(self, key: str, why_not: Callable[[str], Message | None]) -> str | None:
        """The code or the name."""
        text = self.text(key)
        if text is None:
            return None
        fault = why_not(text)
        if fault is None and text in self.taken:
            fault = msg("{name} is taken: {owner}", name=text, owner=self.taken[text])
        if fault is not None:
            self.values.wrong(self.source.value((*self.path, key)), fault, self.example(key))
            return None
        return text

    def severity(self) -> Severity:
        value = self.table.get("severity", USUAL)
        if value in list(Severity):
            return Severity(value)
        names = ", ".join(Severity)
        place = self.source.value((*self.path, "severity"))
        needed = msg("a severity is needed here: {names}", names=names)
        self.values.wrong(place, needed, did_you_mean(str(value), Severity))
        return USUAL

    def bases(self) -> tuple[Basis, ...]:
        text = self.text("basis")
        return () if text is None else (Source(on_one_line(text), on_one_line(text)).read(),)

    def query(self) -> Query | None:
        """The condition."""
        from perftui.query.reader import Fault, read_query
        from perftui.query.row import Mark

        path, text = (*self.path, "when"), self.text("when")
        if text is None:
            return None
        query = read_query(text, words_in_quotes=True)
        if isinstance(query, Fault):
            self.values.wrong(self.inside(path, text, query.span), query.summary, query.hint)
            return None
        for name, span in query.names:
            if name.name in list(Mark):
                self.values.wrong(
                    self.inside(path, text, span),
                    msg("{name} is a matter of the terminal program, and not of the text", name=text[slice(*span)]),
                    msg("a rule asks about fields and indicators"),
                )
        return query

    def message(self, key: str, *, of_indicator: bool) -> Bilingual | None:
        """A text with places, which are those of an indicator or of a project."""
        from perftui.rules.filling import faults

        texts = self.texts(key)
        for path, text in texts.items():
            for span, summary, detail in faults(text, of_indicator=of_indicator):
                self.values.wrong(self.inside(path, text, span), summary, detail)
        return bilingual(*map(on_one_line, texts.values())) if texts else None

    def remark(self, key: str) -> Bilingual | None:
        """A text without places."""
        texts = self.texts(key)
        return verbatim(*map(on_one_line, texts.values())) if texts else None

    def texts(self, key: str) -> Mapping[Path, str]:
        """A text for both languages, or one for each below `.en` and `.zh`, by where they stand."""
        value = self.table.get(key)
        path = (*self.path, key)
        if not isinstance(value, Mapping):
            text = self.text(key)
            return {} if text is None else {path: text}
        self.values.keys(path, value, [*Language])
        if not value:
            self.values.wrong(self.source.key(path), msg("a text in quotes is needed here"))
        found = ((lang, self.shown((*path, lang), value[lang])) for lang in Language if lang in value)
        return {(*path, lang): text for lang, text in found if text is not None}

    def text(self, key: str) -> str | None:
        return self.shown((*self.path, key), self.table[key]) if key in self.table else None

    def shown(self, path: Path, value: object) -> str | None:
        """A text that can be printed."""
        text = self.values.text(path, value)
        if text is not None and has_unshowable(text):
            self.values.wrong(self.source.value(path), msg("a character that cannot be seen stands here"))
            return None
        return text

    def inside(self, path: Path, text: str, span: tuple[int, int]) -> Span:
        return inside(self.source.lines, self.source.value(path), text, *span)

    def example(self, key: str) -> Message | None:
        """How what is missing can be written."""
        match key:
            case "code":
                codes = (
                    f"{family}{number:03}" for family in (OWN_FAMILY, f"{OWN_FAMILY}A") for number in range(1, 1000)
                )
                free = next((code for code in codes if code not in self.taken), f"{OWN_FAMILY}B001")
                return msg("write {text}", text=f'code = "{free}"')
            case "name":
                return msg("write {text}", text='name = "bureau-unit-cost"')
            case "when":
                return msg("write {text}", text="when = '\"满意度\" < 90'")
        return msg("write {text}", text=f'{key} = "{{指标}}: …"')
