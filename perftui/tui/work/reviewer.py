"""Comparing with a revision of git, done in a thread; what comes of it is told to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from perftui.review.base import HEAD, load_base
from perftui.review.git import GitError
from perftui.review.review import review
from perftui.tui.arranged.changes import Changes, look_at
from perftui.tui.work.collector import COLLECTOR

if TYPE_CHECKING:
    from perftui.review.review import Review
    from perftui.tui.store.state import State
    from perftui.tui.store.store import Store

Tell = Callable[..., object]


def compare(store: Store, tell: Tell, stopped: Callable[[], bool]) -> None:
    """Compare everything as it is now with the revision of the state, unless nobody waits any more."""

    def look() -> None:
        if stopped():
            raise _UnwantedError

    known = store.state.changes
    with COLLECTOR.at_rest(stays=known is None or known.asked != store.state.asked):
        try:
            look()
            changes = compared(store.state, look)
        except _UnwantedError:
            return
        # What the screens need of it is worked out here and not while they draw.
        _ = changes.numbers, changes.stops, changes.in_all
    if not stopped():
        tell(store.was_compared, changes)


class _UnwantedError(Exception):
    """Nobody waits for this comparison any more."""


def compared(state: State, between: Callable[[], None] = lambda: None) -> Changes:
    """What differs now; of a question that is answered already only the edited files are looked at again.

    Args:
        state: what is open, and what it is compared with.
        between: called again and again; what it raises ends the comparison.
    """
    known, corpus = state.changes, state.corpus
    if known is not None and known.asked == state.asked:
        again = None if known.review is None else known.review.followed(corpus.files)
        return replace(known, corpus=corpus, review=again, instead_of="")
    before = None if known is None else known.review
    changes = _against(state, state.against, before, between)
    if changes.review is None and state.against != HEAD:
        # A branch or a tag may be gone since it was chosen; what is wrong with git itself, HEAD tells as well.
        fallback = _against(state, HEAD, before, between)
        if fallback.review is not None:
            return replace(fallback, instead_of=state.against)
    return changes


def _against(state: State, name: str, before: Review | None, between: Callable[[], None]) -> Changes:
    from perftui.config.excluding import Exclusions

    corpus = state.corpus
    try:
        base = load_base(
            state.paths, name, corpus.files, state.dirty, between, passes_over=Exclusions(more=state.excluded)
        )
    except GitError as error:
        return Changes(state.asked, name, corpus, reason=error.reason)
    found = review(base, corpus.files, before, between)
    return Changes(state.asked, name, corpus, found, seen=look_at(base.traces))
