"""The palette has every action that can be done where it is opened, and does it there."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.actions import ACTIONS, Where
from perftui.tui.terminal.runs import Run, Tone
from perftui.tui.widgets.grid_view import GridTable
from perftui.tui.widgets.palette_list import PaletteList
from tests.tui.driving import Driver, opened

OWN = {
    "1": {Where.OUTLINE},
    "2": {Where.FORM},
    "t": {Where.TOTALS},
    "s": {Where.TABLE},
    "i": {Where.TABLE, Where.INDICATORS},
    "d": {Where.CHANGES},
    "D": {Where.CONFLICTS},
}


def offered(driver: Driver) -> list[str]:
    """The ids of the actions that are offered."""
    offers = driver.find(PaletteList)
    return [offers.offer(index).action for index in range(offers.count())]


@pytest.mark.parametrize("key", OWN)
async def test_everything_that_a_key_does_here_is_offered(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press(key, "ctrl+p")
        here = {each.id for each in ACTIONS if each.where in {Where.ANYWHERE, *OWN[key]}} - {"palette"}
        assert here <= set(offered(driver))
        assert not {each.id for each in ACTIONS if each.where in {Where.SEARCH, Where.EDIT}} & set(offered(driver))


async def test_what_other_keys_hide_is_not_offered(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2", "ctrl+p")
        assert "field_left" in offered(driver)
        assert "scroll_left" not in offered(driver)


async def test_moving_the_cursor_is_offered_last(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("ctrl+p")
        names = offered(driver)
        assert names.index("edit") < names.index("duplicate") < names.index("pane_1") < names.index("cursor_down")


async def test_what_a_list_does_is_done_by_the_list_below(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("s")
        before = driver.find(GridTable).cursor
        await driver.press("ctrl+p")
        await driver.type("cursor_down")
        await driver.press("enter")
        assert driver.find(GridTable).cursor == before + 1
        await driver.press("ctrl+p")
        await driver.type("Columns")
        await driver.press("enter")
        assert "Show or hide" in driver.text


async def test_what_was_typed_is_set_apart_and_the_line_that_enter_takes_stands_out(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press(":")
        await driver.type("河道")
        offers = driver.find(PaletteList)
        assert Run("河道", Tone.FOUND) in offers.line(0, 60)
        here = offers.screen.get_component_rich_style("cursor--here")
        assert all(each.style is not None and each.style.bgcolor == here.bgcolor for each in offers.render_line(0))
