"""Saving one file and all, and leaving; what another program wrote is not overwritten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from perftui.tui.arranged.places import View
from tests.tui.conftest import SMALL
from tests.tui.desk.test_contested import contest
from tests.tui.desk.test_outside import MINE, OPEN, answer, view
from tests.tui.driving import Driver, opened
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


async def test_saving_one_of_several_files_tells_of_the_others(folder: Path) -> None:
    for name in "abc":
        (folder / f"{name}.perf").write_text(f"项目 {name}\n  产出指标 / 数量指标\n    - 数 ≥ 1 个\n", "utf-8")
    async with opened(folder, size=(80, 24)) as driver:
        await driver.press("i", "ctrl+a", ".", "u")
        await driver.type("项")
        await driver.press("enter", "y", "escape", "ctrl+s")
        assert "is saved; 2 other files are not: F6 saves all." in driver.lines[-1]
        await driver.press("f6")
        assert "2 files saved." in driver.lines[-1]


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


async def merged(driver: Driver, folder: Path) -> None:
    """Both sides of what two programs changed stand in the text."""
    await contest(driver, folder / "small.perf", SMALL.replace(OPEN, "清淤长度 ≥ 9 公里"))
    await driver.press("!")
    await answer(driver, "b")
    assert driver.state.dirty


@pytest.mark.skipif(shutil.which("git") is None, reason="merging is done by git")
@pytest.mark.parametrize("keys", [("ctrl+s",), ("f6",), ("q", "s")])
async def test_a_conflict_is_not_saved_in_silence(small: Path, keys: tuple[str, ...]) -> None:
    async with opened(small) as driver:
        await merged(driver, small)
        before = (small / "small.perf").read_text("utf-8")
        await driver.press(*keys)
        assert "both sides of a merge still stand between markers" in driver.text
        await answer(driver, "c")
        assert driver.app.is_running
        assert (small / "small.perf").read_text("utf-8") == before
        await driver.press(*keys)
        await answer(driver, "s")
    assert "<<<<<<<" in (small / "small.perf").read_text("utf-8")


@pytest.mark.skipif(shutil.which("git") is None, reason="merging is done by git")
async def test_a_conflict_that_is_about_to_be_saved_is_decided_first(small: Path) -> None:
    async with opened(small) as driver:
        await merged(driver, small)
        await driver.press("f6")
        await answer(driver, "d")
        assert view(driver) is View.CONFLICTS
        await driver.press("left")
        await driver.press("f6")
    assert (small / "small.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)
