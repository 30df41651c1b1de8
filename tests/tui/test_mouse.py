"""The mouse, the hints that can be clicked, and where the terminal's own cursor stands."""

from pathlib import Path

import pytest
from textual.events import MouseDown, MouseScrollDown, MouseUp

from perftui.display import width
from perftui.messages import Language, set_language
from perftui.tui.actions import ACTIONS, action
from perftui.tui.arranged.places import View
from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.outline import Outline
from perftui.tui.widgets.status import Header, Hints
from tests.tui.driving import opened


async def test_a_click_moves_and_a_double_click_opens(small: Path) -> None:
    async with opened(small) as driver:
        await driver.pilot.click(Outline, offset=(20, 4))
        await driver.settle()
        assert "> 整治河道" in driver.outline()
        await driver.pilot.click(Outline, offset=(20, 12), times=2)
        await driver.settle()
        assert isinstance(driver.app.focused, FormView)
        assert driver.state.place is not None
        assert driver.state.place.project == 1


async def test_a_click_on_the_sign_folds(small: Path) -> None:
    async with opened(small) as driver:
        await driver.pilot.click(Outline, offset=(5, 1))
        await driver.settle()
        assert driver.outline() == ["水务局", "> 河道整治", "环保局", "水质监测"]


async def test_the_wheel_scrolls_and_leaves_the_cursor(declarations: Path) -> None:
    async with opened(declarations, size=(80, 24)) as driver:
        outline = driver.find(Outline)
        outline.post_message(MouseScrollDown(outline, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False))
        await driver.settle()
        assert outline.scroll_offset.y > 0
        assert outline.cursor == 1


async def test_a_click_on_a_hint_does_what_it_says(small: Path) -> None:
    async with opened(small) as driver:
        line = driver.lines[-1]
        await driver.pilot.click(Hints, offset=(line.index("t Totals"), 0))
        await driver.settle()
        assert driver.state.view is View.TOTALS


async def test_a_click_on_a_title_goes_to_the_pane(small: Path) -> None:
    async with opened(small) as driver:
        await driver.pilot.click("#form-title", offset=(3, 0))
        await driver.settle()
        assert isinstance(driver.app.focused, FormView)


@pytest.mark.parametrize(
    ("words", "view"),
    [
        ("2 projects", View.SUMMARY),
        ("6 indicators", View.INDICATORS),
        ("annual funds", View.TOTALS),
        ("✗ 1", View.PROBLEMS),
        ("perftui", View.MAIN),
    ],
)
async def test_a_click_on_the_header_goes_where_there_is_more_of_it(small: Path, words: str, view: View) -> None:
    async with opened(small) as driver:
        await driver.pilot.click(Header, offset=(width(driver.lines[0].partition(words)[0]), 0))
        await driver.settle()
        assert driver.state.view is view


@pytest.mark.parametrize("button", [1, 2, 3])
async def test_only_the_first_button_does_something(small: Path, button: int) -> None:
    async with opened(small) as driver:
        before = driver.text
        x, y = driver.lines[-1].index("t Totals"), len(driver.lines) - 1
        for kind in (MouseDown, MouseUp):
            driver.app.post_message(kind(None, x, y, 0, 0, button, shift=False, meta=False, ctrl=False))
        await driver.settle()
        assert (driver.text == before) is (button > 1)


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("language", Language)
async def test_hints_are_never_cut_in_a_word(small: Path, columns: int, language: Language) -> None:
    set_language(language)
    async with opened(small, size=(columns, 24)) as driver:
        line = driver.lines[-1].rstrip()
        for identity in ("help", "quit"):
            assert str(action(identity).title) in line
        titles = {str(each.title) for each in ACTIONS}
        hints = [hint.strip().split(" ", 1) for hint in line.split("   ")]
        assert {title for _, title in hints} <= titles


async def test_the_terminal_cursor_stands_on_the_selected_row(small: Path) -> None:
    """Input methods and braille displays look there."""
    async with opened(small) as driver:
        await driver.press("down", "down")
        outline = driver.find(Outline)
        assert driver.app.cursor_position == (outline.region.x, outline.region.y + outline.cursor)
        await driver.press("2")
        form = driver.find(FormView)
        assert driver.app.cursor_position == (form.region.x, form.region.y + form.cursor - form.scroll_offset.y)
