"""Comparing with a revision of git, done in a thread; what comes of it is told to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from perftui.review.base import load_base
from perftui.review.git import GitError
from perftui.review.review import review
from perftui.tui.changes import Changes, look_at

if TYPE_CHECKING:
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
        return replace(known, corpus=corpus, review=again)
    asked, against = state.asked, state.against
    try:
        base = load_base(state.paths, against, corpus.files, state.dirty)
    except GitError as error:
        return Changes(asked, against, corpus, reason=error.reason)
    before = None if known is None else known.review
    return Changes(asked, against, corpus, review(base, corpus.files, before), seen=look_at(base.traces))
