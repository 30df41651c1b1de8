"""What there is to compare with: branches, tags, commits, and whatever a person types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from perftui.messages import Message, msg
from perftui.review.base import HEAD, no_revision, repository_of
from perftui.review.git import GitError, NameKind

if TYPE_CHECKING:
    from pathlib import Path

Tell = Callable[..., object]

_KINDS = MappingProxyType(
    {NameKind.BRANCH: msg("branch"), NameKind.TAG: msg("tag"), NameKind.REMOTE: msg("remote branch")}
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A revision to choose: its name, what that is, and the words of its commit."""

    name: str
    kind: Message
    date: str = ""
    subject: str = ""
    author: str = ""

    def holds(self, text: str) -> bool:
        """Whether a text stands in it."""
        return any(text.casefold() in each.casefold() for each in (self.name, self.subject, self.author, self.date))


def offers(roots: Sequence[Path]) -> tuple[Offer, ...] | Message:
    """Everything to choose from: HEAD, branches, tags, the latest commits; or why there is nothing."""
    try:
        repository = repository_of(roots)
        inside = [root for root in roots if repository.holds(root)]
        names = repository.names()
        if not names and fault_of(roots, HEAD) is not None:
            return no_revision(HEAD)
        commits = repository.revisions(inside)
    except GitError as error:
        return error.reason
    return tuple(
        chain(
            (Offer(HEAD, msg("the last commit")),),
            (Offer(each.name, _KINDS[each.kind], each.date, each.subject) for each in names),
            (Offer(each.short, msg("commit"), each.date, each.subject, each.author) for each in commits),
        )
    )


def fitting(every: Sequence[Offer], text: str) -> tuple[Offer, ...]:
    """The offers that hold a text, and last the text itself, where none of them is called so."""
    found = tuple(each for each in every if each.holds(text))
    if not text or any(each.name == text for each in found):
        return tuple(sorted(found, key=lambda each: each.name != text)) if text else found
    return (*found, Offer(text, msg("as typed")))


def fault_of(roots: Sequence[Path], name: str) -> Message | None:
    """Why a revision cannot be compared with; `None` where it can."""
    try:
        repository = repository_of(roots)
    except GitError as error:
        return error.reason
    try:
        repository.resolve(name)
    except GitError:
        return no_revision(name)
    return None
