"""What is told of saving, in one line of any width."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from perftui.display import called
from perftui.editing.saving import Result, Saved
from perftui.messages import Message, counted, msg
from perftui.tui.actions import action, key_names
from perftui.tui.arranged.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

MOST_NAMED = 20
"""No screen is as wide as the names of more files."""


def said_of(saved: Saved, decided: Collection[Path]) -> Message | Notice:
    """What came of saving: first what went wrong, then what is left to do for files without a conflict by now."""
    wrong = next((outcome for outcome in saved.outcomes if outcome.result is not Result.SAVED), None)
    if wrong is not None and wrong.reason is not None:
        return msg("{name} was not saved: {reason}", name=wrong.path.name, reason=wrong.reason)
    if not saved.outcomes:
        return msg("Everything is saved.")
    left = [shlex.quote(called(path)) for path in saved.paths(Result.SAVED) if path in decided]
    if left:
        return Notice(tuple(_to_be_added(left)))
    return counted("{count} file saved.", "{count} files saved.", len(saved.outcomes))


def others_unsaved(count: int, saved: str) -> Message:
    """What is said of the files that are not saved yet, behind the one that was saved just now, where one was."""
    key = key_names(action("save_all"))[0]
    if saved:
        return counted(
            "{saved} is saved; {count} other file is not: {key} saves all.",
            "{saved} is saved; {count} other files are not: {key} saves all.",
            count,
            saved=saved,
            key=key,
        )
    return counted(
        "{count} other file is not saved: {key} saves all.",
        "{count} other files are not saved: {key} saves all.",
        count,
        key=key,
    )


def _to_be_added(names: Sequence[str]) -> Iterator[Message]:
    """What is left to do in git: with all names, with some of them, with their number."""
    if len(names) <= MOST_NAMED:
        yield msg("Saved, no conflict left. Still to do: git add {names}", names=" ".join(names))
    for shown in range(min(len(names) - 1, MOST_NAMED), 0, -1):
        yield counted(
            "Saved, no conflict left. Still to do: git add {names} and {count} more",
            "Saved, no conflict left. Still to do: git add {names} and {count} more",
            len(names) - shown,
            names=" ".join(names[:shown]),
        )
    count = len(names)
    yield counted(
        "Saved, no conflict left. Still to do: git add for {count} file",
        "Saved, no conflict left. Still to do: git add for {count} files",
        count,
    )
    yield counted("Still to do: git add for {count} file", "Still to do: git add for {count} files", count)
