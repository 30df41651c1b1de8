"""The one store: the state changes here and nowhere else, and whoever draws it hears which fields changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from perftui.messages import Message, msg
from perftui.tui.corpus import Corpus
from perftui.tui.findings import Findings
from perftui.tui.sieve import everything
from perftui.tui.state import Location, Pane, Phase, Place, State, View
from perftui.tui.tree import BLOCK, Kind, Tree, project_id, project_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from perftui.editing.slot import Slot
    from perftui.query.reader import Query
    from perftui.rules.across import Across
    from perftui.totals import Dimension
    from perftui.tui.changes import Changes
    from perftui.tui.checker import Anew, Checker
    from perftui.tui.comparison import Comparison
    from perftui.tui.conflicts import Conflicts
    from perftui.tui.grid import Grid, Layout
    from perftui.tui.in_files import Finding
    from perftui.tui.search import Matches
    from perftui.tui.sheet import Sheet
    from perftui.tui.sieve import Listed, Sieve
    from perftui.tui.stated import StatedSums

WIDEN_STEP = 4


class Store:
    """Holds the state. Every public method is one change that a person or a worker can make."""

    def __init__(self, paths: Sequence[Path], changed: Callable[[frozenset[str]], None]) -> None:
        self.state = State(tuple(paths))
        self._changed = changed
        self._growing = 0
        self._read_at = 0
        self._left: Place | None = None
        self._led: Place | None = None
        self._leads = False

    # ---- reading and checking -----------------------------------------------------------------------------------

    def begin_reading(self) -> int:
        """A new reading begins; its number marks what comes of it."""
        self._set(revision=self.state.revision + 1, phase=Phase.READING, progress=(0, 0))
        return self.state.revision

    def progressed(self, revision: int, done: int, of: int) -> None:
        """So many files of all are read."""
        if revision == self.state.revision:
            self._set(progress=(done, of))

    def grew(self, revision: int, corpus: Corpus) -> None:
        """So much is read already; it shows where there is nothing better to show."""
        if revision == self.state.revision and (self._grows or not self.state.corpus.projects):
            self._growing = revision
            self._grow(corpus)

    def was_read(self, revision: int, corpus: Corpus, findings: Findings, checker: Checker | None = None) -> None:
        """A reading is complete. What was selected and open stays so where it still exists."""
        if revision != self.state.revision:
            return
        if self._grows or not self.state.corpus.projects:
            self._grow(corpus)
        else:
            self._replace(corpus)
        self._read_at = self.state.edition
        self._set(phase=Phase.CHECKING, findings=findings, across=None, finding=None, sheet=None, checker=checker)

    def was_checked(self, revision: int, findings: Findings, across: Across) -> None:
        """Checking is complete. What was changed since it was read is checked by itself."""
        if revision == self.state.revision and not self.edited_since_read:
            self._set(phase=Phase.READY, findings=findings, across=across)

    @property
    def edited_since_read(self) -> bool:
        """Whether anything was changed since the files were read."""
        return self._read_at != self.state.edition

    def was_reconfigured(self, checker: Checker) -> None:
        """What is in force is another one: everything is checked anew."""
        self._set(checker=checker, phase=Phase.CHECKING)

    def was_totalled(self, revision: int, edition: int, sheet: Sheet) -> None:
        """A roll-up of an edition is complete; what belongs to an older one is dropped."""
        wanted = (self.state.revision, self.state.edition, self.state.dimension)
        if (revision, edition, sheet.totals.dimension) == wanted:
            self._set(sheet=sheet, totalled=edition)

    # ---- editing ------------------------------------------------------------------------------------------------

    def was_edited(self, corpus: Corpus, tree: Tree | None, found: Anew | None) -> None:
        """Files have another text.

        Args:
            corpus: all files as they are now.
            tree: its tree, where the projects have kept their numbers.
            found: what is wrong in them; where that is not known, the next check tells.
        """
        findings = None if found is None else self.state.findings.patched(corpus, found.found)
        if findings is not None and corpus.department_of is not self.state.corpus.department_of:
            findings = findings.regrouped(corpus)
        across = None if found is None or self.state.across is None else found.across
        finding = None if findings is None else self._finding_in(findings, corpus)
        if tree is None:
            self._replace(corpus)
            self.select_rows(frozenset())
        else:
            if self.state.selected:
                self.select_rows(_still_selected(self.state.selected, self.state.corpus, corpus))
            self._set(corpus=corpus, tree=tree, matches=self._matching(corpus))
        edition = self.state.edition + 1
        self._set(findings=findings or Findings(), across=across, finding=finding, edition=edition)
        if findings is None:
            self._set(phase=Phase.CHECKING)

    def was_checked_again(self, edition: int, findings: Findings, across: Across) -> None:
        """Everything was checked as it was at an edition; what belongs to an older one is dropped."""
        if edition == self.state.edition:
            phase = Phase.READING if self.state.phase is Phase.READING else Phase.READY
            self._set(findings=findings, across=across, finding=self._finding_in(findings), phase=phase)

    def was_asked_again(self, edition: int, found: Anew) -> None:
        """The rules over all files were asked at an edition; what they say of other files than before is known."""
        if edition != self.state.edition:
            return
        self._set(across=found.across)
        if found.found:
            findings = self.state.findings.patched(self.state.corpus, found.found)
            self._set(findings=findings, finding=self._finding_in(findings))

    def stands(
        self, dirty: frozenset[str], contested: frozenset[str], undo: Message | None, redo: Message | None
    ) -> None:
        """What is unsaved, what another program changed as well, and what could be taken back or done again."""
        state = self.state
        if (dirty, contested) != (state.dirty, state.contested):
            self._set(dirty=dirty, contested=contested)
        self._set(undo=undo, redo=redo)

    def point(self, slot: Slot | None) -> None:
        """Select a slot of the selected declaration."""
        if slot != self.state.slot:
            self._set(slot=slot)

    # ---- what is selected ---------------------------------------------------------------------------------------

    def select(self, place: Place) -> None:
        """Select a line of a project."""
        path = str(self.state.corpus.projects[place.project].file.path)
        self._set(place=place, location=Location(path, place.line), notice=None)

    def visit(self, location: Location) -> None:
        """Select a line of a file, and with it the project that stands there, if one does."""
        project = self.state.corpus.project_at(location.path, location.line)
        place = self.state.place if project is None else Place(project, location.line)
        self._set(place=place, location=location, notice=None)

    @property
    def untouched(self) -> bool:
        """Whether nobody has gone anywhere since the first projects showed."""
        projects = self.state.corpus.projects
        start = Place(0, projects[0].project.line) if projects else None
        return self.state.place == start and self.state.toggled == _first_open(self.state.corpus)

    def resume_looks(self, *, dark: bool, widening: int, zoom: Pane | None, dimension: str, against: str) -> None:
        """The looks of the last time."""
        from perftui.totals import Dimension

        chosen = next((each for each in Dimension if each.name == dimension), None)
        self._set(dark=dark, widening=widening, zoom=zoom, dimension=chosen, against=against or self.state.against)

    def resume(self, place: Place | None, toggled: frozenset[int]) -> None:
        """Go on where a person was the last time."""
        self._set(toggled=toggled)
        if place is not None:
            self.select(place)

    def choose_finding(self, number: int) -> None:
        """Select a finding and the place that it speaks of."""
        finding = self.state.findings.every[number]
        diagnostic = finding.diagnostic
        self._set(finding=number)
        if finding.project is not None:
            self.reveal(finding.project, finding.indicator)
            self.select(Place(finding.project, diagnostic.span.line))
        else:
            self._set(location=Location(diagnostic.path, diagnostic.span.line), notice=diagnostic.summary)

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
        """Select the next of the listed findings, or the previous one, seen from where the selection stands."""
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
        target = row + step
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
        """Open everything above a node."""
        tree = self.state.tree
        node = tree.find(project, indicator)
        self._turn(tree.revealed(node, self.state.turned, self.state.matches))

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
            matches = _of_words(self.state.corpus, text)
            self._set(
                filter=text, condition=None, fault=None, matches=matches, toggled_in_filter=frozenset(), back_to=()
            )
            self._lead()

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
        if self.state.matches is not None and project not in self.state.matches.projects:
            self.set_filter("")
        first = self.state.corpus.projects[project].project.line
        self.reveal(project, None if line is None else self.state.corpus.indicator_at(project, line))
        self._set(views=views[:1], back_to=views if len(views) > 1 else (), filter_before=before, row_before=row)
        self.select(Place(project, first if line is None else line))

    def drill(self, text: str, row: int) -> None:
        """Show on the main page what a row of another page is made of."""
        views, before = self.state.views, self.state.filter
        self.set_filter(text)
        self._set(views=views[:1], back_to=views, filter_before=before, row_before=row, notice=None)

    # ---- changes ------------------------------------------------------------------------------------------------

    def ask_for_changes(self, against: str | None = None) -> None:
        """Ask anew what differs from a revision of git, by default the one that was asked for last."""
        state = self.state
        self._set(asked=state.asked + 1, against=state.against if against is None else against)

    def was_compared(self, changes: Changes) -> None:
        """It is known what differs; the answer to an older question, or about another corpus, is dropped."""
        if changes.asked == self.state.asked and changes.corpus is self.state.corpus:
            self._set(changes=changes, against=changes.against)
            if changes.instead_of:
                told = {"gone": changes.instead_of, "revision": changes.against}
                self.tell(msg("{gone} is gone: compared with {revision} instead.", **told))

    def were_found(self, conflicts: Conflicts) -> None:
        """It is known what a merge left to decide; what is about another corpus is dropped."""
        if conflicts.corpus is self.state.corpus:
            self._set(conflicts=conflicts)

    def were_counted(self, stated: StatedSums) -> None:
        """It is known what the projects of each summary are; what is about another corpus is dropped."""
        if stated.corpus is self.state.corpus:
            self._set(stated=stated)

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

    # ---- pages and looks ----------------------------------------------------------------------------------------

    def open(self, view: View) -> None:
        """Bring a page to the front; one that is already open comes back."""
        views = self.state.views
        back_to, row = (self.state.back_to, self.state.row_before) if view is View.MAIN else ((), 0)
        now = views[: views.index(view) + 1] if view in views else (*views, view)
        self._set(views=now, row_before=row, back_to=back_to, notice=None)

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

    def set_zoom(self, pane: Pane | None) -> None:
        """Give the whole page to one pane, or share it again."""
        self._set(zoom=pane)

    def widen(self, step: int) -> None:
        """Move the border between outline and form."""
        self._set(widening=self.state.widening + step * WIDEN_STEP)

    def toggle_theme(self) -> None:
        """Dark instead of light, light instead of dark."""
        self._set(dark=not self.state.dark)

    def tell(self, notice: Message | None) -> None:
        """Show a short message until something else is done."""
        self._set(notice=notice)

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
            self._led = _first_of(matches, self.state.corpus)
        if self._led is None:
            self._set(place=None, location=None, slot=None)
        else:
            self.select(self._led)

    def _set(self, **values: Any) -> None:
        old = self.state
        changed = frozenset(name for name, value in values.items() if getattr(old, name) is not value)
        if changed:
            self.state = replace(old, **values)
            self._changed(changed)

    def _turn(self, nodes: frozenset[int]) -> None:
        if self.state.matches is None:
            self._set(toggled=nodes)
        else:
            self._set(toggled_in_filter=nodes)

    @property
    def _grows(self) -> bool:
        """Whether what shows is an early part of the latest reading."""
        return self._growing == self.state.revision

    def _grow(self, corpus: Corpus) -> None:
        """Show a corpus that holds what shows already, and more."""
        old = self.state
        self._set(corpus=corpus, tree=old.tree.grown(corpus), matches=self._matching(corpus))
        if not old.corpus.projects:
            self._set(toggled=_first_open(corpus))
            self._select_again(None, {})

    def _replace(self, corpus: Corpus) -> None:
        """Show another corpus, and what was selected and open in it where it still exists."""
        old = self.state
        tree = Tree(corpus)
        moved = _moved(old.corpus, corpus)
        self._led = None
        if self._left is not None:
            number = moved.get(self._left.project)
            self._left = None if number is None else Place(number, self._left.line)
        self._set(
            corpus=corpus,
            tree=tree,
            toggled=_renamed(old.tree, tree, old.toggled, moved),
            toggled_in_filter=frozenset(),
            matches=self._matching(corpus, moved),
        )
        self._select_again(old.place, moved)

    def _matching(self, corpus: Corpus, moved: dict[int, int] | None = None) -> Matches | None:
        """What the filter means in another corpus; for a condition until it is asked again what it meant before."""
        state = self.state
        if state.condition is None:
            return _of_words(corpus, state.filter)
        return None if state.matches is None else state.matches.carried(corpus.names, moved)

    def _select_again(self, place: Place | None, moved: dict[int, int]) -> None:
        projects = self.state.corpus.projects
        if place is not None and place.project in moved:
            project = projects[moved[place.project]].project
            line = min(max(place.line, project.line), project.last_line)
            self.select(Place(moved[place.project], line))
        elif projects:
            self.select(Place(0, projects[0].project.line))
        else:
            self._set(place=None, location=None)

    def _stands_at(self, finding: Finding) -> bool:
        location = self.state.location
        span = finding.diagnostic.span
        return location is not None and location == Location(finding.diagnostic.path, span.line)

    def _finding_in(self, findings: Findings, corpus: Corpus | None = None) -> int | None:
        """The number that the selected finding has among others."""
        number = self.state.finding
        if number is None or number >= len(self.state.findings.every):
            return None
        return findings.again(corpus or self.state.corpus, self.state.findings.every[number].diagnostic)

    def _finding_before(self) -> int:
        """The number of the last finding before the selected line, -1 where there is none."""
        location = self.state.location
        if location is None:
            return -1
        return self.state.findings.between(self.state.corpus, location.path, location.line, location.line).start - 1


def _still_selected(rows: frozenset[int], old: Corpus, new: Corpus) -> frozenset[int]:
    """The selected rows of projects that have as many indicators as before."""
    from perftui.tui.grid import spot_of

    def size(corpus: Corpus, project: int) -> int:
        return len(corpus.projects[project].project.indicators)

    projects = {spot_of(row)[0] for row in rows}
    same = {project for project in projects if size(old, project) == size(new, project)}
    return frozenset(row for row in rows if spot_of(row)[0] in same)


def _of_words(corpus: Corpus, text: str) -> Matches | None:
    return corpus.names.matching(text) if text and corpus.projects else None


def _first_of(matches: Matches, corpus: Corpus) -> Place | None:
    """The first place that a filter leaves."""
    if not matches.hits:
        return None
    number, at = matches.names.at(matches.hits[0])
    project = corpus.projects[number].project
    return Place(number, project.line if at is None else project.indicators[at].line)


def _first_open(corpus: Corpus) -> frozenset[int]:
    """At the start the first project is open, so that the outline shows what it can show."""
    return frozenset({project_id(0)}) if corpus.projects else frozenset()


def _identities(corpus: Corpus) -> dict[tuple[str, str, int], int]:
    """The projects by file, name, and how many of that name stand before it."""
    seen: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, str, int], int] = {}
    for number, declared in enumerate(corpus.projects):
        name = (str(declared.file.path), declared.project.name)
        seen[name] = seen.get(name, 0) + 1
        found[(*name, seen[name])] = number
    return found


def _moved(old: Corpus, new: Corpus) -> dict[int, int]:
    """The new number of each project that is still there."""
    now = _identities(new)
    return {number: now[identity] for identity, number in _identities(old).items() if identity in now}


def _renamed(old: Tree, new: Tree, toggled: Iterable[int], moved: dict[int, int]) -> frozenset[int]:
    """The toggled nodes by their new ids; what is gone is forgotten."""
    departments = {each.name: -1 - number for number, each in enumerate(new.corpus.departments)}
    found: set[int | None] = set()
    for node in toggled:
        project = project_of(node)
        if project is None:
            found.add(departments.get(old.node(node).label))
        elif project in moved:
            found.add(_same_node(old, new, node, moved[project]))
    return frozenset(node for node in found if node is not None)


def _same_node(old: Tree, new: Tree, node: int, project: int) -> int | None:
    wanted = _labels(old, node)
    first = project_id(project)
    levels = (place for place, each in enumerate(new.block(project)) if each.kind is not Kind.INDICATOR)
    return next((first + place for place in levels if _labels(new, first + place)[1:] == wanted[1:]), None)


def _labels(tree: Tree, node: int) -> tuple[str, ...]:
    """The labels from the project down to a node."""
    labels: list[str] = []
    at: int | None = node
    while at is not None and at >= 0:
        labels.append(tree.block(at // BLOCK)[at % BLOCK].label)
        at = tree.parent(at)
    return tuple(reversed(labels))
