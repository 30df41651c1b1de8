"""Comparing with a revision of git, done in a thread; what comes of it is told to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from perftui.review.base import HEAD, load_base
from perftui.review.git import GitError
from perftui.review.review import review
from perftui.tui.changes import Changes, look_at

if TYPE_CHECKING:
    from perftui.review.review import Review
    from perftui.tui.state import State
    from perftui.tui.store import Store

Tell = Callable[..., object]


def compare(store: Store, tell: Tell, stopped: Callable[[], bool]) -> None:
    """Compare everything as it is now with the revision of the state, unless nobody waits any more."""
    changes = compared(store.state)
    # What the screens need of it is worked out here and not while they draw.
    _ = changes.numbers, changes.stops, changes.money
    if not stopped():
        tell(store.was_compared, changes)


def compared(state: State) -> Changes:
    """What differs now; of a question that is answered already only the edited files are looked at again."""
    known, corpus = state.changes, state.corpus
    if known is not None and known.asked == state.asked:
        again = None if known.review is None else known.review.followed(corpus.files)
        return replace(known, corpus=corpus, review=again, instead_of="")
    before = None if known is None else known.review
    changes = _against(state, state.against, before)
    if changes.review is None and state.against != HEAD:
        # A branch or a tag may be gone since it was chosen; what is wrong with git itself, HEAD tells as well.
        fallback = _against(state, HEAD, before)
        if fallback.review is not None:
            return replace(fallback, instead_of=state.against)
    return changes


def _against(state: State, name: str, before: Review | None) -> Changes:
    corpus = state.corpus
    try:
        base = load_base(state.paths, name, corpus.files, state.dirty)
    except GitError as error:
        return Changes(state.asked, name, corpus, reason=error.reason)
    return Changes(state.asked, name, corpus, review(base, corpus.files, before), seen=look_at(base.traces))
