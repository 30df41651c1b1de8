"""What the changes of everything come to: money and its sources, projects, indicators, and how targets moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from perftui.messages import Message, msg
from perftui.model import EXACT, add_up
from perftui.review.differences import Direction, MoneyRow
from perftui.tui.arranged.gathering import funds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from perftui.model import Project
    from perftui.review.review import Review
    from perftui.tui.arranged.corpus import Corpus

_SOURCES = ("当年财政拨款", "上年结转资金", "其他资金")


@dataclass(frozen=True, slots=True)
class InAll:
    """One number of everything, before and now; where the page is low, those of a higher rank are left out.

    Attributes:
        label: what it is.
        row: the numbers.
        rank: 0 for what always shows.
        money: whether it is an amount.
        part: whether it is a part of the row above.
    """

    label: Message | str
    row: MoneyRow
    rank: int
    money: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """How many targets are easier to reach than before, and how many harder."""

    loosened: int
    tightened: int


def in_all(review: Review, corpus: Corpus) -> Iterator[InAll]:
    """The money of the year; of all else what is another number than before."""
    now = [declared.project for declared in corpus.projects]
    yield InAll(msg("Annual funds, in 元"), _row(review, now, lambda each: funds_of(each) or Decimal(0)), 0, money=True)
    for source in _SOURCES:
        row = _row(review, now, partial(_part, source))
        if row.delta:
            yield InAll(source, row, 3, money=True, part=True)
    for label, of, rank in (
        (msg("Projects"), lambda _each: Decimal(1), 2),
        (msg("Indicators"), lambda each: Decimal(len(each.indicators)), 1),
    ):
        row = _row(review, now, of)
        if row.delta:
            yield InAll(label, row, rank)


def moved(review: Review) -> Moved | None:
    """How targets moved; `None` where none did."""
    found = Counter(entry.direction for each in review.changed for entry in each.entries if not entry.is_head)
    there = Moved(found[Direction.LOOSENED], found[Direction.TIGHTENED])
    return there if there != Moved(0, 0) else None


def _row(review: Review, now: Iterable[Project], of: Callable[[Project], Decimal]) -> MoneyRow:
    """A number of everything; what it was follows from what changed."""
    changes = [each.change for each in review.changed]
    gained = add_up(of(each.new) for each in changes if each.new is not None)
    lost = add_up(of(each.old) for each in changes if each.old is not None)
    new = add_up(map(of, now))
    return MoneyRow("", EXACT.add(EXACT.subtract(new, gained), lost), new)


def _part(source: str, project: Project) -> Decimal:
    funds = project.annual_funds
    return (None if funds is None else funds.part(source)) or Decimal(0)
