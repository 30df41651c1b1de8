"""Where the cursor is after something was done: where it was, or as near as it gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.screens.goal import GoalScreen
from perftui.tui.widgets.form_view import FormView
from tests.tui.driving import Driver, opened
from tests.tui.filling import to_field


def here(driver: Driver) -> str:
    """The key of the selected field of the form."""
    field = driver.find(FormView).field
    assert field is not None
    return field.slot.key


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("年度资金申请总额", "60万"),
        ("其他资金", "1万"),
        ("上年结转资金", "1万"),
        ("主管部门", "交通局"),
        ("项目类别", "其他"),
        ("计划完成日期", "2026-11-30"),
    ],
)
@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_the_field_that_was_filled_in_stays_selected_and_does_so_when_it_is_taken_back(
    small: Path, key: str, typed: str, size: tuple[int, int]
) -> None:
    async with opened(small, size=size) as driver:
        await to_field(driver, key)
        await driver.press("e")
        await driver.type(typed)
        await driver.press("enter")
        assert driver.state.dirty
        assert here(driver) == key
        await driver.press("u")
        assert not driver.state.dirty
        assert here(driver) == key


async def test_a_field_that_is_emptied_stays_selected(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "主管部门")
        await driver.press("x")
        assert here(driver) == "主管部门"
        await driver.press("u")
        assert here(driver) == "主管部门"


async def test_the_goal_stays_selected_when_it_was_written(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await to_field(driver, "年度总体目标")
        await driver.press("e")
        assert isinstance(driver.app.screen, GoalScreen)
        await driver.type("再整治两条。")
        await driver.press("ctrl+s")
        assert here(driver) == "年度总体目标"
        await driver.press("u")
        assert here(driver) == "年度总体目标"


async def test_taking_back_goes_to_the_field_in_whatever_project_it_is(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "其他资金")
        await driver.press("e")
        await driver.type("1万")
        await driver.press("enter", "1", "G")
        assert driver.state.place is not None
        assert driver.state.place.project == 1
        await driver.press("u")
        assert driver.state.place.project == 0
        assert here(driver) == "其他资金"


@pytest.mark.parametrize("pane", ["1", "2"])
async def test_deleting_goes_on_with_the_next_indicator_of_the_section(small: Path, pane: str) -> None:
    async with opened(small) as driver:
        await driver.press("home", "down", "down", "down", "down", pane)
        await driver.press("x")
        assert "清淤长度" in driver.outline()[4]
        assert driver.outline()[4].startswith(">")
        assert "整治河道 is deleted" in driver.text
        await driver.press("u")
        assert driver.outline()[4] == "> 整治河道"
        await driver.press("down", "x")
        assert driver.outline()[4] == "> 整治河道"


@pytest.mark.parametrize("key", ["A", "Y", "a"])
async def test_what_is_given_no_name_is_not_begun_and_the_cursor_is_where_it_was(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("水质监测")
        await driver.press("enter")
        before = driver.outline()
        await driver.press(key)
        assert driver.state.dirty
        await driver.type("另一个")
        await driver.press("escape", "1")
        assert not driver.state.dirty
        assert len(driver.state.corpus.projects) == 2
        assert driver.outline() == before


async def test_a_search_that_finds_nothing_leaves_the_cursor_where_it_was(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("home", "down")
        before = driver.outline()
        await driver.press("/")
        await driver.type("居民满")
        assert driver.outline() != before
        await driver.type("足")
        assert driver.outline() == before
        await driver.press("enter")
        assert driver.outline() == before
        assert "“居民满足” was not found." in driver.lines[-1]


LONG = "整治河道" * 8 + "十条。"


@pytest.mark.parametrize(("query", "key"), [("年度资金申请总额", "年度资金申请总额"), (LONG, "年度总体目标")])
async def test_what_the_form_breaks_into_lines_is_found(small: Path, query: str, key: str) -> None:
    path = small / "small.perf"
    path.write_text(path.read_text("utf-8").replace("整治河道十条。", f"全年{LONG}清淤五公里。", 1), "utf-8")
    async with opened(small, size=(100, 30)) as driver:
        form = driver.find(FormView)
        assert not any(query in line.text for line in form.lines)
        await driver.press("2", "/")
        await driver.type(query)
        await driver.press("enter")
        assert key in [field.slot.key for field in form.lines[form.cursor].fields]
        assert "was not found" not in driver.text
