"""What the actions of the registry do; the program itself is `app`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from perftui.tui.actions.typeahead import KeyByKey
from perftui.tui.arranged.places import Pane, Place, View
from perftui.tui.screens.main import Main
from perftui.tui.screens.page import Page

if TYPE_CHECKING:
    from perftui.tui.store.store import Store
    from perftui.tui.widgets.palette_list import Offer

WIDEN_STEP = 4
"""Columns by which a key moves the border between outline and form."""


class Doing(KeyByKey):
    """Each action is a change of the store, or goes on to the page in front."""

    store: Store

    @abstractmethod
    def turn_pages(self) -> None:
        """Make the stack of screens that of the state."""

    @abstractmethod
    def action_reload(self) -> None:
        """Read the files again."""

    def action_leave(self) -> None:
        """Leave the page, or what is special on the main page."""
        self.store.tell(None)
        if isinstance(self.screen, Page):
            self.screen.forget_found()
        if self.store.state.view is View.PROBLEMS and self.store.state.sieve.narrows:
            self.store.sift(self.store.state.sieve.open)
        elif len(self.store.state.views) > 1:
            self.store.close()
        elif isinstance(self.screen, Main):
            self.screen.back()

    def action_totals(self) -> None:
        """The page of totals."""
        self.store.open(View.TOTALS)

    def action_problems(self) -> None:
        """The page of problems."""
        if self.store.state.finding is None:
            self.store.choose_finding_here()
        self.store.open(View.PROBLEMS)

    def action_summary(self) -> None:
        """The table of all projects."""
        self.store.open(View.SUMMARY)

    def action_indicators(self) -> None:
        """The table of all indicators."""
        self.store.open(View.INDICATORS)

    def action_changes(self) -> None:
        """What changed against git; what other programs did to the repository meanwhile is asked for."""
        self.store.ask_for_changes()
        self.store.open(View.CHANGES)

    def action_conflicts(self) -> None:
        """What a merge left to decide."""
        self.store.open(View.CONFLICTS)

    def action_source(self) -> None:
        """The text of the selected place."""
        self.store.open(View.SOURCE)

    def action_help(self) -> None:
        """The page of help, or back from it."""
        if self.store.state.view is View.HELP:
            self.store.close()
        else:
            self.store.open(View.HELP)

    def action_palette(self) -> None:
        """The palette above the page in front."""
        from perftui.tui.screens.palette import Palette

        here = self.screen.focused

        def accept(offer: Offer | None) -> None:
            if offer is not None and offer.project is not None:
                self._go_to_project(offer.project)
            elif offer is not None:
                self.call_later(self.run_action, offer.action, here if offer.local else None)

        self.push_screen(Palette(self.store, here), accept)

    def _go_to_project(self, project: int) -> None:
        self.store.open(View.MAIN)
        self.store.go_to_project(project)

    def action_next_problem(self) -> None:
        """Go to the next problem."""
        self.store.step_finding(1)

    def action_previous_problem(self) -> None:
        """Go to the previous problem."""
        self.store.step_finding(-1)

    def action_expand_all(self) -> None:
        """Unfold everything."""
        self.store.expand_all()

    def action_collapse_all(self) -> None:
        """Fold every project."""
        self.store.collapse_all()

    def action_search(self) -> None:
        """Type what to find on the page in front."""
        if isinstance(self.screen, Page):
            self.screen.action_search()

    def action_find_next(self) -> None:
        """Next place found."""
        if isinstance(self.screen, Page):
            self.screen.action_find_next()

    def action_find_previous(self) -> None:
        """Previous place found."""
        if isinstance(self.screen, Page):
            self.screen.action_find_previous()

    def action_filter(self) -> None:
        """Type what the page in front is to show, or else the outline."""
        if isinstance(self.screen, Page) and self.screen.FILTERS:
            self.screen.action_filter()
        else:
            self._on_main(Main.action_filter)

    def action_finder(self) -> None:
        """Find a project or an indicator by some characters of its name."""
        from perftui.tui.screens.finder import Finder

        def chosen(place: Place | None) -> None:
            if place is not None and place.project < len(self.store.state.corpus.projects):
                self.store.open(View.MAIN)
                self.store.go_to_project(place.project, place.line)

        self.push_screen(Finder(self.store), chosen)

    def action_filters(self) -> None:
        """Choose a saved filter, or keep one."""
        from perftui.tui.person.saved_filters import SavedFilters
        from perftui.tui.screens.filters import Filters

        def chosen(text: str | None) -> None:
            if text is not None:
                self.store.set_filter(text)

        self.push_screen(Filters(self.store, SavedFilters()), chosen)

    def action_pane_1(self) -> None:
        """To the outline."""
        self._on_main(lambda main: main.go_to(Pane.OUTLINE))

    def action_pane_2(self) -> None:
        """To the declaration."""
        self._on_main(lambda main: main.go_to(Pane.FORM))

    def action_pane_3(self) -> None:
        """To the problems."""
        self._on_main(lambda main: main.go_to(Pane.PROBLEMS))

    def action_next_pane(self) -> None:
        """To the next pane, or the next list of the page."""
        if isinstance(self.screen, Main):
            self.screen.step(1)
        else:
            self.screen.focus_next()

    def action_previous_pane(self) -> None:
        """To the previous pane, or the previous list of the page."""
        if isinstance(self.screen, Main):
            self.screen.step(-1)
        else:
            self.screen.focus_previous()

    def action_zoom(self) -> None:
        """The pane alone, or all panes."""
        if isinstance(self.screen, Main):
            self.screen.toggle_zoom()

    def action_narrower(self) -> None:
        """A narrower outline."""
        self._stretch(columns=-WIDEN_STEP)

    def action_wider(self) -> None:
        """A wider outline."""
        self._stretch(columns=WIDEN_STEP)

    def action_lower(self) -> None:
        """Fewer lines for the problems."""
        self._stretch(lines=-1)

    def action_higher(self) -> None:
        """More lines for the problems."""
        self._stretch(lines=1)

    def _stretch(self, *, columns: int = 0, lines: int = 0) -> None:
        if isinstance(self.screen, Main):
            self.screen.stretch(columns=columns, lines=lines)

    def action_theme(self) -> None:
        """Choose a theme; the one under the cursor shows, and giving up goes back to the one before."""
        from perftui.tui.screens.themes import Themes

        before = self.store.state.theme
        self.push_screen(Themes(self.store), lambda chosen: self.store.wear(chosen or before))

    @property
    def _place(self) -> Place | None:
        """The place that is meant: the selected one, but none on the line of a department."""
        main = self.screen
        return None if isinstance(main, Main) and main.on_department else self.store.state.place

    def _on_main(self, do: Callable[[Main], None]) -> None:
        """Do something on the main page, wherever the keys are now."""
        self.store.open(View.MAIN)
        self.turn_pages()
        if isinstance(self.screen, Main):
            do(self.screen)
