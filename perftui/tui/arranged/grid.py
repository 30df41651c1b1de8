"""Tables of projects and of indicators: their columns, and the rows that a filter leaves, in an order.

Rows are numbers. What stands in a cell is looked up when it is painted, so a table costs what is shown of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING

from perftui.display import width
from perftui.messages import Language, Message, msg
from perftui.model import EXACT, Indicator, Project
from perftui.names import comparison_key
from perftui.notation import amount_text
from perftui.tui.arranged.findings import Findings, count
from perftui.tui.arranged.in_files import NO_MARKS, Marks
from perftui.tui.terminal.runs import Tone

if TYPE_CHECKING:
    from perftui.output.grid import Sheet
    from perftui.tui.arranged.corpus import Corpus
    from perftui.tui.arranged.search import Matches

GAP = 2
ROOM = 1 << 32
"""Room for the indicators of one project among the numbers of rows."""

Cell = str | Decimal | int | None


class Align(Enum):
    """Where a cell stands in its column."""

    LEFT = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row speaks of."""

    findings: Findings
    number: int
    project: Project
    at: int | None = None
    indicator: Indicator | None = None

    @property
    def marks(self) -> Marks:
        """The findings of the row."""
        if self.at is None:
            return self.findings.marks_by_project.get(self.number, NO_MARKS)
        return count(each for each in self.findings.by_project.get(self.number, ()) if each.indicator == self.at)


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        id: its name in a layout.
        title: what stands above it.
        cell: what it has for a row.
        cells: how wide it is at least; one that is added up is as wide as its title and its sum, whatever stands here.
        most: how wide it is at most; room that is left goes to those that take more.
        align: where its cells stand.
        money: whether its numbers are amounts, which have two decimals.
        summed: whether the last row adds it up.
        shown: whether it shows unless somebody chooses otherwise.
        tone: how it looks.
    """

    id: str
    title: Message | str
    cell: Callable[[Entry], Cell]
    cells: int = 0
    most: int = 0
    align: Align = Align.LEFT
    money: bool = False
    summed: bool = False
    shown: bool = True
    tone: Tone = Tone.PLAIN

    def least(self, total: Cell) -> int:
        """The cells that it takes at least, where the last row has `total`: no amount above that is longer."""
        return max(self.cells, width(str(self.title)), width(self.text(total))) if self.summed else self.cells

    def text(self, cell: Cell) -> str:
        """A cell as it is shown."""
        match cell:
            case None:
                return ""
            case Decimal():
                return amount_text(cell) if self.money else format(cell, "f")
            case _:
                return str(cell)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person chose of a table: the columns that show, the one to sort by, and the one of the cursor."""

    shown: tuple[str, ...]
    sort: str = ""
    falling: bool = False
    at: int = 0

    def sorted_by(self, column: str) -> Layout:
        """Sorted by a column: rising, then falling, then not at all."""
        if self.sort != column:
            return replace(self, sort=column, falling=False)
        return replace(self, falling=True) if not self.falling else replace(self, sort="", falling=False)


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """The columns of a table, the name under which it is exported, and whether its rows are indicators."""

    name: str
    columns: tuple[Column, ...]
    of_indicators: bool

    @property
    def layout(self) -> Layout:
        """What shows at first."""
        return Layout(tuple(each.id for each in self.columns if each.shown))

    def shown(self, layout: Layout) -> tuple[Column, ...]:
        """The columns of a layout, in the order of the table."""
        return tuple(each for each in self.columns if each.id in layout.shown)


@dataclass(frozen=True, eq=False, slots=True)
class Grid:
    """The rows of a table in their order, their sums, and of what they were made."""

    table: Table
    corpus: Corpus
    findings: Findings
    matches: Matches | None
    order: tuple[str, bool]
    rows: Sequence[int]
    sums: Mapping[str, Cell]


def row_of(project: int, indicator: int | None) -> int:
    """The number of a row: a project, or one of its indicators."""
    return project if indicator is None else project * ROOM + indicator


def spot_of(row: int) -> tuple[int, int]:
    """The project and the indicator of a row of indicators."""
    return divmod(row, ROOM)


def entry(table: Table, corpus: Corpus, findings: Findings, row: int) -> Entry | None:
    """What a row speaks of; `None` where it is not there any more."""
    number, at = spot_of(row) if table.of_indicators else (row, None)
    if number >= len(corpus.projects):
        return None
    project = corpus.projects[number].project
    if at is None:
        return Entry(findings, number, project)
    indicators = project.indicators
    return Entry(findings, number, project, at, indicators[at]) if at < len(indicators) else None


