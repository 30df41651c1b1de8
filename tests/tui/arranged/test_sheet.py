"""The table of a roll-up."""

from decimal import Decimal
from pathlib import Path

import pytest

from perftui.totals import Dimension, roll_up
from perftui.tui.arranged.sheet import lay_out, row_line, sheet
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import cells, plain, widest
from perftui.tui.widgets.totals_view import DIMENSIONS
from perftui.workspace import load


@pytest.mark.parametrize("room", [40, 60, 76, 100, 156, 300])
@pytest.mark.parametrize("dimension", DIMENSIONS, ids=str)
def test_every_row_is_as_wide_as_the_others_up_to_its_bar(small: Path, dimension: Dimension | None, room: int) -> None:
    table = sheet(roll_up(load([small]), dimension))
    layout = lay_out(table, room)
    fixed = {
        cells(row_line(table, row, layout)[: 1 + len(layout.columns)])
        for row in (*table.totals.rows, table.totals.grand)
    }
    assert len(fixed) == 1
    assert max(cells(row_line(table, row, layout)) for row in table.totals.rows) <= room


def test_bars_compare_with_the_greatest_row(small: Path) -> None:
    table = sheet(roll_up(load([small])))
    layout = lay_out(table, 140)
    bars = [row_line(table, row, layout)[-1].text for row in table.totals.rows]
    assert bars == [GLYPHS.bar(layout.bar * 8), GLYPHS.bar(layout.bar * 4)]


def test_shares_are_those_of_the_command_line(small: Path) -> None:
    table = sheet(roll_up(load([small])))
    first = plain(row_line(table, table.totals.rows[0], lay_out(table, 140)))
    assert "66.7 %" in first
    assert table.totals.rows[0].total == Decimal(1_000_000)


def test_levels_have_no_money(small: Path) -> None:
    table = sheet(roll_up(load([small]), Dimension.LEVEL1))
    titles = [str(column.title) for column, _ in lay_out(table, 140).columns]
    assert "Annual funds, in 元" not in titles
    assert "Indicators" in titles


def test_of_ten_thousand_labels_the_widest_counts() -> None:
    assert widest(["甲" * 3, "a" * 5, "甲" * 2], 80) == 6
    assert widest(["甲" * 3, "a" * 50], 20) == 20
    assert widest([], 20) == 0
