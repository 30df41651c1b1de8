"""Filling in the form by hand; one changed value is one changed line, and every step is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.editing.slot import Part, Slot
from perftui.tui.widgets.edit_line import EditLine
from perftui.tui.widgets.form_view import FormView
from tests.tui.conftest import SMALL
from tests.tui.driving import opened
from tests.tui.filling import on_disk, shown, to_field, to_target


async def test_a_target_is_changed_saved_and_differs_in_one_line(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("e")
        assert driver.find(EditLine).display
        await driver.type("12")
        assert "a number to reach: ≥ 12 条" in driver.text
        await driver.press("enter")
        assert "≥ 12 条" in driver.text
        assert driver.state.dirty == {"forms/small.perf"}
        assert on_disk(small) == SMALL
        await driver.press("ctrl+s")
        assert not driver.state.dirty
    assert on_disk(small) == SMALL.replace("≥ 10 条", "≥ 12 条")


async def test_undo_and_redo_over_everything_that_was_done(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        for value in ("12", "13"):
            await driver.press("e")
            await driver.type(value)
            await driver.press("enter")
        await driver.press("u", "u")
        assert shown(driver) == SMALL
        assert not driver.state.dirty
        await driver.press("u")
        assert "There is nothing to take back." in driver.text
        await driver.press("ctrl+y")
        assert shown(driver) == SMALL.replace("≥ 10 条", "≥ 12 条")


async def test_an_indicator_is_added_named_and_given_a_target(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("a")
        await driver.type("疏浚次数")
        await driver.press("tab")
        await driver.type("不少于2次")
        await driver.press("enter")
        assert "    - 疏浚次数 ≥ 2 次\n" in shown(driver)


async def test_adding_an_indicator_with_its_name_is_one_step(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        for name in ("疏浚次数", "疏浚长度"):
            await driver.press("a")
            await driver.type(name)
            await driver.press("enter")
        assert "    - 疏浚长度: ?\n" in shown(driver)
        await driver.press("u")
        assert "疏浚长度" not in shown(driver)
        assert "    - 疏浚次数: ?\n" in shown(driver)
        await driver.press("u")
        assert shown(driver) == SMALL
        assert driver.outline()[4] == "> 整治河道"
        await driver.press("ctrl+y")
        assert "    - 疏浚次数: ?\n" in shown(driver)


async def test_an_added_indicator_stands_directly_below_the_selected_one(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("a")
        await driver.type("疏浚次数")
        await driver.press("enter")
        assert "    - 整治河道 ≥ 10 条\n\n    - 疏浚次数: ?\n\n    - 清淤长度: ?\n" in shown(driver)


async def test_an_added_indicator_without_a_name_is_none(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("a", "escape")
        assert shown(driver) == SMALL


async def test_indicators_are_duplicated_moved_refiled_and_deleted(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("J")
        assert shown(driver).index("清淤长度") < shown(driver).index("整治河道 ≥")
        await driver.press("K")
        assert shown(driver) == SMALL
        await driver.press("Y")
        assert "整治河道（2） ≥ 10 条" in shown(driver)
        await driver.press("u", "1")
        await to_target(driver)
        await driver.press("M")
        await driver.type("质量")
        await driver.press("enter")
        text = shown(driver)
        assert text.index("产出指标 / 质量指标") < text.index("整治河道 ≥") < text.index("满意度指标 /")
        await driver.press("u", "1")
        await to_target(driver)
        await driver.press("x")
        assert "整治河道 ≥" not in shown(driver)


async def test_an_indicator_that_cannot_move_on_in_its_level_says_so(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await to_target(driver)
        await driver.press("K")
        assert "This is the first one in 数量指标; M moves it to another section." in driver.lines[-1]
        await driver.press("down", "J")
        assert "This is the last one in 数量指标; M moves it to another section." in driver.lines[-1]
        assert not driver.state.dirty


async def test_what_has_no_indicator_to_move_or_delete_says_so(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("home", "down", "down")
        for key in "JKM":
            await driver.press(key)
            assert "Choose an indicator first." in driver.lines[-1]
            await driver.press("escape")
        await driver.press("x")
        assert "Nothing to delete here" in driver.lines[-1]
        assert not driver.state.dirty


async def test_what_is_deleted_is_said_with_the_way_back(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await to_target(driver)
        await driver.press("x")
        assert "整治河道 is deleted; u brings it back." in driver.lines[-1]
        await driver.press("u")
        assert shown(driver) == SMALL
        await driver.press("2", "home", "down", "x")
        assert "is deleted; u brings it back." in driver.lines[-1]


async def test_a_section_of_other_levels_goes_where_the_form_has_it(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("home", *["down"] * 7, "enter", "left", "left", "e")
        assert driver.find(EditLine).entry.value == "产出指标 / 质量指标"
        await driver.press("ctrl+u")
        await driver.type("成本指标 / 经济成本指标")
        await driver.press("enter")
        text = shown(driver)
        assert text.index("成本指标 / 经济成本指标") < text.index("验收合格率") < text.index("产出指标 / 数量指标")
        field = driver.find(FormView).field
        assert field is not None
        assert field.slot.part is Part.TARGET
        assert text.split("\n")[field.slot.line - 1] == "    - 验收合格率 ≥ 95 %"


async def test_an_attribute_is_chosen_and_filled_in(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("m", "1")
        await driver.type("15")
        await driver.press("enter")
        assert "    - 整治河道 ≥ 10 条\n      分值: 15\n" in shown(driver)


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (Slot(Part.FIELD, "项目性质"), "专项资金"),
        (Slot(Part.FIELD, "实施单位"), ""),
        (Slot(Part.TOTAL, "年度资金申请总额"), "7"),
        (Slot(Part.FUND_PART, "上年结转资金", "年度资金申请总额"), "7"),
        (Slot(Part.TARGET, line=18), "≥ 11 条"),
    ],
    ids=lambda each: each.key or each.part.name if isinstance(each, Slot) else "",
)
async def test_the_cursor_stays_on_what_was_filled_in_and_undo_comes_back_to_it(
    small: Path, slot: Slot, text: str
) -> None:
    async with opened(small) as driver:
        await driver.press("2")
        driver.app.store.point(slot)
        await driver.settle()
        await driver.press("e", "ctrl+u")
        await driver.type(text)
        await driver.press("enter")
        field = driver.find(FormView).field
        assert field is not None
        assert field.slot == slot
        await driver.press("home", "u")
        field = driver.find(FormView).field
        assert field is not None
        assert field.slot == slot


async def test_of_two_doubts_the_one_at_the_cursor_is_changed_and_deleted(small: Path) -> None:
    first, second = "      待核: 甲\n", "      待核: 乙\n"
    line = "    - 整治河道 ≥ 10 条\n"
    (small / "small.perf").write_text(SMALL.replace(line, line + first), "utf-8")
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("m", "8")
        await driver.type("乙")
        await driver.press("enter")
        assert shown(driver) == SMALL.replace(line, line + first + second)
        await to_field(driver, "待核")
        await driver.press("down", "e")
        assert driver.find(EditLine).entry.value == "乙"
        await driver.type("丙")
        await driver.press("enter")
        assert shown(driver) == SMALL.replace(line, line + first + second.replace("乙", "丙"))
        await driver.press("x")
        assert shown(driver) == SMALL.replace(line, line + first)
        await driver.press("u")
        assert shown(driver) == SMALL.replace(line, line + first + second.replace("乙", "丙"))
        await driver.press("u", "u")
        assert shown(driver) == SMALL.replace(line, line + first)
