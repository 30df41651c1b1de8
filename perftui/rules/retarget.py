"""Fixes that give an indicator another target."""

from __future__ import annotations

from perftui.diagnostics import Fix, TextEdit
from perftui.messages import msg
from perftui.model import Deadline, Indicator, Operator, Quantity, in_line
from perftui.notation import target_text


def with_operator(target: Quantity | Deadline, operator: Operator) -> Fix:
    """The same figure or day behind another operator."""
    text = target_text(target._replace(operator=operator))
    return Fix(msg("write `{text}`", text=text), (TextEdit(target.span, text),), safe=False)


def with_unit(target: Quantity, unit: str) -> Fix:
    """The same figure with another unit."""
    text = target_text(target._replace(unit=unit))
    return Fix(msg("write `{text}`", text=text), (TextEdit(target.span, text),), safe=False)


def with_figure(indicator: Indicator, target: Quantity | Deadline) -> Fix:
    """A figure or a day in place of words."""
    text = target_text(target)
    words = indicator.target.span
    place = in_line(words.line, indicator.span.end, words.end)
    return Fix(msg("write `{text}`", text=text), (TextEdit(place, f" {text}"),), safe=False)
