"""The rules that a command line switches on and off, by the words that it uses: each configuration knows its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perftui.config.known import Known, Unknown
from perftui.config.statements import COMMAND_LINE, NoRule, Statement, Switch, narrow_last


@dataclass(frozen=True, slots=True)
class Switches:
    """What `--select`, `--extend-select` and `--ignore` name."""

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def statements(self, known: Known) -> Sequence[Statement]:
        """What they say where that is known; a word that means nothing there says nothing."""
        on = ((word, True) for word in (*self.select, *self.extend))
        words = [*on, *((word, False) for word in self.ignore)]
        found = ((known.codes(word), runs) for word, runs in words)
        switches = [Switch(codes, runs, COMMAND_LINE) for codes, runs in found if not isinstance(codes, Unknown)]
        return [*([NoRule(COMMAND_LINE)] if self.select else []), *narrow_last(switches)]

    def misnamed(self, several: Sequence[Known]) -> Iterator[Unknown]:
        """Why words mean nothing at all: each that none of the configurations knows."""
        for word in (*self.select, *self.extend, *self.ignore):
            meanings = [known.codes(word) for known in several]
            if all(isinstance(meaning, Unknown) for meaning in meanings):
                yield from (meaning for meaning in meanings[:1] if isinstance(meaning, Unknown))


NO_SWITCHES = Switches()
