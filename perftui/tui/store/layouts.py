"""How the tables are laid out in a state: as a person chose, else as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perftui.tui.arranged.tables import TABLES

if TYPE_CHECKING:
    from perftui.tui.arranged.grid import Layout
    from perftui.tui.arranged.places import View
    from perftui.tui.store.state import State


def layout_of(state: State, view: View) -> Layout:
    """What shows of the table of a page."""
    return state.layouts.get(view) or TABLES[view].layout
