"""What changed: a line for every change, the selected one in full below, and the money in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perftui.display import called, width, wrap
from perftui.messages import Message, counted, msg
from perftui.review.differences import Direction
from perftui.review.entries import Sign, What
from perftui.review.matching import MatchKind
from perftui.tui.actions import Where, bindings
from perftui.tui.arranged.changes import EntryRow, Row
from perftui.tui.arranged.places import Location, Phase, View
from perftui.tui.terminal.runs import Line, Run, Tone, cells, shorten, spread
from perftui.tui.widgets.bar import Bar, SeveralLines
from perftui.tui.widgets.change_rows import (
    difference_of,
    heading,
    label_of,
    moved_line,
    row_line,
    row_text,
    sum_line,
    tally,
)
from perftui.tui.widgets.change_texts import SIDE_BY_SIDE, below_each_other, side_by_side, versions
from perftui.tui.widgets.marks import sign_run
from perftui.tui.widgets.status import Hints
from perftui.tui.widgets.virtual import GUTTER, Virtual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perftui.tui.arranged.changes import Changes
    from perftui.tui.store.store import Store


LOW, HIGH = 20, 36
"""Below these heights of a page the last lines tell less."""
_BEGIN = msg(
    "Changes stand beside what git keeps. `git init` begins that in a folder, `git add` and `git commit` keep what is "
    "there; what is different from then on shows here. The program itself only reads what git has."
)


class ChangesView(Virtual):
    """One change a line, project by project."""

    BINDINGS = bindings(Where.CHANGES)
    INTERESTS: ClassVar[frozenset[str]] = frozenset({"changes", "phase", "asked"})
    WHERE = Where.CHANGES

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.changes = store.state.changes
        self.cursor = store.state.row_before

    # ---- lines --------------------------------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The change under the cursor."""
        rows = () if self.changes is None else self.changes.rows
        return rows[self.cursor] if self.cursor < len(rows) else None

    def count(self) -> int:
        """How many changes there are, with the heads of several."""
        return 0 if self.changes is None else len(self.changes.rows)

    def empty(self) -> Message | None:
        """What to say where nothing differs, or nothing can be compared."""
        if self.changes is None:
            return msg("reading …") if self.store.state.phase is Phase.READING else msg("comparing …")
        return self.changes.reason or msg("nothing differs from {revision}", revision=self.changes.against)

    def line(self, index: int, room: int) -> Line:
        """What changed, before, now, difference."""
        return () if self.changes is None else row_line(self.changes.rows[index], room - 1)

    def text(self, index: int) -> str:
        """The same as plain text."""
        return "" if self.changes is None else row_text(self.changes.rows[index])

    def copied(self) -> str:
        """The change as plain text."""
        return "" if self.row is None else row_text(self.row)

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - all concern the same
        """Show what is known; the cursor stays on its change, or where that is gone, in its line."""
        here, self.changes = self.row, self.store.state.changes
        if here is not None and self.changes is not None:
            at = self.changes.number_of(here)
            self.cursor = self.cursor if at is None else at
        self.restock()
        self.tell_detail()

    def cursor_moved(self) -> None:
        """The full text follows the cursor."""
        self.tell_detail()

    def tell_detail(self) -> None:
        """Show the change under the cursor in full."""
        self.screen.query_one(ChangeDetail).show(self.changes, self.row)
        self.screen.query_one(Hints).refresh()

    # ---- going ----------------------------------------------------------------------------------------------------

    def chosen(self) -> None:
        """Go to the place in the declaration, or in the file where no project stands there."""
        row, changes = self.row, self.changes
        if row is None or changes is None:
            return
        state = self.store.state
        if changes.corpus is not state.corpus:
            self.store.tell(msg("comparing …"))
            return
        project = changes.project_of(row) if isinstance(row, EntryRow) else None
        if project is not None and isinstance(row, EntryRow):
            self.store.go_to_project(project, row.entry.line, self.cursor)
            self.store.point(row.entry.slot)
            self.app.call_later(self.app.run_action, "pane_2")
        elif row.path in state.corpus.files:
            self.store.visit(Location(row.path, 1))
            self.store.open(View.SOURCE)
        else:
            self.store.tell(msg("It stands nowhere any more; taking the change back brings it back."))

    def action_step_on(self) -> None:
        """To the next change."""
        self._step(1)

    def action_step_back(self) -> None:
        """To the previous change."""
        self._step(-1)

    def action_next_changed_project(self) -> None:
        """To the next project."""
        self._step(1, projects=True)

    def action_previous_changed_project(self) -> None:
        """To the previous project."""
        self._step(-1, projects=True)

    def action_take_back(self) -> None:
        """Take the change under the cursor back."""
        self.app.call_later(self.app.run_action, "take_change_back")

    def _step(self, step: int, *, projects: bool = False) -> None:
        rows = () if self.changes is None else self.changes.rows
        at = self.cursor + step
        while 0 <= at < len(rows) and not _is_stop(rows[at], projects=projects):
            at += step
        if 0 <= at < len(rows):
            self.move_to(at, step=step)


