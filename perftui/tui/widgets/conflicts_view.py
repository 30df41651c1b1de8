"""Conflicts of a merge: what the sides say differently, a line each, and the selected one in full below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from perftui.display import fit
from perftui.messages import Message, counted, msg
from perftui.review.conflicts import Side
from perftui.tui.actions import Where, bindings
from perftui.tui.change_rows import GAP, columns
from perftui.tui.change_texts import SIDE_BY_SIDE, below_each_other, side_by_side
from perftui.tui.conflicts import Choice, Conflicts, label_of, nothing_to_decide, same_choice, shown
from perftui.tui.glyphs import GLYPHS
from perftui.tui.runs import ENDLESS, Line, Run, Tone, cells, plain, shorten, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.virtual import GUTTER, Virtual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perftui.tui.store import Store


class ConflictsView(Virtual):
    """A line for each region, and below it one for each difference."""

    BINDINGS = bindings(Where.CONFLICTS)
    INTERESTS: ClassVar[frozenset[str]] = frozenset({"conflicts", "phase"})
    WHERE = Where.CONFLICTS

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.conflicts: Conflicts | None = None
        self._begun = False

    # ---- lines --------------------------------------------------------------------------------------------------

    @property
    def choice(self) -> Choice | None:
        """What is under the cursor."""
        choices = () if self.conflicts is None else self.conflicts.choices
        return choices[self.cursor] if self.cursor < len(choices) else None

    def count(self) -> int:
        """How many lines there are."""
        return 0 if self.conflicts is None else len(self.conflicts.choices)

    def empty(self) -> Message | None:
        """What to say where there is no conflict."""
        return msg("reading …") if self.conflicts is None else nothing_to_decide(self.conflicts.corpus)

    def line(self, index: int, room: int) -> Line:
        """What differs, and what each side says."""
        return () if self.conflicts is None else _row(self.conflicts.choices[index], room - 1)

    def text(self, index: int) -> str:
        """The same as plain text."""
        return "" if self.conflicts is None else _text(self.conflicts.choices[index])

    def copied(self) -> str:
        """Both sides as plain text."""
        return "" if self.choice is None else _text(self.choice)

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - both concern the same
        """Show what there is to decide; the cursor stays, or goes to what came behind."""
        here, self.conflicts = self.choice, self.store.state.conflicts
        if self.conflicts is not None:
            if here is not None:
                at = same_choice(self.conflicts.choices, here)
                self.cursor = self._following(self.cursor) if at is None else at
            elif not self._begun:
                location = self.store.state.location
                near = 0 if location is None else self.conflicts.near(location.path, location.line)
                self.cursor = self._following(near)
            self._begun = True
        self.restock()
        self._tell_detail()

    def cursor_moved(self) -> None:
        """The full text follows the cursor."""
        self._tell_detail()

    def _tell_detail(self) -> None:
        self.screen.query_one(ConflictDetail).show(self.choice)

    def _following(self, at: int) -> int:
        """The line behind one that is gone: a difference rather than the head of its region."""
        choices = () if self.conflicts is None else self.conflicts.choices
        heads = at + 1 < len(choices) and choices[at].number is None and choices[at + 1].number is not None
        return at + 1 if heads else at

    # ---- actions ------------------------------------------------------------------------------------------------

    def chosen(self) -> None:
        """Ask what is to count."""
        self.action_decide_here()

    def action_decide_here(self) -> None:
        """Ask what is to count."""
        self._do("ask_side")

    def action_take_ours(self) -> None:
        """Our side counts."""
        self._do("settle('OURS')")

    def action_take_theirs(self) -> None:
        """Their side counts."""
        self._do("settle('THEIRS')")

    def action_take_base(self) -> None:
        """What both began with counts."""
        self._do("settle('BASE')")

    def action_take_both(self) -> None:
        """Both count."""
        self._do("settle_both")

    def action_take_own(self) -> None:
        """Something else counts."""
        self._do("settle_own")

    def action_next_conflict(self) -> None:
        """To the next conflict."""
        self._step(1)

    def action_previous_conflict(self) -> None:
        """To the previous conflict."""
        self._step(-1)

    def _do(self, action: str) -> None:
        self.app.call_later(self.app.run_action, action)

    def _step(self, step: int) -> None:
        choices = () if self.conflicts is None else self.conflicts.choices
        heads = [at for at, each in enumerate(choices) if each.number is None]
        if step < 0:
            before = [at for at in heads if at < self.cursor]
            self.move_to(before[-1] if before else 0, step=-1)
        else:
            behind = [at for at in heads if at > self.cursor]
            if behind:
                self.move_to(behind[0])


class ConflictDetail(Virtual):
    """Both sides in full, and what they began with."""

    WHERE = Where.CONFLICTS
    READING = True
    DEFAULT_CLASSES = "detail"

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.lines: list[Line] = []
        self._of: Choice | None = None

    def count(self) -> int:
        """How many lines it takes."""
        return len(self.lines)

    def line(self, index: int, room: int) -> Line:
        """One line of it."""
        return shorten(self.lines[index], room)

    def show(self, choice: Choice | None) -> None:
        """Show both sides of a choice."""
        if self._of is not choice:
            self._of = choice
            self.cursor = 0
            self.scroll_to(y=0, animate=False)
            self.restock()

    def restock(self) -> None:
        """Another choice, or another width to break its texts into."""
        self.lines = [] if self._of is None else list(_in_full(self._of, self.room - 1))
        super().restock()


class ConflictsTitle(Bar):
    """How much there is to decide."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"conflicts"})

    def line(self, room: int) -> Line:
        """Regions, and the files that they are in."""
        conflicts = self.store.state.conflicts
        left = (Run(" "), Run(str(msg("Conflicts of a merge")), Tone.TITLE))
        if conflicts is None or not conflicts.regions:
            return left
        regions = counted("{count} conflict", "{count} conflicts", len(conflicts.regions))
        files = counted("{count} file", "{count} files", len({region.path for region in conflicts.regions}))
        right = f"{regions} {GLYPHS.dot} {files}"
        return (*spread(left, (Run(right, Tone.MUTED),), room - 1), Run(" "))


