"""The points (分值) that a declaration gives to its indicators."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from perftui.language.keys import Note
from perftui.model import Attribute, add_up
from perftui.rules.facts import Facts, Item


class Weighed(NamedTuple):
    """An indicator with its 分值, as written and as a number; `None` where it has none, or none that can be read."""

    item: Item
    note: Attribute | None
    points: Decimal | None


def weighed(facts: Facts) -> tuple[Weighed, ...]:
    """All indicators with their points; empty where none has any."""
    return facts.once(_all_weighed) if facts.noted else ()


def _all_weighed(facts: Facts) -> Iterable[Weighed]:
    has_points = any(note.key == Note.WEIGHT for item in facts.noted for note in item.indicator.notes)
    return map(_weighed, facts.items) if has_points else ()


def points(items: Iterable[Weighed]) -> Decimal:
    """The points that indicators have together."""
    return add_up(each.points for each in items if each.points is not None)


def points_text(value: Decimal) -> str:
    """Points without zeros behind the point."""
    return f"{value.normalize():f}"


def _weighed(item: Item) -> Weighed:
    note = item.indicator.note(Note.WEIGHT) if item.indicator.notes else None
    return Weighed(item, note, item.indicator.weight)
