"""Rules that a bureau states in its `perftui.toml`: a condition, and what is said where it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perftui.diagnostics import Diagnostic
from perftui.display import on_one_line
from perftui.language.keys import Key
from perftui.messages import Bilingual, Message, msg
from perftui.model import Open, Project, Span
from perftui.query.fields import DOUBT, LEVELS, OF_OPEN
from perftui.query.reader import Query
from perftui.query.row import Row
from perftui.rules.absence import UNCERTAIN
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts, Item
from perftui.rules.filling import names, values
from perftui.rules.page import Page
from perftui.rules.rule import Outcome, Registered, Rule


@dataclass(frozen=True, kw_only=True)
class Stated(Page):
    """What a rule of a `perftui.toml` says; it is its own page.

    Attributes:
        rule: code, name, severity and basis.
        query: where it holds, the finding is given.
        message: what is wrong, with places in braces.
        help: what to do about it.
        why: why it matters.
    """

    docstring: str = ""
    rule: Rule
    query: Query
    message: Bilingual
    help: Bilingual | None = None
    why: Bilingual | None = None

    def check(self, facts: Facts, _choice: Choice) -> Iterator[Outcome]:
        """One finding for each indicator, or for the project; what is still open or in doubt is no fault."""
        row = Row(facts.project, path=facts.path)
        if not self.query.of_indicator:
            if self.query.holds(row):
                place = _place(facts.project, self.query)
                reason = self._doubt(facts) or _unread(facts.project, place)
                yield self._finding(row, place) if reason is None else self.rule.undecided(place, reason)
            return
        for item in facts.items:
            here = row._replace(indicator=item.indicator)
            if self.query.holds(here):
                name, span = item.indicator.name, item.indicator.span
                if self._needs_targets and isinstance(item.indicator.target, Open):
                    yield self.rule.undecided(span, _open(item), indicator=name)
                else:
                    yield self._finding(here, span)

    @property
    def _needs_targets(self) -> bool:
        """Whether nothing can be said while a target is open."""
        return self.query.of_targets and not self.query.speaks_of({DOUBT, *OF_OPEN})

    def _doubt(self, facts: Facts) -> Message | None:
        """Which of the indicators that the condition goes over has to be decided first."""
        if self.query.speaks_of({DOUBT}):
            return None
        if self.query.speaks_of(LEVELS) and facts.levels_in_doubt:
            return UNCERTAIN
        for item in facts.items:
            indicator = item.indicator
            if Doubt.VALUE in item.doubt and self._waits_for(facts, item):
                return msg("{indicator} is marked 待核: decide that first", indicator=indicator.name)
        waiting = (item for item in facts.open if self._needs_targets and self._waits_for(facts, item))
        return next((_open(item) for item in waiting), None)

    def _waits_for(self, facts: Facts, item: Item) -> bool:
        """Whether the target of an indicator decides what the condition counts or adds up."""
        return self.query.waits_for(Row(facts.project, item.indicator, path=facts.path))

    def registered(self, origin: str) -> Registered:
        """The rule as it is run."""
        return Registered(self.rule, self, self.check, origin=origin)

    @property
    def said(self) -> Message:
        """The message, its places as they are written."""
        named = names(f"{self.message.template}\n{self.message.chinese}")
        return self.message._replace(values=tuple((name, f"{{{name}}}") for name in named))

    def section(self, heading: str) -> Message | None:
        """The condition, or why it matters."""
        match heading:
            case "What":
                return msg("It is given where `{condition}` holds.", condition=on_one_line(self.query.text))
            case "Why" if self.why is not None:
                return self.why
        return None

    def _finding(self, row: Row, span: Span) -> Diagnostic:
        return self.rule.at(
            span,
            _filled(self.message, row),
            None if self.help is None else _filled(self.help, row),
            indicator=row.indicator.name if row.indicator else "",
        )


def _open(item: Item) -> Message:
    return msg("the target of {indicator} is open", indicator=item.indicator.name)


def _unread(project: Project, place: Span) -> Message | None:
    """That what is written in a field is no value; reading has reported it."""
    amounts = (part for funds in (project.project_funds, project.annual_funds) if funds for part in funds.parts)
    for field in (*project.head, *amounts):
        if field.span == place and field.value is None and field.text.strip():
            return msg("{key} cannot be read: correct that first", key=field.key)
    return None


def _filled(message: Bilingual, row: Row) -> Message:
    return message._replace(values=tuple(values(f"{message.template}\n{message.chinese}", row).items()))


def _place(project: Project, query: Query) -> Span:
    """The field that the condition asks about, where that is one and the project has it; else the project."""
    asked = {used.name.name for used in query.names if not used.name.of_indicator}
    return _spans(project).get(asked.pop(), project.span) if len(asked) == 1 else project.span


def _spans(project: Project) -> dict[str, Span]:
    """Where the fields of a project stand; 其他资金 is that of the year, as in conditions."""
    found = {field.key: field.span for field in project.head}
    for funds in (project.project_funds, project.annual_funds):
        if funds is not None:
            found.update({part.key: part.span for part in funds.parts})
            found[funds.key] = funds.span
    if project.annual_funds is None or project.annual_funds.part(Key.OTHER) is None:
        found.pop(Key.OTHER, None)
    found.update({goal.key: goal.span for goal in (project.total_goal, project.annual_goal) if goal is not None})
    return found
