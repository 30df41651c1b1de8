"""A table of projects or indicators: heading, rows, sums. The first column stays, the others follow the cursor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from perftui.display import fit, printable, width
from perftui.messages import Message, counted, msg
from perftui.tui.actions import Where, bindings
from perftui.tui.arranged.grid import GAP, Align, Cell, Column, Cut, Entry, Grid, Layout, Table, cut, entry, spot_of
from perftui.tui.arranged.places import Place, View
from perftui.tui.arranged.tables import TABLES
from perftui.tui.store.layouts import layout_of
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone, shorten, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.virtual import GUTTER, Virtual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click

    from perftui.tui.store.store import Store

MARK = 2
"""The cells before the first column: whether a row is selected."""
_EDGE = 1


def cut_of(store: Store, view: View, page: int) -> Cut:
    """The columns that show on a page of so many cells."""
    layout, grid = layout_of(store.state, view), store.state.grids.get(view)
    room = page - GUTTER - MARK - 2 * _EDGE - 1
    return cut(TABLES[view].shown(layout), layout.at, room, grid.sums if grid else {})


class GridTitle(Bar):
    """The name of the table, the filter, how many rows, how many of them are selected."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"grids", "filter", "matches", "selected", "layouts"})

    def __init__(self, store: Store, view: View) -> None:
        super().__init__(store, id="grid-title")
        self.view = view

    def line(self, room: int) -> Line:
        """At the right the counts."""
        state = self.store.state
        table = TABLES[self.view]
        grid = state.grids.get(self.view)
        title = msg("Indicator table") if table.of_indicators else msg("Summary table")
        left: Line = (Run(f" {title}", Tone.TITLE), Run(f"  {state.filter}", Tone.ACCENT))
        rows = len(grid.rows) if grid else 0
        every = state.corpus.indicators if table.of_indicators else len(state.corpus.projects)
        right = [Run(f"{rows}/{every}" if state.filter else str(rows), Tone.MUTED), Run(" ")]
        if state.selected and table.of_indicators:
            chosen = counted("{count} selected", "{count} selected", len(state.selected))
            right = [Run(str(chosen), Tone.ACCENT), Run("   "), *right]
        return spread(left, tuple(right), room)


