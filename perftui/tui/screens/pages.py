"""Which page a view is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from perftui.tui.arranged.places import View
from perftui.tui.screens.main import Main

if TYPE_CHECKING:
    from perftui.tui.person.settings import Settings
    from perftui.tui.screens.page import Page
    from perftui.tui.store.store import Store


def page_of(view: View, store: Store, settings: Settings) -> Page:
    """A new page; all but the main page are imported when they are opened."""
    return _PAGES[view](view, store, settings)


def _main(_view: View, store: Store, _settings: Settings) -> Page:
    return Main(store)


def _totals(_view: View, store: Store, _settings: Settings) -> Page:
    from perftui.tui.screens.totals import TotalsPage

    return TotalsPage(store)


def _problems(_view: View, store: Store, _settings: Settings) -> Page:
    from perftui.tui.screens.problems import ProblemsPage

    return ProblemsPage(store)


def _source(_view: View, store: Store, _settings: Settings) -> Page:
    from perftui.tui.screens.source import SourcePage

    return SourcePage(store)


def _compare(_view: View, store: Store, _settings: Settings) -> Page:
    from perftui.tui.screens.compare import ComparePage

    return ComparePage(store)


def _changes(_view: View, store: Store, _settings: Settings) -> Page:
    from perftui.tui.screens.changes import ChangesPage

    return ChangesPage(store)


def _conflicts(_view: View, store: Store, _settings: Settings) -> Page:
    from perftui.tui.screens.conflicts import ConflictsPage

    return ConflictsPage(store)


def _grid(view: View, store: Store, _settings: Settings) -> Page:
    from perftui.tui.screens.grid import GridPage

    return GridPage(store, view)


def _stated(_view: View, store: Store, _settings: Settings) -> Page:
    from perftui.tui.screens.stated import StatedPage

    return StatedPage(store)


def _help(_view: View, store: Store, settings: Settings) -> Page:
    from perftui.tui.screens.help import HelpPage

    return HelpPage(store, settings)


_PAGES: Mapping[View, Callable[[View, Store, Settings], Page]] = MappingProxyType(
    {
        View.MAIN: _main,
        View.TOTALS: _totals,
        View.PROBLEMS: _problems,
        View.SOURCE: _source,
        View.COMPARE: _compare,
        View.CHANGES: _changes,
        View.CONFLICTS: _conflicts,
        View.SUMMARY: _grid,
        View.INDICATORS: _grid,
        View.STATED: _stated,
        View.HELP: _help,
    }
)
