"""What was probably meant by a name that means nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from perftui.messages import Message, msg
from perftui.names import closest


def did_you_mean(word: str, names: Iterable[str]) -> Message | None:
    """The name that was probably meant, or nothing."""
    suggestion = closest(word, names)
    return None if suggestion is None else msg("did you mean {name}?", name=suggestion)


def choices(word: str, names: Collection[str]) -> Message:
    """What can stand in the place of a word, with the one that was probably meant."""
    possible = msg("possible here: {names}", names=", ".join(names))
    suggestion = did_you_mean(word, names)
    return possible if suggestion is None else msg("{problem}; {hint}", problem=suggestion, hint=possible)