class ChangeDetail(Virtual):
    """One change in full: where it is, what it means, and both texts."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset()
    WHERE = Where.CHANGES
    READING = True
    DEFAULT_CLASSES = "detail"

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.lines: list[Line] = []
        self._of: tuple[Changes | None, Row | None] = (None, None)

    def count(self) -> int:
        """How many lines it takes."""
        return len(self.lines)

    def line(self, index: int, room: int) -> Line:
        """One line of it."""
        return shorten(self.lines[index], room)

    def show(self, changes: Changes | None, row: Row | None) -> None:
        """Show a change."""
        if self._of != (changes, row):
            self._of = (changes, row)
            self.cursor = 0
            self.scroll_to(y=0, animate=False)
            self.restock()

    def restock(self) -> None:
        """Another change, or another width to break its texts into."""
        changes, row = self._of
        if changes is not None and changes.reason is not None:
            self.lines = [(Run(text, Tone.MUTED),) for text in wrap(str(_BEGIN), self.room - 1)]
        else:
            self.lines = [] if changes is None or row is None else list(_in_full(changes, row, self.room - 1))
        super().restock()


class ChangesTitle(Bar):
    """What is compared with what, and how much differs."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"changes"})

    def line(self, room: int) -> Line:
        """The revision at the left, and at the right as many of the counts as leave it room."""
        changes = self.store.state.changes
        left: Line = (Run(" "), Run(str(msg("Changes")), Tone.TITLE))
        if changes is None or changes.review is None:
            return left
        review, revision = changes.review, changes.review.base.revision
        left = (*left, Run("  "), Run(str(msg("against {revision}", revision=changes.against)), Tone.STRONG))
        right: Line = (Run(" "),)
        projects, indicators = (sum(each[sign] for sign in Sign) for each in (review.projects, review.indicators))
        named = (
            (review.projects, counted("project", "projects", projects)),
            (review.indicators, counted("indicator", "indicators", indicators)),
        )
        for counts, word in named:
            found = tally((sign, counts[sign]) for sign in Sign)
            more: Line = (*right, *found, Run(str(word), Tone.MUTED), Run("   ")) if found else right
            if cells(left) + cells(more) < room:
                right = more
        if review.base.outside:
            names = ", ".join(path.name for path in review.base.outside)
            outside = msg("outside of the repository, not compared: {names}", names=names)
            left = (*left, Run(f"  {outside}", Tone.WARNING))
        space = room - cells(left) - cells(right)
        for part in (revision.short, revision.date, revision.author):
            space -= width(f"  {part}")
            if space < 0:
                return spread(left, right, room)
            left = (*left, Run(f"  {part}", Tone.MUTED))
        return spread((*left, Run(f"  {revision.subject}", Tone.MUTED)), right, room)


