"""A change as a line of the list: what it is about, what stood there before, what stands there now, the difference."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from perftui.display import called, cut, fit, width
from perftui.messages import counted, msg
from perftui.model import EXACT
from perftui.notation import amount_text, decimal_text
from perftui.review.differences import Direction
from perftui.review.entries import Entry, Sign, What
from perftui.tui.arranged.changes import EntryRow, Row
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone, cells, plain, shorten, spread
from perftui.tui.widgets.marks import sign_run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perftui.model import Project
    from perftui.review.review import Compared
    from perftui.tui.arranged.in_all import InAll, Moved

GAP = 2
INDENT = 2
BESIDE_FROM = 96
"""From so many cells on, what was and what is stand in columns of their own."""
_LEAST_LABEL = 24
_WIDEST_LABEL = 48
_LEAST_NAME = 6
_ARROW = 5
_BETWEEN = 3
"""Cells of the arrow between an amount before and now, which one alone has no need of."""
_BEFORE = 6
"""Characters that are shown of what two long texts have in common before they differ."""
_DIFFERENCE = 24
_MONEY = frozenset((What.TOTAL, What.PART, What.PROJECT))
_DIRECTIONS = MappingProxyType({Direction.LOOSENED: msg("loosened"), Direction.TIGHTENED: msg("tightened")})


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of a line: of the label, of each side, of the difference."""

    label: int
    side: int
    difference: int


