"""What suppressions make of the findings of a file, and what is the matter with the suppressions themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from perftui.diagnostics import Diagnostic, Fix, TextEdit
from perftui.language.document import Document, Suppression
from perftui.language.marks import without_mark, without_rule
from perftui.language.problems import LANGUAGE_KINDS
from perftui.messages import msg
from perftui.names import closest
from perftui.rules.registry import ENGINE_RULES, UNUSED
from perftui.rules.rule import Rule, Undecided


@dataclass(frozen=True)
class Judge:
    """Knows the rules that a suppression can name."""

    rules: Sequence[Rule]

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The code of each rule, by code and by name."""
        kinds = (*self.rules, *ENGINE_RULES, *LANGUAGE_KINDS)
        return {called: kind.code for kind in kinds for called in (kind.code, kind.name)}

    @cached_property
    def never(self) -> frozenset[str]:
        """The codes that no suppression silences: those of the language, and of rules that say so."""
        rules = (*self.rules, *ENGINE_RULES)
        return frozenset(kind.code for kind in LANGUAGE_KINDS) | {rule.code for rule in rules if not rule.ignorable}

    def remaining(
        self, document: Document, found: Sequence[Diagnostic], undecided: Sequence[Undecided], ran: Collection[str]
    ) -> Iterator[Diagnostic]:
        """What no suppression silences, and what is wrong with the suppressions.

        Args:
            document: the file.
            found: all that was found in it.
            undecided: where rules could not tell in it; a suppression there waits for its finding.
            ran: the codes of the rules whose findings are all among `found`.
        """
        marks = [_Mark(document, mark, [self.codes.get(rule) for rule in mark.rules]) for mark in document.suppressions]
        by_place: dict[tuple[int, str], list[_Mark]] = {}
        for mark in marks:
            for place in product(set(mark.written.lines), {code for code in mark.codes if code}):
                by_place.setdefault(place, []).append(mark)
        for outcome in undecided:
            _use(by_place.get((outcome.span.line, outcome.code), ()), outcome.code)
        for finding in found:
            silencing = by_place.get((finding.span.line, finding.code), ())
            if not silencing or finding.code in self.never:
                yield finding
            else:
                _use(silencing, finding.code)
        for mark in marks:
            yield from self._wrong(mark, ran)

    def _wrong(self, mark: _Mark, ran: Collection[str]) -> Iterator[Diagnostic]:
        idle = [number for number, code in enumerate(mark.codes) if code in ran and code not in mark.used | self.never]
        if len(idle) == len(mark.codes):
            yield mark.finding_as_a_whole()
            return
        for number, code in enumerate(mark.codes):
            if code is None:
                yield mark.unknown(number, self.codes)
            elif code in self.never:
                yield mark.never_silent(number)
            elif number in idle:
                yield mark.idle(number)


def _use(marks: Iterable[_Mark], code: str) -> None:
    for mark in marks:
        mark.used.add(code)


class _Mark:
    """A suppression with the codes of its rules, `None` for a name that no rule has, and those that it silences."""

    def __init__(self, document: Document, written: Suppression, codes: Sequence[str | None]) -> None:
        self.document = document
        self.written = written
        self.codes = codes
        self.used: set[str] = set()

    def finding_as_a_whole(self) -> Diagnostic:
        return UNUSED.at(
            self.written.span,
            msg("this suppression suppresses nothing: {rules}", rules=", ".join(self.written.rules)),
            fix=Fix(msg("delete it"), without_mark(self.document, self.written), safe=True),
            path=self.document.path,
        )

    def idle(self, number: int) -> Diagnostic:
        return UNUSED.at(
            self.written.places[number],
            msg("this suppression suppresses nothing: {rules}", rules=self.written.rules[number]),
            fix=self.deletion(number),
            path=self.document.path,
        )

    def never_silent(self, number: int) -> Diagnostic:
        return UNUSED.at(
            self.written.places[number],
            msg("{rule} cannot be suppressed", rule=self.written.rules[number]),
            fix=self.deletion(number),
            path=self.document.path,
        )

    def unknown(self, number: int, known: Collection[str]) -> Diagnostic:
        place, rule = self.written.places[number], self.written.rules[number]
        suggestion = closest(rule, known)
        fix = self.deletion(number)
        if suggestion is not None:
            fix = Fix(msg("write {text}", text=suggestion), (TextEdit(place, suggestion),), safe=False)
        return UNUSED.at(
            place,
            msg("there is no rule {rule}", rule=rule),
            None if suggestion is None else msg("did you mean {name}?", name=suggestion),
            fix=fix,
            path=self.document.path,
        )

    def deletion(self, number: int) -> Fix:
        return Fix(
            msg("delete {text}", text=self.written.rules[number]),
            without_rule(self.document, self.written, number),
            safe=True,
        )
