"""The state of the application: one immutable value, of which the screens are drawings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import TYPE_CHECKING

from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.findings import Findings
from perftui.tui.arranged.places import Location, Pane, Phase, Place, View
from perftui.tui.arranged.sieve import Listed, Sieve, everything
from perftui.tui.arranged.tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from perftui.editing.slot import Slot
    from perftui.messages import Message
    from perftui.query.reader import Fault, Query
    from perftui.rules.across import Across
    from perftui.totals import Dimension
    from perftui.tui.arranged.changes import Changes
    from perftui.tui.arranged.comparison import Comparison
    from perftui.tui.arranged.conflicts import Conflicts
    from perftui.tui.arranged.contents import Sought
    from perftui.tui.arranged.grid import Grid, Layout
    from perftui.tui.arranged.notice import Notice
    from perftui.tui.arranged.search import Matches
    from perftui.tui.arranged.sheet import Sheet
    from perftui.tui.arranged.stated import StatedSums
    from perftui.tui.store.checker import Checker


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the screens show.

    `excluded` are patterns of what is passed over in `paths`, besides what the configuration excludes.

    `across` is what of the findings the rules over all files found, once everything was checked.

    `revision` counts the readings and `edition` the changes; what belongs to an older one is dropped. `dirty` and
    `contested` are paths of files. Where the filter is a condition and not words it is `condition`; `fault` is what
    is wrong with the text that is being typed. `back_to` are the pages from which the main page was shown, and
    `filter_before` and `row_before` are the filter and the row that they had. `selected` are rows of the table of
    indicators. `sought` is where `query` was found; it may be an older one, or in an older corpus. `totalled` is
    the edition that `sheet` adds up; it shows until that of a later one is there. `against` is the revision of git
    to compare with, `asked` counts how often that was asked for, and `changes` is what was found last; it may be
    about an older corpus, like `conflicts`, which are those that a merge left, and `stated`, which are the
    summaries. `sieve` says which problems are listed, and `listed` what it left of the findings. While one of
    them is being typed, `before_typing` are the filter and the sieve that were taken over last. `exported` is the
    folder of the last export.
    """

    paths: tuple[Path, ...]
    excluded: tuple[str, ...] = ()
    revision: int = 0
    phase: Phase = Phase.READING
    progress: tuple[int, int] = (0, 0)
    corpus: Corpus = field(default_factory=Corpus)
    findings: Findings = field(default_factory=Findings)
    across: Across | None = None
    checker: Checker | None = None
    tree: Tree = field(default_factory=lambda: Tree(Corpus()))
    dimension: Dimension | None = None
    sheet: Sheet | None = None
    totalled: int = 0
    toggled: frozenset[int] = frozenset()
    toggled_in_filter: frozenset[int] = frozenset()
    filter: str = ""
    condition: Query | None = None
    fault: Fault | None = None
    matches: Matches | None = None
    back_to: tuple[View, ...] = ()
    filter_before: str = ""
    before_typing: tuple[str, Sieve] | None = None
    row_before: int = 0
    query: str = ""
    sought: Sought | None = None
    layouts: Mapping[View, Layout] = field(default_factory=lambda: MappingProxyType({}))
    grids: Mapping[View, Grid] = field(default_factory=lambda: MappingProxyType({}))
    selected: frozenset[int] = frozenset()
    place: Place | None = None
    location: Location | None = None
    finding: int | None = None
    sieve: Sieve = field(default_factory=Sieve)
    listed: Listed | None = None
    slot: Slot | None = None
    edition: int = 0
    dirty: frozenset[str] = frozenset()
    contested: frozenset[str] = frozenset()
    undo: Message | None = None
    redo: Message | None = None
    views: tuple[View, ...] = (View.MAIN,)
    pane: Pane = Pane.OUTLINE
    zoom: Pane | None = None
    widening: int = 0
    heightening: int = 0
    theme: str = "dark"
    notice: Notice | None = None
    against: str = "HEAD"
    asked: int = 0
    changes: Changes | None = None
    conflicts: Conflicts | None = None
    stated: StatedSums | None = None
    exported: str = ""
    comparisons: tuple[Comparison, ...] = ()
    compared: int = 0

    @property
    def comparison(self) -> Comparison | None:
        """The file whose versions show on the page of comparing."""
        return self.comparisons[self.compared] if self.comparisons else None

    @property
    def problems(self) -> Listed:
        """The findings that are listed; until it is known what a sieve leaves, what was listed before."""
        if self.sieve == Sieve() or self.listed is None:
            return everything(self.findings)
        return self.listed

    @property
    def found(self) -> Sought | None:
        """Where the text stands that is searched for, once that is known."""
        sought = self.sought
        return sought if sought is not None and (sought.text, sought.corpus) == (self.query, self.corpus) else None

    @property
    def awaits_totals(self) -> bool:
        """Whether the roll-up that shows, if any, is not that of the files as they are now."""
        return self.sheet is None or self.totalled != self.edition

    @property
    def turned(self) -> frozenset[int]:
        """The nodes that a person has opened or closed; a filter begins with its own."""
        return self.toggled if self.matches is None else self.toggled_in_filter

    @property
    def view(self) -> View:
        """The page in front."""
        return self.views[-1]


FIELDS = frozenset(each.name for each in fields(State))
"""The names of all fields."""


def difference(old: State | None, new: State) -> frozenset[str]:
    """The names of the fields in which two states differ; of all where there was none before."""
    return FIELDS if old is None else frozenset(name for name in FIELDS if getattr(old, name) is not getattr(new, name))
