"""A conflict region, stretch by stretch: what both sides agree on, and each field in which they differ.

Where both sides parse, their elements are paired, and only the name, the target or the value that differs is asked
about; lines that have no counterpart are asked about as lines. Every stretch is text as it is written, so that the
stretches of a side, one behind the other, are that side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import pairwise
from types import MappingProxyType

from perftui.diagnostics import TextEdit
from perftui.editing.typing import typed_amount, typed_target
from perftui.language import edits
from perftui.language.document import Conflict, Document
from perftui.language.edits import Edits, UnwritableError, apply
from perftui.language.edits.conflicts import with_line_ends
from perftui.language.edits.values import (
    checked_amount,
    checked_name,
    checked_sentence,
    checked_target,
    checked_value,
)
from perftui.language.grammar import BLANKS
from perftui.language.problems import CONFLICT
from perftui.language.reader import read
from perftui.language.values import money_unit, name_text, title_text
from perftui.messages import Message, msg
from perftui.model import Deadline, Quantity, Span, Target
from perftui.names import comparison_key
from perftui.review.pairing import identities
from perftui.review.sides import Group, Kind, side_of


class Side(Enum):
    """The alternatives of a region."""

    OURS = auto()
    BASE = auto()
    THEIRS = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a region with its text on each side.

    Attributes:
        kind: what it is; `LINES` are whole lines, `BETWEEN` is what stands between values.
        label: what the form calls it; empty for lines.
        subject: the indicator that it belongs to, or nothing.
        ours: the text on our side.
        base: the text that both began with; `None` where it is not known.
        theirs: the text on their side.
        target: of a target, that of our side.
    """

    kind: Kind
    label: str
    subject: str
    ours: str
    base: str | None
    theirs: str
    target: Target | None = None

    @property
    def agreed(self) -> bool:
        """Whether both sides say the same; blanks between values do not count."""
        return self.ours == self.theirs or (self.kind is Kind.BETWEEN and self.ours.split() == self.theirs.split())

    def text(self, side: Side) -> str | None:
        """The text of a side."""
        return {Side.OURS: self.ours, Side.BASE: self.base, Side.THEIRS: self.theirs}[side]

    def shown(self, side: Side) -> str | None:
        """The text of a side without the separator and the blanks around it."""
        text = self.text(side)
        if text is None or self.kind is Kind.LINES:
            return text
        return text.strip().removeprefix(":").removeprefix("：").strip() if self.kind is Kind.TARGET else text.strip()

    @property
    def both(self) -> str:
        """Lines of both sides, ours first; a blank line parts two indicators."""
        lines = (line.strip(BLANKS) for line in self.theirs.splitlines())
        first = next((line for line in lines if not line.startswith("#")), "")
        last = self.ours.splitlines()[-1:] or [""]
        parted = not first.startswith(("-", "－")) or not last[0].strip(BLANKS)
        return self.ours + ("" if parted else "\n") + self.theirs


def whole(region: Conflict) -> Stretch:
    """A region as one stretch of lines."""
    return Stretch(Kind.LINES, "", "", region.ours, region.base, region.theirs)


def stretches(document: Document, region: Conflict) -> tuple[Stretch, ...]:
    """The stretches of a region; one alone where it cannot be taken apart, or where only blanks differ."""
    ours, theirs = (side_of(document, region, text) for text in (region.ours, region.theirs))
    if ours is None or theirs is None:
        return (whole(region),)
    base = None if region.base is None else side_of(document, region, region.base)
    known = identities(ours, base, theirs)
    before = None if base is None else base.groups(known.base)
    found = tuple(_aligned(ours.groups(known.ours), before, theirs.groups(known.theirs)))
    return found if any(not each.agreed for each in found) else (whole(region),)


def settled(document: Document, region: Conflict, found: Sequence[Stretch], number: int, text: str) -> Edits:
    """Put one text for a stretch on both sides. Once they agree in everything, the region is resolved.

    Args:
        document: the file.
        region: a conflict region of it.
        found: its stretches.
        number: which of them.
        text: the text as it is written, as `Stretch.text` or `written` gives it.
    """
    text = with_line_ends(text, "\r\n" if "\r\n" in (region.ours or region.theirs) else "\n")
    decided = [replace(each, ours=text, theirs=text) if at == number else each for at, each in enumerate(found)]
    decided = [replace(each, theirs=each.ours) if each.agreed else each for each in decided]
    ours, theirs = ("".join(texts) for texts in zip(*((each.ours, each.theirs) for each in decided), strict=True))
    if ours == theirs:
        return edits.resolve(document, region, ours)
    first, last = region.span.line, region.span.end_line
    return (
        TextEdit(Span(first + 1, 0, first + 1 + region.ours.count("\n"), 0), ours),
        TextEdit(Span(last - region.theirs.count("\n"), 0, last, 0), theirs),
    )


