"""Bands of cells with rules between them: what the form is drawn with. Every line has exactly the given width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from perftui.display import fit, width, wrap
from perftui.editing.slot import Slot
from perftui.model import Span


class Role(StrEnum):
    """What a piece of a form line is; whoever shows it chooses the style."""

    RULE = "rule"
    TITLE = "title"
    LABEL = "label"
    VALUE = "value"
    AMOUNT = "amount"
    GOAL = "goal"
    LEVEL = "level"
    NAME = "name"
    TARGET = "target"
    OPEN = "open"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line in one role."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Field:
    """A stretch of a line that shows a slot: the cells from `start` up to `end`, and where in the file it stands."""

    slot: Slot
    start: int
    end: int
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of the form; `span` is the place in the file that it shows, `spans` those of all its cells.

    `fields` are the slots that show in the line, from left to right.
    """

    pieces: tuple[Piece, ...]
    span: Span | None
    spans: tuple[Span, ...] = ()
    fields: tuple[Field, ...] = ()

    @property
    def text(self) -> str:
        """The line without its roles."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """One line inside a cell; it fits the cell's width."""

    text: str
    role: Role
    span: Span | None = None
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: `width` cells of content; `merged` continues the cell above, without a rule between them."""

    width: int
    lines: tuple[Line, ...]
    right: bool = False
    merged: bool = False
    slot: Slot | None = None


Band = tuple[Cell, ...]
"""Cells side by side, as high as the highest."""

PADDING = 1
BORDER = 1

_ASCII = {"─": "-", "│": "|"}
_JUNCTIONS = {  # by whether a rule goes up, down, left and right from here
    (False, False, False, False): " ",
    (False, False, True, True): "─",
    (True, True, False, False): "│",
    (False, True, False, True): "┌",
    (False, True, True, False): "┐",
    (True, False, False, True): "└",
    (True, False, True, False): "┘",
    (True, True, False, True): "├",
    (True, True, True, False): "┤",
    (False, True, True, True): "┬",
    (True, False, True, True): "┴",
    (True, True, True, True): "┼",
}


def overhead(cells: int) -> int:
    """What borders and padding of a band of that many cells take."""
    return (cells + 1) * BORDER + cells * 2 * PADDING


def flow(
    text: str, cells: int, role: Role, span: Span | None, *, hang: int = 0, slot: Slot | None = None
) -> tuple[Line, ...]:
    """`text` broken into lines of a cell; all but the first are indented by `hang`."""
    if not hang or width(text) <= cells:
        return tuple(Line(line, role, span, slot) for line in wrap(text, cells))
    first = wrap(text, cells)[0]
    rest = wrap(text[len(first) :].lstrip(), cells - hang)
    return (Line(first, role, span, slot), *(Line(" " * hang + line, role, span, slot) for line in rest))


def band_lines(band: Band, *, ascii_only: bool) -> Iterator[FormLine]:
    """The lines of the cells of `band`, side by side."""
    border = "|" if ascii_only else "│"
    for number in range(max(len(cell.lines) for cell in band)):
        pieces = [Piece(border + " ", Role.RULE)]
        spans = []
        fields = []
        at = BORDER + PADDING
        for cell in band:
            line = cell.lines[number] if number < len(cell.lines) else Line("", Role.RULE)
            spans.append(line.span)
            slot = line.slot or cell.slot
            if slot is not None:
                fields.append(Field(slot, at, at + cell.width, line.span))
            pieces += _padded(line, cell)
            pieces.append(Piece(f" {border} ", Role.RULE))
            at += cell.width + 2 * PADDING + BORDER
        pieces[-1] = Piece(f" {border}", Role.RULE)
        places = tuple(span for span in spans if span is not None)
        yield FormLine(_joined(pieces), places[0] if places else None, places, tuple(fields))


def rule(above: Band | None, below: Band | None, caption: str = "", *, ascii_only: bool) -> FormLine:
    """The rule between two bands, with the junctions that their cells need, and `caption` set into it."""
    up = _borders(above) if above else set()
    down = _borders(below) if below else set()
    open_stretches = _merged(below) if below else set()
    end = max(up | down)
    drawn = [position not in open_stretches for position in range(end + 1)]
    text = "".join(
        _JUNCTIONS[
            position in up,
            position in down,
            position > 0 and drawn[position - 1],
            position < end and drawn[position + 1],
        ]
        if position in up | down
        else ("─" if drawn[position] else " ")
        for position in range(end + 1)
    )
    if ascii_only:
        text = "".join(_ASCII.get(character, " " if character == " " else "+") for character in text)
    if not caption:
        return FormLine((Piece(text, Role.RULE),), None)
    behind = 2 + width(caption) + 2
    return FormLine(
        (
            Piece(text[:2] + " ", Role.RULE),
            Piece(caption, Role.LABEL),
            Piece(" " + text[behind:], Role.RULE),
        ),
        None,
    )


def centred(text: str, cells: int, role: Role, span: Span | None) -> Iterator[FormLine]:
    """`text` in the middle of lines of `cells` cells."""
    for line in wrap(text, cells):
        before = (cells - width(line)) // 2
        after = cells - width(line) - before
        yield FormLine(
            _joined([Piece(" " * before, Role.RULE), Piece(line, role), Piece(" " * after, Role.RULE)]),
            span,
            () if span is None else (span,),
        )


def _padded(line: Line, cell: Cell) -> list[Piece]:
    shown = fit(line.text, cell.width) if width(line.text) > cell.width else line.text
    blank = Piece(" " * (cell.width - width(shown)), Role.RULE)
    text = Piece(shown, line.role)
    return [blank, text] if cell.right else [text, blank]


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Without empty pieces, and neighbours of one role as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].role is piece.role:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.role)
        else:
            joined.append(piece)
    return tuple(joined)


def _borders(band: Band) -> set[int]:
    """The columns of the vertical rules of `band`."""
    at, borders = 0, {0}
    for cell in band:
        at += PADDING + cell.width + PADDING + BORDER
        borders.add(at)
    return borders


def _merged(band: Band) -> set[int]:
    """The columns above which no rule is drawn."""
    at = 0
    columns: set[int] = set()
    for cell in band:
        end = at + PADDING + cell.width + PADDING + BORDER
        if cell.merged:
            columns.update(range(at + 1, end))
        at = end
    return columns
