"""Messages with places: `{指标}: 目标低于 90 %`. What stands in braces is a name of conditions, or the target."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from perftui.display import on_one_line
from perftui.messages import Message, msg
from perftui.names import closest
from perftui.notation import amount_text, decimal_text, target_text
from perftui.query.fields import NAMES, Name
from perftui.query.row import Row
from perftui.query.values import MONEY, Amount, Type, Value

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}]*)\}|[{}｛｝]")
_ASCII = MappingProxyType({"｛": "{", "｝": "}"})
_ABSENT = "—"


class Fault(NamedTuple):
    """Why a text is no message: the characters that are wrong, from the first to behind the last."""

    span: tuple[int, int]
    summary: Message
    detail: Message | None = None


def _target(row: Row) -> Value:
    return None if row.indicator is None else target_text(row.indicator.target)


_TARGET = Name("目标", "target", Type.TEXT, of_indicator=True, value=_target, what=msg("the target as it is written"))


@lru_cache(maxsize=1)
def places() -> Mapping[str, Name]:
    """What can stand in braces, by both spellings."""
    names = [_TARGET, *(name for name in NAMES if name.type is not Type.TRUTH)]
    return {spelling: name for name in names for spelling in (name.name, name.english)}


def faults(template: str, *, of_indicator: bool) -> Iterator[Fault]:
    """What is wrong with the places of a message of a rule that asks about indicators, or about projects."""
    known = {spelling for spelling, name in places().items() if of_indicator or not name.of_indicator}
    for piece in _PIECE.finditer(template):
        name = piece["name"]
        if piece[0] in _ASCII:
            ascii_brace = msg("write {ascii} instead of {character}", ascii=_ASCII[piece[0]], character=piece[0])
            yield Fault(piece.span(), msg("a full-width brace makes no place"), ascii_brace)
        elif name is None:
            if len(piece[0]) == 1:
                yield Fault(piece.span(), msg("a brace stands alone"), msg("a brace that is text is written twice"))
        elif name in places() and name not in known:
            yield Fault(
                piece.span(),
                msg("the condition asks about projects, and {place} is of an indicator", place=piece[0]),
                msg("ask about the indicator itself, or leave it out"),
            )
        elif name not in known:
            meant = closest(name, known)
            yield Fault(
                piece.span(),
                msg("there is no place {place}", place=piece[0]),
                msg("did you mean {name}?", name=f"{{{meant or '指标'}}}"),
            )


def names(template: str) -> tuple[str, ...]:
    """The names in the places of a message, each once."""
    return tuple(dict.fromkeys(piece["name"] for piece in _PIECE.finditer(template) if piece["name"] is not None))


def values(template: str, row: Row) -> Mapping[str, str]:
    """The texts for the places of a message."""
    return {name: _written(places()[name].value(row)) for name in names(template)}


def _written(value: Value) -> str:
    match value:
        case Amount(number, unit):
            digits = amount_text(number) if unit == MONEY else decimal_text(number)
            return f"{digits} {unit}".rstrip()
        case dt.date():
            return value.isoformat()
        case None:
            return _ABSENT
    return on_one_line(str(value))
