"""Totals by every dimension."""

from pathlib import Path

import pytest

from perftui.display import width
from perftui.totals import Dimension
from perftui.tui.glyphs import UNICODE
from perftui.tui.widgets.totals_view import DIMENSIONS, DimensionBar, LeftOutList, TotalsTable
from tests.tui.driving import opened


@pytest.mark.parametrize(("forward", "backward"), [("right", "left"), ("l", "h")])
async def test_keys_go_round_the_dimensions(small: Path, forward: str, backward: str) -> None:
    async with opened(small) as driver:
        await driver.press("t")
        seen = []
        for _ in DIMENSIONS:
            seen.append(driver.state.dimension)
            await driver.press(forward)
            assert driver.state.sheet is not None
            assert driver.state.sheet.totals.dimension is driver.state.dimension
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


async def test_a_narrow_page_tells_that_there_are_more_dimensions(small: Path) -> None:
    async with opened(small, size=(60, 24)) as driver:
        await driver.press("t")
        bars = []
        for _ in DIMENSIONS:
            bars.append(driver.find(DimensionBar).render_line(0).text.strip())
            await driver.press("right")
        assert [bar[0] == UNICODE.before for bar in bars][:5] == [False] * 5
        assert bars[0][-1] == UNICODE.prompt
        assert (bars[-1][0], bars[-1][-1] == UNICODE.prompt) == (UNICODE.before, False)


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
