"""Terms of a condition and what is made of them: every function gives a term, or says why the two do not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from perftui.language.values import narrow
from perftui.messages import Message, msg
from perftui.model import EXACT, Indicator, Quality, Quantity
from perftui.names import closest, comparison_key
from perftui.query.fields import BY_NAME, NAMES, Name
from perftui.query.row import Row
from perftui.query.values import COMPARISONS, MONEY, Amount, Comparison, Type, Value, amount, compared
from perftui.taxonomy import taxonomy


class MisfitError(Exception):
    """Two parts of a condition do not fit; caught where the condition is read, and turned into a fault."""

    def __init__(self, span: tuple[int, int], summary: Message, hint: Message | None = None) -> None:
        super().__init__(str(summary))
        self.span = span
        self.summary = summary
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a condition.

    Attributes:
        type: what it gives.
        value: gives it, for a row.
        of_indicator: whether it asks about an indicator.
        span: its place in the text.
        name: the name that it is, where it is one.
        literal: the text that was written, where it is no name; as a condition it is looked for in names.
        constant: the value that was written.
    """

    type: Type
    value: Callable[[Row], Value]
    of_indicator: bool
    span: tuple[int, int]
    name: Name | None = None
    literal: str | None = None
    constant: Value = None


Over = Callable[[Sequence[tuple[Indicator, bool]]], Value]
"""A function over the indicators of a project, each with whether the condition holds for it."""

TYPE_WORDS = MappingProxyType(
    {
        Type.TRUTH: msg("a condition"),
        Type.NUMBER: msg("a number"),
        Type.DATE: msg("a day"),
        Type.TEXT: msg("a text"),
    }
)


class _Level(NamedTuple):
    """The levels of the form, and what a text that means one of them is called there."""

    names: tuple[str, ...]
    meaning: Callable[[str], str | None]


_LEVELS = MappingProxyType(
    {
        "一级指标": _Level(tuple(each.name for each in taxonomy().levels), taxonomy().level1),
        "二级指标": _Level(tuple(name for each in taxonomy().levels for name in each.level2), taxonomy().level2),
    }
)
_ORDER = frozenset((Comparison.LESS, Comparison.AT_MOST, Comparison.MORE, Comparison.AT_LEAST))


def named(name: Name, span: tuple[int, int]) -> Term:
    """A name of the language."""
    return Term(name.type, name.value, name.of_indicator, span, name=name)


def literal(kind: Type, value: Value, text: str, span: tuple[int, int]) -> Term:
    """A value that was written down."""
    return Term(kind, lambda _row: value, of_indicator=False, span=span, literal=text, constant=value)


def truth(term: Term) -> Term:
    """A term as a condition: a name holds where it is there, a written text where a name holds it."""
    if term.type is Type.TRUTH:
        return term
    if term.literal is not None:
        key = comparison_key(term.literal)

        def found(row: Row) -> Value:
            inside = row.indicator is not None and key in comparison_key(row.indicator.name)
            return inside or key in comparison_key(row.project.name)

        return Term(Type.TRUTH, found, of_indicator=True, span=term.span)
    value = term.value
    return Term(Type.TRUTH, lambda row: value(row) is not None, term.of_indicator, term.span)


def both(terms: Sequence[Term]) -> Term:
    """Holds where all hold."""
    conditions = [truth(term) for term in terms]
    values = [condition.value for condition in conditions]
    return _joined(conditions, lambda row: all(value(row) for value in values))


def either(terms: Sequence[Term]) -> Term:
    """Holds where one holds."""
    conditions = [truth(term) for term in terms]
    values = [condition.value for condition in conditions]
    return _joined(conditions, lambda row: any(value(row) for value in values))


def inverted(term: Term) -> Term:
    """Holds where the other does not."""
    condition = truth(term)
    return Term(Type.TRUTH, lambda row: not condition.value(row), condition.of_indicator, term.span)


def is_word(term: Term) -> bool:
    """Whether a term is a text that was written: compared with something, it stands for targets of indicators."""
    return term.name is None and term.literal is not None and term.type is Type.TEXT


def adds_up(function: str) -> bool:
    """Whether a function adds up the targets of indicators."""
    return _FUNCTIONS.get(function.lower()) is _SUM


