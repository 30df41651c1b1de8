"""Summaries: what is stated beside what is there, filled in like the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.arranged.places import View
from perftui.tui.widgets.stated_view import StatedView
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened

STATED = "# 上报数\n汇总 两个项目  # 注\n  年度: 2026\n  项目数: 2\n  年度资金合计: 140 万元\n"


@pytest.fixture
def stated(small: Path) -> Path:
    """Two projects, and a summary whose sum does not hold."""
    (small / "汇总.perf").write_text(STATED, "utf-8")
    (small / "perftui.toml").write_text('select = ["doc-sum"]\n', "utf-8")
    return small


def shown(driver: Driver, name: str) -> str:
    """The line of a field."""
    return next(line for line in driver.lines if line[2:].strip().startswith(name))


def view(driver: Driver) -> View:
    """The page in front."""
    return driver.state.view


def text_of(driver: Driver, name: str = "汇总.perf") -> str:
    """The text of a file as it stands."""
    return next(file.content for path, file in driver.state.corpus.files.items() if path.endswith(name))


@pytest.mark.parametrize("key", ["H", "8"])
async def test_every_field_shows_with_what_was_found(stated: Path, key: str) -> None:
    async with opened(stated, size=(80, 24)) as driver:
        await driver.press(key)
        assert view(driver) is View.STATED
        assert "2 projects are here ✓" in shown(driver, "项目数")
        assert "140 万元" in shown(driver, "年度资金合计")
        assert "1,500,000.00 元 here ✗" in shown(driver, "年度资金合计")
        await driver.press("escape")
        assert view(driver) is View.MAIN


async def test_a_field_is_filled_in_and_taken_back(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("H", "end", "e")
        await driver.type("150")
        assert "it adds up" in driver.text
        await driver.press("enter")
        assert text_of(driver) == STATED.replace("140 万", "150.00 万")
        assert "✓" in shown(driver, "年度资金合计")
        assert not driver.state.findings.every
        await driver.press("u")
        assert text_of(driver) == STATED
        assert len(driver.state.findings.every) == 1


async def test_what_was_found_is_written_by_one_key(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("H", "end", "r")
        assert text_of(driver) == STATED.replace("140 万", "150.00 万")
        await driver.press("r")
        assert "already" in driver.text
        await driver.press("ctrl+s")
        assert (stated / "汇总.perf").read_text("utf-8") == STATED.replace("140 万", "150.00 万")
        assert not driver.state.dirty


async def test_what_was_found_is_offered_while_it_is_typed(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("H", "end", "e", "down", "enter")
        assert text_of(driver) == STATED.replace("140 万", "150.00 万")


async def test_what_cannot_stand_is_refused_and_stays_to_be_corrected(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("H", "end", "e")
        await driver.type("viel")
        await driver.press("enter")
        assert text_of(driver) == STATED
        await driver.press("ctrl+s", "ctrl+u")
        assert text_of(driver) == STATED
        await driver.type("150")
        await driver.press("ctrl+s")
        assert (stated / "汇总.perf").read_text("utf-8") == STATED.replace("140 万", "150.00 万")


async def test_the_next_field_follows_and_a_blank_one_is_made(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("H", "down", "e")
        await driver.press("tab")
        await driver.type("水务局")
        await driver.press("tab", "escape")
        assert "  年度: 2026\n  主管部门: 水务局\n" in text_of(driver)
        assert "1 project is here ✗" in shown(driver, "项目数")
        await driver.press("up", "x")
        assert text_of(driver) == STATED


async def test_the_sum_follows_an_edit_of_a_project(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("x", "d", "H")
        assert "1 project is here ✗" in shown(driver, "项目数")
        await driver.press("home", "r")
        assert "  项目数: 1\n  年度资金合计: 50.00 万元\n" in text_of(driver)
        await driver.press("u")
        assert text_of(driver) == STATED


async def test_a_summary_is_added_below_the_others_and_deleted(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("H", "a")
        await driver.type("第二个")
        await driver.press("enter")
        assert text_of(driver).endswith("\n\n汇总 第二个\n  年度: 2026\n  项目数: 2\n  年度资金合计: 1,500,000.00 元\n")
        await driver.press("x")
        assert "第二个 is deleted" in driver.text
        assert text_of(driver) == STATED


async def test_a_first_summary_gets_a_file_of_its_own(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("H")
        assert "no summary here" in driver.text
        await driver.press("a", "enter", "ctrl+s")
        written = (small / "汇总.perf").read_text("utf-8")
        assert (
            written == "汇总 2026 年度项目绩效目标汇总表\n  年度: 2026\n  项目数: 2\n  年度资金合计: 1,500,000.00 元\n"
        )
        await driver.press("x", "f6")
        assert not (small / "汇总.perf").exists()
        assert (small / "small.perf").read_text("utf-8") == SMALL


async def test_a_summary_that_is_given_up_at_once_is_none(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("H", "a", "escape")
        assert text_of(driver) == STATED
        assert not driver.state.dirty


async def test_adding_a_summary_and_naming_it_is_one_step(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("H", "a")
        await driver.type("第二个")
        await driver.press("enter", "u")
        assert text_of(driver) == STATED
        assert not driver.state.dirty


async def test_behind_the_page_the_file_of_the_project_is_the_selected_one(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("H", "end", "escape", "S")
        assert "small.perf" in driver.text
        assert "汇总.perf" not in driver.text


async def test_the_problem_leads_to_the_field(stated: Path) -> None:
    async with opened(stated) as driver:
        await driver.press("3", "enter")
        assert view(driver) is View.STATED
        row = driver.find(StatedView).row
        assert row is not None
        assert row.slot is not None
        assert row.slot.key == "年度资金合计"


@pytest.mark.parametrize("size", [(40, 12), (20, 6)])
async def test_no_size_is_too_small(stated: Path, size: tuple[int, int]) -> None:
    async with opened(stated, size=size) as driver:
        await driver.press("H", "end", "e", "escape", "up")
        assert view(driver) is View.STATED


@pytest.mark.parametrize("size", [(60, 20), (160, 45)])
async def test_what_was_found_stands_beside_whole_amounts(stated: Path, size: tuple[int, int]) -> None:
    async with opened(stated, size=size) as driver:
        await driver.press("H")
        line = next(line for line in driver.lines if "年度资金合计" in line).rstrip()
        assert "…" not in line
        assert len(line) <= 100


async def test_without_a_summary_only_adding_one_is_named(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("H")
        assert "a Add" in driver.lines[-1]
        assert "Write what is found" not in driver.lines[-1]