class ChangesHeading(Bar):
    """The names of the columns."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"changes"})

    def line(self, room: int) -> Line:
        """Each above its column."""
        changes = self.store.state.changes
        if changes is None or not changes.rows:
            return ()
        return (Run(" " * GUTTER), *heading(_room(room), changes.against))


class ChangesSum(SeveralLines):
    """What everything comes to, before and now: the money of the year, and of all else what changed."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"changes"})

    def lines(self, room: int) -> Iterator[Line]:
        """Below the columns of the list."""
        return ((Run(" " * GUTTER), *line) for line in self._rows(_room(room)))

    def _rows(self, room: int) -> Iterator[Line]:
        """As many as a page of this height has room for."""
        changes, height = self.store.state.changes, self.screen.size.height
        if changes is None or not changes.rows:
            return
        most = 0 if height < LOW else 1 if height < HIGH else 3
        for each in changes.in_all:
            if each.rank <= most:
                yield sum_line(each, room)
        if changes.moved is not None and most:
            yield moved_line(changes.moved, room)


def _room(page: int) -> int:
    """The cells of a row of the list on a page, without cursor, margin and scroll bar."""
    return page - GUTTER - 2


def _is_stop(row: Row, *, projects: bool) -> bool:
    if not isinstance(row, EntryRow):
        return True
    return row.entry.what is What.PROJECT if projects else not row.entry.is_head


# ---- one change in full -------------------------------------------------------------------------------------------


def _in_full(changes: Changes, row: Row, room: int) -> Iterator[Line]:
    yield _path(row)
    for remark in _remarks(changes, row):
        for text in wrap(remark, room - 2):
            yield (Run(f"  {text}", Tone.MUTED),)
    yield ()
    if changes.review is not None:
        old, new = versions(row, changes.review)
        if room >= SIDE_BY_SIDE:
            yield from side_by_side(old, new, room)
        else:
            yield from below_each_other(old, new, room)


def _path(row: Row) -> Line:
    """Project, indicator, field; at the end the difference."""
    if not isinstance(row, EntryRow):
        return (sign_run(row.sign), Run(f" {called(row.path)}", Tone.STRONG))
    entry = row.entry
    above = entry.label if entry.what is What.SENTENCE else row.subject
    names = [row.compared.name, above, *([] if entry.depth == 0 else [label_of(entry)])]
    path = " › ".join(dict.fromkeys(filter(None, names)))
    difference = difference_of(row)
    return (sign_run(row.sign), Run(f" {path}", Tone.STRONG), *((Run("   "), *difference) if difference else ()))


def _remarks(changes: Changes, row: Row) -> Iterator[str]:
    """Where it stands, and what is to be known about it."""
    review = changes.review
    line = row.entry.line if isinstance(row, EntryRow) else 0
    place = f"{called(row.path)}:{line}" if line else called(row.path)
    fresh = review is not None and review.base.files.get(row.path, row) is None
    if fresh:
        place = "   ".join((place, str(msg("this file is not in {revision}", revision=changes.against))))
    elif row.path not in changes.corpus.files:
        place = "   ".join((place, str(msg("this file is no longer there"))))
    yield place
    if not isinstance(row, EntryRow) and row.before:
        yield str(msg("before, it was called {path}", path=called(row.before)))
    elif not isinstance(row, EntryRow):
        yield str(msg("Only comments, layout, summaries or lines that cannot be read differ."))
    else:
        yield from _meaning(row)


def _meaning(row: EntryRow) -> Iterator[str]:
    entry, change = row.entry, row.compared.change
    if entry.what is What.PROJECT and change.old is not None and change.new is not None:
        if change.kind is not MatchKind.SAME:
            yield _likeness(change.old.name, entry.score)
        if row.compared.old_file is not None and str(row.compared.old_file.path) != row.path:
            yield str(msg("before, it stood in {path}", path=called(row.compared.old_file.path)))
    indicator = entry.indicator
    before = indicator.old if entry.what is What.INDICATOR and indicator is not None and indicator.new else None
    if before is not None and before.name != row.subject:
        yield _likeness(before.name, entry.score)
    if entry.direction is not None:
        easier = entry.direction is Direction.LOOSENED
        yield str(msg("easier to reach than before") if easier else msg("harder to reach than before"))


def _likeness(name: str, score: float) -> str:
    return str(msg("called {name} before; likeness {score}", name=name, score=f"{score:.2f}"))
