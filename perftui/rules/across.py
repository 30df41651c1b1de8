"""What the rules over all files found, kept by file: after a change of one of them most of it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from perftui.diagnostics import Diagnostic
from perftui.language.document import Document
from perftui.model import Span
from perftui.rules.memory import Judged
from perftui.rules.rule import Undecided

T = TypeVar("T", Diagnostic, Undecided)


@dataclass(frozen=True, eq=False)
class Across:
    """Knows of each file what these rules found in it.

    Attributes:
        known: that, by the paths of the files.
        crashed: the codes of rules that failed.
        loose: the files that were changed since the rules were asked, of which this may not be all.
    """

    known: Mapping[str, Judged] = field(default_factory=dict)
    crashed: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()

    @classmethod
    def by_file(cls, judged: Judged) -> Across:
        """What the rules found in all files, file by file."""
        found, undecided = by_path(judged.found), by_path(judged.undecided)
        known = {path: Judged(tuple(found.get(path, ())), tuple(undecided.get(path, ()))) for path in found | undecided}
        return cls(known, judged.crashed)

    def of(self, path: str) -> Judged:
        """What they found in a file."""
        return self.known.get(path, Judged())._replace(crashed=self.crashed)

    def after(self, before: Document, now: Document, alone: Judged) -> Across:
        """What is known once a file has another text: where a line is as it was, what was found in it stays.

        Args:
            before: the file as it was.
            now: the file as it is.
            alone: what the rules find in it by itself, which is taken of the lines that are not as they were.
        """

        def stays(span: Span) -> bool:
            lines = slice(span.line - 1, span.end_line)
            return before.lines[lines] == now.lines[lines]

        kept = self.known.get(now.path, Judged())
        mixed = Judged(_mixed(stays, kept.found, alone.found), _mixed(stays, kept.undecided, alone.undecided))
        return replace(self, known={**self.known, now.path: mixed}, loose=self.loose | {now.path})

    def differing(self, other: Across) -> frozenset[str]:
        """The files of which another answer of the rules says something else, or this one is not sure."""
        paths = self.known.keys() | other.known.keys()
        differing = frozenset(path for path in paths if self.known.get(path) != other.known.get(path))
        return differing | self.loose


def _mixed(stays: Callable[[Span], bool], kept: Iterable[T], fresh: Iterable[T]) -> tuple[T, ...]:
    still = [each for each in kept if stays(each.span)]
    return tuple(still + [each for each in fresh if not stays(each.span)])


def by_path(outcomes: Iterable[T]) -> dict[str, list[T]]:
    """What was found, by the paths of the files."""
    groups: dict[str, list[T]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.path, []).append(outcome)
    return groups
