"""A condition from its text: `grammar/query.lark` through Lark, straight into terms."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedInput, UnexpectedToken, VisitError

from perftui.language.values import day, narrow, number
from perftui.messages import Message, msg
from perftui.model import Indicator, Project
from perftui.query import terms
from perftui.query.calls import Call, adds_up, call
from perftui.query.fields import BY_NAME, OF_TARGETS, Name
from perftui.query.row import Row
from perftui.query.terms import MisfitError, Term
from perftui.query.values import COMPARISONS, Type, amount

_NUMBER = re.compile(r"-?[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?")
_SIGN = re.compile(r"(?P<left>[^+\-*/×÷]*)(?P<sign>[+\-*/×÷])(?P<right>[^+*/×÷]+)")
_BEFORE_NEGATIVE = re.compile(
    r"(?:^|[(,=<>!~≥≧⩾≤≦⩽≠]|(?:^|[\s()\"])(?:[+\-*/×÷]|and|or|not|in|且|或|非|并且|属于|包含|contains|&&|\|\|)\s)\s*$",
    re.IGNORECASE,
)
"""What a number below zero follows; behind anything else its sign is one to reckon with."""
_SIGNS = "+-*/×÷"
MAX_LENGTH = 4096
"""A longer condition is none that a person wrote."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is no condition: `span` are the first character that does not fit and the one behind the last."""

    span: tuple[int, int]
    summary: Message
    hint: Message | None = None


class Used(NamedTuple):
    """A name in a condition, and its place there."""

    name: Name
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Query:
    """A condition that can be asked of projects and of indicators.

    Attributes:
        text: the condition as it was written.
        term: what it means.
        names: the names that stand in it.
        of_targets: whether it compares, or adds up, the targets of indicators.
        calls: the functions over indicators that stand in it.
    """

    text: str
    term: Term
    names: tuple[Used, ...] = ()
    of_targets: bool = False
    calls: tuple[Call, ...] = ()

    def waits_for(self, row: Row) -> bool:
        """Whether a function in it may give something else once the target of an indicator is decided."""
        return any(call.waits_for(row) for call in self.calls)

    def speaks_of(self, names: Collection[str]) -> bool:
        """Whether one of some names stands in it."""
        return any(used.name.name in names for used in self.names)

    @property
    def of_indicator(self) -> bool:
        """Whether it asks about indicators; else about the project alone."""
        return self.term.of_indicator

    def holds(self, row: Row) -> bool:
        """Whether it holds for a row."""
        return bool(self.term.value(row))

    def indicators(self, project: Project, path: str = "") -> tuple[Indicator, ...]:
        """The indicators of a project for which it holds."""
        return tuple(each for each in project.indicators if self.holds(Row(project, each, path=path)))


def read_query(text: str, *, words_in_quotes: bool = False) -> Query | Fault:
    """Read a condition.

    Args:
        text: the condition; full-width forms count as their ASCII twins.
        words_in_quotes: refuse a word that is no name. A person who types a filter means a text to look for; in a
            configuration it is a slip that has to be seen.
    """
    if len(text) > MAX_LENGTH:
        return Fault((MAX_LENGTH, len(text)), msg("a condition of more than {limit} characters", limit=MAX_LENGTH))
    plain = narrow(text)
    reader = _Reader(text, plain, words_in_quotes=words_in_quotes)
    try:
        term = reader.transform(_parser().parse(plain))
    except UnexpectedInput as error:
        return _fault(error, plain)
    except VisitError as error:
        if isinstance(error.orig_exc, MisfitError):
            misfit = error.orig_exc
            return Fault(misfit.span, misfit.summary, misfit.hint)
        raise
    except RecursionError:
        return Fault((0, len(text)), msg("too many brackets"))
    names = tuple(reader.names)
    of_targets = reader.of_targets or any(used.name.name in OF_TARGETS for used in names)
    return Query(text, terms.truth(term), names, of_targets, tuple(reader.calls))


@lru_cache(maxsize=1)
def _parser() -> Lark:
    # The grammar lies beside the package in a checkout, inside of it once installed.
    package = Path(__file__).parents[1]
    inside = package / "grammar" / "query.lark"
    path = inside if inside.exists() else package.parent / "grammar" / "query.lark"
    return Lark(path.read_text("utf-8"), parser="lalr", lexer="contextual", maybe_placeholders=False)


