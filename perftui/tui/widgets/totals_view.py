"""Money and numbers by one dimension: a table with shares and bars, its heading, its sum, and what is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perftui.display import called, fit, width
from perftui.messages import Message, counted, msg
from perftui.totals import Dimension
from perftui.tui.actions import Where, bindings
from perftui.tui.arranged.places import Location
from perftui.tui.arranged.sheet import GAP, Sheet, lay_out, name_of, row_line
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone, cells, shorten
from perftui.tui.widgets.bar import Bar, SeveralLines
from perftui.tui.widgets.virtual import GUTTER, Virtual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.events import Click

    from perftui.totals import LeftOut
    from perftui.tui.store.store import Store

DIMENSIONS: tuple[Dimension | None, ...] = (None, *Dimension)


class DimensionBar(Bar):
    """The dimensions side by side, the chosen one marked; a click chooses."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"dimension"})

    def line(self, room: int) -> Line:
        """All dimensions, or as many around the chosen one as fit; a sign at an end tells that there are more."""
        shown = self._shown(room)
        runs: list[Run] = [Run(" " if shown[0] is DIMENSIONS[0] else GLYPHS.before, Tone.ACCENT)]
        for dimension in shown:
            chosen = dimension is self.store.state.dimension
            runs += [Run(f" {name_of(dimension)} ", Tone.CHOSEN if chosen else Tone.MUTED), Run(" ")]
        if shown[-1] is not DIMENSIONS[-1]:
            runs.append(Run(GLYPHS.prompt, Tone.ACCENT))
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
        """From the first on, or from as far as the chosen one needs."""
        inside = room - 2  # a sign at either end
        first = 0
        chosen = DIMENSIONS.index(self.store.state.dimension)
        while first < chosen and sum(map(_tab_cells, DIMENSIONS[first : chosen + 1])) > inside:
            first += 1
        last = chosen + 1
        while last < len(DIMENSIONS) and sum(map(_tab_cells, DIMENSIONS[first : last + 1])) <= inside:
            last += 1
        return DIMENSIONS[first:last]


class TotalsHeading(Bar):
    """The names of the columns."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"sheet"})

    def line(self, room: int) -> Line:
        """Each name above its column; a sign tells that others have no room."""
        sheet = self.store.state.sheet
        if sheet is None:
            return ()
        layout = lay_out(sheet, _room(room))
        runs = [Run(" " * GUTTER + fit(name_of(sheet.totals.dimension), layout.label), Tone.MUTED)]
        runs += [
            Run(" " * GAP + fit(str(column.title), size, right=True), Tone.MUTED) for column, size in layout.columns
        ]
        if layout.left_out:
            runs.append(Run(f" {GLYPHS.prompt}", Tone.ACCENT))
        return tuple(runs)


class TotalsTable(Virtual):
    """One row a value of the dimension."""

    BINDINGS = bindings(Where.TOTALS)
    INTERESTS: ClassVar[frozenset[str]] = frozenset({"sheet", "dimension"})
    WHERE = Where.TOTALS

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self._dimension = store.state.dimension
        self.cursor = store.state.row_before

    def count(self) -> int:
        """How many rows there are."""
        return len(self._sheet.totals.rows) if self._sheet else 0

    def empty(self) -> Message | None:
        """What to say where there is no row."""
        return msg("nothing to add up") if self._sheet else msg("adding up …")

    def line(self, index: int, room: int) -> Line:
        """One row."""
        sheet = self._sheet
        if sheet is None:
            return ()
        return row_line(sheet, sheet.totals.rows[index], lay_out(sheet, room - 1))

    def text(self, index: int) -> str:
        """Its label."""
        return self._sheet.totals.title(self._sheet.totals.rows[index]) if self._sheet else ""

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - the dimension may be another one all the same
        """Show the roll-up of the state; another dimension from its first row on."""
        if self._dimension is not self.store.state.dimension:
            self._dimension = self.store.state.dimension
            self.cursor = 0
        self.restock()
        self.cursor_moved()

    def cursor_moved(self) -> None:
        """What has no room follows."""
        self.screen.query_one(TotalsRest).point(self.cursor)

    def chosen(self) -> None:
        """What the row is made of: the project, or the outline filtered by the value."""
        sheet = self._sheet
        if sheet is None or self.store.state.awaits_totals:
            return
        if not sheet.totals.rows[self.cursor].projects:
            self.store.tell(msg("It is there no longer; the page of changes has it."))
            return
        if sheet.totals.dimension is None:
            self.store.go_to_project(self.cursor, row=self.cursor)
            return
        from perftui.tui.arranged.drilling import condition_of

        self.store.drill(condition_of(sheet.totals.dimension, sheet.totals.rows[self.cursor]), self.cursor)

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
    def _sheet(self) -> Sheet | None:
        return self.store.state.sheet


class TotalsSum(Bar):
    """The row of everything."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"sheet"})

    def line(self, room: int) -> Line:
        """The sum below its columns."""
        sheet = self.store.state.sheet
        if sheet is None:
            return ()
        return (Run(" " * GUTTER), *row_line(sheet, sheet.totals.grand, lay_out(sheet, _room(room))))


