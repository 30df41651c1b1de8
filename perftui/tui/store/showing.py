"""The looks of the program in its state: which pages are open, how tables are laid out, what is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from perftui.messages import Message
from perftui.tui.arranged.notice import Notice, noticed
from perftui.tui.arranged.places import Pane, View
from perftui.tui.store.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from perftui.totals import Dimension
    from perftui.tui.arranged.comparison import Comparison
    from perftui.tui.arranged.grid import Grid, Layout


class Showing:
    """What of the state is only looks: pages, tables, messages. The base of the store."""

    def __init__(
        self, paths: Sequence[Path], changed: Callable[[frozenset[str]], None], excluded: Sequence[str] = ()
    ) -> None:
        self.state = State(tuple(paths), tuple(excluded))
        self._changed = changed

    def tell(self, notice: Message | Notice | None) -> None:
        """Show a short message until something else is done."""
        self._set(notice=noticed(notice))

    def _set(self, **values: Any) -> None:
        old = self.state
        changed = frozenset(name for name, value in values.items() if getattr(old, name) is not value)
        if changed:
            self.state = replace(old, **values)
            self._changed(changed)

    # ---- pages and looks ----------------------------------------------------------------------------------------

    def open(self, view: View) -> None:
        """Bring a page to the front; one that is already open comes back. What is in front keeps its message."""
        views = self.state.views
        back_to, row = (self.state.back_to, self.state.row_before) if view is View.MAIN else ((), 0)
        now = views[: views.index(view) + 1] if view in views else (*views, view)
        # Where the page is in front already, nothing else is done: what was told stays.
        notice = self.state.notice if now == views else None
        self._set(views=now, row_before=row, back_to=back_to, notice=notice)

    def close(self) -> None:
        """Leave the page in front; the main page stays."""
        if len(self.state.views) > 1:
            self._set(views=self.state.views[:-1], notice=None)

    def compare(self, comparisons: tuple[Comparison, ...]) -> None:
        """Show files in their versions."""
        self._set(comparisons=comparisons, compared=0)
        self.open(View.COMPARE)

    def compare_next(self, step: int) -> None:
        """Show the next of these files, or the previous one."""
        count = len(self.state.comparisons)
        if count:
            self._set(compared=(self.state.compared + step) % count)

    def choose_dimension(self, dimension: Dimension | None) -> None:
        """Roll up by another dimension."""
        if dimension != self.state.dimension:
            self._set(dimension=dimension, sheet=None)

    def set_pane(self, pane: Pane) -> None:
        """The keys go to a pane of the main page."""
        self._set(pane=pane)

    def set_zoom(self, pane: Pane | None) -> None:
        """Give the whole page to one pane, or share it again."""
        self._set(zoom=pane)

    def move_borders(self, *, widening: int | None = None, heightening: int | None = None) -> None:
        """Move the border between outline and form, or the one above the problems."""
        state = self.state
        self._set(
            widening=state.widening if widening is None else widening,
            heightening=state.heightening if heightening is None else heightening,
        )

    def wear(self, theme: str) -> None:
        """Another theme."""
        if theme != self.state.theme:
            self._set(theme=theme)

    # ---- tables -------------------------------------------------------------------------------------------------

    def lay_out(self, view: View, layout: Layout) -> None:
        """Show other columns of a table, or its rows in another order."""
        self._set(layouts={**self.state.layouts, view: layout})

    def was_tabulated(self, view: View, grid: Grid) -> None:
        """The rows of a table are known; those of another state are dropped."""
        if grid.corpus is self.state.corpus and grid.matches is self.state.matches:
            self._set(grids={**self.state.grids, view: grid})

    def select_rows(self, rows: frozenset[int]) -> None:
        """Select rows of the table of indicators."""
        if rows != self.state.selected:
            self._set(selected=rows)

    def exported_to(self, folder: Path) -> None:
        """Remember where a table was written."""
        self._set(exported=str(folder.absolute()))

    def set_query(self, text: str) -> None:
        """Remember what is searched for."""
        self._set(query=text)
