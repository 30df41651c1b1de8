"""The filter line: words at once, conditions while they are typed, faults with their place, and live with edits."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.widgets.search_line import SearchLine
from tests.tui.driving import Driver, opened


def count(driver: Driver) -> int | None:
    """How many projects the filter leaves."""
    matches = driver.state.matches
    return None if matches is None else matches.count


async def test_a_condition_leaves_what_it_holds_for(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        assert "满意度 < 90 or 待核" in driver.text
        await driver.type("满意度 <= 90")
        assert "1 project   1 indicator" in driver.text
        await driver.press("enter")
        assert [label.removeprefix("> ") for label in driver.outline()] == [
            "水务局", "河道整治", "满意度指标", "服务对象满意度指标", "居民满意度",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "condition"), [("质量指标", "二级指标 = 质量指标"), ("产出指标", "一级指标 = 产出指标")]
)
async def test_the_name_of_a_level_is_answered_with_the_condition_for_it(
    small: Path, typed: str, condition: str
) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type(typed)
        assert f"no name has that; of a level it is asked by {condition}" in driver.text


async def test_a_fault_shows_with_its_place_and_keeps_the_line_open(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("满意度 <")
        assert "the condition is not finished" in driver.text
        await driver.press("enter")
        assert driver.find(SearchLine).display
        await driver.type(" 95")
        assert "the condition is not finished" not in driver.text
        await driver.press("enter")
        assert not driver.find(SearchLine).display
        assert driver.state.filter == "满意度 < 95"


async def test_a_fault_changes_nothing_that_shows(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("主管部门 = 环保局")
        before = driver.outline()
        await driver.type(" and")
        assert driver.outline() == before
        await driver.press("escape")
        assert not driver.state.filter
        assert driver.state.fault is None
        assert driver.state.matches is None


async def test_the_filter_follows_edits(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("未定")
        await driver.press("enter", "end")
        assert "> 清淤长度" in driver.outline()
        await driver.press("e")
        await driver.type("3 公里")
        await driver.press("enter")
        assert count(driver) == 0
        await driver.press("u")
        assert count(driver) == 1


async def test_changed_finds_what_is_not_saved(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("改动")
        await driver.press("enter")
        assert count(driver) == 0
        await driver.press("escape", "home", "down", "down", "down", "down", "e")
        await driver.type("12")
        await driver.press("enter", "1", "f")
        await driver.type("改动")
        assert count(driver) == 1
        await driver.press("enter", "end")
        assert driver.outline()[-1] == "> 整治河道"
        await driver.press("ctrl+s")
        assert count(driver) == 0


async def test_where_a_field_could_be_meant_its_name_is_told(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("资金 > 100万")
        assert "of a project there are the fields 项目资金总额、财政资金、年度资金申请总额" in driver.text
