"""Conflicts of a merge: what the sides say differently, a line each, and the selected one in full below."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from perftui.display import called, fit, printable, wrap
from perftui.messages import Message, counted, msg
from perftui.review.conflicts import Side
from perftui.tui.actions import Where, bindings
from perftui.tui.arranged.conflicts import Choice, Conflicts, label_of, nothing_to_decide, same_choice, shown
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import ENDLESS, Line, Run, Tone, cells, plain, shorten, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.change_rows import GAP, columns
from perftui.tui.widgets.change_texts import SIDE_BY_SIDE, below_each_other, side_by_side, wrapped
from perftui.tui.widgets.status import Hints
from perftui.tui.widgets.virtual import GUTTER, Virtual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perftui.tui.store.store import Store


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

    @property
    def half(self) -> str | None:
        """The file under the cursor that one side deleted; those stand below all regions."""
        return self._half_at(self.cursor)

    def count(self) -> int:
        """How many lines there are."""
        return 0 if self.conflicts is None else len(self.conflicts.choices) + len(self.conflicts.half)

    def empty(self) -> Message | None:
        """What to say where there is no conflict."""
        return msg("reading …") if self.conflicts is None else nothing_to_decide(self.conflicts.corpus)

    def line(self, index: int, room: int) -> Line:
        """What differs, and what each side says."""
        if self.conflicts is None:
            return ()
        half = self._half_at(index)
        if half is not None:
            return _half_row(half, self.conflicts, room - 1)
        return _row(self.conflicts.choices[index], room - 1, based=self.conflicts.knows_base)

    def text(self, index: int) -> str:
        """The same as plain text."""
        half = self._half_at(index)
        if self.conflicts is None or half is not None:
            return half or ""
        return _text(self.conflicts.choices[index])

    def copied(self) -> str:
        """Both sides as plain text."""
        return (self.half or "") if self.choice is None else _text(self.choice)

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - both concern the same
        """Show what there is to decide; the cursor stays, or goes to what came behind."""
        here, half, self.conflicts = self.choice, self.half, self.store.state.conflicts
        if self.conflicts is not None:
            if half is not None and half in self.conflicts.half:
                self.cursor = len(self.conflicts.choices) + list(self.conflicts.half).index(half)
            elif here is not None:
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
        self.screen.query_one(ConflictDetail).show(self.choice, self.half)
        self.screen.query_one(Hints).refresh()

    def _half_at(self, index: int) -> str | None:
        if self.conflicts is None:
            return None
        number = index - len(self.conflicts.choices)
        return list(self.conflicts.half)[number] if 0 <= number < len(self.conflicts.half) else None

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
        heads += range(len(choices), self.count())
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
        self._half: str | None = None

    def count(self) -> int:
        """How many lines it takes."""
        return len(self.lines)

    def line(self, index: int, room: int) -> Line:
        """One line of it."""
        return shorten(self.lines[index], room)

    def show(self, choice: Choice | None, half: str | None = None) -> None:
        """Show both sides of a choice, or of a file that one side deleted how that is decided in git."""
        if self._of is not choice or self._half != half:
            self._of = choice
            self._half = half
            self.cursor = 0
            self.scroll_to(y=0, animate=False)
            self.restock()

    def restock(self) -> None:
        """Another choice, or another width to break its texts into."""
        room = self.room - 1
        self.lines = list(self._left_to_git(room) if self._of is None else _in_full(self._of, room))
        super().restock()

    def _left_to_git(self, room: int) -> Iterator[Line]:
        conflicts, half = self.store.state.conflicts, self._half
        if conflicts is not None and half is not None and half in conflicts.half:
            yield from _in_git(half, room, has_file=any(conflicts.half[half]))


class ConflictsTitle(Bar):
    """How much there is to decide."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"conflicts"})

    def line(self, room: int) -> Line:
        """Regions, and the files that they are in."""
        conflicts = self.store.state.conflicts
        left = (Run(" "), Run(str(msg("Conflicts of a merge")), Tone.TITLE))
        if conflicts is None:
            return left
        right: list[Message] = []
        if conflicts.regions:
            files = len({region.path for region in conflicts.regions})
            right.append(counted("{count} conflict", "{count} conflicts", len(conflicts.regions)))
            right.append(counted("{count} file", "{count} files", files))
        if conflicts.half:
            half = counted("{count} file to keep or delete", "{count} files to keep or delete", len(conflicts.half))
            right.append(half)
        said = f" {GLYPHS.dot} ".join(map(str, right))
        return (*spread(left, (Run(said, Tone.MUTED),), room - 1), Run(" "))


