"""Tables as aligned text, Markdown and CSV. Cells are data; how they are kept harmless is decided here."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from perftui.display import fit, on_one_line, printable, printable_lines, width, wrap

GAP = 2
NARROWEST_LABEL = 8
READABLE_LABEL = 16
"""The least cells of a label where it need not share the line with all other columns."""

_FORMULA_STARTS = tuple("=+-@\t＝＋－＠")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~#&]")


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; numbers stand on the right."""

    title: str
    right: bool = False


Row = Sequence[str]
CsvCell = str | int | Decimal | None


def text_table(columns: Sequence[Column], rows: Sequence[Row], footer: Row | None, cells: int | None) -> str:
    """An aligned table.

    Args:
        columns: heads; the first column is the label, which is broken where the table is too wide. Where not even that
            makes room, the other columns stand in several tables one below the other, each with the label.
        rows: as many cells as there are columns.
        footer: a last row, set off by a rule.
        cells: the width of the terminal; `None` is no limit.

    Returns:
        Lines, each with its end.
    """
    everything = [[column.title for column in columns], *rows, *([footer] if footer else [])]
    shown = [[printable(cell) for cell in row] for row in everything]
    widths = [max(width(row[number]) for row in shown) for number in range(len(columns))]
    tables = []
    for group in _groups(widths, cells):
        picked = [[row[number] for number in group] for row in shown]
        tables.append(_table(picked, [columns[number] for number in group], cells, footed=footer is not None))
    return "\n".join(tables)


def _groups(widths: Sequence[int], cells: int | None) -> list[list[int]]:
    """The numbers of the columns that stand beside each other; the label is in each group."""
    others = range(1, len(widths))
    if cells is None or min(widths[0], NARROWEST_LABEL) + sum(GAP + widths[each] for each in others) <= cells:
        return [[0, *others]]
    groups: list[list[int]] = []
    room = 0
    for each in others:
        room -= GAP + widths[each]
        if room < 0:
            groups.append([0])
            room = cells - min(widths[0], READABLE_LABEL) - GAP - widths[each]
        groups[-1].append(each)
    return groups


def _table(shown: Sequence[Row], columns: Sequence[Column], cells: int | None, *, footed: bool) -> str:
    widths = [max(width(row[number]) for row in shown) for number in range(len(columns))]
    if cells is not None:
        others = sum(widths[1:]) + GAP * (len(columns) - 1)
        widths[0] = max(min(widths[0], cells - others), min(widths[0], NARROWEST_LABEL))
    ruler = (" " * GAP).join("─" * room for room in widths)
    drawn = [_row(row, widths, columns) for row in shown]
    drawn.insert(1, [ruler])
    if footed:
        drawn.insert(-1, [ruler])
    return "".join(f"{line}\n" for lines in drawn for line in lines)


def _row(row: Row, widths: Sequence[int], columns: Sequence[Column]) -> list[str]:
    """The lines of a row; a label that is too long goes on below, indented."""
    label, *rest = _label(row[0], widths[0])
    fitted = zip([label, *row[1:]], widths, columns, strict=True)
    first = (" " * GAP).join(fit(cell, room, right=column.right) for cell, room, column in fitted)
    return [first.rstrip(), *rest]


def _label(text: str, room: int) -> list[str]:
    """A label in lines of `room` cells at most, about equally long."""
    lines = _broken(text, room)
    while len(lines) > 1 and len(narrower := _broken(text, room - 1)) == len(lines):
        lines, room = narrower, room - 1
    return lines


def _broken(text: str, room: int) -> list[str]:
    first, *more = wrap(text, room)
    rest = wrap(text.removeprefix(first).lstrip(), room - GAP) if more else []
    return [first, *(f"{' ' * GAP}{line}" for line in rest)]


def markdown_table(columns: Sequence[Column], rows: Sequence[Row], footer: Row | None) -> str:
    """A table of GitHub's Markdown, in which no cell is markup."""
    heads = [_markdown(column.title) for column in columns]
    marks = ["---:" if column.right else "---" for column in columns]
    body = [[_markdown(cell) for cell in row] for row in rows]
    last = [[f"**{_markdown(cell)}**" if cell else "" for cell in footer]] if footer else []
    return "".join(f"| {' | '.join(row)} |\n" for row in [heads, marks, *body, *last])


def csv_text(header: Sequence[str], rows: Sequence[Sequence[CsvCell]]) -> str:
    """A table as of RFC 4180, with CRLF; text that a spreadsheet would take for a formula gets a leading `'`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_csv(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _csv(cell: CsvCell) -> str:
    if isinstance(cell, str):
        shown = printable_lines(cell)
        return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown
    return "" if cell is None else format(cell, "f" if isinstance(cell, Decimal) else "d")


def _markdown(cell: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", printable(on_one_line(cell)))
