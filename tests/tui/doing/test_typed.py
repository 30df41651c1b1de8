"""What is being typed and cannot stand is offered again as it was typed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from perftui.tui.widgets.edit_line import EditLine
from tests.tui.conftest import SMALL
from tests.tui.doing.test_keeping import answer
from tests.tui.driving import opened
from tests.tui.filling import to_field, to_target


async def leave_typing(small: Path, key: str, text: str) -> None:
    """End the program as losing its terminal does, while a text is being typed for a field."""
    async with opened(small) as driver:
        await to_field(driver, key)
        await driver.press("e", "ctrl+u")
        driver.app.keep_typed()
        await driver.type(text)
        driver.app.keep_typed()


async def test_what_was_typed_and_cannot_stand_is_offered_again_as_it_was_typed(small: Path) -> None:
    await leave_typing(small, "计划开始日期", "年初")
    async with opened(small) as driver:
        assert "1 file was left unsaved" in driver.text
        await answer(driver, "r")
        line = driver.find(EditLine)
        assert line.display
        assert line.entry.value == "年初"
        assert "a day is written 2026-01-31" in driver.text
        assert not driver.state.dirty
        await driver.press("escape")
        assert line.project.start is not None


async def test_a_look_while_the_screens_go_away_gives_nothing_up(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "计划开始日期")
        await driver.press("e", "ctrl+u")
        await driver.type("年初")
        driver.app.keep_typed()
        driver.app.set_interval(0.001, driver.app.keep_typed)
    async with opened(small) as driver:
        assert "1 file was left unsaved" in driver.text


async def test_what_was_typed_for_a_file_that_is_another_one_by_now_is_told(small: Path) -> None:
    await leave_typing(small, "计划开始日期", "年初")
    (small / "small.perf").write_text(f"# 一\n{SMALL}", "utf-8")
    async with opened(small) as driver:
        await answer(driver, "r")
        assert "“年初” was being typed for 计划开始日期." in driver.text
        assert not driver.find(EditLine).display
        assert not driver.state.dirty
        assert not driver.state.contested


async def leave_stating(small: Path, text: str) -> None:
    """End the program as losing its terminal does, while the sum of a summary is being typed."""
    (small / "汇总.perf").write_text("汇总 两个项目\n  年度资金合计: 140 万元\n", "utf-8")
    async with opened(small) as driver:
        await driver.press("H", "end", "e", "ctrl+u")
        driver.app.keep_typed()
        await driver.type(text)
        driver.app.keep_typed()


async def test_what_was_typed_for_a_summary_comes_back(small: Path) -> None:
    await leave_stating(small, "150 万元")
    async with opened(small) as driver:
        await answer(driver, "r")
        draft = driver.app.desk.workbench.draft(small / "汇总.perf") if driver.app.desk.workbench else None
        assert draft is not None
        assert draft.text == "汇总 两个项目\n  年度资金合计: 150.00 万元\n"


async def test_what_was_typed_for_a_summary_and_cannot_stand_is_told(small: Path) -> None:
    await leave_stating(small, "三四个")
    async with opened(small) as driver:
        await answer(driver, "r")
        assert "“三四个” was being typed for 年度资金合计." in driver.text
        assert not driver.state.dirty


async def test_what_does_not_reach_the_disk_is_told_without_another_edit(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with opened(small) as driver:
        await to_target(driver)
        monkeypatch.setattr(os, "fsync", full)
        await driver.press("e")
        await driver.type("≥ 8 公里")
        await driver.press("enter")
        driver.app.desk.journal.wait()
        driver.app.keep_typed()
        await driver.settle()
        assert driver.lines[-1].startswith(" the journal cannot be written")