@v_args(inline=True)
class _Reader(Transformer[Token, Term]):
    """Terms from the parser's tree, innermost first."""

    def __init__(self, text: str, plain: str, *, words_in_quotes: bool) -> None:
        super().__init__()
        self.text = text
        self.plain = plain
        self.words_in_quotes = words_in_quotes
        self.names: list[Used] = []
        self.of_targets = False
        self.calls: list[Call] = []

    def start(self, term: Term) -> Term:
        return term

    def either(self, *parts: Any) -> Term:
        several = _terms(parts)
        return terms.either(several) if len(several) > 1 else several[0]

    def both(self, *parts: Any) -> Term:
        # A single one is what it is: brackets may hold a number, too.
        several = _terms(parts)
        return terms.both(several) if len(several) > 1 else several[0]

    def inverted(self, _sign: Token, term: Term) -> Term:
        return terms.inverted(term)

    def compared(self, left: Term, sign: Token, right: Term) -> Term:
        self.of_targets |= terms.is_word(left)
        return terms.compare(left, COMPARISONS[sign.value.lower()], right)

    def among(self, left: Term, _sign: Token, *choices: Any) -> Term:
        self.of_targets |= terms.is_word(left)
        return terms.among(left, _terms(choices))

    def reckoned(self, left: Term, sign: Token, right: Term) -> Term:
        return terms.reckon(left, {"×": "*", "÷": "/"}.get(sign.value, sign.value), right)

    def negated(self, sign: Token, term: Term) -> Term:
        return terms.negated(_span(sign), term)

    def quantity(self, token: Token) -> Term:
        written = token.value
        start = _span(token)[0]
        if written.startswith("-") and not _BEFORE_NEGATIVE.search(self.plain, 0, start):
            raise _without_blanks((start, start + 1), "-")
        digits = _NUMBER.match(written).end()  # type: ignore[union-attr] # the terminal begins with a number
        value = number(written[:digits])
        if value is None:
            raise MisfitError(_span(token), msg("a number with too many digits"))
        if written[digits:].startswith(" ") and written[digits:].strip() in BY_NAME:
            place = (_span(token)[0] + digits + 1, _span(token)[1])
            raise MisfitError(place, msg("an `and` or `or` is missing before {name}", name=written[digits:].strip()))
        return terms.literal(Type.NUMBER, amount(value, written[digits:]), self._written(token), _span(token))

    def date(self, token: Token) -> Term:
        found = day(token.value)
        if found is None:
            raise MisfitError(_span(token), msg("there is no such day"))
        return terms.literal(Type.DATE, found, self._written(token), _span(token))

    def quoted(self, token: Token) -> Term:
        inside = self._written(token)[1:-1].replace('""', '"')
        return terms.literal(Type.TEXT, inside, inside, _span(token))

    def word(self, token: Token) -> Term:
        start, end = _span(token)
        if _is_name(token.value):
            return self._named(token.value, (start, end))
        if token.value[0] == "-" and _is_name(token.value[1:]) and _BEFORE_NEGATIVE.search(self.plain, 0, start):
            return terms.negated((start, start + 1), self._named(token.value[1:], (start + 1, end)))
        sign = _SIGN.fullmatch(token.value)
        if sign and _can_be_reckoned(sign["right"]) and (not sign["left"] or _can_be_reckoned(sign["left"])):
            raise _without_blanks((start + sign.start("sign"), start + sign.end("sign")), sign["sign"])
        if self.words_in_quotes:
            raise terms.unknown_word(token.value, _span(token))
        written = self._written(token)
        return terms.literal(Type.TEXT, written, written, _span(token))

    def _named(self, text: str, span: tuple[int, int]) -> Term:
        name = BY_NAME[text if text in BY_NAME else text.lower()]
        self.names.append(Used(name, span))
        return terms.named(name, span)

    def called(self, function: Token, argument: Term) -> Term:
        before, sign = function.value[:-1], function.value[-1]
        if sign in _SIGNS and _can_be_reckoned(before):
            end = _span(function)[1]
            raise _without_blanks((end - 1, end), sign)
        self.of_targets |= adds_up(function.value)
        self.calls.append(Call(function.value, terms.truth(argument)))
        return call(function.value, _span(function), argument)

    def _written(self, token: Token) -> str:
        start, end = _span(token)
        return self.text[start:end]


def _is_name(text: str) -> bool:
    return text in BY_NAME or text.lower() in BY_NAME


def _can_be_reckoned(text: str) -> bool:
    return _is_name(text) or _NUMBER.match(text) is not None


def _without_blanks(span: tuple[int, int], sign: str) -> MisfitError:
    """`1/0` would be read as two words that stand beside each other."""
    return MisfitError(
        span, msg("blanks are missing around {sign}", sign=sign), msg("write `A {sign} B`, with blanks", sign=sign)
    )


def _terms(parts: Sequence[object]) -> list[Term]:
    return [part for part in parts if isinstance(part, Term)]


def _span(token: Token) -> tuple[int, int]:
    return token.start_pos or 0, token.end_pos or 0


def _fault(error: UnexpectedInput, text: str) -> Fault:
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        end = len(text.rstrip())
        return Fault((end, end), msg("the condition is not finished") if end else msg("the condition is empty"))
    if isinstance(error, UnexpectedToken):
        span = _span(error.token)
        return Fault(span, msg("{text} does not fit here", text=text[span[0] : span[1]]))
    at = cast("int", error.pos_in_stream)
    if text[at] == '"':
        return Fault((at, len(text)), msg("the quote is not closed"))
    return Fault((at, at + 1), msg("{text} does not fit here", text=text[at]))
