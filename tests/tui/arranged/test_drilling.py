"""From a total to the projects behind it, and back; totals live with every edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.query.reader import Query
from perftui.query.typed import meaning
from perftui.totals import Dimension, roll_up
from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.drilling import condition_of, quoted
from perftui.tui.arranged.filtering import matching
from perftui.tui.arranged.gathering import gathered
from perftui.tui.arranged.places import View
from perftui.tui.widgets.totals_view import TotalsTable
from perftui.workspace import load
from tests.tui.driving import Driver, opened


@pytest.fixture
def wide(folder: Path) -> Corpus:
    """Projects with and without a value in each dimension."""
    (folder / "a.perf").write_text(
        '项目 甲\n  年度: 2026\n  项目性质: 一次性项目\n  项目类别: 特定目标类\n  主管部门: 局 "甲"\n  实施单位: 甲\n\n'
        "  产出指标 / 数量指标\n    - 数 ≥ 1 个\n    - 未: ?\n\n项目 乙\n\n  效益指标 / 社会效益指标\n    - 好: 好\n"
        "    - 期 ≤ 2026-06-30\n",
        "utf-8",
    )
    return gathered(load([folder]))


@pytest.mark.parametrize("dimension", Dimension)
def test_the_condition_of_a_row_leaves_as_many_as_the_row_counts(wide: Corpus, dimension: Dimension) -> None:
    assert wide.workspace is not None
    rows = roll_up(wide.workspace, dimension).rows
    assert rows
    for row in rows:
        query = meaning(condition_of(dimension, row))
        assert isinstance(query, Query)
        matches = matching(query, wide, {}, lambda: False)
        assert matches is not None
        assert matches.count == row.projects
        if dimension.of_indicators:
            assert sum(len(matches.indicators(each)) for each in matches.projects) == row.indicators


def test_a_quote_in_a_value_is_doubled() -> None:
    assert quoted('局 "甲"') == '"局 ""甲"""'


def view(driver: Driver) -> View:
    """The page in front."""
    return driver.state.view


async def test_enter_shows_the_projects_behind_a_total_and_escape_comes_back(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("未定")
        await driver.press("enter", "t", "right", "right", "right")
        assert driver.state.dimension is Dimension.SUPERVISOR
        await driver.press("down", "enter")
        assert view(driver) is View.MAIN
        assert driver.state.filter == '主管部门 = "环保局"'
        assert driver.outline()[:2] == ["> 环保局", "水质监测"] or "水质监测" in driver.outline()[1]
        await driver.press("escape")
        assert view(driver) is View.TOTALS
        assert driver.state.filter == "未定"
        assert driver.find(TotalsTable).cursor == 1


async def test_enter_on_a_project_goes_to_it(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("t", "down", "enter")
        assert view(driver) is View.MAIN
        assert driver.state.place is not None
        assert driver.state.place.project == 1
        await driver.press("escape")
        assert view(driver) is View.TOTALS


async def test_totals_follow_an_edit(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("t")
        assert "1,500,000.00" in driver.text
        await driver.press("escape", "home", "down", "down", "down", "down", "x", "t", "right", "right", "right")
        sheet = driver.state.sheet
        assert sheet is not None
        assert sheet.totals.grand.indicators == 5
        await driver.press("u")
        assert driver.state.sheet is not None
        assert driver.state.sheet.totals.grand.indicators == 6


async def test_another_page_is_no_way_back(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("t", "down", "enter", "p", "escape")
        assert view(driver) is View.MAIN
        await driver.press("escape")
        assert view(driver) is View.MAIN
