"""Filling in one slot behind the other: on with Tab, back with Shift+Tab, through the goals and into the indicators."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.editing.slot import Part, Slot
from perftui.tui.screens.goal import GoalScreen
from perftui.tui.widgets.edit_line import EditLine
from perftui.tui.widgets.form_view import FormView
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened
from tests.tui.filling import on_disk, shown, to_field, to_goal, to_target

FIELDS = (
    *("经常性专项业务费", "特定目标类", "水务局", "水务局", "2026-01-01", "2026-12-31"),
    *("", "", "", "460万", "400万", "", "60万"),
)


def slot(driver: Driver) -> Slot | None:
    """The slot that is being filled in."""
    line = driver.find(EditLine)
    return line.slot if line.display else None


async def overwrite(driver: Driver, text: str) -> None:
    """Type a text over the one that stands in the line; nothing leaves it as it is."""
    if text:
        await driver.type(text)


async def test_shift_tab_lets_the_text_stand_and_goes_back_to_the_field_before(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "主管部门")
        await driver.press("e")
        await driver.type("水利局")
        await driver.press("shift+tab")
        assert slot(driver) == Slot(Part.FIELD, "项目类别")
        assert "  主管部门: 水利局\n" in shown(driver)


async def test_before_the_first_field_there_is_none(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2", "home", "e", "shift+tab")
        assert slot(driver) is None
        assert driver.find(FormView).has_focus
        assert shown(driver) == SMALL


async def test_shift_tab_goes_from_a_target_to_its_name_and_on_to_the_target_before(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("down", "e", "shift+tab")
        assert slot(driver) == Slot(Part.INDICATOR_NAME, line=20)
        await driver.press("shift+tab")
        assert slot(driver) == Slot(Part.TARGET, line=18)


@pytest.mark.parametrize(("key", "follows"), [("tab", Part.INDICATOR_NAME), ("shift+tab", Part.GOAL)])
async def test_the_goal_is_kept_and_left_like_any_other_field(small: Path, key: str, follows: Part) -> None:
    async with opened(small) as driver:
        await to_goal(driver)
        await driver.type("清淤五公里。")
        await driver.press(key)
        assert "    | 整治河道十条。清淤五公里。\n" in shown(driver)
        if follows is Part.GOAL:
            screen = driver.app.screen
            assert isinstance(screen, GoalScreen)
            assert screen.what == "项目总目标"
        else:
            assert slot(driver) == Slot(Part.INDICATOR_NAME, line=18)


async def test_a_goal_that_is_passed_through_stays_as_it_is(small: Path) -> None:
    async with opened(small) as driver:
        await to_goal(driver)
        await driver.press("shift+tab", "tab", "tab", "escape")
        assert not driver.state.dirty


async def test_a_new_declaration_is_filled_in_from_top_to_bottom_with_tab(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("A")
        await driver.type("清淤")
        await driver.press("tab")
        for text in FIELDS:
            await overwrite(driver, text)
            await driver.press("tab")
        await driver.press("tab")
        await driver.type("清淤五公里。")
        await driver.press("tab")
        for text in ("单位成本", "≤ 20 万元/公里", "", "", "满意度", "90%以上"):
            await overwrite(driver, text)
            await driver.press("tab")
        assert slot(driver) is None
        await driver.press("f6")
    text = (small / "清淤.perf").read_text("utf-8")
    assert (
        "  年度资金申请总额: 4,600,000.00 元\n    当年财政拨款: 4,000,000.00 元\n    其他资金: 600,000.00 元\n" in text
    )
    assert "  年度总体目标:\n    | 清淤五公里。\n" in text
    assert "  成本指标 / 经济成本指标\n    - 单位成本 ≤ 20 万元/公里\n" in text
    assert "  满意度指标 / 服务对象满意度指标\n    - 满意度 ≥ 90 %\n" in text
    assert "新指标" not in text


async def test_a_section_without_indicators_takes_one_where_its_name_goes(small: Path) -> None:
    path = small / "small.perf"
    path.write_text(SMALL.replace("    - 验收合格率 ≥ 95 %\n\n", "", 1), "utf-8")
    async with opened(small) as driver:
        await driver.press("2", "home")
        form = driver.find(FormView)
        while form.field is None or form.field.slot.line != 22:
            await driver.press("down")
        await driver.press("right", "enter")
        assert slot(driver) == Slot(Part.NEW_INDICATOR, line=22)
        await driver.type("验收通过率")
        await driver.press("enter")
        assert form.field is not None
        assert form.field.slot == Slot(Part.TARGET, line=23)
        await driver.press("f6")
    assert "  产出指标 / 质量指标\n    - 验收通过率: ?\n" in on_disk(small)
