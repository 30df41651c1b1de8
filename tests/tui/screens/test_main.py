"""The panes of the main page: which show, which has the keys, how they share the page."""

from pathlib import Path

import pytest

from perftui.tui.arranged.places import View
from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.outline import Outline
from perftui.tui.widgets.problems import ProblemList
from tests.tui.driving import opened


async def test_number_keys_give_the_keys_to_a_pane(small: Path) -> None:
    async with opened(small) as driver:
        for key, kind in (("2", FormView), ("3", ProblemList), ("1", Outline)):
            await driver.press(key)
            assert isinstance(driver.app.focused, kind)


async def test_tab_goes_round_the_panes(small: Path) -> None:
    async with opened(small) as driver:
        kinds = []
        for key in ("tab", "tab", "tab", "shift+tab"):
            await driver.press(key)
            kinds.append(type(driver.app.focused))
        assert kinds == [FormView, ProblemList, Outline, ProblemList]


async def test_number_keys_lead_back_from_other_pages(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("t", "?", "2")
        assert driver.state.views == (View.MAIN,)
        assert isinstance(driver.app.focused, FormView)


@pytest.mark.parametrize("key", ["z", "f10"])
async def test_zoom_gives_the_page_to_one_pane(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press("2", key)
        assert driver.find(FormView).size.width == 160
        assert not driver.app.screen.query_one("#outline-pane").display
        await driver.press("1")
        assert driver.find(Outline).size.width == 160
        await driver.press("escape")
        assert driver.find(FormView).size.width < 160


async def test_the_border_between_the_panes_moves(small: Path) -> None:
    async with opened(small) as driver:
        before = driver.find(Outline).size.width
        await driver.press(">", "》")
        assert driver.find(Outline).size.width == before + 8
        await driver.press("<", "《", "<")
        assert driver.find(Outline).size.width == before - 4


async def test_a_narrow_page_shows_the_form_when_it_has_the_keys(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        assert not driver.app.screen.query_one("#form-pane").display
        await driver.press("enter")
        assert driver.find(FormView).size.width == 80
        assert not driver.app.screen.query_one("#outline-pane").display
        await driver.press("escape")
        assert driver.find(Outline).size.width == 80
        assert driver.find(ProblemList).size.height > 0


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (20, 10), (40, 12), (60, 20), (99, 15), (100, 16), (300, 100)])
async def test_no_size_is_too_small_or_too_large(small: Path, size: tuple[int, int]) -> None:
    async with opened(small, size=size) as driver:
        await driver.press("2", "3", "1", "t", "escape", "p", "escape", "S", "escape", "?", "escape", "f4", "escape")
        assert driver.app.is_running


async def test_a_changed_size_arranges_the_panes_anew(small: Path) -> None:
    async with opened(small) as driver:
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert not driver.app.screen.query_one("#form-pane").display
        await driver.pilot.resize_terminal(120, 30)
        await driver.settle()
        assert driver.app.screen.query_one("#form-pane").display
