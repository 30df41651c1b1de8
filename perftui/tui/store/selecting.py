"""Where a person is in the state: the selected place and finding, what is open in the outline, the filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perftui.messages import msg
from perftui.tui.actions import action, key_names
from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.notice import Notice
from perftui.tui.arranged.places import Location, Place
from perftui.tui.arranged.sieve import everything
from perftui.tui.arranged.tree import project_id
from perftui.tui.store.carried import first_of, first_open, of_words
from perftui.tui.store.showing import Showing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from perftui.editing.slot import Slot
    from perftui.query.reader import Query
    from perftui.tui.arranged.contents import Sought
    from perftui.tui.arranged.in_files import Finding
    from perftui.tui.arranged.search import Matches
    from perftui.tui.arranged.sieve import Listed, Sieve


class Selecting(Showing):
    """What a person goes to, opens, and asks to see."""

    def __init__(
        self, paths: Sequence[Path], changed: Callable[[frozenset[str]], None], excluded: Sequence[str] = ()
    ) -> None:
        super().__init__(paths, changed, excluded)
        self._left: Place | None = None
        self._led: Place | None = None
        self._leads = False

    # ---- what is selected ---------------------------------------------------------------------------------------

    def select(self, place: Place) -> None:
        """Select a line of a project; which slot of another one is meant is not known yet."""
        path = str(self.state.corpus.projects[place.project].file.path)
        same = self.state.place is not None and self.state.place.project == place.project
        slot = self.state.slot if same else None
        self._set(place=place, location=Location(path, place.line), slot=slot, notice=None)

    def visit(self, location: Location) -> None:
        """Select a line of a file, and with it the project that stands there, if one does."""
        project = self.state.corpus.project_at(location.path, location.line)
        place = self.state.place if project is None else Place(project, location.line)
        self._set(place=place, location=location, notice=None)

    def point(self, slot: Slot | None) -> None:
        """Select a slot of the selected declaration."""
        if slot != self.state.slot:
            self._set(slot=slot)

    @property
    def untouched(self) -> bool:
        """Whether nobody has gone anywhere since the first projects showed."""
        projects = self.state.corpus.projects
        start = Place(0, projects[0].project.line) if projects else None
        return self.state.place == start and self.state.toggled == first_open(self.state.corpus)

    def resume_looks(self, looks: Mapping[str, Any], *, dimension: str, against: str) -> None:
        """The looks of the last time: fields of the state by their names, and what has to be looked up."""
        from perftui.totals import Dimension

        chosen = next((each for each in Dimension if each.name == dimension), None)
        self._set(**looks, dimension=chosen, against=against or self.state.against)

    def resume(self, place: Place | None, toggled: frozenset[int]) -> None:
        """Go on where a person was the last time, unless the filter does not leave that."""
        self._set(toggled=toggled)
        matches = self.state.matches
        if place is not None and (matches is None or place.project in matches.projects):
            self.select(place)

    def choose_finding(self, number: int, *, ends_filter: bool = False) -> None:
        """Select a finding and the place that it speaks of; where a person asks for it, a filter that hides it ends."""
        finding = self.state.findings.every[number]
        diagnostic = finding.diagnostic
        self._set(finding=number)
        if finding.project is not None:
            ended = ends_filter and self.end_filter_for(finding.project)
            self.reveal(finding.project, finding.indicator)
            self.select(Place(finding.project, diagnostic.span.line))
            self._tell_ended(ended=ended)
        else:
            self._set(location=Location(diagnostic.path, diagnostic.span.line), notice=Notice((diagnostic.summary,)))

    def sift(self, sieve: Sieve) -> None:
        """List only some of the findings, or list them in another order; which these are is told later."""
        self._set(sieve=sieve, notice=None)

    def was_sifted(self, listed: Listed) -> None:
        """It is known which findings a sieve leaves; those of another check or another sieve are dropped."""
        if listed.findings is self.state.findings and listed.sieve == self.state.sieve:
            self._set(listed=listed)

    def choose_finding_here(self) -> None:
        """Select the first finding of the selected project, else the first of all."""
        findings = self.state.findings.every
        project = self.state.place.project if self.state.place else None
        if findings:
            self.choose_finding(next((at for at, each in enumerate(findings) if each.project == project), 0))

    def step_finding(self, step: int) -> None:
        """Select the next of the listed findings that the filter leaves, or the previous one, from the selection."""
        listed, number = self.state.problems, self.state.finding
        if listed.findings is not self.state.findings:
            listed = everything(self.state.findings)
        if not listed.numbers:
            self.tell(msg("Nothing to report: no problem was found."))
            return
        row = listed.row_of(number)
        if number is None or row is None or not self._stands_at(listed.findings.every[number]):
            row = listed.behind(self._finding_before())
            row = row if step > 0 else row + 1
        ahead = range(row + step, row + step * (1 + len(listed)), step)
        target = next((at for at in ahead if self._is_left(listed.finding(at % len(listed)))), None)
        if target is None:
            self.tell(msg("The filter leaves none of the problems: {key} ends it.", key=key_names(action("leave"))[0]))
            return
        self.choose_finding(listed.numbers[target % len(listed)])
        if not 0 <= target < len(listed):
            self.tell(msg("From the start again.") if step > 0 else msg("From the end again."))

    # ---- the outline --------------------------------------------------------------------------------------------

    def toggle(self, node: int) -> None:
        """Open what is closed and close what is open."""
        self._turn(self.state.turned ^ {node})

    def expand_all(self) -> None:
        """Open every node."""
        matches = self.state.matches
        projects = range(len(self.state.corpus.projects)) if matches is None else matches.projects
        opened = frozenset() if matches is None else matches.opened
        self._turn(frozenset(project_id(project) for project in projects if project not in opened))

    def collapse_all(self) -> None:
        """Close every project."""
        matches = self.state.matches
        self._turn(frozenset(map(project_id, matches.opened)) if matches else frozenset())

    def reveal(self, project: int, indicator: int | None) -> None:
        """Open everything above a project, or above one of its indicators."""
        self.reveal_node(self.state.tree.find(project, indicator))

    def reveal_node(self, node: int) -> None:
        """Open everything above a node."""
        self._turn(self.state.tree.revealed(node, self.state.turned, self.state.matches))

    def set_filter(self, text: str) -> None:
        """Show only what has `text` in its name, or that for which it holds; nothing asks for all.

        A text that is no condition yet changes nothing but the fault. What a condition holds for is told later.
        """
        from perftui.query.reader import Fault
        from perftui.query.typed import meaning

        found = meaning(text)
        if isinstance(found, Fault):
            self._set(fault=found)
            return
        if not self.state.filter:
            self._left = self.state.place
        self._leads = found is not None
        if found is not None:
            self._set(filter=text, condition=found, fault=None, back_to=())
        else:
            matches = of_words(self.state.corpus, text)
            self._set(
                filter=text, condition=None, fault=None, matches=matches, toggled_in_filter=frozenset(), back_to=()
            )
            self._lead()

    def begin_typing(self) -> None:
        """A filter, or what is to be listed, is typed: until it is taken over, what stood before counts."""
        if self.state.before_typing is None:
            self._set(before_typing=(self.state.filter, self.state.sieve))

    def end_typing(self) -> None:
        """What was typed was taken over, or given up."""
        self._set(before_typing=None)

    def was_matched(self, condition: Query, corpus: Corpus, matches: Matches) -> None:
        """It is known for which places of a corpus a condition holds."""
        state = self.state
        if condition is not state.condition or corpus is not state.corpus:
            return
        self._set(matches=matches)
        if state.matches is None or state.matches.projects.keys() != matches.projects.keys():
            self._set(toggled_in_filter=frozenset())
        if self._leads:
            self._leads = False
            self._lead()

    def was_sought(self, sought: Sought) -> None:
        """It is known where a text stands; that of another text or corpus is dropped."""
        if (sought.text, sought.corpus) == (self.state.query, self.state.corpus):
            self._set(sought=sought)

    def go_back(self) -> None:
        """Go back to the page from which the main page was shown, and to its filter."""
        views, text = self.state.back_to, self.state.filter_before
        if self.state.filter != text:
            self.set_filter(text)
        self._set(views=views, back_to=(), notice=None)

    def go_to_project(self, project: int, line: int | None = None, row: int = 0) -> None:
        """Show a project on the main page, or one of its lines; the end of it goes back to the page in front.

        A filter that does not leave the project ends.
        """
        views, before = self.state.views, self.state.filter
        ended = self.end_filter_for(project)
        first = self.state.corpus.projects[project].project.line
        self.reveal(project, None if line is None else self.state.corpus.indicator_at(project, line))
        self._set(views=views[:1], back_to=views if len(views) > 1 else (), filter_before=before, row_before=row)
        self.select(Place(project, first if line is None else line))
        self._tell_ended(ended=ended)

    def drill(self, text: str, row: int) -> None:
        """Show on the main page what a row of another page is made of."""
        views, before = self.state.views, self.state.filter
        self.set_filter(text)
        self._set(views=views[:1], back_to=views, filter_before=before, row_before=row, notice=None)

    # ---- inside -------------------------------------------------------------------------------------------------

    def _lead(self) -> None:
        """Select what a new filter leaves, the place where a person was if that is among it.

        Once it ends, the place where it began is selected again, unless a person has gone elsewhere meanwhile.
        """
        matches, place = self.state.matches, self.state.place
        if matches is None:
            led = place is None or place == self._led
            if led and self._left is not None:
                self.select(self._left)
            self._left = self._led = None
            return
        if place is not None and place.project in matches.projects and place != self._led:
            return
        if self._left is not None and self._left.project in matches.projects:
            self._led = self._left
        else:
            self._led = first_of(matches, self.state.corpus)
        if self._led is None:
            self._set(place=None, location=None, slot=None)
        else:
            self.select(self._led)

    def end_filter_for(self, project: int) -> bool:
        """End a filter that does not leave a project, and tell whether it has ended."""
        hidden = self.state.matches is not None and project not in self.state.matches.projects
        if hidden:
            self.set_filter("")
        return hidden

    def _tell_ended(self, *, ended: bool) -> None:
        if ended:
            self.tell(msg("The filter has ended: it did not leave this project."))

    def _is_left(self, finding: Finding) -> bool:
        """Whether the filter of the outline leaves the place of a finding."""
        matches = self.state.matches
        return matches is None or matches.leaves(finding.project, finding.indicator)

    def _turn(self, nodes: frozenset[int]) -> None:
        if self.state.matches is None:
            self._set(toggled=nodes)
        else:
            self._set(toggled_in_filter=nodes)

    def _stands_at(self, finding: Finding) -> bool:
        location = self.state.location
        span = finding.diagnostic.span
        return location is not None and location == Location(finding.diagnostic.path, span.line)

    def _finding_before(self) -> int:
        """The number of the last finding before the selected line, -1 where there is none."""
        location = self.state.location
        if location is None:
            return -1
        return self.state.findings.between(self.state.corpus, location.path, location.line, location.line).start - 1
