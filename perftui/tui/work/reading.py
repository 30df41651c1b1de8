"""Long work, done in a thread: reading, checking, adding up. What comes of it is told to the store step by step.

Everything that the screens need of a reading is made here, so that the thread of the screens has only to show it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.editing.watching import Signature, signatures
from perftui.totals import roll_up
from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.findings import Findings, arranged
from perftui.tui.arranged.gathering import Gathering
from perftui.tui.arranged.sheet import sheet
from perftui.tui.store.store import Store
from perftui.tui.work.collector import COLLECTOR
from perftui.workspace import Workspace, load

if TYPE_CHECKING:
    from perftui.diagnostics import Diagnostic
    from perftui.editing.draft import Draft
    from perftui.query.reader import Query
    from perftui.tui.arranged.places import View
    from perftui.tui.store.checker import Checker
    from perftui.tui.store.state import State

Tell = Callable[..., object]
"""Has the thread of the screens call a function with some arguments."""

FIRST_SHOWN = 0.1
"""Seconds after which what was read so far is shown first; it is shown again after twice that, and so on."""
SHOWN_EVERY = 1.0
"""The longest time between two of them, in seconds: each takes some hundredths."""
PROGRESS_EVERY = 0.1
"""Seconds between two reports of how many files are read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read, who checks it, and how the files were when reading began."""

    workspace: Workspace
    corpus: Corpus
    findings: Findings
    checker: Checker
    signatures: Mapping[Path, Signature]


class _UnwantedError(Exception):
    """Nobody waits for this reading any more."""


def read(
    store: Store, revision: int, tell: Tell, stopped: Callable[[], bool], was_read: Callable[[int, Reading], None]
) -> None:
    """Read and check the files of a store, unless it is stopped before the end.

    Args:
        store: what the screens show.
        revision: the number of the reading.
        tell: how the thread of the screens is told.
        stopped: whether nobody waits any more.
        was_read: told when everything is read.
    """
    paths = store.state.paths
    gathering = Gathering()
    shown = _Pace(FIRST_SHOWN, SHOWN_EVERY)
    progress = _Pace(PROGRESS_EVERY, PROGRESS_EVERY)

    def report(done: int, of: int) -> None:
        if stopped():
            raise _UnwantedError
        if progress.due():
            tell(store.progressed, revision, done, of)
        if shown.due():
            tell(store.grew, revision, gathering.corpus())

    from perftui.config.excluding import Exclusions

    with COLLECTOR.at_rest():
        # Whatever changes from here on is found by the next look.
        passes_over = Exclusions(more=store.state.excluded)
        signs = signatures(paths, passes_over)
        try:
            workspace = load(paths, report, gathering.add, passes_over=passes_over)
        except _UnwantedError:
            return
        corpus = gathering.corpus(workspace)
        from perftui.rules.engine import Stopped
        from perftui.tui.store.checker import Checker

        checker = Checker()
        tell(was_read, revision, Reading(workspace, corpus, arranged(corpus), checker, signs))
        try:
            checked = checker.everything(workspace, _until(stopped))
        except Stopped:
            return
        tell(store.was_checked, revision, arranged(corpus, checked.findings), checked.across)
        from perftui.query.typed import meaning

        meaning("待核")  # the first condition is read here, so that a key does not wait for the parser


def check_again(store: Store, edition: int, tell: Tell, stopped: Callable[[], bool]) -> None:
    """Check what an edit leaves to be checked, once no key came for a moment.

    That is what the rules over all files say now; or everything, where that is not known of the other files either.
    """
    state = store.state
    workspace, checker, across = state.corpus.workspace, state.checker, state.across
    if stopped() or workspace is None or checker is None:
        return
    from perftui.rules.engine import Stopped

    with COLLECTOR.at_rest(stays=False):
        try:
            found = None if across is None else checker.again(workspace, state.corpus.files, across, _until(stopped))
            if found is not None and across is not None and found.across.crashed == across.crashed:
                tell(store.was_asked_again, edition, found)
                return
            checked = checker.everything(workspace, _until(stopped))
            tell(store.was_checked_again, edition, arranged(state.corpus, checked.findings), checked.across)
        except Stopped:
            return


def check_text(
    state: State, draft: Draft, text: str, stopped: Callable[[], bool]
) -> Iterator[tuple[tuple[Diagnostic, ...], bool]]:
    """What would be wrong in a file if it had this text.

    Yields:
        Findings, and whether they are all: first what the file tells by itself, then what concerns others too.
    """
    from perftui.rules.engine import Stopped
    from perftui.rules.fixing import with_files

    checker, workspace, file = state.checker, state.corpus.workspace, draft.with_text(text).file
    if checker is None or workspace is None or file is None:
        return
    path = file.document.path
    workspace = with_files(workspace, {path: file})
    before = state.corpus.files.get(path)
    yield checker.alone(workspace, file), False
    try:
        if before is None or state.across is None:
            every = checker.everything(workspace, _until(stopped)).findings
            yield tuple(each for each in every if each.path == path), True
        else:
            across = checker.after(workspace, [(before, file)], state.across).across
            yield checker.again(workspace, {path: file}, across, _until(stopped)).found[path], True
    except Stopped:
        return


def match(store: Store, condition: Query, drafts: Sequence[Draft], tell: Tell, stopped: Callable[[], bool]) -> None:
    """Find the places for which a condition holds."""
    from perftui.tui.arranged.filtering import changed_spots, marks_of, matching
    from perftui.tui.arranged.grid import spot_of

    state = store.state
    marked = marks_of(state.findings, changed_spots(state.corpus, drafts), map(spot_of, state.selected))
    found = matching(condition, state.corpus, marked, stopped)
    if found is not None:
        tell(store.was_matched, condition, state.corpus, found)


def seek(store: Store, tell: Tell, stopped: Callable[[], bool]) -> None:
    """Find what is searched for in all that the outline and the declarations hold."""
    from perftui.tui.arranged.contents import sought

    state = store.state
    known = state.sought
    goes_on = known is not None and known.corpus is state.corpus and known.text and state.query.startswith(known.text)
    among = known.projects if known is not None and goes_on else range(len(state.corpus.projects))
    found = sought(state.query, state.tree, among, stopped)
    if found is not None:
        tell(store.was_sought, found)


def tabulate(store: Store, view: View, tell: Tell) -> None:
    """Sort and add up the rows of a table."""
    from perftui.tui.arranged.grid import grid
    from perftui.tui.arranged.tables import TABLES
    from perftui.tui.store.layouts import layout_of

    state = store.state
    layout = layout_of(state, view)
    order = (layout.sort, layout.falling)
    tell(store.was_tabulated, view, grid(TABLES[view], state.corpus, state.findings, state.matches, order))


def total(store: Store, revision: int, tell: Tell) -> None:
    """Roll up by the dimension of the state."""
    state = store.state
    workspace, changes = state.corpus.workspace, state.changes
    if workspace is None:
        return
    totals = roll_up(workspace, state.dimension)
    asked = 0 if changes is None else changes.asked
    then = None
    if changes is not None and changes.review is not None:
        review = changes.review.followed(state.corpus.files)
        if review.changed:
            from perftui.tui.arranged.before import before

            then = before(review, changes.against, workspace, totals)
    tell(store.was_totalled, revision, state.edition, sheet(totals, then, asked))


def _until(stopped: Callable[[], bool]) -> Callable[[], None]:
    """Ends a check that nobody waits for any more."""
    from perftui.rules.engine import Stopped

    def look() -> None:
        if stopped():
            raise Stopped

    return look


class _Pace:
    """Tells when the time has come again; the waits double up to the longest."""

    def __init__(self, first: float, longest: float) -> None:
        self._wait = first
        self._longest = longest
        self._next = time.monotonic() + first

    def due(self) -> bool:
        now = time.monotonic()
        if now < self._next:
            return False
        self._wait = min(2 * self._wait, self._longest)
        self._next = now + self._wait
        return True