def columns(room: int) -> Columns | None:
    """How a line of `room` cells is cut; `None` where old and new have to share one column."""
    if room < BESIDE_FROM:
        return None
    label = min(max(room * 3 // 10, _LEAST_LABEL), _WIDEST_LABEL)
    return Columns(label, (room - label - _DIFFERENCE - 3 * GAP) // 2, _DIFFERENCE)


def heading(room: int, before: str) -> Line:
    """The names of the columns; `before` is the name of the revision."""
    split, now = columns(room), str(msg("now"))
    if split is None:
        return (Run(f"  {before} {GLYPHS.arrow} {now}", Tone.MUTED),)
    names = (fit("", split.label), fit(before, split.side), fit(now, split.side))
    last = fit(str(msg("difference")), split.difference, right=True)
    return (Run((" " * GAP).join((*names, last)), Tone.MUTED),)


def row_line(row: Row, room: int) -> Line:
    """One row of the list."""
    head = _head(row)
    old, new = sides(row)
    difference = difference_of(row)
    split = columns(room)
    if split is None:
        space = room - cells(head) - cells(difference) - GAP - _ARROW
        if isinstance(row, EntryRow) and row.entry.what in _MONEY:
            old, new = _whole(old, new, space)
        old, new = from_difference(old, new, space // 2)
        return _shared(head, old, new, difference, room)
    old, new = from_difference(old, new, split.side)
    beside = [Run(fit(old, split.side), Tone.MUTED), Run(fit(new, split.side))]
    empty = 2 if not (old or new) else 0 if old else 1
    label = shorten(head, split.label + empty * (GAP + split.side))
    runs = [*label, Run(" " * (split.label + empty * (GAP + split.side) - cells(label) + GAP))]
    runs += [part for side in beside[empty:] for part in (side, Run(" " * GAP))]
    kept = shorten(difference, split.difference)
    return (*runs, Run(" " * (split.difference - cells(kept))), *kept)


def from_difference(old: str, new: str, room: int) -> tuple[str, str]:
    """Two texts from where they begin to differ, with a little before it, where they do not fit into `room` cells."""
    if not old or not new or max(width(old), width(new)) <= room:
        return old, new
    pairs = enumerate(zip(old, new, strict=False))
    alike = next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))
    start = alike - _BEFORE
    if start <= 0 or width(old[:alike]) + _BEFORE < room // 2:
        return cut(old, room), cut(new, room)
    return cut(f"…{old[start:]}", room), cut(f"…{new[start:]}", room)


def _whole(old: str, new: str, space: int) -> tuple[str, str]:
    """Two amounts, or the newer one, or none: part of an amount is another amount."""
    if width(old) + width(new) <= space:
        return old, new
    return ("", new) if width(new) <= space + _BETWEEN else ("", "")


def row_text(row: Row) -> str:
    """One row as plain text, for a search and for the clipboard."""
    parts = (plain(_head(row)), *sides(row), plain(difference_of(row)))
    return "  ".join(filter(None, (part.strip() for part in parts)))


def sum_line(each: InAll, room: int) -> Line:
    """A number of everything, before and now."""
    row = each.row
    share = "" if row.share is None or not row.share else f" ({row.share:+} %)"
    written = amount_text if each.money else decimal_text
    label = Run(f"{' ' * INDENT if each.part else ''}{each.label}", Tone.MUTED if each.part else Tone.STRONG)
    rise = "+" if row.delta > 0 else ""
    delta = Run(f"{rise}{written(row.delta)}{share}", _rise(row.delta))
    old, new = written(row.old), written(row.new)
    split = columns(room)
    if split is None:
        space = room - width(old) - width(new) - _ARROW - 2 * GAP
        if cells((label, delta)) > space:
            delta = Run(delta.text.removesuffix(share), delta.tone)
            label = Run(cut(label.text, max(space - width(delta.text), _LEAST_NAME)), label.tone)
        return _shared((label,), old, new, (delta,), room)
    return (
        Run(fit(label.text, split.label) + " " * GAP, label.tone),
        Run(fit(old, split.side) + " " * GAP, Tone.MUTED),
        Run(fit(new, split.side), Tone.PLAIN if each.part else Tone.STRONG),
        Run(" " * GAP + fit(delta.text, split.difference, right=True), delta.tone),
    )


def moved_line(moved: Moved, room: int) -> Line:
    """How many targets are easier to reach than before, and how many harder."""
    counts = (
        (counted("{count} loosened", "{count} loosened", moved.loosened), moved.loosened),
        (counted("{count} tightened", "{count} tightened", moved.tightened), moved.tightened),
    )
    words = "  ".join(str(words) for words, number in counts if number)
    left = (Run(str(msg("Targets")), Tone.STRONG),)
    return spread(left, (Run(words, Tone.CHANGED),), room if columns(room) else room - 1)


def sides(row: Row) -> tuple[str, str]:
    """What stood there before and what stands there now, each in a line; empty where the rows below tell."""
    if not isinstance(row, EntryRow):
        return _names(row.before, row.path) if row.before else ("", str(msg("comments, layout, summaries")))
    entry = row.entry
    if entry.what is What.FILE:
        return _names(entry.old or "", entry.new or "")
    if entry.what is What.PROJECT:
        old, new = _money(row.compared)
        return _annual(old), _annual(new)
    if entry.what is What.ORDER:
        return "", str(
            counted("{count} indicator stands elsewhere", "{count} indicators stand elsewhere", entry.number)
        )
    if entry.what is What.SENTENCE and "" in {entry.old, entry.new}:
        words = str(msg("end of a paragraph"))
        return ("" if entry.old is None else words), ("" if entry.new is None else words)
    return ("", "") if entry.is_head else (entry.old or "", entry.new or "")


def _names(before: str, now: str) -> tuple[str, str]:
    """Two files by their names; where both are in one folder, without that."""
    old, new = Path(before), Path(now)
    return (old.name, new.name) if old.parent == new.parent else (str(old), str(new))


def difference_of(row: Row) -> Line:
    """New less old, and what that means."""
    if not isinstance(row, EntryRow):
        return ()
    entry = row.entry
    delta = entry.delta
    if entry.what is What.PROJECT:
        old, new = (each or Decimal(0) for each in _money(row.compared))
        delta = EXACT.subtract(new, old)
    runs: list[Run] = []
    if delta:
        text = signed(delta) if entry.what in _MONEY else f"{'+' if delta > 0 else ''}{decimal_text(delta)}"
        runs.append(Run(text, _rise(delta)))
    if entry.direction is not None:
        runs += [Run(" " if runs else ""), Run(str(_DIRECTIONS[entry.direction]), Tone.MUTED)]
    if entry.doubtful:
        runs.append(Run(str(msg("perhaps renamed")), Tone.WARNING))
    return tuple(runs)


def signed(amount: Decimal) -> str:
    """An amount with its sign."""
    return ("+" if amount > 0 else "") + amount_text(amount)


def tally(counts: Iterable[tuple[Sign, int]]) -> Line:
    """How many of each: `+2 −1 ~5`."""
    marks = ((sign_run(sign), number) for sign, number in counts if number)
    return tuple(Run(f"{mark.text}{number} ", mark.tone) for mark, number in marks)


def label_of(entry: Entry) -> str:
    """What a row is called."""
    if entry.what is What.SENTENCE:
        return str(msg("line {number}", number=entry.number + 1))
    names = {What.ORDER: msg("order of indicators"), What.FILE: msg("file")}
    return str(names.get(entry.what, entry.label))


def full_label_of(entry: Entry) -> str:
    """What a row is called where the rows above it do not show: a line with its goal."""
    if entry.what is What.SENTENCE and entry.slot is not None:
        return str(msg("{goal}, line {number}", goal=entry.slot.key, number=entry.number + 1))
    return label_of(entry)


def _head(row: Row) -> Line:
    if not isinstance(row, EntryRow):
        return (sign_run(row.sign), Run(f" {called(row.path)}", Tone.STRONG))
    entry = row.entry
    tone = (Tone.STRONG, Tone.PLAIN, Tone.MUTED)[entry.depth]
    head = (Run(" " * (INDENT * entry.depth)), sign_run(entry.sign), Run(f" {label_of(entry)}", tone))
    if entry.what is not What.PROJECT or entry.sign is not Sign.CHANGED:
        return head
    indicators = [each.sign for each in row.compared.entries if each.what is What.INDICATOR]
    return (*head, Run("  "), *tally((sign, indicators.count(sign)) for sign in Sign))


def _shared(head: Line, old: str, new: str, difference: Line, room: int) -> Line:
    """Old and new behind each other; both give way to the difference."""
    values: Line = (
        Run("  "),
        Run(old, Tone.MUTED),
        Run(f" {GLYPHS.arrow} " if old and new else "", Tone.FAINT),
        Run(new),
    )
    left = shorten(head, max(room // 2, room - cells(values) - cells(difference) - 1))
    return (*spread((*left, *values), difference, room - 1), Run(" "))


def _money(compared: Compared) -> tuple[Decimal | None, Decimal | None]:
    """The money of the year before and now, where it differs."""
    old, new = _funds(compared.change.old), _funds(compared.change.new)
    return (None, None) if old == new else (old, new)


def _funds(project: Project | None) -> Decimal | None:
    return None if project is None or project.annual_funds is None else project.annual_funds.total


def _annual(amount: Decimal | None) -> str:
    return "" if amount is None else amount_text(amount)


def _rise(amount: Decimal) -> Tone:
    return Tone.ADDED if amount > 0 else Tone.REMOVED if amount < 0 else Tone.MUTED
