"""Versions of a file beside each other or below each other; lines that all have are folded away."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from perftui.display import called, fit, width, wrap
from perftui.editing.comparing import Row, rows
from perftui.messages import Message, counted, msg
from perftui.tui.actions import Where, bindings
from perftui.tui.arranged.comparison import Comparison, Matter
from perftui.tui.terminal.runs import Line, Run, Tone, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perftui.tui.store.store import Store

CONTEXT = 3
"""Lines that all versions have and that show around a difference."""
NARROWEST_COLUMN = 36
GAP = 2
_TONES = (Tone.MUTED, Tone.ACCENT, Tone.WARNING)
_SIGNS = ("-", "+", "*")


class CompareView(Virtual):
    """The versions of the comparison of the state."""

    BINDINGS = bindings(Where.COMPARE)
    INTERESTS: ClassVar[frozenset[str]] = frozenset({"comparisons", "compared"})
    WHERE = Where.COMPARE
    READING = True

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.beside: bool | None = None
        self.lines: list[Line] = []
        self.starts: list[int] = []
        self._rows: tuple[Row, ...] = ()
        self._of: Comparison | None = None

    def count(self) -> int:
        """How many lines the page has."""
        return len(self.lines)

    def empty(self) -> Message | None:
        """What to say where nothing differs."""
        return msg("nothing differs")

    def line(self, index: int, room: int) -> Line:  # noqa: ARG002 - the lines are made for the room
        """One line."""
        return self.lines[index]

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - both concern the same
        """Show the comparison of the state."""
        comparison = self.store.state.comparison
        if comparison is not self._of and comparison is not None:
            self._of = comparison
            texts = [version.text for version in comparison.versions]
            self._rows = rows(texts[0] or "", *texts[1:])
            self.cursor = 0
            self.scroll_to(y=0, animate=False)
        self.restock()

    def restock(self) -> None:
        """The page has another width or shows something else."""
        self.lines, self.starts = [], []
        beside = self._fits if self.beside is None else self.beside
        if self._of is not None:
            for alike, stretch in stretches(self._rows):
                if alike:
                    self.lines.append(fold(len(stretch)))
                    continue
                for changed, group in groupby(stretch, lambda row: not row.alike):
                    if changed:
                        self.starts.append(len(self.lines))
                    part = list(group)
                    self.lines += _beside(part, self.room) if beside else _below(part, self.room)
        super().restock()

    @property
    def _fits(self) -> bool:
        """Whether there is room for all versions side by side."""
        versions = len(self._of.versions) if self._of else 2
        return self.room // versions >= NARROWEST_COLUMN

    def action_sides(self) -> None:
        """Below each other instead of side by side, or the other way round."""
        self.beside = not (self._fits if self.beside is None else self.beside)
        self.restock()

    def action_next_difference(self) -> None:
        """To the next place that differs."""
        following = [start for start in self.starts if start > self.scroll_offset.y + 1]
        if following:
            self.move_to(following[0] - 1)

    def action_previous_difference(self) -> None:
        """To the previous place that differs."""
        before = [start for start in self.starts if start <= self.scroll_offset.y]
        self.move_to(before[-1] - 1 if before else 0, step=-1)

    def action_next_file(self) -> None:
        """To the next file."""
        self.store.compare_next(1)

    def action_previous_file(self) -> None:
        """To the previous file."""
        self.store.compare_next(-1)

    def chosen(self) -> None:
        """Decide."""
        self.app.call_later(self.app.run_action, "decide")


class CompareTitle(Bar):
    """Which file it is, and how many there are."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"comparisons", "compared"})

    def line(self, room: int) -> Line:
        """The path, and what there is to decide."""
        state = self.store.state
        comparison = state.comparison
        if comparison is None:
            return ()
        left = (Run(f" {_MATTERS[comparison.matter]}", Tone.TITLE), Run(f"  {called(comparison.path)}", Tone.STRONG))
        place = f"{state.compared + 1}/{len(state.comparisons)}" if len(state.comparisons) > 1 else ""
        return (*spread(left, (Run(place, Tone.MUTED),), room - 1), Run(" "))


class CompareLegend(Bar):
    """What the columns or signs are."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"comparisons", "compared"})

    def line(self, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """Sign and name of each version."""
        comparison = self.store.state.comparison
        if comparison is None:
            return ()
        runs: list[Run] = []
        for sign, tone, version in zip(_SIGNS, _TONES, comparison.versions, strict=False):
            nothing = msg("no file")
            missing = "" if version.text is not None else f" ({nothing})"
            runs.append(Run(f" {sign} {version.name}{missing} ", tone))
        return tuple(runs)


_MATTERS = {
    Matter.CONTESTED: msg("Changed by another program as well"),
    Matter.LEFT_BEHIND: msg("Left unsaved"),
}


def differing(before: str, after: str, room: int) -> list[Line]:
    """The places where two texts differ, below each other, with some lines around them."""
    lines: list[Line] = []
    for alike, stretch in stretches(rows(before, after)):
        if alike:
            lines.append(fold(len(stretch)))
            continue
        for _changed, group in groupby(stretch, lambda row: not row.alike):
            lines += _below(list(group), room)
    return lines


def stretches(every: Sequence[Row]) -> Iterator[tuple[bool, list[Row]]]:
    """The rows near a difference, and the long stretches without one that are folded away."""
    near = [False] * len(every)
    for at, row in enumerate(every):
        if not row.alike:
            first, last = max(at - CONTEXT, 0), at + CONTEXT + 1
            near[first:last] = [True] * (min(last, len(every)) - first)
    for shown, group in groupby(zip(near, every, strict=True), lambda pair: pair[0]):
        yield not shown, [row for _near, row in group]


def fold(size: int) -> Line:
    """What stands for lines that are folded away."""
    text = counted("{count} line alike", "{count} lines alike", size)
    return (Run(f"   … {text}", Tone.FAINT),)


def _beside(part: Sequence[Row], room: int) -> Iterator[Line]:
    """Rows with their versions side by side, each wrapped in its column."""
    for row in part:
        column = (room - GAP * (len(row.lines) - 1)) // len(row.lines) - 2
        wrapped = [[] if text is None else wrap(text, column) or [""] for text in row.lines]
        for at in range(max(map(len, wrapped))):
            runs: list[Run] = []
            for number, lines in enumerate(wrapped):
                differs = row.lines[number] != row.lines[0] if number else not row.alike
                sign = _SIGNS[number] if differs and at == 0 and lines else " "
                text = lines[at] if at < len(lines) else ""
                tone = _TONES[number] if differs else Tone.PLAIN
                runs += [Run(f"{sign} ", tone), Run(fit(text, column), tone), Run(" " * GAP)]
            yield tuple(runs[:-1])


def _below(part: Sequence[Row], room: int) -> Iterator[Line]:
    """Rows below each other: first what the first version has, then what each other one has instead."""
    if part[0].alike:
        for row in part:
            yield from _wrapped(" ", row.lines[0] or "", Tone.PLAIN, room)
        return
    for number in range(len(part[0].lines)):
        for row in part:
            text = row.lines[number]
            if text is not None and (number == 0 or text != row.lines[0]):
                yield from _wrapped(_SIGNS[number], text, _TONES[number], room)


def _wrapped(sign: str, text: str, tone: Tone, room: int) -> Iterator[Line]:
    head = f" {sign} "
    for line in wrap(text, room - width(head)) or [""]:
        yield (Run(head, tone), Run(line, tone))
        head = "   "
