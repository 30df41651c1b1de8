"""The one store: the state changes here and nowhere else, and whoever draws it hears which fields changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perftui.messages import Message, msg
from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.findings import Findings
from perftui.tui.arranged.places import Phase, Place
from perftui.tui.arranged.tree import Tree
from perftui.tui.store.carried import first_open, new_numbers, of_words, renamed, still_selected
from perftui.tui.store.selecting import Selecting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from perftui.rules.across import Across
    from perftui.tui.arranged.changes import Changes
    from perftui.tui.arranged.conflicts import Conflicts
    from perftui.tui.arranged.search import Matches
    from perftui.tui.arranged.sheet import Sheet
    from perftui.tui.arranged.stated import StatedSums
    from perftui.tui.store.checker import Anew, Checker


class Store(Selecting):
    """Holds the state. Every public method is one change that a person or a worker can make."""

    def __init__(
        self, paths: Sequence[Path], changed: Callable[[frozenset[str]], None], excluded: Sequence[str] = ()
    ) -> None:
        super().__init__(paths, changed, excluded)
        self._growing = 0
        self._read_at = 0

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
        self._set(checker=checker, across=None, phase=Phase.CHECKING)

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
                self.select_rows(still_selected(self.state.selected, self.state.corpus, corpus))
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

    # ---- inside -------------------------------------------------------------------------------------------------

    @property
    def _grows(self) -> bool:
        """Whether what shows is an early part of the latest reading."""
        return self._growing == self.state.revision

    def _grow(self, corpus: Corpus) -> None:
        """Show a corpus that holds what shows already, and more."""
        old = self.state
        self._set(corpus=corpus, tree=old.tree.grown(corpus), matches=self._matching(corpus))
        if not old.corpus.projects:
            self._set(toggled=first_open(corpus))
            self._select_again(None, {})

    def _replace(self, corpus: Corpus) -> None:
        """Show another corpus, and what was selected and open in it where it still exists."""
        old = self.state
        tree = Tree(corpus)
        moved = new_numbers(old.corpus, corpus)
        self._led = None
        if self._left is not None:
            number = moved.get(self._left.project)
            self._left = None if number is None else Place(number, self._left.line)
        self._set(
            corpus=corpus,
            tree=tree,
            toggled=renamed(old.tree, tree, old.toggled, moved),
            toggled_in_filter=frozenset(),
            matches=self._matching(corpus, moved),
        )
        self._select_again(old.place, moved)

    def _matching(self, corpus: Corpus, moved: dict[int, int] | None = None) -> Matches | None:
        """What the filter means in another corpus; for a condition until it is asked again what it meant before."""
        state = self.state
        if state.condition is None:
            return of_words(corpus, state.filter)
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

    def _finding_in(self, findings: Findings, corpus: Corpus | None = None) -> int | None:
        """The number that the selected finding has among others."""
        number = self.state.finding
        if number is None or number >= len(self.state.findings.every):
            return None
        return findings.again(corpus or self.state.corpus, self.state.findings.every[number].diagnostic)
