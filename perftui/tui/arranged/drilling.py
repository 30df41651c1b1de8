"""From a row of the totals to what it is made of: a condition of the filter line."""

from __future__ import annotations

from perftui.model import TargetKind
from perftui.query.fields import KINDS
from perftui.totals import MISSING, Dimension, TotalRow

_KIND = "类型"


def condition_of(dimension: Dimension, row: TotalRow) -> str:
    """What holds for the projects or the indicators of a row, and for no other."""
    if dimension is Dimension.KIND:
        return f"{_KIND} = {quoted(KINDS[TargetKind(row.label)])}"
    if row.label == MISSING:
        return f'{dimension} = ""' if dimension.of_indicators else f"not {dimension}"
    if dimension is Dimension.YEAR:
        return f"{dimension} = {row.label}"
    return f"{dimension} = {quoted(row.label)}"


def quoted(text: str) -> str:
    """A text as a value of a condition."""
    return '"{}"'.format(text.replace('"', '""'))
