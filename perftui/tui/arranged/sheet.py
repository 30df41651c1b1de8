"""The table of a roll-up: its columns, how wide they have to be, and a row of it as a line.

Columns are measured once, where the roll-up is made; a page only shares out its cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from perftui.display import fit, width
from perftui.messages import Message, msg
from perftui.model import EXACT
from perftui.notation import amount_text
from perftui.totals import MISSING, Dimension, TotalRow, Totals, share
from perftui.tui.arranged.before import Before, measure
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone, widest

GAP = 2
LEAST_BAR = 8
WIDEST_BAR = 48
LEAST_LABEL = 12
WIDEST_LABEL = 80
_MATTERS = 2
"""The last rank of columns for which labels give way, and bars: what was, and the share."""
_OF_KINDS = 5
"""The rank of the columns that count the kinds of targets."""
_BEFORE_BARS = 4
"""The last rank of columns that, beside what was, need their room more than bars do."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers. Where the page is narrow, those of one `rank` are left out together, those of 0 never.

    `look` tells the tone of a number where that depends on it. `called` is its name where it stands by itself, if that
    is more than the title.
    """

    title: Message | str
    text: Callable[[TotalRow], str]
    rank: int
    tone: Tone = Tone.PLAIN
    look: Callable[[TotalRow], Tone] | None = None
    called: str = ""

    @property
    def name(self) -> str:
        """What it is called where it stands by itself."""
        return self.called or str(self.title)


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """A roll-up with the cells that its labels and columns take, and the greatest of what its bars compare.

    `then` is what it stands beside, if anything; `asked` is the number of the comparison that told so, 0 for none.
    """

    totals: Totals
    label: int
    columns: tuple[tuple[Column, int], ...]
    greatest: Decimal
    then: Before | None = None
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """How the table is cut: cells of the label, the columns with their cells, cells of the bar, what has no room."""

    label: int
    columns: tuple[tuple[Column, int], ...]
    bar: int
    left_out: tuple[Column, ...] = ()


def name_of(dimension: Dimension | None) -> str:
    """The name of a dimension: the form's own word."""
    return "项目" if dimension is None else dimension.value


def sheet(totals: Totals, then: Before | None = None, asked: int = 0) -> Sheet:
    """Measure the table of a roll-up, beside what it was before where that is another one."""
    totals = totals if then is None else then.totals
    rows = (*totals.rows, totals.grand)
    labels = widest((name_of(totals.dimension), *map(totals.title, rows)), WIDEST_LABEL)
    columns = tuple((column, _cells(column, rows)) for column in _columns(totals, then))
    greatest = max((_measure(totals, row) for row in totals.rows), default=Decimal(0))
    return Sheet(totals, labels, columns, greatest, then, asked)