class ConflictsHeading(Bar):
    """The names of the columns."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"conflicts"})

    def line(self, room: int) -> Line:
        """Our side at the left, theirs at the right; between them what both began with, where there is room for it."""
        conflicts = self.store.state.conflicts
        if conflicts is None or not (conflicts.regions or conflicts.half):
            return ()
        label, sides, side = _cut(room - GUTTER - 2, based=conflicts.knows_base)
        names = {Side.OURS: msg("ours"), Side.BASE: msg("both began with"), Side.THEIRS: msg("theirs")}
        keys = {Side.OURS: "←", Side.BASE: "0", Side.THEIRS: "→"}
        columns_of = (Run(fit(f"{keys[each]} {names[each]}", side) + " " * GAP, Tone.MUTED) for each in sides)
        return (Run(" " * (GUTTER + label + GAP)), *columns_of)


def _cut(room: int, *, based: bool) -> tuple[int, tuple[Side, ...], int]:
    """The cells of the label, the sides that have a column, and the cells of each."""
    cut = columns(room)
    label = max(room // 3, 12) if cut is None else cut.label
    sides = tuple(side for side in Side if side is not Side.BASE or (based and cut is not None))
    return label, sides, max((room - label - len(sides) * GAP) // len(sides), 4)


def _said(choice: Choice, side: Side) -> str:
    """What a side says, or for a region what git calls it."""
    if choice.number is None:
        return choice.region.name(side)
    return "" if choice.text(side) is None else in_a_line(choice, side)


def _text(choice: Choice) -> str:
    sides = (_said(choice, side) for side in (Side.OURS, Side.THEIRS))
    return "  ".join((plain(_label(choice, ENDLESS)).strip(), *sides))


def _row(choice: Choice, room: int, *, based: bool) -> Line:
    cut, sides, size = _cut(room, based=based)
    label = _label(choice, cut)
    look = Tone.MUTED if choice.number is None else Tone.PLAIN
    runs = [*label, Run(" " * (cut - cells(label) + GAP))]
    looks = ((side, Tone.FAINT if side is Side.BASE else look) for side in sides)
    return (*runs, *(Run(fit(_said(choice, side), size) + " " * GAP, tone) for side, tone in looks))


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


def _half_row(path: str, conflicts: Conflicts, room: int) -> Line:
    """A file that one side deleted."""
    size, sides, side = _cut(room, based=conflicts.knows_base)
    ours, theirs = (str(msg("has it") if has else msg("does not have it")) for has in conflicts.half[path])
    said = {Side.OURS: ours, Side.THEIRS: theirs}
    cells_of = (Run(fit(said.get(each, ""), side) + " " * GAP, Tone.MUTED) for each in sides)
    return (Run(fit(Path(path).name, size) + " " * GAP, Tone.STRONG), *cells_of)


def _in_git(path: str, room: int, *, has_file: bool) -> Iterator[Line]:
    """What cannot be decided by field, and how it is decided; git adds no file that neither side has."""
    yield from wrapped((Run(printable(called(path)), Tone.STRONG),), room)
    said = (
        msg("One side deleted or renamed this file, the other kept or changed it. It is decided in git:")
        if has_file
        else msg("Both sides renamed this file, or deleted it. What is left of it is taken away in git:")
    )
    yield from ((Run(text, Tone.MUTED),) for text in wrap(str(said), room))
    yield ()
    quoted = printable(shlex.quote(called(path)))
    commands = (("add", msg("keeps it")), ("rm ", msg("deletes it")))
    for command, does in commands if has_file else commands[1:]:
        yield from wrapped((Run(f"  git {command} ", Tone.MUTED), Run(quoted), Run(f"   {does}", Tone.MUTED)), room)


def _in_full(choice: Choice, room: int) -> Iterator[Line]:
    region = choice.region
    place = f"{called(region.path)}:{region.line}"
    yield (
        (Run(place, Tone.STRONG),)
        if choice.number is None
        else (
            Run(label_of(choice), Tone.STRONG),
            Run(f"   {place}", Tone.MUTED),
        )
    )
    words = {Side.OURS: msg("ours"), Side.THEIRS: msg("theirs")}
    ours, theirs = (f"{word} {region.name(side)}".rstrip() for side, word in words.items())
    names = (Run(f"- {ours}", Tone.REMOVED), Run("   "), Run(f"+ {theirs}", Tone.ADDED))
    yield from (names,) if cells(names) <= room else (*wrapped(names[:1], room), *wrapped(names[2:], room))
    base = shown(choice, Side.BASE)
    lines = () if base is None else base.strip("\n").splitlines() or (str(msg("nothing")),)
    began = Run(str(msg("both began with")), Tone.MUTED)
    first: Line = (began, Run(f"  {lines[0].strip()}")) if len(lines) == 1 else ()
    short = bool(first) and cells(first) <= room
    if short:
        yield first
    yield ()
    texts = shown(choice, Side.OURS), shown(choice, Side.THEIRS)
    yield from side_by_side(*texts, room) if room >= SIDE_BY_SIDE else below_each_other(*texts, room)
    if lines and not short:
        yield from ((), (began,))
        for line in lines:
            yield from wrapped((Run(f"  {line}"),), room)