class ConflictsHeading(Bar):
    """The names of the columns."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"conflicts"})

    def line(self, room: int) -> Line:
        """Our side at the left, theirs at the right."""
        conflicts = self.store.state.conflicts
        if conflicts is None or not conflicts.regions:
            return ()
        label, side = _cut(room - GUTTER - 2)
        ours, theirs = str(msg("ours")), str(msg("theirs"))
        return (
            Run(" " * (GUTTER + label + GAP)),
            Run(fit(f"← {ours}", side) + " " * GAP, Tone.MUTED),
            Run(fit(f"→ {theirs}", side), Tone.MUTED),
        )


def _cut(room: int) -> tuple[int, int]:
    """The cells of the label and of each side."""
    cut = columns(room)
    label = max(room // 3, 12) if cut is None else cut.label
    return label, max((room - label - 2 * GAP) // 2, 4)


def _sides(choice: Choice) -> tuple[str, str]:
    """What each side says, or for a region what git calls it."""
    if choice.number is None:
        return choice.region.name(Side.OURS), choice.region.name(Side.THEIRS)
    return in_a_line(choice, Side.OURS), in_a_line(choice, Side.THEIRS)


def _text(choice: Choice) -> str:
    return "  ".join((plain(_label(choice, ENDLESS)).strip(), *_sides(choice)))


def _row(choice: Choice, room: int) -> Line:
    cut, side = _cut(room)
    label = _label(choice, cut)
    ours, theirs = _sides(choice)
    look = Tone.MUTED if choice.number is None else Tone.PLAIN
    return (
        *label,
        Run(" " * (cut - cells(label) + GAP)),
        Run(fit(ours, side) + " " * GAP, look),
        Run(fit(theirs, side), look),
    )


def _label(choice: Choice, room: int) -> Line:
    """File and line of a region; field and indicator of a difference."""
    if choice.number is None:
        line = Run(f":{choice.region.line}", Tone.MUTED)
        return (*shorten((Run(Path(choice.region.path).name, Tone.STRONG),), room - cells((line,))), line)
    stretch = choice.stretch
    subject = Run(f"  {stretch.subject}" if stretch.subject else "", Tone.MUTED)
    return shorten((Run("  "), Run(stretch.label or str(msg("lines"))), subject), room)


def in_a_line(choice: Choice, side: Side) -> str:
    """The first line of what a side says, and how many more there are."""
    lines = (shown(choice, side) or "").strip().splitlines()
    if not lines:
        return str(msg("nothing"))
    return lines[0].strip() + (f" (+{len(lines) - 1})" if len(lines) > 1 else "")


def _in_full(choice: Choice, room: int) -> Iterator[Line]:
    region = choice.region
    place = f"{region.path}:{region.line}"
    yield (
        (Run(place, Tone.STRONG),)
        if choice.number is None
        else (
            Run(label_of(choice), Tone.STRONG),
            Run(f"   {place}", Tone.MUTED),
        )
    )
    ours, theirs = (
        f"{word} {region.name(side)}".rstrip()
        for word, side in ((msg("ours"), Side.OURS), (msg("theirs"), Side.THEIRS))
    )
    yield (Run(f"- {ours}", Tone.REMOVED), Run("   "), Run(f"+ {theirs}", Tone.ADDED))
    base = shown(choice, Side.BASE)
    if base is not None and choice.number is not None:
        before = base.strip() or str(msg("nothing"))
        words = (Run(str(msg("both began with")), Tone.MUTED), Run("  "))
        yield (*words, Run(before.replace("\n", " ")))
    yield ()
    texts = shown(choice, Side.OURS), shown(choice, Side.THEIRS)
    yield from side_by_side(*texts, room) if room >= SIDE_BY_SIDE else below_each_other(*texts, room)