def lay_out(sheet: Sheet, room: int) -> Layout:
    """Columns as wide as their content, the most important first; bars get what is left."""
    label = max(min(sheet.label, room // 3), min(LEAST_LABEL, room))
    rest, spare = room - label, max(label - max(room // 4, LEAST_LABEL), 0)
    kept: set[int] = set()
    for rank in sorted({column.rank for column, _ in sheet.columns}):
        needed = sum(cells + GAP for column, cells in sheet.columns if column.rank == rank)
        least = 0 if rank <= _MATTERS or (sheet.then is not None and rank <= _BEFORE_BARS) else GAP + LEAST_BAR
        if rank <= _MATTERS and needed > rest >= needed - spare:
            label -= needed - rest
            rest = needed
        if rank > 0 and needed + least > rest:
            break  # what matters less would stand without what it belongs to
        kept.add(rank)
        rest -= needed
    bar = rest - GAP if rest - GAP >= (0 if sheet.then is None else LEAST_BAR) else 0
    return Layout(
        label,
        tuple((column, cells) for column, cells in sheet.columns if column.rank in kept),
        min(bar, WIDEST_BAR),
        tuple(sorted((column for column, _ in sheet.columns if column.rank not in kept), key=lambda each: each.rank)),
    )


def row_line(sheet: Sheet, row: TotalRow, layout: Layout) -> Line:
    """One row of the table."""
    totals = sheet.totals
    label = Tone.STRONG if row is totals.grand else Tone.PLAIN
    runs = [Run(fit(totals.title(row), layout.label), label)]
    for column, cells in layout.columns:
        tone = Tone.STRONG if row is totals.grand else column.tone
        if column.look is not None:
            tone = column.look(row)
        runs.append(Run(" " * GAP + fit(column.text(row), cells, right=True), tone))
    if row is not totals.grand:
        runs += [Run(" " * GAP), Run(GLYPHS.bar(_eighths(sheet, row, layout.bar)), Tone.BAR)]
    return tuple(runs)


def _columns(totals: Totals, then: Before | None) -> tuple[Column, ...]:
    projects = () if totals.dimension is None else _counted(totals, then, msg("Projects"), lambda row: row.projects, 3)
    kinds = (
        *_counted(totals, then, msg("Quant."), lambda row: row.quantitative, _OF_KINDS),
        *_counted(totals, then, msg("Deadline"), lambda row: row.deadline, _OF_KINDS),
        *_counted(totals, then, msg("Qual."), lambda row: row.qualitative, _OF_KINDS),
        *_counted(totals, then, msg("Open"), lambda row: row.open, _OF_KINDS),
    )
    part = Column(msg("Share"), lambda row: _share(totals, row), 2, Tone.ACCENT)
    was, differs = _compared(totals, then)
    if _of_indicators(totals):
        indicators = Column(msg("Indicators"), lambda row: str(row.indicators), 0)
        return (*projects, *was, indicators, *differs, *kinds, part, *_behind(then))
    return (
        *projects,
        *_counted(totals, then, msg("Indicators"), lambda row: row.indicators, 4),
        *kinds,
        *was,
        Column(msg("Annual funds, in 元"), lambda row: _amount(row.total), 0),
        *differs,
        Column("当年财政拨款", lambda row: _amount(row.fiscal), 6, Tone.MUTED),
        Column("上年结转资金", lambda row: _amount(row.carryover), 7, Tone.MUTED),
        Column("其他资金", lambda row: _amount(row.other), 7, Tone.MUTED),
        *_sources_compared(totals, then),
        part,
    )


def _counted(
    totals: Totals, then: Before | None, title: Message, of: Callable[[TotalRow], int], rank: int
) -> Iterator[Column]:
    """A number, and by how much it is another one now, if it is so in any row."""

    def exactly(row: TotalRow) -> Decimal:
        return Decimal(of(row))

    yield Column(title, lambda row: str(of(row)), rank, Tone.MUTED if rank == _OF_KINDS else Tone.PLAIN)
    if then is not None and any(_difference(exactly, row, then) for row in (*totals.rows, totals.grand)):
        name = f"{title} +/-"
        yield replace(_differing(name, exactly, then, str, rank), title="+/-", called=name)


def _sources_compared(totals: Totals, then: Before | None) -> tuple[Column, ...]:
    """Of each source of funds that is not the same in every row what it was, and the difference."""
    if then is None:
        return ()
    rows = (*totals.rows, totals.grand)
    sources: tuple[tuple[str, Callable[[TotalRow], Decimal | None]], ...] = (
        ("当年财政拨款", lambda row: row.fiscal),
        ("上年结转资金", lambda row: row.carryover),
        ("其他资金", lambda row: row.other),
    )
    found: list[Column] = []
    for name, of in sources:
        if any(_difference(of, row, then) for row in rows):
            found += _source_compared(name, of, then)
    return tuple(found)


def _behind(then: Before | None) -> tuple[Column, ...]:
    """The money behind indicators, what it was, and the difference."""
    title = msg("Funds of the projects, in 元")
    now = Column(title, lambda row: _amount(row.behind), 6, Tone.MUTED)
    if then is None:
        return (now,)
    was, differs = _source_compared(str(msg("Funds of the projects")), lambda row: row.behind, then)
    return (replace(was, rank=7), now, replace(differs, rank=6))


def _source_compared(name: str, of: Callable[[TotalRow], Decimal | None], then: Before) -> Iterator[Column]:
    """What an amount was in the rows in which it is another one now, and the difference."""

    def was(row: TotalRow) -> str:
        old = then.of(row)
        if not _difference(of, row, then):
            return ""
        return MISSING if old is None else _amount(of(old))

    yield Column(f"{name} {then.name}", was, 9, Tone.MUTED)
    yield _differing(f"{name} +/-", of, then, amount_text, 8)


def _differing(
    name: str,
    of: Callable[[TotalRow], Decimal | None],
    then: Before,
    written: Callable[[Decimal], str],
    rank: int,
) -> Column:
    """By how much a number is another one now."""

    def differs(row: TotalRow) -> str:
        value = _difference(of, row, then)
        return f"{'+' if value > 0 else ''}{written(value)}" if value else ""

    def look(row: TotalRow) -> Tone:
        return Tone.ADDED if _difference(of, row, then) > 0 else Tone.REMOVED

    return Column(name, differs, rank, look=look)


def _difference(of: Callable[[TotalRow], Decimal | None], row: TotalRow, then: Before) -> Decimal:
    old = then.of(row)
    return EXACT.subtract(of(row) or Decimal(0), (None if old is None else of(old)) or Decimal(0))


def _compared(totals: Totals, then: Before | None) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    """The columns of what was and of the difference."""
    if then is None:
        return (), ()
    written = str if _of_indicators(totals) else amount_text

    def difference(row: TotalRow) -> Decimal:
        return EXACT.subtract(measure(totals.dimension, row), measure(totals.dimension, then.of(row)))

    def was(row: TotalRow) -> str:
        old = then.of(row)
        return MISSING if old is None else written(measure(totals.dimension, old))

    def differs(row: TotalRow) -> str:
        value = difference(row)
        return f"{'+' if value > 0 else ''}{written(value)}" if value else ""

    def look(row: TotalRow) -> Tone:
        return Tone.ADDED if difference(row) > 0 else Tone.REMOVED

    return (
        (Column(then.name, was, 1, Tone.MUTED),),
        (Column(msg("Difference"), differs, 0, look=look),),
    )


def _of_indicators(totals: Totals) -> bool:
    return totals.dimension is not None and totals.dimension.of_indicators


def _amount(amount: Decimal | None) -> str:
    return "—" if amount is None else amount_text(amount)


def _measure(totals: Totals, row: TotalRow) -> Decimal:
    """What shares and bars compare: indicators, or money."""
    return measure(totals.dimension, row)


def _share(totals: Totals, row: TotalRow) -> str:
    part = share(_measure(totals, row), _measure(totals, totals.grand))
    return "—" if part is None else f"{part} %"


def _eighths(sheet: Sheet, row: TotalRow, cells: int) -> int:
    """The length of the bar of `row` in eighths of a cell; the greatest row fills all cells."""
    greatest = sheet.greatest
    return int(_measure(sheet.totals, row) * cells * 8 / greatest) if greatest > 0 else 0


def _cells(column: Column, rows: tuple[TotalRow, ...]) -> int:
    return max(width(str(column.title)), *(width(column.text(row)) for row in rows))