def compare(left: Term, comparison: Comparison, right: Term) -> Term:
    """A comparison of two terms."""
    if is_word(left):
        return _of_indicators_named(left, comparison, right)
    right = _one_of_few(left, comparison, _canonical_level(left, comparison, right))
    if left.type is not right.type:
        raise MisfitError(
            right.span,
            msg("{left} and {right} cannot be compared", left=TYPE_WORDS[left.type], right=TYPE_WORDS[right.type]),
            _meant(right),
        )
    _check_comparison(left.type, comparison, left.span)
    mine, other = left.value, right.value
    return _joined((left, right), lambda row: compared(mine(row), comparison, other(row)))


def among(left: Term, choices: Sequence[Term]) -> Term:
    """Holds where the term equals one of the choices."""
    return either([compare(left, Comparison.EQUAL, choice) for choice in choices])


def reckon(left: Term, sign: str, right: Term) -> Term:
    """A sum, difference, product or quotient of numbers; a division by what turns out to be zero gives nothing."""
    for term in (left, right):
        _check_number(term)
    if sign == "/" and isinstance(right.constant, Amount) and not right.constant.value:
        raise MisfitError(right.span, msg("nothing can be divided by zero"))
    operation = _OPERATIONS[sign]

    def value(row: Row) -> Value:
        mine, other = left.value(row), right.value(row)
        if not isinstance(mine, Amount) or not isinstance(other, Amount):
            return None
        result = operation(mine.value, other.value)
        return None if result is None else Amount(result, mine.unit or other.unit)

    return Term(Type.NUMBER, value, left.of_indicator or right.of_indicator, span=(left.span[0], right.span[1]))


def negated(span: tuple[int, int], term: Term) -> Term:
    """A number with the other sign; `span` is the place of the sign before it."""
    _check_number(term)
    mine, constant = term.value, term.constant

    def value(row: Row) -> Value:
        return _below(mine(row))

    return Term(Type.NUMBER, value, term.of_indicator, span=(span[0], term.span[1]), constant=_below(constant))


def call(function: str, span: tuple[int, int], argument: Term) -> Term:
    """A function over the indicators of a project for which a condition holds."""
    found = _FUNCTIONS.get(function.lower())
    if found is None:
        meant = closest(function, _FUNCTIONS)
        raise MisfitError(
            span,
            msg("there is no function {name}", name=function),
            msg("did you mean {name}?", name=meant)
            if meant
            else msg("they are {names}", names="count · sum · any · all"),
        )
    kind, over = found
    return Term(kind, _over_indicators(truth(argument), over), of_indicator=False, span=(span[0], argument.span[1]))


def _over_indicators(condition: Term, over: Over) -> Callable[[Row], Value]:
    """The value of a function, which is the same for all indicators of a project."""
    # Kept for the project in hand: functions inside of functions would be worked out for each indicator of each.
    asked: tuple[Row, Value] | None = None

    def value(row: Row) -> Value:
        nonlocal asked
        of_project = row._replace(indicator=None)
        if asked is not None and asked[0].project is row.project and asked[0][1:] == of_project[1:]:
            return asked[1]
        holds = [(each, bool(condition.value(row._replace(indicator=each)))) for each in row.project.indicators]
        found = over(holds)
        asked = of_project, found
        return found

    return value


def unknown_word(text: str, span: tuple[int, int]) -> MisfitError:
    """Why a word that is no name is refused where words have to be in quotes."""
    meant = closest(text, BY_NAME)
    return MisfitError(
        span,
        msg("there is no name {name}", name=text),
        msg("did you mean {name}? a text stands in quotes", name=meant) if meant else msg("a text stands in quotes"),
    )


def _joined(terms: Sequence[Term], value: Callable[[Row], Value]) -> Term:
    span = (terms[0].span[0], terms[-1].span[1])
    return Term(Type.TRUTH, value, any(term.of_indicator for term in terms), span)


def _of_indicators_named(left: Term, comparison: Comparison, right: Term) -> Term:
    """`满意度 < 90`: the target of an indicator whose name holds the word."""
    key = comparison_key(left.literal or "")
    if right.type not in {Type.NUMBER, Type.TEXT}:
        raise MisfitError(right.span, msg("a target is compared with a number or a text"))
    _check_comparison(right.type, comparison, left.span)

    def value(row: Row) -> Value:
        indicator = row.indicator
        if indicator is None or key not in comparison_key(indicator.name):
            return False
        target = indicator.target
        if isinstance(target, Quantity):
            return compared(amount(target.value, target.unit), comparison, right.value(row))
        return isinstance(target, Quality) and compared(target.text, comparison, right.value(row))

    return Term(Type.TRUTH, value, of_indicator=True, span=(left.span[0], right.span[1]))


