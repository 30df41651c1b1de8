"""What all pages have in common: header, search line, hints, and how a change of the state reaches the widgets."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.reactive import Reactive
from textual.screen import Screen

from perftui.messages import msg
from perftui.tui.actions import Where
from perftui.tui.arranged.findings import gravest_first
from perftui.tui.arranged.places import Direction
from perftui.tui.store.state import difference
from perftui.tui.terminal.layers import Layers
from perftui.tui.terminal.runs import LINE_CLASSES
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.edit_line import EditLine
from perftui.tui.widgets.hints import NO_TITLES, Titles, hints, titles_here
from perftui.tui.widgets.search_line import Mode, SearchLine, Verdict
from perftui.tui.widgets.status import Header, Hints
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.events import DescendantFocus, Resize, ScreenResume
    from textual.widget import Widget

    from perftui.tui.arranged.in_files import Finding
    from perftui.tui.store.state import State
    from perftui.tui.store.store import Store


LOW = 16
"""Below this height there is no room for a second list."""


class Page(Screen[None]):
    """The base of every page."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*LINE_CLASSES}
    WHERE: ClassVar[Where] = Where.ANYWHERE
    AUTO_FOCUS: ClassVar[str] = "Virtual"
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Who has the keys. Whoever gets or loses them paints that; the page as a whole looks the same."""
    FILTERS: ClassVar[bool] = False
    """Whether what the page shows is what the filter leaves."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._compositor = Layers()
        self.store = store
        self._searched: Virtual | None = None
        self._drawn: State | None = None
        self._awaited: Direction | None = None

    @abstractmethod
    def body(self) -> Iterable[Widget]:
        """What stands between header and hints."""

    def compose(self) -> ComposeResult:
        """Header, body, search line, hints."""
        yield Header(self.store, id="header")
        yield from self.body()
        yield Verdict(self.store)
        yield SearchLine(self.store)
        yield Hints(self.store, self.WHERE, self.titles, id="hints")

    # ---- the state ----------------------------------------------------------------------------------------------

    def catch_up(self) -> None:
        """Show what has changed since the page last did; a page that has not come to the front yet will do so then."""
        if self._drawn is not None:
            self._draw()

    def _draw(self) -> None:
        changed, self._drawn = difference(self._drawn, self.store.state), self.store.state
        self.follow(changed)

    def follow(self, changed: frozenset[str]) -> None:
        """Let every widget that shows one of the changed fields draw itself anew."""
        for widget in self.query("*"):
            if isinstance(widget, (Bar, Virtual)) and widget.INTERESTS & changed:
                widget.follow(widget.INTERESTS & changed)
        if "sought" in changed and self.store.state.found is not None:
            self._look_again()

    def on_screen_resume(self, _event: ScreenResume) -> None:
        """The page comes to the front."""
        self._draw()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """The hints are those of the list that has the keys. An event may be older than that."""
        focused = self.focused
        if focused is not None:
            self.query_one(Hints).point(focused.WHERE if isinstance(focused, Virtual) else _typing_place(focused))

    # ---- sizes --------------------------------------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:
        """Where the page is low, the list in it needs all of it."""
        for detail in self.query(".detail"):
            detail.display = event.size.height >= LOW

    def titles(self, where: Where) -> Titles:
        """What the hints of a place call the actions at this moment."""
        if where is Where.EDIT:
            return next((line.titles for line in self.query(EditLine) if line.display), NO_TITLES)
        speaks = {"fix", "explain"} & {each.id for each in hints(where)}
        return titles_here(where, self.store.state, self.findings_here()) if speaks else NO_TITLES

    def on_edit_line_offered(self) -> None:
        """The keys of the line mean something else now."""
        self.query_one(Hints).refresh()

    # ---- findings -----------------------------------------------------------------------------------------------

    @property
    def lists_findings(self) -> bool:
        """Whether the cursor stands in a list of findings."""
        return False

    def findings_here(self) -> tuple[Finding, ...]:
        """What was found at the cursor, gravest first: the finding that a person went to, else all of its line."""
        chosen = self.chosen_finding
        return self.findings_of_line() if chosen is None else (chosen,)

    def findings_of_line(self) -> tuple[Finding, ...]:
        """All that was found in the selected line."""
        location = self.store.state.location
        if location is None:
            return ()
        found = self.store.state.findings.by_path.get(location.path, ())
        return gravest_first(each for each in found if each.diagnostic.span.line == location.line)

    @property
    def chosen_finding(self) -> Finding | None:
        """The selected finding, where its line is selected too."""
        state = self.store.state
        if state.finding is None or state.finding >= len(state.findings.every):
            return None
        finding, location = state.findings.every[state.finding], state.location
        diagnostic = finding.diagnostic
        stands = location is not None and (location.path, location.line) == (diagnostic.path, diagnostic.span.line)
        return finding if stands else None

    # ---- search -------------------------------------------------------------------------------------------------

    @property
    def searchable(self) -> Virtual:
        """The list that a search is for: the one with the keys, else the last one that had them, else the first."""
        if isinstance(self.focused, Virtual):
            return self.focused
        return self._searched or next(widget for widget in self.query("*") if isinstance(widget, Virtual))

    def action_search(self) -> None:
        """Type what to find."""
        self._searched = self.searchable
        self._searched.begin_search()
        self.query_one(SearchLine).ask(Mode.SEARCH, "")

    def action_filter(self) -> None:
        """Type what the page is to show."""
        self._searched = self.searchable
        self.store.begin_typing()
        self.query_one(SearchLine).ask(Mode.FILTER, self.store.state.filter)

    def filter_problems(self) -> None:
        """Type which problems are to be listed."""
        self._searched = self.searchable
        self.store.begin_typing()
        self.query_one(SearchLine).ask(Mode.PROBLEMS, self.store.state.sieve.text)

    def action_find_next(self) -> None:
        """Next place found; without a search yet, ask for one."""
        self._find(Direction.NEXT)

    def action_find_previous(self) -> None:
        """Previous place found."""
        self._find(Direction.PREVIOUS)

    def on_search_line_typed(self, event: SearchLine.Typed) -> None:
        """Search or filter while it is typed."""
        if event.mode is Mode.FILTER:
            self.store.set_filter(event.text)
            return
        if event.mode is Mode.PROBLEMS:
            self.store.sift(replace(self.store.state.sieve, text=event.text))
            return
        self.store.set_query(event.text)
        self._look(event.text)
        self.searchable.set_apart(event.text)

    def on_search_line_done(self, event: SearchLine.Done) -> None:
        """The keys go back to the list."""
        self._end_search()
        if event.mode is Mode.SEARCH and self.store.state.query:
            self._find(Direction.HERE)

    def on_search_line_given_up(self, event: SearchLine.GivenUp) -> None:
        """Back to where the search began, or to everything."""
        self._end_search()
        if event.mode is Mode.SEARCH:
            self.searchable.cancel_search()
            self.store.set_query("")
            self.forget_found()
        elif event.mode is Mode.PROBLEMS:
            self.store.sift(replace(self.store.state.sieve, text=""))
        else:
            self.store.set_filter("")

    def forget_found(self) -> None:
        """What was found stands out no longer."""
        for each in self.query("*"):
            if isinstance(each, Virtual):
                each.set_apart("")

    def _end_search(self) -> None:
        self.store.end_typing()
        self.set_focus(self.searchable)

    def _find(self, direction: Direction) -> None:
        query, self._awaited = self.store.state.query, None
        if not query:
            self.action_search()
        elif self.searchable.find(query, direction):
            return
        elif self.searchable.seeks(query):
            self._awaited = direction
            self.store.tell(msg("searching …"))
        else:
            self.store.tell(msg("“{text}” was not found.", text=query))

    def _look(self, text: str) -> None:
        """Go to what is typed; where it is not found, to where the search began."""
        found = bool(text) and self.searchable.find(text, Direction.HERE)
        if not found:
            self.searchable.cancel_search()
        missed = bool(text) and not found and not self.searchable.seeks(text)
        self.query_one(SearchLine).tell(self.searchable.places_of(text) if found else None, missed=missed)

    def _look_again(self) -> None:
        """It is known where a text stands: who types it, or waits for it, goes there."""
        line = self.query_one(SearchLine)
        if line.display and line.mode is Mode.SEARCH:
            self._look(self.store.state.query)
        elif self._awaited is not None:
            self._find(self._awaited)


def _typing_place(widget: Widget) -> Where:
    """Where a text is typed: in an edit, or in a search."""
    return Where.EDIT if any(isinstance(each, EditLine) for each in widget.ancestors) else Where.SEARCH