class TotalsRest(SeveralLines):
    """The numbers of the row under the cursor that have no room in the table, and a blank line."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"sheet"})

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self._row = 0

    def point(self, row: int) -> None:
        """Another row is under the cursor."""
        self._row = row
        self.lay_out(self.size.width)

    def lines(self, room: int) -> Iterator[Line]:
        """What has no column for the row under the cursor, and a blank line below."""
        yield from _rest(self.store.state.sheet, self._row, room)
        yield ()


class LeftOutTitle(Bar):
    """Whether the totals hold everything."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"sheet"})

    def line(self, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """How much is not in the totals."""
        sheet = self.store.state.sheet
        if sheet is None:
            return ()
        number = len(sheet.totals.left_out)
        if not number:
            return (Run(" "), Run(str(msg("Everything was counted.")), Tone.MUTED))
        left_out = counted("{count} thing was left out", "{count} things were left out", number)
        return (Run(" "), Run(str(left_out), Tone.WARNING))


class LeftOutList(Virtual):
    """What is not in the totals, and why."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"sheet"})
    WHERE = Where.TOTALS

    def count(self) -> int:
        """How many things were left out."""
        return len(self._left_out)

    def line(self, index: int, room: int) -> Line:
        """Place, project, reason."""
        left_out = self._left_out[index]
        path = called(left_out.path)
        place = path if left_out.span is None else f"{path}:{left_out.span.line}"
        name = (Run(f"  {left_out.project}", Tone.STRONG),) if left_out.project else ()
        return shorten((Run(place, Tone.MUTED), *name, Run(f"  {left_out.reason}")), room - 1)

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - one interest
        """Show what the roll-up of the state left out."""
        self.display = self.count() > 0
        self.restock()

    def chosen(self) -> None:
        """The text of the place."""
        left_out = self._left_out[self.cursor]
        if left_out.path in self.store.state.corpus.files:
            self.store.visit(Location(left_out.path, left_out.span.line if left_out.span else 1))
            self.app.call_later(self.app.run_action, "source")

    @property
    def _left_out(self) -> tuple[LeftOut, ...]:
        sheet = self.store.state.sheet
        return sheet.totals.left_out if sheet else ()


def _tab_cells(dimension: Dimension | None) -> int:
    return width(name_of(dimension)) + 3


def _room(page: int) -> int:
    """The cells of a row of the table on a page, without cursor, margin and scroll bar."""
    return page - GUTTER - 2


def _rest(sheet: Sheet | None, row: int, room: int) -> Iterator[Line]:
    """What has no room of a row, whole numbers with their names, in as many lines as they take."""
    if sheet is None or row >= len(sheet.totals.rows):
        return
    line: Line = (Run(GLYPHS.prompt, Tone.ACCENT),)
    for column in lay_out(sheet, _room(room)).left_out:
        number = column.text(sheet.totals.rows[row])
        if not number:
            continue
        more = (Run(f" {column.name} ", Tone.FAINT), Run(number, Tone.MUTED), Run(" "))
        if cells((*line, *more)) > room and len(line) > 1:
            yield line
            line = (Run(" "),)
        line = (*line, *more)
    if len(line) > 1:
        yield line