def _canonical_level(left: Term, comparison: Comparison, right: Term) -> Term:
    """`一级指标 = 成本` means 成本指标, as everywhere else.

    Other levels may be a bureau's own. One that a single character tells from a level of the form is taken for a slip.
    """
    level = _LEVELS.get(left.name.name) if left.name else None
    if level is None or right.literal is None:
        return right
    known = level.meaning(right.literal)
    if known:
        return literal(Type.TEXT, known, known, right.span)
    if comparison is not Comparison.CONTAINS:
        for name in level.names:
            if Levenshtein.distance(comparison_key(right.literal), comparison_key(name), score_cutoff=1) == 1:
                raise MisfitError(
                    right.span,
                    msg("the form has no level {name}", name=right.literal),
                    msg("did you mean {name}? one of your own is asked for with ~", name=name),
                )
    return right


def _one_of_few(left: Term, comparison: Comparison, right: Term) -> Term:
    """A text that the name on the left can give; any other would be compared in vain."""
    texts = left.name.texts if left.name else ()
    if right.name is not None and right.name.name in texts:  # 未定 is a name of its own as well
        return literal(Type.TEXT, right.name.name, right.name.name, right.span)
    if not texts or right.literal is None or right.type is not Type.TEXT:
        return right
    written = right.literal.strip()
    operator = COMPARISONS.get(narrow(written))
    if operator is not None and operator.value in texts:
        return literal(Type.TEXT, operator.value, operator.value, right.span)
    key = comparison_key(written)
    keys = [comparison_key(text) for text in texts]
    if key in keys or (comparison is Comparison.CONTAINS and any(key in each for each in keys)):
        return right
    meant = closest(written, texts)
    raise MisfitError(
        right.span,
        msg("there is no {name} {text}", name=left.name.name if left.name else "", text=right.literal),
        msg("did you mean {name}?", name=meant) if meant else msg("they are {names}", names=" · ".join(texts)),
    )


def _check_comparison(kind: Type, comparison: Comparison, span: tuple[int, int]) -> None:
    if comparison is Comparison.CONTAINS and kind is not Type.TEXT:
        raise MisfitError(span, msg("only a text can contain something"))
    if comparison in _ORDER and kind in {Type.TEXT, Type.TRUTH}:
        raise MisfitError(span, msg("{kind} is neither more nor less", kind=TYPE_WORDS[kind]))


def _meant(term: Term) -> Message | None:
    if term.literal is None or term.type is not Type.TEXT:
        return None
    meant = closest(term.literal, (each.name for each in NAMES))
    return msg("did you mean {name}?", name=meant) if meant else None


def _check_number(term: Term) -> None:
    if term.type is not Type.NUMBER:
        raise MisfitError(term.span, msg("a number is needed here"), _meant(term))


def _below(value: Value) -> Value:
    """A number with the other sign."""
    return Amount(value.value.copy_negate(), value.unit) if isinstance(value, Amount) else None


def _divided(left: Decimal, right: Decimal) -> Decimal | None:
    return EXACT.divide(left, right) if right else None


_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal | None]] = {
    "+": EXACT.add,
    "-": EXACT.subtract,
    "*": EXACT.multiply,
    "/": _divided,
}


def _sum(holds: Sequence[tuple[Indicator, bool]]) -> Amount:
    amounts = [
        amount(indicator.target.value, indicator.target.unit)
        for indicator, held in holds
        if held and isinstance(indicator.target, Quantity)
    ]
    units = {each.unit for each in amounts}
    total = Decimal(0)
    for each in amounts:
        total = EXACT.add(total, each.value)
    return Amount(total, MONEY if units == {MONEY} else "")


_COUNT = (Type.NUMBER, lambda holds: Amount(Decimal(sum(held for _each, held in holds))))
_SUM = (Type.NUMBER, _sum)
_ANY = (Type.TRUTH, lambda holds: any(held for _each, held in holds))
_ALL = (Type.TRUTH, lambda holds: all(held for _each, held in holds))
_FUNCTIONS: dict[str, tuple[Type, Over]] = {
    "count": _COUNT,
    "数量": _COUNT,
    "sum": _SUM,
    "合计": _SUM,
    "any": _ANY,
    "存在": _ANY,
    "all": _ALL,
    "全部": _ALL,
}