def grid(table: Table, corpus: Corpus, findings: Findings, matches: Matches | None, order: tuple[str, bool]) -> Grid:
    """The rows that a filter leaves, in an order."""
    rows = list(_rows(table, corpus, matches))
    entries = {row: each for row in rows if (each := entry(table, corpus, findings, row)) is not None}
    column = next((each for each in table.columns if each.id == order[0]), None)
    if column is not None:
        rows = _sorted(rows, {row: column.cell(each) for row, each in entries.items()}, falling=order[1])
    sums = {each.id: _sum(map(each.cell, entries.values())) for each in table.columns if each.summed}
    return Grid(table, corpus, findings, matches, order, rows, sums)


def _rows(table: Table, corpus: Corpus, matches: Matches | None) -> Iterator[int]:
    numbers = range(len(corpus.projects)) if matches is None else matches.projects
    if not table.of_indicators:
        yield from numbers
        return
    for number in numbers:
        wanted = matches.indicators(number) if matches is not None else frozenset()
        some = sorted(wanted) or range(len(corpus.projects[number].project.indicators))
        yield from (row_of(number, at) for at in some)


def _sorted(rows: Sequence[int], cells: Mapping[int, Cell], *, falling: bool) -> list[int]:
    """Rows by their cells: numbers before texts, and what has none last either way."""
    there = [row for row in rows if cells.get(row) is not None]
    there.sort(key=lambda row: _key(cells[row]), reverse=falling)
    return [*there, *(row for row in rows if cells.get(row) is None)]


def _key(cell: Cell) -> tuple[bool, Decimal | int, str]:
    return (True, 0, comparison_key(cell)) if isinstance(cell, str) else (False, cell or 0, "")


def _sum(cells: Iterator[Cell]) -> Cell:
    total: Decimal | int | None = None
    for cell in cells:
        if isinstance(cell, Decimal | int):
            total = cell if total is None else EXACT.add(Decimal(total), Decimal(cell))
    return total


@dataclass(frozen=True, slots=True)
class Cut:
    """The columns that fit beside each other, each with its cells."""

    columns: tuple[tuple[Column, int], ...]
    more_before: bool
    more_behind: bool


def cut(columns: Sequence[Column], at: int, room: int, sums: Mapping[str, Cell]) -> Cut:
    """The first column and as many others as fit, among them the one of the cursor; what is left widens some."""
    sizes = [each.least(sums.get(each.id)) for each in columns]
    first, last = 1, len(columns)
    while last > max(at + 1, 1) and _needs(sizes, first, last) > room:
        last -= 1
    while first < at and _needs(sizes, first, last) > room:
        first += 1
    while last < len(columns) and _needs(sizes, first, last + 1) <= room:
        last += 1
    kept = (*columns[:1], *columns[first:last])
    cells = {each.id: size for each, size in zip(kept, (*sizes[:1], *sizes[first:last]), strict=True)}
    left = room - _needs(sizes, first, last)
    wider = [each for each in kept if each.most > each.cells]
    while left > 0 and wider:
        for each in [*wider]:
            if left > 0:
                cells[each.id] += 1
                left -= 1
            if cells[each.id] >= each.most:
                wider.remove(each)
    return Cut(tuple((each, cells[each.id]) for each in kept), first > 1, last < len(columns))


def _needs(sizes: Sequence[int], first: int, last: int) -> int:
    kept = (*sizes[:1], *sizes[first:last])
    return sum(size + GAP for size in kept) - GAP


def sheet_of(grid: Grid, layout: Layout) -> Sheet:
    """The columns that show and the rows in their order, with their sums, as they are written to a file.

    The words of the form are Chinese whatever the language; so are then all the others in the file.
    """
    from perftui.output.grid import Sheet

    columns = grid.table.shown(layout)
    entries = (entry(grid.table, grid.corpus, grid.findings, row) for row in grid.rows)
    rows = [tuple(column.cell(each) for column in columns) for each in entries if each is not None]
    sums = tuple(grid.sums.get(each.id) for each in columns)
    total = (msg("Total").text(Language.CHINESE), *sums[1:])
    money = frozenset(at for at, each in enumerate(columns) if each.money)
    return Sheet(grid.table.name, tuple(map(_title_written, columns)), [*rows, total], money)


def _title_written(column: Column) -> str:
    return column.title if isinstance(column.title, str) else column.title.text(Language.CHINESE)
