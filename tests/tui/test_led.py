"""The declaration beside the outline follows a filter, and goes back when that ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import Driver, opened


def selected(driver: Driver) -> str:
    """The name of the project at the right, and the line of it that is selected."""
    place = driver.state.place
    if place is None:
        return ""
    project = driver.state.corpus.projects[place.project].project
    indicator = driver.state.corpus.indicator_at(place.project, place.line)
    return project.name if indicator is None else project.indicators[indicator].name


@pytest.mark.parametrize("text", ["监测点位", '指标 = "监测点位"'], ids=["words", "condition"])
async def test_what_a_filter_leaves_is_selected_while_it_is_typed(small: Path, text: str) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type(text)
        assert selected(driver) == "监测点位"
        assert "水质监测" in driver.lines[1]
        assert "> 监测点位" in driver.outline()
        await driver.press("escape")
        assert selected(driver) == "河道整治"


async def test_the_place_where_it_began_is_kept_as_long_as_it_matches(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("down", "f")
        await driver.type("率")
        assert selected(driver) == "河道整治"
        await driver.type("没有")
        await driver.press("backspace", "backspace")
        assert selected(driver) == "河道整治"


async def test_where_nothing_matches_the_right_side_says_so(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("没有")
        assert selected(driver) == ""
        assert "nothing matches the filter; Esc ends it" in driver.text
        await driver.press("enter", "e", "x", "a", "2", "down", "1", "S", "escape")
        await driver.press("escape")
        assert selected(driver) == "河道整治"


async def test_the_end_of_a_filter_goes_back_unless_a_person_went_elsewhere(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("水质")
        await driver.press("enter", "escape")
        assert selected(driver) == "河道整治"
        await driver.press("f")
        await driver.type("监测点位")
        await driver.press("enter", "up", "escape")
        assert driver.state.filter == ""
        assert selected(driver) == "水质监测"


async def test_an_edit_stays_where_it_is(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("= 20")
        await driver.press("escape", "f")
        await driver.type("指标值 = 20")
        await driver.press("enter", "e")
        await driver.type("= 30 个")
        await driver.press("enter")
        assert driver.state.matches is not None
        assert not driver.state.matches.projects
        assert selected(driver) == "监测点位"


async def test_the_next_start_shows_nothing_that_its_filter_does_not_leave(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("率")
        await driver.press("enter", "G")
        assert selected(driver) == "数据合格率"
    file = small / "small.perf"
    file.write_text(file.read_text("utf-8").replace("数据合格率", "数据合格比"), "utf-8")
    async with opened(small) as driver:
        assert driver.state.filter == "率"
        assert selected(driver) == "河道整治"


async def test_the_next_start_is_at_the_place_that_was_left_with_its_filter(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("率")
        await driver.press("enter", "G")
        last = selected(driver)
    async with opened(small) as driver:
        assert driver.state.filter == "率"
        assert selected(driver) == last
