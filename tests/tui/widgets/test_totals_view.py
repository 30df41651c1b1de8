"""Totals by every dimension."""

from decimal import Decimal
from pathlib import Path

import pytest

from perftui.display import width
from perftui.totals import Dimension, roll_up
from perftui.tui.glyphs import UNICODE
from perftui.tui.runs import cells, plain
from perftui.tui.widgets.totals_view import DIMENSIONS, DimensionBar, LeftOutList, TotalsTable, lay_out, row_line
from perftui.workspace import load
from tests.tui.driving import opened


@pytest.mark.parametrize("room", [40, 60, 76, 100, 156, 300])
@pytest.mark.parametrize("dimension", DIMENSIONS, ids=str)
def test_every_row_is_as_wide_as_the_others_up_to_its_bar(small: Path, dimension: Dimension | None, room: int) -> None:
    totals = roll_up(load([small]), dimension)
    layout = lay_out(totals, room)
    fixed = {cells(row_line(totals, row, layout)[: 1 + len(layout.columns)]) for row in (*totals.rows, totals.grand)}
    assert len(fixed) == 1
    assert max(cells(row_line(totals, row, layout)) for row in totals.rows) <= room


def test_bars_compare_with_the_greatest_row(small: Path) -> None:
    totals = roll_up(load([small]))
    layout = lay_out(totals, 140)
    bars = [row_line(totals, row, layout)[-1].text for row in totals.rows]
    assert bars == [UNICODE.bar(layout.bar * 8), UNICODE.bar(layout.bar * 4)]


def test_shares_are_those_of_the_command_line(small: Path) -> None:
    totals = roll_up(load([small]))
    first = plain(row_line(totals, totals.rows[0], lay_out(totals, 140)))
    assert "66.7 %" in first
    assert totals.rows[0].total == Decimal(1_000_000)


def test_levels_have_no_money(small: Path) -> None:
    totals = roll_up(load([small]), Dimension.LEVEL1)
    titles = [str(column.title) for column, _ in lay_out(totals, 140).columns]
    assert "Annual funds, in 元" not in titles
    assert "Indicators" in titles


@pytest.mark.parametrize(("forward", "backward"), [("right", "left"), ("l", "h")])
async def test_keys_go_round_the_dimensions(small: Path, forward: str, backward: str) -> None:
    async with opened(small) as driver:
        await driver.press("t")
        seen = []
        for _ in DIMENSIONS:
            seen.append(driver.state.dimension)
            await driver.press(forward)
            assert driver.state.totals is not None
            assert driver.state.totals.dimension is driver.state.dimension
        assert tuple(seen) == DIMENSIONS
        await driver.press(backward)
        assert driver.state.dimension is DIMENSIONS[-1]


async def test_a_click_chooses_a_dimension(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("t")
        strip = driver.find(DimensionBar).render_line(0)
        at = width(strip.text[: strip.text.index("年度")])
        await driver.pilot.click(DimensionBar, offset=(at, 0))
        await driver.settle()
        assert driver.state.dimension is Dimension.YEAR
        assert "2026" in driver.text


async def test_the_sum_stands_below_the_rows(declarations: Path) -> None:
    async with opened(declarations) as driver:
        await driver.press("t")
        rows = driver.find(TotalsTable).count()
        assert rows == 9
        total = next(line for line in driver.lines if line.split()[:1] == ["Total"])
        assert "285,039,000.00" in total
        assert "100.0 %" in total
        assert "Everything was counted." in driver.text


async def test_what_was_left_out_is_said_and_leads_to_its_place(small: Path) -> None:
    (small / "b.perf").write_text("项目 丙\n  主管部门: 水务局\n", "utf-8")
    async with opened(small) as driver:
        await driver.press("t")
        assert "1 thing was left out" in driver.text
        assert "no amount for the year" in driver.text
        await driver.press("tab")
        assert driver.app.focused is driver.find(LeftOutList)
        await driver.press("enter")
        assert "forms/b.perf" in driver.lines[1]


async def test_the_totals_follow_a_new_reading(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("t")
        (small / "b.perf").write_text("项目 丙\n  年度资金申请总额: 1 元\n", "utf-8")
        await driver.press("f5")
        assert "1,500,001.00" in driver.text
