"""The line in which a slot is filled in: with the keys, with the mouse, on every size of screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.editing.slot import Part, Slot
from perftui.tui.widgets.edit_line import Choices, EditLine
from perftui.tui.widgets.form_view import FormView
from tests.tui.conftest import SMALL
from tests.tui.driving import opened
from tests.tui.filling import shown, to_field, to_target


@pytest.mark.parametrize("size", [(120, 24), (80, 20)])
async def test_the_field_that_is_filled_in_stays_in_sight_and_the_page_as_it_was(
    small: Path, size: tuple[int, int]
) -> None:
    async with opened(small, size=size) as driver:
        await driver.press("2", "end")
        form = driver.find(FormView)
        before, region = form.scroll_offset, form.region
        await driver.press("e")
        line = driver.find(EditLine)
        row = form.region.y + form.cursor - form.scroll_offset.y
        assert form.region == region
        assert row < line.region.y
        await driver.press("escape")
        assert form.scroll_offset == before


@pytest.mark.parametrize("rows", [0, 1])
async def test_the_form_moves_up_for_choices_and_back_when_they_go(small: Path, rows: int) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("2", "end", *["up"] * rows, *["right"] * 3)
        form, line = driver.find(FormView), driver.find(EditLine)
        top = form.scroll_offset
        await driver.press("e", "escape")
        assert form.scroll_offset == top
        await driver.press("e")
        alone = form.scroll_offset
        await driver.press("ctrl+u")
        assert form.scroll_offset.y > alone.y
        assert form.region.y + form.cursor - form.scroll_offset.y < line.region.y
        await driver.type("不详")
        assert form.scroll_offset == alone
        assert driver.lines[line.region.y - 1].strip()
        await driver.press("escape")
        assert form.scroll_offset == top


async def test_escape_changes_nothing(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("e")
        await driver.type("12")
        await driver.press("escape")
        assert not driver.find(EditLine).display
        assert not driver.state.dirty


async def test_what_cannot_stand_is_refused_and_can_be_corrected(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "计划开始日期")
        await driver.press("e")
        await driver.type("年初")
        await driver.press("enter")
        assert driver.find(EditLine).display
        assert "a day is written 2026-01-31" in driver.text
        await driver.press("ctrl+u")
        await driver.type("2026-02-01")
        await driver.press("enter")
        assert "  计划开始日期: 2026-02-01\n" in shown(driver)


async def test_the_sum_and_the_problems_move_with_an_amount(small: Path) -> None:
    async with opened(small) as driver:
        before = driver.state.findings.marks.errors
        await to_field(driver, "年度资金申请总额")
        await driver.press("e")
        await driver.type("2000000")
        assert "the parts add up to 1,000,000.00 元" in driver.text
        await driver.press("enter")
        assert driver.state.findings.marks.errors == before + 1
        assert str(driver.state.corpus.total) == "2500000.00"


@pytest.mark.parametrize("size", [(40, 16), (80, 24), (160, 45)])
async def test_the_sum_in_the_header_moves_with_an_amount_however_narrow(small: Path, size: tuple[int, int]) -> None:
    deep = small / "a folder with a long name" / "and another one"
    deep.mkdir(parents=True)
    (small / "small.perf").rename(deep / "small.perf")
    async with opened(deep, size=size) as driver:
        assert "1,500,000.00 元" in driver.lines[0]
        await driver.press("2")
        driver.app.store.point(Slot(Part.TOTAL, "年度资金申请总额"))
        await driver.settle()
        await driver.press("e")
        await driver.type("2000000")
        await driver.press("enter")
        assert "2,500,000.00 元" in driver.lines[0]
        await driver.press("u")
        assert "1,500,000.00 元" in driver.lines[0]


async def test_an_amount_is_typed_in_short_and_written_in_full(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "年度资金申请总额")
        await driver.press("e")
        await driver.type("60万")
        assert "600,000.00 元" in driver.text
        await driver.press("enter")
        assert "  年度资金申请总额: 600,000.00 元\n" in shown(driver)


async def test_tab_goes_from_target_to_target(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("e")
        await driver.type("12")
        await driver.press("tab")
        await driver.type("3 公里")
        await driver.press("enter")
        assert "清淤长度 = 3 公里" in shown(driver)


async def test_a_double_click_fills_in_what_is_under_the_mouse(small: Path) -> None:
    async with opened(small) as driver:
        lines = driver.lines
        y = next(at for at, line in enumerate(lines) if "│ 整治河道 " in line)
        form = driver.find(FormView)
        x = form.region.right - 8
        await driver.pilot.double_click(offset=(x, y))
        await driver.settle()
        assert driver.find(EditLine).display
        assert driver.find(EditLine).entry.value == "≥ 10 条"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_editing_works_on_a_small_screen(small: Path, size: tuple[int, int]) -> None:
    async with opened(small, size=size) as driver:
        await to_target(driver)
        await driver.press("e")
        await driver.type("12")
        await driver.press("enter")
        assert "≥ 12 条" in shown(driver)


async def test_what_is_typed_for_a_field_that_was_refused_does_nothing(small: Path) -> None:
    async with opened(small) as driver:
        # As it is until the first reading is complete.
        driver.app.desk.workbench = None
        for key in "Aa":
            await driver.press(key)
            assert "the files are still being read" in driver.text
            await driver.press("x", "q", "p")
            assert "the files are still being read" in driver.text
            await driver.press("enter")
            assert "the files are still being read" not in driver.text


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_words_that_could_be_a_target_are_offered_as_one_and_taken_with_tab(
    small: Path, size: tuple[int, int]
) -> None:
    async with opened(small, size=size) as driver:
        await to_target(driver)
        await driver.press("e")
        await driver.type("九成以上")
        line = driver.find(EditLine)
        assert "words: 九成以上   Tab ≥ 90 %" in driver.text
        assert "Tab Take ≥ 90 %" in driver.lines[-1]
        await driver.press("tab")
        assert line.entry.value == "≥ 90 %"
        assert "a number to reach: ≥ 90 %" in driver.text
        assert "Tab Next field" in driver.lines[-1]
        await driver.press("ctrl+z")
        assert line.entry.value == "九成以上"
        await driver.press("tab", "enter")
        assert shown(driver) == SMALL.replace("≥ 10 条", "≥ 90 %")


async def test_words_stay_words_where_the_offer_is_not_taken(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("e")
        await driver.type("九成以上")
        await driver.press("enter")
        assert shown(driver) == SMALL.replace("整治河道 ≥ 10 条", "整治河道: 九成以上")


async def test_of_a_range_either_end_can_be_taken(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("e")
        await driver.type("８０％－９０％")
        assert driver.find(Choices).texts[:2] == ("≥ 80 %", "≤ 90 %")
        await driver.press("down", "down", "enter")
        assert "整治河道 ≤ 90 %" in shown(driver)


async def test_an_amount_in_words_is_offered_in_figures_also_once_it_was_refused(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "年度资金申请总额")
        await driver.press("e")
        await driver.type("二百万元")
        await driver.press("enter")
        assert "an amount is written" in driver.text
        await driver.press("tab")
        assert driver.find(EditLine).entry.value == "2,000,000.00 元"


async def test_the_key_of_the_choices_is_named_only_where_there_are_some(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "年度资金申请总额")
        await driver.press("e")
        assert "Choices" not in driver.lines[-1]
        await driver.press("escape")
        await to_field(driver, "项目性质")
        await driver.press("e")
        assert "↓ Choices" in driver.lines[-1]


async def test_no_choice_stands_out_before_one_is_picked(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "项目性质")
        await driver.press("e")
        choices = driver.find(Choices)
        assert not choices.shows_cursor
        await driver.press("down")
        assert driver.find(Choices).shows_cursor
        assert driver.find(EditLine).entry.value == choices.texts[0]


async def test_a_click_takes_a_choice_into_the_line(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "项目性质")
        await driver.press("e")
        await driver.pilot.click(Choices, offset=(3, 1))
        await driver.settle()
        line = driver.find(EditLine)
        assert line.display
        assert line.entry.has_focus
        assert line.entry.value == driver.find(Choices).texts[1]
        await driver.press("enter")
        assert f"项目性质: {driver.find(Choices).texts[1]}\n" in shown(driver)


async def test_tab_goes_from_a_total_to_its_parts_and_the_line_says_which_total_it_is(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "年度资金申请总额")
        await driver.press("e", "tab")
        line = driver.find(EditLine)
        assert line.slot == Slot(Part.FUND_PART, "当年财政拨款", "年度资金申请总额")
        await driver.press("tab", "tab")
        assert line.slot == Slot(Part.FUND_PART, "其他资金", "年度资金申请总额")
        assert "年度资金申请总额 / 其他资金 100,000.00 元" in driver.text


async def test_an_open_target_begins_with_what_it_could_be(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f8", "e")
        assert driver.find(EditLine).entry.value == "?"
        assert driver.find(Choices).texts[:4] == ("≥ ", "≤ ", "= ", "合规")
        await driver.press("down")
        assert driver.find(EditLine).entry.value == "≥ "


async def test_the_keys_of_the_line_take_the_place_of_what_was_said_before(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("x", "u")
        assert "Taken back" in driver.lines[-1]
        await driver.press("e")
        assert "Enter Keep" in driver.lines[-1]


async def test_the_beginning_of_the_only_choice_is_taken_for_it_and_said(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("M")
        await driver.type("可持续")
        assert "stands for 效益指标 / 可持续影响指标" in driver.text
        await driver.press("enter")
        assert "  效益指标 / 可持续影响指标\n    - 整治河道 ≥ 10 条\n" in shown(driver)
