"""汇总表 and the table of indicators: rows, columns, order, filter, sums, and what is behind a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.arranged.places import View
from perftui.tui.store.layouts import layout_of
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.widgets.grid_view import GridTable
from tests.tui.driving import Driver, opened


def rows(driver: Driver) -> list[str]:
    """What the first column says."""
    table = driver.find(GridTable)
    entries = (table.entry(index) for index in range(table.count()))
    return [(entry.indicator or entry.project).name for entry in entries if entry is not None]


def view(driver: Driver) -> View:
    """The page in front."""
    return driver.state.view


async def test_a_row_a_project_with_its_sums_in_sight(small: Path) -> None:
    async with opened(small, size=(200, 30)) as driver:
        await driver.press("s")
        assert rows(driver) == ["河道整治", "水质监测"]
        assert any("Total" in line and "1,500,000.00" in line and "1,400,000.00" in line for line in driver.lines)


@pytest.mark.parametrize("columns", [80, 160])
async def test_name_and_money_stand_first_with_every_sum_whole(nine: Path, columns: int) -> None:
    async with opened(nine, size=(columns, 24)) as driver:
        await driver.press("s")
        heading = next(line for line in driver.lines if "项目名称" in line)
        assert heading.split()[:4] == ["项目名称", "年度资金申请总额", "当年财政拨款", "上年结转资金"]
        total = next(line for line in driver.lines if line.split()[:1] == ["Total"])
        assert total.split()[1:4] == ["285,039,000.00", "285,039,000.00", "0.00"]
        assert "…" not in total


async def test_the_name_stays_when_the_columns_move(nine: Path) -> None:
    async with opened(nine, size=(80, 24)) as driver:
        await driver.press("s", *["right"] * 13)
        heading = next(line for line in driver.lines if "项目名称" in line)
        assert "主管部门" not in heading
        assert "项目性质" in heading
        assert (GLYPHS.before in heading, GLYPHS.prompt in heading) == (True, True)
        assert any("城市数字化转型经费" in line and "经常性专项业务费" in line for line in driver.lines)


async def test_the_column_of_the_cursor_sorts_rising_falling_and_not(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("s", "right", "o")
        assert layout_of(driver.state, View.SUMMARY).sort == "年度资金申请总额"
        assert rows(driver) == ["水质监测", "河道整治"]
        await driver.press("o")
        assert rows(driver) == ["河道整治", "水质监测"]
        await driver.press("o")
        assert not layout_of(driver.state, View.SUMMARY).sort


async def test_the_sign_of_the_order_stands_right_before_the_name_of_its_column(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "right", "right", "o")
        assert layout_of(driver.state, View.INDICATORS).sort == "指标值"
        assert f" {GLYPHS.rising}指标值" in driver.lines[2]


async def test_a_click_on_a_heading_sorts(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("s")
        await driver.pilot.click("#grid-heading", offset=(6, 0))
        await driver.settle()
        assert layout_of(driver.state, View.SUMMARY).sort == "项目名称"
        assert rows(driver) == ["水质监测", "河道整治"]


async def test_the_cursor_stays_on_its_row(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("s", "o")
        assert driver.find(GridTable).cursor == 1
        assert driver.state.place is not None
        assert driver.state.place.project == 0


async def test_a_filter_leaves_rows_and_sums(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("s", "f")
        await driver.type("主管部门 = 环保局")
        await driver.press("enter")
        assert view(driver) is View.SUMMARY
        assert rows(driver) == ["水质监测"]
        assert any("Total" in line and "500,000.00" in line and "1,500,000.00" not in line for line in driver.lines)


async def test_enter_goes_to_the_project_and_escape_comes_back(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("s", "down", "enter")
        assert view(driver) is View.MAIN
        assert driver.state.place is not None
        assert driver.state.place.project == 1
        await driver.press("escape")
        assert view(driver) is View.SUMMARY
        assert driver.find(GridTable).cursor == 1


async def test_columns_are_chosen(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("s", "c", *["down"] * 14, "space")
        assert "主管部门" not in layout_of(driver.state, View.SUMMARY).shown
        await driver.press(*["up"] * 14, "space", "escape")
        assert layout_of(driver.state, View.SUMMARY).shown[0] == "项目名称"


async def test_a_table_follows_edits(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("home", "down", "down", "down", "down", "x", "i")
        assert rows(driver) == ["清淤长度", "验收合格率", "居民满意度", "监测点位", "数据合格率"]
        await driver.press("u")
        assert rows(driver)[0] == "整治河道"


async def test_indicators_of_what_the_filter_leaves(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "f")
        await driver.type("单位 = %")
        await driver.press("enter")
        assert rows(driver) == ["验收合格率", "居民满意度", "数据合格率"]
        await driver.press("down", "enter")
        assert view(driver) is View.MAIN
        assert driver.outline()[-1] == "> 居民满意度" or "> 居民满意度" in driver.outline()


async def test_rows_are_selected_in_every_way(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "space")
        assert len(driver.state.selected) == 1
        await driver.press("down", "v")
        assert len(driver.state.selected) == 3
        await driver.press("*")
        assert len(driver.state.selected) == 3
        assert "3 selected" in driver.text
        await driver.press("ctrl+a")
        assert len(driver.state.selected) == 6
        await driver.press("ctrl+a")
        assert not driver.state.selected


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_any_width_shows_the_column_of_the_cursor(small: Path, size: tuple[int, int]) -> None:
    async with opened(small, size=size) as driver:
        await driver.press("s", *["right"] * 12)
        await driver.press(*["left"] * 20)
        assert layout_of(driver.state, View.SUMMARY).at == 0


async def test_where_no_sum_is_in_sight_the_last_line_counts(small: Path) -> None:
    async with opened(small, size=(60, 20)) as driver:
        await driver.press("i")
        assert driver.lines[-2].strip() == "6 indicators"


async def test_a_table_without_rows_blames_no_filter_that_is_not_there(folder: Path) -> None:
    async with opened(folder) as driver:
        await driver.press("i")
        assert "nothing here yet" in driver.text
        await driver.press("f")
        await driver.type("甲")
        assert "nothing that the filter leaves" in driver.text
