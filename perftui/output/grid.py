"""A table as a file: CSV, Markdown, or a workbook where the extra for it is installed.

A text stays a text whatever program opens the file: in CSV a beginning that a spreadsheet would take for a formula has
an apostrophe before it, in a workbook the cell is marked as text.
"""

from __future__ import annotations

import csv
import importlib.util
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

Cell = str | Decimal | int | None
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to write: its name, its headings, its rows; `money` are the columns of amounts."""

    name: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    money: frozenset[int] = frozenset()


def has_workbooks() -> bool:
    """Whether what writes workbooks is installed."""
    return importlib.util.find_spec("openpyxl") is not None


def to_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a mark of it, which spreadsheets look for; numbers without groups."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(_guarded, sheet.headings))
    writer.writerows([_guarded(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig", "surrogatepass")


def to_markdown(sheet: Sheet) -> bytes:
    """A table of GitHub's Markdown; numbers at the right."""
    right = {at for at in range(len(sheet.headings)) if _is_numeric(sheet, at)}
    lines = [
        _markdown_row(sheet.headings),
        _markdown_row(["---:" if at in right else "---" for at in range(len(sheet.headings))]),
    ]
    lines += [
        _markdown_row([_markdown_cell(cell, money=at in sheet.money) for at, cell in enumerate(row)])
        for row in sheet.rows
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


def to_xlsx(sheet: Sheet) -> bytes:
    """A workbook of one sheet; texts are texts, amounts numbers with two decimals."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page: Any = book.active
    page.title = sheet.name[:31]
    for line, row in enumerate((sheet.headings, *sheet.rows), 1):
        for at, cell in enumerate(row, 1):
            if cell is not None:
                _put(page.cell(line, at), cell, money=at - 1 in sheet.money)
    for at, heading in enumerate(sheet.headings, 1):
        page.cell(1, at).font = Font(bold=True)
        longest = max([2 * len(heading), *(_length(row[at - 1]) for row in sheet.rows)])
        page.column_dimensions[get_column_letter(at)].width = min(longest, _WIDEST) + 2
    page.freeze_panes = "B2"
    page.auto_filter.ref = page.dimensions
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


WRITERS: Mapping[str, Callable[[Sheet], bytes]] = MappingProxyType(
    {".csv": to_csv, ".md": to_markdown, ".xlsx": to_xlsx}
)
"""The writers by the ending of the file."""


def _put(place: Any, cell: str | Decimal | int, *, money: bool) -> None:
    if isinstance(cell, str):
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        place.value = ILLEGAL_CHARACTERS_RE.sub("", cell)
        place.data_type = "s"
        place.number_format = "@"
        place.quotePrefix = True
        return
    place.value = cell
    if money:
        place.number_format = "#,##0.00"


def _guarded(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def _is_numeric(sheet: Sheet, at: int) -> bool:
    cells = [row[at] for row in sheet.rows if row[at] is not None]
    return bool(cells) and not any(isinstance(cell, str) for cell in cells)


def _markdown_cell(cell: Cell, *, money: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:,.2f}" if money else format(cell, "f")
    return str(cell)


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |"


def _escaped(text: str) -> str:
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _length(cell: Cell) -> int:
    return sum(1 if letter.isascii() else 2 for letter in str(cell)) if cell is not None else 0