class GridHeading(Bar):
    """The names of the columns; a click sorts."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"grids", "layouts"})

    def __init__(self, store: Store, view: View) -> None:
        super().__init__(store, id="grid-heading")
        self.view = view

    def line(self, room: int) -> Line:
        """Each name above its column, the one of the cursor set apart; signs tell the order, and that there is more."""
        layout = layout_of(self.store.state, self.view)
        shown = TABLES[self.view].shown(layout)
        cut = cut_of(self.store, self.view, room)
        here = shown[min(layout.at, len(shown) - 1)].id
        runs = [Run(" " * (GUTTER + MARK + _EDGE - 1))]
        for number, (column, size) in enumerate(cut.columns):
            before = GLYPHS.before if number == 1 and cut.more_before else " "
            sign = (GLYPHS.expanded if layout.falling else GLYPHS.rising) if layout.sort == column.id else " "
            title = str(column.title)
            # Right before the name: at the edge of a wide column it would be taken for the sign of the one before.
            blank = max(size - width(title), 0) if column.align is Align.RIGHT else 0
            runs.append(Run(f"{before if number else ''}{' ' * blank}{sign}", Tone.ACCENT))
            runs.append(Run(fit(title, size - blank), Tone.CHOSEN if column.id == here else Tone.MUTED))
        if cut.more_behind:
            runs.append(Run(f" {GLYPHS.prompt}", Tone.ACCENT))
        return tuple(runs)

    def on_click(self, event: Click) -> None:
        """Sort by the column under the mouse."""
        at = GUTTER + MARK + _EDGE
        for column, size in cut_of(self.store, self.view, self.size.width).columns:
            if at <= event.x < at + size + GAP:
                layout = layout_of(self.store.state, self.view)
                number = [each.id for each in TABLES[self.view].shown(layout)].index(column.id)
                self.store.lay_out(self.view, replace(layout, at=number).sorted_by(column.id))
                return
            at += size + GAP


class GridTable(Virtual):
    """The rows."""

    BINDINGS = bindings(Where.TABLE)
    INTERESTS: ClassVar[frozenset[str]] = frozenset(
        {"grids", "layouts", "corpus", "findings", "selected", "place", "filter"}
    )
    WHERE = Where.TABLE

    def __init__(self, store: Store, view: View) -> None:
        super().__init__(store, id="grid")
        self.view = view
        self.table: Table = TABLES[view]
        self._shown: Grid | None = None

    @property
    def grid(self) -> Grid | None:
        """The rows of the state."""
        return self.store.state.grids.get(self.view)

    @property
    def layout_now(self) -> Layout:
        """What a person chose."""
        return layout_of(self.store.state, self.view)

    def count(self) -> int:
        """How many rows there are."""
        return len(self.grid.rows) if self.grid else 0

    def empty(self) -> Message | None:
        """What to say where there is no row."""
        if self.grid is None:
            return msg("reading …")
        return msg("nothing that the filter leaves") if self.store.state.filter else msg("nothing here yet")

    def line(self, index: int, room: int) -> Line:
        """Mark and cells."""
        row = self.entry(index)
        if row is None:
            return ()
        runs = [self._mark(index)]
        for number, (column, size) in enumerate(cut_of(self.store, self.view, room + GUTTER + _EDGE).columns):
            text = _fitted(column, column.cell(row), size)
            runs.append(Run((" " * GAP if number else "") + text, column.tone))
        return tuple(runs)

    def text(self, index: int) -> str:
        """Every cell that shows, and the name of the project."""
        row = self.entry(index)
        if row is None:
            return ""
        return " ".join(column.text(column.cell(row)) for column in self.table.shown(self.layout_now))

    def copied(self) -> str:
        """The cells of the selected rows, else of the one of the cursor, as a table of another program takes them."""
        return "\n".join(map(self._cells, self.marked() or (self.cursor,)))

    def marked(self) -> Sequence[int]:
        """The selected rows that show."""
        return ()

    def _cells(self, index: int) -> str:
        row = self.entry(index)
        shown = self.table.shown(self.layout_now)
        return "" if row is None else "\t".join(column.text(column.cell(row)) for column in shown)

    def follow(self, changed: frozenset[str]) -> None:
        """Other rows: the cursor stays on its row, else goes to the selected place."""
        if self.grid is not self._shown:
            here = self._row(self._shown)
            self._shown = self.grid
            at = self._at(here)
            self.cursor = at if at is not None else self._at_place()
            self.restock()
        elif "place" in changed and not self.has_focus:
            self.place(self._at_place())
        if changed != {"place"}:
            self.refresh()

    def cursor_moved(self) -> None:
        """The selected place follows."""
        place = self._place(self.cursor)
        if place is not None:
            self.store.select(place)

    def chosen(self) -> None:
        """Go to the project or the indicator."""
        place = self._place(self.cursor)
        if place is not None:
            self.store.go_to_project(place.project, place.line, self.cursor)

    # ---- columns ------------------------------------------------------------------------------------------------

    def action_column_left(self) -> None:
        """To the column on the left."""
        self._step(-1)

    def action_column_right(self) -> None:
        """To the column on the right."""
        self._step(1)

    def action_sort(self) -> None:
        """Sort by the column: rising, falling, as the files have it."""
        layout = self.layout_now
        columns = self.table.shown(layout)
        self.store.lay_out(self.view, layout.sorted_by(columns[min(layout.at, len(columns) - 1)].id))

    def action_columns(self) -> None:
        """Choose which columns show."""
        self.app.call_later(self.app.run_action, "choose_columns")

    def action_export(self) -> None:
        """Write the rows to a file."""
        self.app.call_later(self.app.run_action, "export_table")

    def _step(self, step: int) -> None:
        layout = self.layout_now
        last = len(self.table.shown(layout)) - 1
        self.store.lay_out(self.view, replace(layout, at=max(min(layout.at + step, last), 0)))

    # ---- inside -------------------------------------------------------------------------------------------------

    def _mark(self, index: int) -> Run:  # noqa: ARG002 - for subclasses
        return Run(" " * (MARK + _EDGE))

    def _row(self, grid: Grid | None) -> int | None:
        return grid.rows[self.cursor] if grid is not None and self.cursor < len(grid.rows) else None

    def entry(self, index: int) -> Entry | None:
        """What a row speaks of; `None` where it is not there any more."""
        grid, state = self.grid, self.store.state
        if grid is None or index >= len(grid.rows):
            return None
        return entry(self.table, state.corpus, state.findings, grid.rows[index])

    def _at(self, row: int | None) -> int | None:
        if self.grid is None or row is None:
            return None
        try:
            return self.grid.rows.index(row)
        except ValueError:
            return None

    def _at_place(self) -> int:
        place = self.store.state.place
        if place is None or self.grid is None:
            return 0
        if not self.table.of_indicators:
            return self._at(place.project) or 0
        number = self.store.state.corpus.indicator_at(place.project, place.line)
        from perftui.tui.arranged.grid import row_of

        return self._at(row_of(place.project, number or 0)) or 0

    def _place(self, index: int) -> Place | None:
        row = self.entry(index)
        if row is None:
            return None
        return Place(row.number, row.project.line if row.indicator is None else row.indicator.line)


class IndicatorTable(GridTable):
    """The indicators: some can be selected, and all of these changed at once."""

    BINDINGS = bindings(Where.INDICATORS)
    WHERE = Where.INDICATORS

    def __init__(self, store: Store, view: View) -> None:
        super().__init__(store, view)
        self._anchor: int | None = None

    def _mark(self, index: int) -> Run:
        grid = self.grid
        chosen = grid is not None and grid.rows[index] in self.store.state.selected
        return Run(f" {GLYPHS.chosen if chosen else ' '} ", Tone.ACCENT)

    def marked(self) -> Sequence[int]:
        """The selected rows that show."""
        selected, rows = self.store.state.selected, self.grid.rows if self.grid else ()
        return [index for index, row in enumerate(rows) if row in selected]

    @property
    def meant(self) -> tuple[tuple[int, int], ...]:
        """The selected indicators that show, else the one under the cursor."""
        selected, grid = self.store.state.selected, self.grid
        row = self._row(grid)
        if not selected:
            return () if row is None else (spot_of(row),)
        return tuple(map(spot_of, sorted(selected.intersection(grid.rows if grid else ()))))

    @property
    def hidden(self) -> frozenset[int]:
        """The selected rows that the filter hides."""
        return self.store.state.selected.difference(self.grid.rows if self.grid else ())

    def action_mark(self) -> None:
        """Select the row, or not any more, and go on."""
        row = self._row(self.grid)
        if row is not None:
            self._anchor = self.cursor
            self.store.select_rows(self.store.state.selected ^ {row})
            self.move_to(self.cursor + 1)

    def action_mark_range(self) -> None:
        """Begin a range, or select all from its beginning to here."""
        grid = self.grid
        if grid is None or not grid.rows:
            return
        if self._anchor is None:
            self._anchor = self.cursor
            self.store.tell(msg("The range begins here; go to its end and press the key again."))
            return
        first, last = sorted((min(self._anchor, len(grid.rows) - 1), self.cursor))
        self._anchor = None
        self.store.select_rows(self.store.state.selected | frozenset(grid.rows[first : last + 1]))

    def action_mark_all(self) -> None:
        """Select every row, or none where all are."""
        rows = frozenset(self.grid.rows) if self.grid else frozenset()
        self.store.select_rows(frozenset() if rows <= self.store.state.selected else rows)

    def action_mark_others(self) -> None:
        """Select what is not, and not what is."""
        rows = frozenset(self.grid.rows) if self.grid else frozenset()
        self.store.select_rows(rows - self.store.state.selected)

    def action_change_marked(self) -> None:
        """Change all that is selected."""
        self.app.call_later(self.app.run_action, "bulk_change")

    def action_delete_marked(self) -> None:
        """Delete all that is selected."""
        self.app.call_later(self.app.run_action, "bulk_change('delete')")


class GridSum(Bar):
    """The row of everything that the filter leaves."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"grids", "layouts"})

    def __init__(self, store: Store, view: View) -> None:
        super().__init__(store, id="grid-sum")
        self.view = view

    def line(self, room: int) -> Line:
        """The sums below their columns; where no column with a sum is in sight, how many rows there are."""
        grid = self.store.state.grids.get(self.view)
        if grid is None:
            return ()
        runs = [Run(" " * (GUTTER + MARK + _EDGE))]
        columns = cut_of(self.store, self.view, room).columns
        summed = any(column.id in grid.sums for column, _size in columns[1:])
        label = msg("Total") if summed else _rows(len(grid.rows), of_indicators=TABLES[self.view].of_indicators)
        for number, (column, size) in enumerate(columns):
            cell: Cell = grid.sums.get(column.id)
            text = _fitted(column, cell, size) if number else fit(str(label), size)
            runs.append(Run((" " * GAP if number else "") + text, Tone.STRONG))
        return tuple(runs)


def _rows(count: int, *, of_indicators: bool) -> Message:
    if of_indicators:
        return counted("{count} indicator", "{count} indicators", count)
    return counted("{count} project", "{count} projects", count)


def _fitted(column: Column, cell: Cell, size: int) -> str:
    """A cell as wide as its column; a number that is too long shows that it is cut."""
    text = printable(column.text(cell))
    if width(text) > size:
        text = "".join(run.text for run in shorten((Run(text),), size))
    return fit(text, size, right=column.align is Align.RIGHT)
