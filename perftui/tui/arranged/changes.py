"""What changed against a revision of git, arranged for the screens: the rows of a list, marks, places to go to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.review.entries import Entry, Sign, What
from perftui.review.review import Compared, OtherFile, Review
from perftui.tui.arranged.in_all import InAll, Moved, in_all, moved

if TYPE_CHECKING:
    from perftui.editing.slot import Slot
    from perftui.messages import Message
    from perftui.model import Project
    from perftui.tui.arranged.corpus import Corpus


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A change of a project, or the head of several."""

    compared: Compared
    entry: Entry

    @property
    def path(self) -> str:
        """The file that it is in, or was in."""
        return self.compared.path

    @property
    def sign(self) -> Sign:
        """Whether something was added, removed or changed."""
        return self.entry.sign

    @property
    def subject(self) -> str:
        """The indicator that it is about, if it is about one."""
        change = self.entry.indicator
        indicator = None if change is None else change.new or change.old
        return "" if indicator is None else indicator.name


Row = EntryRow | OtherFile
Seen = tuple[tuple[Path, int], ...]
"""Files, and when each was written."""


def look_at(paths: Iterable[Path]) -> Seen:
    """When files were written; 0 where there is none."""
    return tuple((path, _written(path)) for path in paths)


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@dataclass(frozen=True, slots=True)
class FormSign:
    """What is to be marked in the form: a slot where one shows it, else what stands in a line of the file."""

    slot: Slot | None
    line: int
    sign: Sign


