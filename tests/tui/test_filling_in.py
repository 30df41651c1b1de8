"""While a field is filled in: nothing moves below it, and what is typed can be taken back in the line itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.events import Paste

from perftui.tui.widgets.edit_line import EditLine
from perftui.tui.widgets.entry import Entry
from perftui.tui.widgets.form_view import FormView
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened

FIRST = "项目 甲\n  主管部门: 甲局\n\n  产出指标 / 数量指标\n    - 甲数 ≥ 1 个\n"


async def fill_in(driver: Driver, text: str) -> None:
    """Begin to fill in the target of 整治河道."""
    await driver.press("home", "down", "down", "down", "down", "e")
    await driver.type(text)


def line(driver: Driver) -> str:
    """What stands in the line."""
    return driver.find(EditLine).entry.value


def draft(driver: Driver) -> str:
    """The text of the file with what is not saved."""
    bench = driver.app.desk.workbench
    held = None if bench is None else bench.draft(Path("forms/small.perf"))
    assert held is not None
    return held.text


def written(path: Path, text: str) -> None:
    """Another program has written a file, a moment ago."""
    path.write_text(text, "utf-8")
    os.utime(path, (path.stat().st_mtime - 60,) * 2)


async def look(driver: Driver) -> None:
    driver.app.look()
    await driver.settle()


async def test_a_new_file_of_another_program_takes_no_text_to_another_project(small: Path) -> None:
    async with opened(small) as driver:
        await fill_in(driver, "≥ 77 条")
        written(small / "0.perf", FIRST)
        await look(driver)
        await driver.press("enter")
        assert "整治河道 ≥ 77 条" in draft(driver)
        await look(driver)
        assert [each.project.name for each in driver.state.corpus.projects] == ["甲", "河道整治", "水质监测"]
        assert "整治河道 ≥ 77 条" in draft(driver)


async def test_lines_of_another_program_take_no_text_to_another_indicator(small: Path) -> None:
    theirs = SMALL.replace("    - 整治河道", "    - 甲数 ≥ 1 个\n\n    - 整治河道", 1)
    async with opened(small) as driver:
        await fill_in(driver, "≥ 77 条")
        written(small / "small.perf", theirs)
        await look(driver)
        await driver.press("enter")
        assert draft(driver) == SMALL.replace("≥ 10 条", "≥ 77 条")
        await look(driver)
        assert driver.state.contested == {"forms/small.perf"}
    assert (small / "small.perf").read_text("utf-8") == theirs


@pytest.mark.parametrize("key", ["f11", "insert", "alt+z", "ctrl+r", "f2", "f5", "f9", "ctrl+g", "ctrl+b", "alt+m"])
async def test_no_key_does_anything_elsewhere(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press("home", "down", "down", "down", "down", "e")
        await driver.type("12")
        await driver.press("enter", "e")
        await driver.type("≥ 77 条")
        before = draft(driver)
        await driver.press(key)
        assert draft(driver) == before
        assert line(driver) == "≥ 77 条"
        await driver.press("enter")
        assert draft(driver) == SMALL.replace("≥ 10 条", "≥ 77 条")


async def test_help_leads_back_to_the_line(small: Path) -> None:
    async with opened(small) as driver:
        await fill_in(driver, "12")
        await driver.press("f1")
        assert "Filling in" in driver.text
        await driver.press("t", "escape")
        assert driver.find(EditLine).entry.has_focus
        assert line(driver) == "12"


async def test_who_asked_to_leave_and_stays_finds_what_was_typed_in_its_field(small: Path) -> None:
    async with opened(small) as driver:
        await fill_in(driver, "13")
        await driver.press("ctrl+q")
        assert "1 file is not saved." in driver.text
        await driver.press("escape")
        assert not driver.find(EditLine).display
        assert driver.find(FormView).has_focus
        assert draft(driver) == SMALL.replace("≥ 10 条", "≥ 13 条")


async def test_what_was_typed_is_taken_back_in_the_line_and_not_in_the_files(small: Path) -> None:
    async with opened(small) as driver:
        await fill_in(driver, "12")
        await driver.press("enter", "e", "3", "4")
        assert line(driver) == "34"
        await driver.press("ctrl+z", "ctrl+z")
        assert line(driver) == "≥ 12 条"
        await driver.press("ctrl+y", "ctrl+y")
        assert line(driver) == "34"
        assert draft(driver) == SMALL.replace("≥ 10 条", "≥ 12 条")


async def test_a_click_elsewhere_lets_the_text_stand(small: Path) -> None:
    async with opened(small) as driver:
        await fill_in(driver, "12")
        await driver.pilot.click("#outline", offset=(20, 1))
        await driver.settle()
        assert not driver.find(EditLine).display
        assert draft(driver) == SMALL.replace("≥ 10 条", "≥ 12 条")
        assert driver.outline()[1] == "> 河道整治"


async def test_a_click_elsewhere_leaves_what_cannot_stand_to_be_corrected(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2", "home", "down", "down", "down", "e")
        await driver.type("年初")
        await driver.pilot.click("#outline", offset=(20, 5))
        await driver.settle()
        assert "a day is written 2026-01-31" in driver.text
        assert driver.find(EditLine).entry.has_focus
        await driver.press("ctrl+u")
        await driver.type("2026-03-01")
        await driver.press("enter")
        assert "计划开始日期: 2026-03-01" in draft(driver)


async def test_the_terminal_that_loses_the_keys_takes_nothing_over(small: Path) -> None:
    async with opened(small) as driver:
        await fill_in(driver, "12")
        driver.app.screen.set_focus(None)
        await driver.settle()
        assert driver.find(EditLine).display
        assert draft(driver) == SMALL


@pytest.mark.parametrize(
    ("pasted", "stands"),
    [
        ("≥ 90\n%\n", "≥ 90 %"),
        ("符合本市\n  要求", "符合本市要求"),
        (" 90", " 90"),
        ("\n\n", ""),
        ("a\r\nb", "a b"),
        ("≥\t90 %\r\n", "≥ 90 %"),
    ],
)
async def test_several_lines_that_are_pasted_become_one(small: Path, pasted: str, stands: str) -> None:
    async with opened(small) as driver:
        await fill_in(driver, "")
        await driver.press("ctrl+u")
        driver.app.post_message(Paste(pasted))
        await driver.settle()
        assert line(driver) == stands


async def test_an_input_method_finds_the_caret_in_a_text_longer_than_the_line(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await fill_in(driver, "很长的指标值" * 20)
        entry = driver.find(EditLine).query_one(Entry)
        for key, at in (("home", 0), ("right", 2), ("end", None), ("left", None)):
            await driver.press(key)
            x, y = driver.app.cursor_position
            assert y == entry.region.y
            assert entry.region.x <= x < entry.region.right
            assert (x, y) == entry.cursor_screen_offset
            assert at is None or x == entry.region.x + at


@pytest.mark.parametrize("before", ["", "a"])
async def test_no_character_is_lost_where_panes_below_the_line_begin(small: Path, before: str) -> None:
    text = before + "河道" * 30
    async with opened(small) as driver:
        await fill_in(driver, text)
        assert [text in each for each in driver.lines[-3:-1]] == [True, True], "as it is read, and as it is typed"
