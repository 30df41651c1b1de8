"""The rules that a `perftui.toml` states itself, below `[[rule]]`; every fault is found at its characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from perftui.config.known import Known
from perftui.config.places import Path
from perftui.config.quoted import inside
from perftui.config.statements import Origin, Weigh
from perftui.config.values import Values
from perftui.diagnostics import Severity
from perftui.display import has_unshowable
from perftui.messages import Bilingual, Language, Message, msg, verbatim
from perftui.model import Span
from perftui.rules.bases import Basis, Source
from perftui.rules.own import OWN_FAMILY, taken, why_no_code, why_no_name
from perftui.rules.rule import Registered, Rule

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
    for number, table in enumerate(stated):
        reader = _Reader(values, (KEY, number), table, taken(known.registered, (*known.own, *found)))
        registered = reader.registered()
        if registered is not None:
            found.append(registered)
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
        rule = Rule(code or "", name or "", self.severity(), self.bases())
        query = self.query()
        of_indicator = query is None or query.of_indicator
        message, help_ = self.message("message", of_indicator), self.message("help", of_indicator)
        why = self.message("why")
        if code is None or name is None:
            return None
        from perftui.rules.page import Page
        from perftui.rules.stated import Stated

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
        self.values.wrong(place, msg("a severity is needed here: {names}", names=names))
        return USUAL

    def bases(self) -> tuple[Basis, ...]:
        text = self.text("basis")
        return () if text is None else (Source(text, text).read(),)

    def query(self) -> Query | None:
        """The condition."""
        from perftui.query.reader import Fault, read_query
        from perftui.query.row import Mark

        text = self.text("when")
        if text is None:
            return None
        query = read_query(text, words_in_quotes=True)
        if isinstance(query, Fault):
            self.values.wrong(self.inside("when", text, query.span), query.summary, query.hint)
            return None
        for name, span in query.names:
            if name.name in list(Mark):
                self.values.wrong(
                    self.inside("when", text, span),
                    msg("{name} is a matter of the terminal program, and not of the text", name=text[slice(*span)]),
                    msg("a rule asks about fields and indicators"),
                )
        return query

    def message(self, key: str, of_indicator: bool | None = None) -> Bilingual | None:  # noqa: FBT001 - as in the condition
        """A text in one language, or in both below `.en` and `.zh`; `of_indicator` where it has places."""
        value = self.table.get(key)
        path = (*self.path, key)
        if not isinstance(value, Mapping):
            text = self.text(key)
            return None if text is None else self.worded({path: text}, of_indicator)
        self.values.keys(path, value, [*Language])
        texts = {
            (*path, lang): text
            for lang in Language
            if lang in value and (text := self.shown((*path, lang), value[lang])) is not None
        }
        if not value:
            self.values.wrong(self.source.key(path), msg("a text in quotes is needed here"))
        return self.worded(texts, of_indicator) if texts else None

    def worded(self, texts: Mapping[Path, str], of_indicator: bool | None) -> Bilingual:  # noqa: FBT001 - as above
        """A text on one line in each of its languages."""
        lines = [" ".join(text.split()) for text in texts.values()]
        if of_indicator is None:
            return verbatim(*lines)
        from perftui.rules.filling import faults

        for path, text in texts.items():
            for span, summary, detail in faults(text, of_indicator=of_indicator):
                place = inside(self.source.lines, self.source.value(path), text, *span)
                self.values.wrong(place, summary, detail)
        return Bilingual(lines[0], chinese=lines[1] if len(lines) > 1 else "")

    def text(self, key: str) -> str | None:
        return self.shown((*self.path, key), self.table[key]) if key in self.table else None

    def shown(self, path: Path, value: object) -> str | None:
        """A text that can be printed."""
        text = self.values.text(path, value)
        if text is not None and has_unshowable(text):
            self.values.wrong(self.source.value(path), msg("a character that cannot be seen stands here"))
            return None
        return text

    def inside(self, key: str, text: str, span: tuple[int, int]) -> Span:
        return inside(self.source.lines, self.source.value((*self.path, key)), text, *span)

    def example(self, key: str) -> Message | None:
        """How what is missing can be written."""
        match key:
            case "code":
                free = next(code for code in (f"{OWN_FAMILY}{n:03}" for n in count(1)) if code not in self.taken)
                return msg("write {text}", text=f'code = "{free}"')
            case "name":
                return msg("write {text}", text='name = "bureau-unit-cost"')
            case "when":
                return msg("write {text}", text="when = '\"满意度\" < 90'")
        return msg("write {text}", text=f'{key} = "{{指标}}: …"')
