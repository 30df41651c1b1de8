"""Keys that come faster than the program answers."""

from pathlib import Path

import pytest
from textual.events import Key

from perftui.totals import Dimension
from perftui.tui.arranged.places import View
from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.outline import Outline
from tests.tui.driving import Driver, opened


async def at_once(driver: Driver, *keys: str) -> None:
    """All keys before the program has seen the first of them."""
    for key in keys:
        driver.app.post_message(Key(key, key if len(key) == 1 else None))
    for _ in keys:
        await driver.settle()


async def test_letters_behind_a_search_are_searched_for_and_do_nothing_else(small: Path) -> None:
    async with opened(small) as driver:
        await at_once(driver, "ctrl+f", *"quit", "enter")
        assert driver.app.is_running
        assert driver.state.query == "quit"
        assert driver.state.views == (View.MAIN,)


async def test_letters_behind_a_filter_go_into_it(small: Path) -> None:
    async with opened(small) as driver:
        await at_once(driver, "f", *"水质", "enter", "down", "down")
        assert driver.state.filter == "水质"
        assert driver.outline()[-1] == "> 水质监测"


async def test_letters_behind_the_palette_go_into_it(small: Path) -> None:
    async with opened(small) as driver:
        await at_once(driver, "ctrl+p", *"totals", "enter", "right")
        assert driver.state.view is View.TOTALS
        assert driver.state.dimension is Dimension.NATURE


async def test_keys_behind_a_page_go_to_it(small: Path) -> None:
    async with opened(small) as driver:
        await at_once(driver, "t", "l", "l", "l", "escape", "2", "S", "escape", "tab", "tab")
        assert driver.state.dimension is Dimension.SUPERVISOR
        assert driver.state.views == (View.MAIN,)
        assert isinstance(driver.app.focused, Outline)


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (20, 8)])
async def test_many_keys_at_once_all_count(small: Path, size: tuple[int, int]) -> None:
    async with opened(small, size=size) as driver:
        await at_once(driver, *["down"] * 10, *["up"] * 7)
        assert "> 整治河道" in driver.outline()
        await at_once(driver, "enter", "1", "2")
        assert isinstance(driver.app.focused, FormView)