@dataclass(frozen=True, eq=False)
class Changes:
    """A corpus beside a revision, or the reason why there is nothing to compare it with.

    Attributes:
        asked: the number of the question that this answers.
        against: the revision, as it was asked for.
        corpus: what was compared.
        review: what differs; `None` where nothing can be compared.
        reason: why not.
        seen: how the files of git were that tell of another commit.
        instead_of: the revision that was asked for, where it is gone and `against` is compared with instead.
    """

    asked: int
    against: str
    corpus: Corpus
    review: Review | None = None
    reason: Message | None = None
    seen: Seen = ()
    instead_of: str = ""

    @property
    def outdated(self) -> bool:
        """Whether a commit was made meanwhile, or another one checked out."""
        return look_at(path for path, _time in self.seen) != self.seen

    @cached_property
    def rows(self) -> Sequence[Row]:
        """Every change, project by project, and last the files that differ in something else."""
        if self.review is None:
            return ()
        entries = (EntryRow(each, entry) for each in self.review.changed for entry in each.entries)
        return (*entries, *self.review.others)

    def number_of(self, row: Row) -> int | None:
        """Where a row of another answer stands: the same change of the same place, whatever it says now."""
        return self.numbers.get(_identity(row))

    @cached_property
    def numbers(self) -> Mapping[Hashable, int]:
        """The rows by what they are about."""
        return {_identity(row): at for at, row in reversed(list(enumerate(self.rows)))}

    @cached_property
    def in_all(self) -> Sequence[InAll]:
        """What everything comes to, before and now."""
        return () if self.review is None else tuple(in_all(self.review, self.corpus))

    @cached_property
    def moved(self) -> Moved | None:
        """How many targets are easier to reach, and how many harder."""
        return None if self.review is None else moved(self.review)

    @property
    def tally(self) -> Sequence[tuple[Sign, int]]:
        """How many projects were added, removed and changed, without those that there are none of."""
        counts: Mapping[Sign, int] = {} if self.review is None else self.review.projects
        return tuple((sign, counts[sign]) for sign in Sign if counts.get(sign))

    # ---- marks --------------------------------------------------------------------------------------------------

    def sign_of(self, project: Project) -> Sign | None:
        """Whether a project was added or changed."""
        compared = self._of(project)
        return None if compared is None else compared.entries[0].sign

    def signs(self, project: Project) -> Mapping[int, Sign]:
        """The indicators that were added or changed, by their lines."""
        return self._marks(project)[0]

    def lost(self, project: Project) -> Mapping[int, int]:
        """How many indicators were removed, by the line of the heading that they stood below."""
        return self._marks(project)[1]

    def form_signs(self, project: Project) -> Iterator[FormSign]:
        """What is to be marked in the form of a project."""
        compared = self._of(project)
        for entry in () if compared is None else compared.entries:
            if entry.depth and not entry.is_head:
                slot = None if entry.what in {What.SENTENCE, What.INDICATOR} else entry.slot
                yield FormSign(slot, entry.line, entry.sign)

    @staticmethod
    def together(one: Sign | None, other: Sign) -> Sign:
        """The mark of a line that has both."""
        return other if one in {None, other} else Sign.CHANGED

    def was(self, project: Project, slot: Slot) -> tuple[Sign, str] | None:
        """What stood in a slot before; `None` where it is the same."""
        compared = self._of(project)
        entries = () if compared is None else compared.entries
        here = (each for each in entries if each.slot == slot and each.depth and not each.is_head)
        found = next((each for each in here if each.what is not What.SENTENCE), None)
        return None if found is None else (found.sign, found.old or "")

    def _of(self, project: Project) -> Compared | None:
        return None if self.review is None else self.review.of(project)

    def _marks(self, project: Project) -> tuple[Mapping[int, Sign], Mapping[int, int]]:
        known = self._marks_by_project.get(id(project))
        if known is None:
            compared = self._of(project)
            entries = [] if compared is None else [each for each in compared.entries if each.what is What.INDICATOR]
            known = (
                {each.line: each.sign for each in entries if each.sign is not Sign.REMOVED},
                Counter(each.line for each in entries if each.sign is Sign.REMOVED),
            )
            self._marks_by_project[id(project)] = known
        return known

    @cached_property
    def _marks_by_project(self) -> dict[int, tuple[Mapping[int, Sign], Mapping[int, int]]]:
        return {}

    # ---- places -------------------------------------------------------------------------------------------------

    def beside(
        self, place: tuple[int, int], step: int, leaves: Callable[[int, int | None], bool]
    ) -> tuple[EntryRow, bool] | None:
        """The next change behind a line of a file, or the previous one before it, and whether that goes round.

        Args:
            place: the number of a file, and a line of it.
            step: 1 for the next, -1 for the previous.
            leaves: whether a project counts, or one of its indicators.
        """
        places = [each for each, _row in self.stops]
        at = bisect_right(places, place) if step > 0 else bisect_left(places, place) - 1
        for target in range(at, at + step * len(places), step):
            row = self.stops[target % len(places)][1]
            project = self.project_of(row)
            if project is not None and leaves(project, self.corpus.indicator_at(project, row.entry.line)):
                return row, not 0 <= target < len(places)
        return None

    @cached_property
    def stops(self) -> Sequence[tuple[tuple[int, int], EntryRow]]:
        """One change for each line of a file that shows one, in the order of the files."""
        numbers = self.corpus.file_numbers
        found: dict[tuple[int, int], EntryRow] = {}
        for row in self.rows:
            if isinstance(row, EntryRow) and row.entry.line and not row.entry.is_head:
                found.setdefault((numbers.get(row.path, -1), row.entry.line), row)
        return sorted(found.items(), key=lambda stop: stop[0])

    def project_of(self, row: EntryRow) -> int | None:
        """The number of the project of a row; `None` where it is gone."""
        new = row.compared.change.new
        if new is None:
            return None
        numbers = (number for _line, number in self.corpus.starts.get(row.path, ()))
        return next((number for number in numbers if self.corpus.projects[number].project is new), None)


def _identity(row: Row) -> tuple[object, ...]:
    if isinstance(row, OtherFile):
        return (row.path,)
    entry = row.entry
    return row.path, row.compared.name, row.subject, entry.what, entry.label, entry.number
