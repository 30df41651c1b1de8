"""Money and numbers by one dimension: a table with shares and bars, its heading, its sum, and what is not in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from perftui.display import fit, width
from perftui.language.values import amount_text
from perftui.messages import Message, counted, msg
from perftui.totals import Dimension, TotalRow, Totals, share
from perftui.tui.actions import Where, bindings
from perftui.tui.glyphs import GLYPHS
from perftui.tui.runs import Line, Run, Tone, shorten
from perftui.tui.state import Location
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.virtual import GUTTER, Virtual

if TYPE_CHECKING:
    from textual.events import Click


GAP = 2
LEAST_BAR = 8
WIDEST_BAR = 48
LEAST_LABEL = 12
DIMENSIONS: tuple[Dimension | None, ...] = (None, *Dimension)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers. One of a lower `rank` is left out last where the page is narrow."""

    title: Message | str
    text: Callable[[TotalRow], str]
    rank: int
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Layout:
    """How the table is cut: cells of the label, the columns with their cells, cells of the bar."""

    label: int
    columns: tuple[tuple[Column, int], ...]
    bar: int


def name_of(dimension: Dimension | None) -> str:
    """The name of a dimension: the form's own word."""
    return "项目" if dimension is None else dimension.value


def lay_out(totals: Totals, room: int) -> Layout:
    """Columns as wide as their content; bars get what is left."""
    rows = (*totals.rows, totals.grand)
    wanted = [(column, _cells(column, rows)) for column in _columns(totals)]
    labels = max(width(text) for text in (name_of(totals.dimension), *map(totals.title, rows)))
    label = max(min(labels, room // 3), min(LEAST_LABEL, room))
    for rank in range(max(column.rank for column, _ in wanted), -1, -1):
        kept = tuple((column, cells) for column, cells in wanted if column.rank <= rank)
        rest = room - label - sum(cells + GAP for _, cells in kept) - GAP
        if rest >= LEAST_BAR or rank == 0:
            return Layout(label, kept, min(max(rest, 0), WIDEST_BAR))
    return Layout(label, (), 0)


def row_line(totals: Totals, row: TotalRow, layout: Layout) -> Line:
    """One row of the table."""
    label = Tone.STRONG if row is totals.grand else Tone.PLAIN
    runs = [Run(fit(totals.title(row), layout.label), label)]
    for column, cells in layout.columns:
        tone = Tone.STRONG if row is totals.grand else column.tone
        runs.append(Run(" " * GAP + fit(column.text(row), cells, right=True), tone))
    if row is not totals.grand:
        runs += [Run(" " * GAP), Run(GLYPHS.bar(_eighths(totals, row, layout.bar)), Tone.BAR)]
    return tuple(runs)


class DimensionBar(Bar):
    """The dimensions side by side, the chosen one marked; a click chooses."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"dimension"})

    def line(self, room: int) -> Line:
        """All dimensions, or as many around the chosen one as fit."""
        runs: list[Run] = [Run(" ")]
        for dimension in self._shown(room):
            chosen = dimension is self.store.state.dimension
            runs += [Run(f" {name_of(dimension)} ", Tone.KEY if chosen else Tone.MUTED), Run(" ")]
        return tuple(runs)

    def on_click(self, event: Click) -> None:
        """Choose the dimension under the mouse."""
        at = 1
        for dimension in self._shown(self.size.width):
            end = at + _tab_cells(dimension)
            if at <= event.x < end:
                self.store.choose_dimension(dimension)
            at = end

    def _shown(self, room: int) -> tuple[Dimension | None, ...]:
        first = 0
        chosen = DIMENSIONS.index(self.store.state.dimension)
        while first < chosen and 1 + sum(map(_tab_cells, DIMENSIONS[first : chosen + 1])) > room:
            first += 1
        last = chosen + 1
        while last < len(DIMENSIONS) and 1 + sum(map(_tab_cells, DIMENSIONS[first : last + 1])) <= room:
            last += 1
        return DIMENSIONS[first:last]


class TotalsHeading(Bar):
    """The names of the columns."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"totals"})

    def line(self, room: int) -> Line:
        """Each name above its column."""
        totals = self.store.state.totals
        if totals is None:
            return ()
        layout = lay_out(totals, _room(room))
        runs = [Run(" " * GUTTER + fit(name_of(totals.dimension), layout.label), Tone.MUTED)]
        runs += [
            Run(" " * GAP + fit(str(column.title), cells, right=True), Tone.MUTED) for column, cells in layout.columns
        ]
        return tuple(runs)


class TotalsTable(Virtual):
    """One row a value of the dimension."""

    BINDINGS = bindings(Where.TOTALS)
    INTERESTS: ClassVar[frozenset[str]] = frozenset({"totals", "dimension"})
    WHERE = Where.TOTALS

    def count(self) -> int:
        """How many rows there are."""
        return len(self._totals.rows) if self._totals else 0

    def empty(self) -> Message | None:
        """What to say where there is no row."""
        return msg("nothing to add up") if self._totals else msg("adding up …")

    def line(self, index: int, room: int) -> Line:
        """One row."""
        totals = self._totals
        if totals is None:
            return ()
        return row_line(totals, totals.rows[index], lay_out(totals, room - 1))

    def follow(self, changed: frozenset[str]) -> None:
        """Show the roll-up of the state."""
        if "dimension" in changed:
            self.cursor = 0
        self.restock()

    def action_next_dimension(self) -> None:
        """Total by the next dimension."""
        self._step(1)

    def action_previous_dimension(self) -> None:
        """Total by the previous dimension."""
        self._step(-1)

    def _step(self, step: int) -> None:
        at = DIMENSIONS.index(self.store.state.dimension)
        self.store.choose_dimension(DIMENSIONS[(at + step) % len(DIMENSIONS)])

    @property
    def _totals(self) -> Totals | None:
        return self.store.state.totals


class TotalsSum(Bar):
    """The row of everything."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"totals"})

    def line(self, room: int) -> Line:
        """The sum below its columns."""
        totals = self.store.state.totals
        if totals is None:
            return ()
        return (Run(" " * GUTTER), *row_line(totals, totals.grand, lay_out(totals, _room(room))))


class LeftOutTitle(Bar):
    """Whether the totals hold everything."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"totals"})

    def line(self, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """How much is not in the totals."""
        totals = self.store.state.totals
        if totals is None:
            return ()
        number = len(totals.left_out)
        if not number:
            everything = msg("Everything was counted.")
            return (Run(f" {everything}", Tone.MUTED),)
        some = counted("{count} thing was left out", "{count} things were left out", number)
        return (Run(f" {some}", Tone.WARNING),)


class LeftOutList(Virtual):
    """What is not in the totals, and why."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"totals"})
    WHERE = Where.TOTALS

    def count(self) -> int:
        """How many things were left out."""
        totals = self.store.state.totals
        return len(totals.left_out) if totals else 0

    def line(self, index: int, room: int) -> Line:
        """Place, project, reason."""
        totals = self.store.state.totals
        if totals is None:
            return ()
        left_out = totals.left_out[index]
        place = left_out.path if left_out.span is None else f"{left_out.path}:{left_out.span.line}"
        name = (Run(f"  {left_out.project}", Tone.STRONG),) if left_out.project else ()
        return shorten((Run(place, Tone.MUTED), *name, Run(f"  {left_out.reason}")), room - 1)

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - one interest
        """Show what the roll-up of the state left out."""
        self.display = self.count() > 0
        self.restock()

    def chosen(self) -> None:
        """The text of the place."""
        totals = self.store.state.totals
        left_out = totals.left_out[self.cursor] if totals else None
        if left_out is not None and left_out.path in self.store.state.corpus.files:
            self.store.visit(Location(left_out.path, left_out.span.line if left_out.span else 1))
            self.app.call_later(self.app.run_action, "source")


def _columns(totals: Totals) -> tuple[Column, ...]:
    counts: tuple[Column, ...] = (
        Column(msg("Projects"), lambda row: str(row.projects), 1),
        Column(msg("Indicators"), lambda row: str(row.indicators), 0 if _of_indicators(totals) else 1),
        Column(msg("Quant."), lambda row: str(row.quantitative), 3, Tone.MUTED),
        Column(msg("Deadline"), lambda row: str(row.deadline), 3, Tone.MUTED),
        Column(msg("Qual."), lambda row: str(row.qualitative), 3, Tone.MUTED),
        Column(msg("Open"), lambda row: str(row.open), 3, Tone.MUTED),
    )
    if totals.dimension is None:
        counts = counts[1:]
    part = Column(msg("Share"), lambda row: _share(totals, row), 1, Tone.ACCENT)
    if _of_indicators(totals):
        return (*counts, part)
    return (
        *counts,
        Column("当年财政拨款", lambda row: _amount(row.fiscal), 4, Tone.MUTED),
        Column("上年结转资金", lambda row: _amount(row.carryover), 5, Tone.MUTED),
        Column("其他资金", lambda row: _amount(row.other), 5, Tone.MUTED),
        Column(msg("Annual funds, in 元"), lambda row: _amount(row.total), 0),
        part,
    )


def _of_indicators(totals: Totals) -> bool:
    return totals.dimension is not None and totals.dimension.of_indicators


def _amount(amount: Decimal | None) -> str:
    return "—" if amount is None else amount_text(amount)


def _measure(totals: Totals, row: TotalRow) -> Decimal:
    """What shares and bars compare: indicators, or money."""
    return Decimal(row.indicators) if _of_indicators(totals) else row.total or Decimal(0)


def _share(totals: Totals, row: TotalRow) -> str:
    part = share(_measure(totals, row), _measure(totals, totals.grand))
    return "—" if part is None else f"{part} %"


def _eighths(totals: Totals, row: TotalRow, cells: int) -> int:
    """The length of the bar of `row` in eighths of a cell; the greatest row fills all cells."""
    greatest = max((_measure(totals, each) for each in totals.rows), default=Decimal(0))
    return int(_measure(totals, row) * cells * 8 / greatest) if greatest > 0 else 0


def _cells(column: Column, rows: tuple[TotalRow, ...]) -> int:
    return max(width(str(column.title)), *(width(column.text(row)) for row in rows))


def _tab_cells(dimension: Dimension | None) -> int:
    return width(name_of(dimension)) + 3


def _room(page: int) -> int:
    """The cells of a row of the table on a page, without cursor, margin and scroll bar."""
    return page - GUTTER - 2