def both_can_stand(document: Document, region: Conflict, stretch: Stretch, edits_of: Callable[[str], Edits]) -> bool:
    """Whether nothing stands twice, and nothing is wrong that is not so with one side, where both texts stay.

    Args:
        document: the file.
        region: a conflict region of it.
        stretch: lines of it in which the sides differ.
        edits_of: what puts a text in their place.
    """
    texts = (stretch.ours, stretch.theirs, stretch.both)
    ours, theirs, both = (_faults(document, region.span.line, edits_of(text)) for text in texts)
    return both <= (ours | theirs)


def _faults(document: Document, line: int, made: Edits) -> Counter[Hashable]:
    """What is wrong with a file once the region at a line is edited, and how often each indicator stands in it."""
    again, found = read(apply(document.text, made), document.path)
    left = next((each for each in again.conflicts if each.span.line == line), None)
    if left is not None:
        again, found = read(apply(again.text, edits.resolve(again, left, left.ours)), document.path)
    faults = Counter[Hashable]((each.code, str(each.summary)) for each in found if each.code != CONFLICT.code)
    for project in again.projects:
        faults.update((project.name, comparison_key(each.name)) for each in project.indicators)
    return faults


def written(stretch: Stretch, text: str, year: int | None = None) -> str | Message:
    """What a person typed for a stretch, as it is written there, or why it cannot stand there."""
    if stretch.kind in {Kind.LINES, Kind.BETWEEN}:
        return text if not text or text.endswith("\n") else f"{text}\n"
    text = text.strip()
    try:
        return _written(stretch, text, year)
    except UnwritableError:
        return msg("this cannot be written on one line of the file: {text}", text=text)


def _written(stretch: Stretch, text: str, year: int | None) -> str | Message:
    if stretch.kind is Kind.TARGET:
        target = typed_target(text, stretch.target, year)
        return (" " if isinstance(target, Quantity | Deadline) else ": ") + checked_target(target)
    if stretch.kind is Kind.AMOUNT:
        value = typed_amount(text, stretch.ours)
        if value is None:
            return msg("an amount is written 1,234,567.00 元, 4600 万元 or 1.5 亿元")
        return checked_amount(value, money_unit(stretch.ours))
    return _SPELLED[stretch.kind](text)


_SPELLED: Mapping[Kind, Callable[[str], str]] = MappingProxyType(
    {
        Kind.TITLE: lambda text: title_text(checked_name(text)),
        Kind.NAME: lambda text: name_text(checked_name(text)),
        Kind.VALUE: checked_value,
        Kind.SENTENCE: checked_sentence,
    }
)


# ---- both sides beside each other ---------------------------------------------------------------------------------


def _aligned(ours: list[Group], base: list[Group] | None, theirs: list[Group]) -> Iterator[Stretch]:
    before = None if base is None else {group.identity: group for group in base}
    mine, other = [group.identity for group in ours], [group.identity for group in theirs]
    for kind, first, last, begin, end in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        if kind == "equal":
            for one, two in zip(ours[first:last], theirs[begin:end], strict=True):
                yield from _beside(one, None if before is None else before.get(one.identity), two)
        else:
            yield _lines(ours[first:last], base, theirs[begin:end])


def _lines(ours: Sequence[Group], base: Sequence[Group] | None, theirs: Sequence[Group]) -> Stretch:
    known = {group.identity for group in (*ours, *theirs)}
    before = None if base is None else "".join(group.text for group in base if group.identity in known)
    subject = next((group.subject for group in (*ours, *theirs) if group.subject), "")
    return Stretch(Kind.LINES, "", subject, _text(ours), before, _text(theirs))


def _beside(ours: Group, base: Group | None, theirs: Group) -> Iterator[Stretch]:
    """One element on both sides: its values one by one, and what stands between them."""
    kinds = [atom.kind for atom, _start, _end in ours.cuts]
    if kinds != [atom.kind for atom, _start, _end in theirs.cuts]:
        yield _lines([ours], None if base is None else [base], [theirs])
        return
    known = base if base is not None and kinds == [atom.kind for atom, _start, _end in base.cuts] else None
    texts = [_pieces(group) if group is not None else None for group in (ours, known, theirs)]
    for number, (one, two) in enumerate(zip(texts[0] or (), texts[2] or (), strict=True)):
        before = None if texts[1] is None else texts[1][number]
        if number % 2:
            atom = ours.cuts[number // 2][0]
            yield Stretch(atom.kind, atom.label, ours.subject, one, before, two, atom.target)
        elif one or two:
            yield Stretch(Kind.BETWEEN, "", ours.subject, one, before, two)


def _pieces(group: Group) -> list[str]:
    """The text of a group, cut at its values: between, value, between, value, between."""
    cuts = [0, *(place for _atom, start, end in group.cuts for place in (start, end)), len(group.text)]
    return [group.text[start:end] for start, end in pairwise(cuts)]


def _text(groups: Sequence[Group]) -> str:
    return "".join(group.text for group in groups)
