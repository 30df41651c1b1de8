"""Roll-ups as text for a terminal, and as JSON, TOML, CSV and Markdown.

The JSON's schema is `docs/schema/total.schema.json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from perftui.display import printable
from perftui.messages import counted, msg
from perftui.notation import amount_text
from perftui.output.data import Data, Table, decimal_or_none, json_text, toml_text
from perftui.output.palette import PLAIN, Palette, Tone
from perftui.output.table import Column, CsvCell, csv_text, markdown_table, text_table
from perftui.totals import Dimension, LeftOut, TotalRow, Totals, share

_LEFT_OUT_SHOWN = 20

CSV_COLUMNS = (
    "label",
    "projects",
    "total",
    "share",
    "fiscal",
    "carryover",
    "other",
    "indicators",
    "quantitative",
    "deadline",
    "qualitative",
    "open",
)


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table of the roll-up before it is drawn."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    footer: tuple[str, ...]


def totals_text(totals: Totals, cells: int | None, palette: Palette = PLAIN) -> str:
    """The tables of a roll-up, one of money and one of indicators, and what was left out."""
    parts = [
        palette.paint(grid.title, Tone.PLACE) + "\n" + text_table(grid.columns, grid.rows, grid.footer, cells)
        for grid in _grids(totals)
    ]
    left_out = left_out_lines(totals.left_out, palette)
    if left_out:
        parts.append("".join(f"{line}\n" for line in left_out))
    return "\n".join(parts)


def totals_markdown(totals: Totals) -> str:
    """The same tables as Markdown."""
    return "\n".join(
        f"**{grid.title}**\n\n{markdown_table(grid.columns, grid.rows, grid.footer)}" for grid in _grids(totals)
    )


def totals_json(totals: Totals) -> str:
    """The roll-up as JSON: amounts are decimal strings in 元, shares are per cent."""
    return json_text(_data(totals))


def totals_toml(totals: Totals) -> str:
    """The same as TOML; what is absent is left out."""
    return toml_text(_data(totals))


def totals_csv(totals: Totals) -> str:
    """One row a label, and the row of everything last."""
    rows: list[list[CsvCell]] = [_csv_row(totals, row) for row in (*totals.rows, totals.grand)]
    return csv_text(CSV_COLUMNS, rows)


def left_out_lines(left_out: Sequence[LeftOut], palette: Palette = PLAIN) -> list[str]:
    """What is not in the totals, where and why; nothing where nothing was left out."""
    if not left_out:
        return []
    lines = [palette.paint(str(msg("Not in these totals:")), Tone.WARNING)]
    lines += [f"  {_left_out_line(each)}" for each in left_out[:_LEFT_OUT_SHOWN]]
    more = len(left_out) - _LEFT_OUT_SHOWN
    if more > 0:
        rest = counted("… and {count} more", "… and {count} more", more)
        lines.append(f"  {rest}")
    return lines


def _left_out_line(left_out: LeftOut) -> str:
    place = printable(left_out.path)
    if left_out.span is not None:
        place += f":{left_out.span.line}:{left_out.span.start + 1}"
    about = f"{printable(left_out.project)}: " if left_out.project else ""
    return f"{place}: {about}{left_out.reason}"


def _grids(totals: Totals) -> list[_Grid]:
    divided = totals.dimension is not None and totals.dimension.of_indicators
    return [_indicator_grid(totals)] if divided else [_money_grid(totals), _indicator_grid(totals)]


def _label_title(totals: Totals) -> str:
    return str(msg("Project")) if totals.dimension is None else totals.dimension.value


def _money_grid(totals: Totals) -> _Grid:
    """Money by its sources."""
    columns = (
        Column(_label_title(totals)),
        Column(str(msg("Total")), right=True),
        Column(str(msg("Share")), right=True),
        Column("当年财政拨款", right=True),
        Column("上年结转资金", right=True),
        Column("其他资金", right=True),
    )

    def cells(row: TotalRow) -> tuple[str, ...]:
        amounts = [_amount(amount) for amount in (row.fiscal, row.carryover, row.other)]
        return (totals.title(row), _amount(row.total), _percent(row.total, totals.grand.total), *amounts)

    return _Grid(
        str(msg("Annual funds, in 元")), columns, tuple(cells(row) for row in totals.rows), cells(totals.grand)
    )


def _indicator_grid(totals: Totals) -> _Grid:
    """How many indicators, and of which kinds: each number with its share."""
    by_kind = totals.dimension is Dimension.KIND
    titles = [
        *([] if totals.dimension is None else [msg("Proj.")]),
        msg("Indicators"),
        *([] if by_kind else [msg("Quant."), msg("Deadline"), msg("Qual."), msg("Open")]),
    ]
    columns = (Column(_label_title(totals)), *(Column(str(title), right=True) for title in titles))

    def cells(row: TotalRow) -> tuple[str, ...]:
        projects = [] if totals.dimension is None else [str(row.projects)]
        kinds = () if by_kind else (row.quantitative, row.deadline, row.qualitative, row.open)
        if not totals.grand.indicators:
            return (totals.title(row), *projects, *("0" for _each in titles[len(projects) :]))
        return (
            totals.title(row),
            *projects,
            _count(row.indicators, totals.grand.indicators),
            *(_count(count, row.indicators) for count in kinds),
        )

    return _Grid(str(msg("Indicators")), columns, tuple(cells(row) for row in totals.rows), cells(totals.grand))


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else amount_text(amount)


def _percent(part: Decimal | int | None, whole: Decimal | int | None) -> str:
    ratio = share(part, whole)
    return "" if ratio is None else f"{ratio}%"


def _count(count: int, whole: int) -> str:
    """A number and its share, so that both stand below each other on the right."""
    return f"{count} {_percent(count, whole):>6}"


def _data(totals: Totals) -> Table:
    rows: list[Data] = [_row(totals, row) for row in totals.rows]
    left_out: list[Data] = [
        {
            "file": each.path,
            "line": None if each.span is None else each.span.line,
            "column": None if each.span is None else each.span.start + 1,
            "project": each.project or None,
            "reason": str(each.reason),
        }
        for each in totals.left_out
    ]
    return {
        "by": None if totals.dimension is None else totals.dimension.value,
        "rows": rows,
        "total": _row(totals, totals.grand),
        "left_out": left_out,
    }


def _row(totals: Totals, row: TotalRow) -> Table:
    return {
        "label": row.label,
        "projects": row.projects,
        "annual_funds": {
            "total": decimal_or_none(row.total),
            "fiscal": decimal_or_none(row.fiscal),
            "carryover": decimal_or_none(row.carryover),
            "other": decimal_or_none(row.other),
        },
        "share_of_funds": decimal_or_none(share(row.total, totals.grand.total)),
        "indicators": row.indicators,
        "share_of_indicators": decimal_or_none(share(row.indicators, totals.grand.indicators)),
        "quantitative": row.quantitative,
        "deadline": row.deadline,
        "qualitative": row.qualitative,
        "open": row.open,
    }


def _csv_row(totals: Totals, row: TotalRow) -> list[CsvCell]:
    return [
        row.label,
        row.projects,
        row.total,
        share(row.total, totals.grand.total),
        row.fiscal,
        row.carryover,
        row.other,
        row.indicators,
        row.quantitative,
        row.deadline,
        row.qualitative,
        row.open,
    ]
