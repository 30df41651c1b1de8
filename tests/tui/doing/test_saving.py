"""Saving one file and all, and leaving; what another program wrote is not overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import SMALL
from tests.tui.driving import opened
from tests.tui.filling import on_disk, to_target


@pytest.mark.parametrize("key", ["ctrl+s", "f6"])
async def test_saving_lets_an_entry_stand_or_says_why_it_cannot(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press("2", "home", "down", "down", "down", "e")
        await driver.type("年初")
        await driver.press(key)
        assert "a day is written 2026-01-31" in driver.text
        assert on_disk(small) == SMALL
        await driver.press("ctrl+u")
        await driver.type("2026-02-01")
        await driver.press(key)
        assert "1 file saved" in driver.text
    assert on_disk(small) == SMALL.replace("计划开始日期: 2026-01-01", "计划开始日期: 2026-02-01", 1)


async def test_saving_one_file_tells_of_the_others(folder: Path) -> None:
    for name in "ab":
        (folder / f"{name}.perf").write_text(f"项目 {name}\n  年度: 2026\n", "utf-8")
    async with opened(folder) as driver:
        await driver.press("home", "down", "x", "d", "ctrl+s")
        assert "1 other file is not saved: F6 saves all" in driver.text
        assert (folder / "a.perf").exists()
        await driver.press("f6")
        assert not (folder / "a.perf").exists()


async def test_quitting_asks_while_something_is_unsaved(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("e")
        await driver.type("12")
        await driver.press("enter", "q")
        assert "1 file is not saved." in driver.text
        await driver.press("c")
        assert driver.app.is_running
        await driver.press("q", "s")
        assert on_disk(small) == SMALL.replace("≥ 10 条", "≥ 12 条")


async def test_quitting_without_saving_changes_nothing(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("e")
        await driver.type("12")
        await driver.press("enter", "q", "d")
    assert on_disk(small) == SMALL


async def test_a_file_that_another_program_changed_is_not_overwritten(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("e")
        await driver.type("12")
        await driver.press("enter")
        (small / "small.perf").write_text(SMALL.replace("2026", "2027"), "utf-8")
        await driver.press("ctrl+s")
        assert "was changed by another program" in driver.text
        assert driver.state.contested == {"forms/small.perf"}
    assert on_disk(small) == SMALL.replace("2026", "2027")


async def test_a_file_that_is_no_text_is_never_written(folder: Path) -> None:
    (folder / "a.perf").write_bytes("项目 甲\n".encode("gb18030"))
    (folder / "b.perf").write_text("项目 乙\n  年度: 2026\n", "utf-8")
    async with opened(folder) as driver:
        await driver.press("home", "down", "e")
        await driver.type("丙")
        await driver.press("enter", "f6")
    assert (folder / "a.perf").read_bytes() == "项目 甲\n".encode("gb18030")
