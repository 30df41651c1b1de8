"""What the rows of a roll-up were at the revision that is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from perftui.names import comparison_key
from perftui.totals import Dimension, TotalRow, Totals, roll_up

if TYPE_CHECKING:
    from perftui.review.review import Review
    from perftui.workspace import Workspace


@dataclass(frozen=True, eq=False, slots=True)
class Before:
    """The rows of now with those that are gone, and what each of them was.

    Attributes:
        name: the revision.
        totals: the roll-up of now; what is gone stands last in it, with nothing in it.
        old: the rows of the revision, by the ids of those of now; what is new has none.
    """

    name: str
    totals: Totals
    old: Mapping[int, TotalRow]

    def of(self, row: TotalRow) -> TotalRow | None:
        """What a row was."""
        return self.old.get(id(row))


def before(review: Review, name: str, workspace: Workspace, totals: Totals) -> Before:
    """Put a roll-up beside the same one of the revision."""
    then = review.workspace_before(workspace)
    old = roll_up(then, totals.dimension)
    keys: Sequence[object]
    old_keys: Sequence[object]
    if totals.dimension is None:
        keys, old_keys = _projects(review, workspace), [id(declared.project) for declared in then.projects()]
    else:
        keys, old_keys = _labels(totals.rows), _labels(old.rows)
    known = dict(zip(old_keys, old.rows, strict=True))
    pairs = {id(row): known[key] for row, key in zip(totals.rows, keys, strict=True) if key in known}
    still = frozenset(map(id, pairs.values()))
    gone = [(_nothing(row), row) for row in old.rows if id(row) not in still]
    pairs |= {id(row): was for row, was in gone}
    pairs[id(totals.grand)] = old.grand
    return Before(name, replace(totals, rows=(*totals.rows, *(row for row, _was in gone))), pairs)


def _projects(review: Review, workspace: Workspace) -> list[int]:
    """For each project of now that of the revision, by its id."""
    partners = {id(each.change.new): each.change.old for every in review.by_file.values() for each in every}
    projects = (declared.project for declared in workspace.projects())
    return [id(partners.get(id(project), project)) for project in projects]


def _labels(rows: Sequence[TotalRow]) -> list[str]:
    return [comparison_key(row.label) for row in rows]


def _nothing(row: TotalRow) -> TotalRow:
    """A row of that name that counts nothing."""
    money = None if row.total is None else Decimal(0)
    return TotalRow(row.label, 0, 0, 0, 0, 0, 0, money, money, money, money, Decimal(0))


def measure(dimension: Dimension | None, row: TotalRow | None) -> Decimal:
    """What is compared of a row: indicators, or money."""
    if row is None:
        return Decimal(0)
    of_indicators = dimension is not None and dimension.of_indicators
    return Decimal(row.indicators) if of_indicators else row.total or Decimal(0)
