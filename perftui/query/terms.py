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
from perftui.model import EXACT, Quality, Quantity
from perftui.names import closest, comparison_key
from perftui.query.fields import BY_NAME, NAMES, OF_TARGETS, Name
from perftui.query.row import Row
from perftui.query.values import COMPARISONS, Amount, Comparison, Type, Value, amount, compared
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
        of_target: whether the target of the indicator decides its value.
        known: whether it holds whatever that target will be: `None` where the target decides.
    """

    type: Type
    value: Callable[[Row], Value]
    of_indicator: bool
    span: tuple[int, int]
    name: Name | None = None
    literal: str | None = None
    constant: Value = None
    of_target: bool = False
    known: Callable[[Row], bool | None] | None = None

    def verdict(self, row: Row) -> bool | None:
        """Whether a condition holds for a row whose target is open; `None` where the target will decide."""
        if self.known is not None:
            return self.known(row)
        return None if self.of_target else bool(self.value(row))


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
_OPPOSITE = MappingProxyType({True: False, False: True, None: None})
_ORDER = frozenset((Comparison.LESS, Comparison.AT_MOST, Comparison.MORE, Comparison.AT_LEAST))


def named(name: Name, span: tuple[int, int]) -> Term:
    """A name of the language."""
    return Term(name.type, name.value, name.of_indicator, span, name=name, of_target=name.name in OF_TARGETS)


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
    return Term(Type.TRUTH, lambda row: value(row) is not None, term.of_indicator, term.span, of_target=term.of_target)


def both(terms: Sequence[Term]) -> Term:
    """Holds where all hold."""
    conditions = [truth(term) for term in terms]
    values = [condition.value for condition in conditions]
    verdicts = [condition.verdict for condition in conditions]
    return _joined(
        conditions,
        lambda row: all(value(row) for value in values),
        lambda row: _all_known([verdict(row) for verdict in verdicts]),
    )


def either(terms: Sequence[Term]) -> Term:
    """Holds where one holds."""
    conditions = [truth(term) for term in terms]
    values = [condition.value for condition in conditions]
    verdicts = [condition.verdict for condition in conditions]
    return _joined(
        conditions,
        lambda row: any(value(row) for value in values),
        lambda row: _OPPOSITE[_all_known([_OPPOSITE[verdict(row)] for verdict in verdicts])],
    )


def inverted(term: Term) -> Term:
    """Holds where the other does not."""
    condition = truth(term)
    return _joined(
        [condition],
        lambda row: not condition.value(row),
        lambda row: _OPPOSITE[condition.verdict(row)],
    )


def _all_known(verdicts: Sequence[bool | None]) -> bool | None:
    """Whether all hold: one that does not settles it, whatever a target decides of the others."""
    return False if False in verdicts else None if None in verdicts else True


def is_word(term: Term) -> bool:
    """Whether a term is a text that was written: compared with something, it stands for targets of indicators."""
    return term.name is None and term.literal is not None and term.type is Type.TEXT


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

    return Term(
        Type.NUMBER,
        value,
        left.of_indicator or right.of_indicator,
        span=(left.span[0], right.span[1]),
        of_target=left.of_target or right.of_target,
    )


def negated(span: tuple[int, int], term: Term) -> Term:
    """A number with the other sign; `span` is the place of the sign before it."""
    _check_number(term)
    mine, constant = term.value, term.constant

    def value(row: Row) -> Value:
        return _below(mine(row))

    return Term(
        Type.NUMBER,
        value,
        term.of_indicator,
        span=(span[0], term.span[1]),
        constant=_below(constant),
        of_target=term.of_target,
    )


def unknown_word(text: str, span: tuple[int, int]) -> MisfitError:
    """Why a word that is no name is refused where words have to be in quotes."""
    meant = closest(text, BY_NAME)
    return MisfitError(
        span,
        msg("there is no name {name}", name=text),
        msg("did you mean {name}? a text stands in quotes", name=meant) if meant else msg("a text stands in quotes"),
    )


def _joined(
    terms: Sequence[Term], value: Callable[[Row], Value], known: Callable[[Row], bool | None] | None = None
) -> Term:
    span = (terms[0].span[0], terms[-1].span[1])
    return Term(
        Type.TRUTH,
        value,
        any(term.of_indicator for term in terms),
        span,
        of_target=any(term.of_target for term in terms),
        known=known,
    )


def _of_indicators_named(left: Term, comparison: Comparison, right: Term) -> Term:
    """`满意度 < 90`: the target of an indicator whose name holds the word."""
    key = comparison_key(left.literal or "")
    if right.type not in {Type.NUMBER, Type.TEXT}:
        raise MisfitError(right.span, msg("a target is compared with a number or a text"))
    _check_comparison(right.type, comparison, left.span)

    def is_meant(row: Row) -> bool:
        return row.indicator is not None and key in comparison_key(row.indicator.name)

    def value(row: Row) -> Value:
        if row.indicator is None or not is_meant(row):
            return False
        target = row.indicator.target
        if isinstance(target, Quantity):
            return compared(amount(target.value, target.unit), comparison, right.value(row))
        return isinstance(target, Quality) and compared(target.text, comparison, right.value(row))

    span = (left.span[0], right.span[1])
    return Term(Type.TRUTH, value, of_indicator=True, span=span, known=lambda row: None if is_meant(row) else False)


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
