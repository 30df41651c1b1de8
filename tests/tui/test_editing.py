"""Filling in the form: with the keys, with the mouse, taking back, saving; one changed value is one changed line."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.editing.slot import Part, Slot
from perftui.tui.screens.goal import GoalScreen
from perftui.tui.widgets.edit_line import EditLine
from perftui.tui.widgets.form_view import FormView
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened


def on_disk(folder: Path) -> str:
    return (folder / "small.perf").read_text("utf-8")


def shown(driver: Driver) -> str:
    """The text of the draft."""
    draft = driver.app.desk.workbench.draft(Path("forms/small.perf")) if driver.app.desk.workbench else None
    assert draft is not None
    return draft.text


async def to_target(driver: Driver) -> None:
    """Select the first indicator in the outline: 整治河道 ≥ 10 条."""
    await driver.press("home", "down", "down", "down", "down")
    assert driver.outline()[4] == "> 整治河道"


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
        await driver.press("2", "home")
        await driver.press(*["down"] * 3)
        field = driver.find(FormView).field
        assert field is not None
        assert field.slot.key == "计划开始日期"
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
        await driver.press("2", "home")
        form = driver.find(FormView)
        while form.field is None or form.field.slot.key != "年度资金申请总额":
            await driver.press("right" if form.field and form.field.slot.key == "项目资金总额" else "down")
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
        await driver.press("2", "home")
        form = driver.find(FormView)
        while form.field is None or form.field.slot.key != "年度资金申请总额":
            await driver.press("right" if form.field and form.field.slot.key == "项目资金总额" else "down")
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


async def test_an_indicator_is_added_named_and_given_a_target(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("a")
        await driver.type("疏浚次数")
        await driver.press("tab")
        await driver.type("不少于2次")
        await driver.press("enter")
        assert "    - 疏浚次数 ≥ 2 次\n" in shown(driver)


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


async def test_a_goal_is_written_one_sentence_a_line(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2", "home")
        form = driver.find(FormView)
        while form.field is None or form.field.slot.key != "年度总体目标":
            await driver.press("down")
        await driver.press("e")
        await driver.type("清淤五公里。")
        await driver.press("ctrl+s")
        assert "    | 整治河道十条。清淤五公里。\n" in shown(driver)


async def to_goal(driver: Driver) -> None:
    await driver.press("2", "home")
    form = driver.find(FormView)
    while form.field is None or form.field.slot.key != "年度总体目标":
        await driver.press("down")
    await driver.press("e")


async def test_the_keys_of_the_goal_stand_where_those_of_the_page_stood(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await to_goal(driver)
        assert "Ctrl+S" in driver.lines[-1]
        assert "Edit" not in driver.lines[-1]


async def test_escape_leaves_a_goal_that_was_not_changed(small: Path) -> None:
    async with opened(small) as driver:
        await to_goal(driver)
        await driver.press("escape")
        assert not isinstance(driver.app.screen, GoalScreen)


@pytest.mark.parametrize(("answer", "stands"), [("k", True), ("d", False)])
async def test_escape_asks_before_it_throws_the_text_of_a_goal_away(small: Path, answer: str, *, stands: bool) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await to_goal(driver)
        await driver.type("清淤。")
        await driver.press("escape")
        assert "The text of 年度总体目标 was changed." in driver.text
        await driver.press("w")
        goal = driver.app.screen
        assert isinstance(goal, GoalScreen)
        assert "清淤。" in goal.typed
        await driver.press("escape", answer)
        assert goal not in driver.app.screen_stack
        assert ("| 整治河道十条。清淤。" in shown(driver)) == stands


async def test_a_project_is_begun_in_a_file_of_its_own(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("A")
        await driver.type("泵站改造")
        await driver.press("enter", "f6")
        made = (small / "泵站改造.perf").read_text("utf-8")
        assert made.startswith("项目 泵站改造\n  年度: 2026\n")
        assert "主管部门: 水务局" in made
        assert "泵站改造" in driver.text


async def test_projects_are_begun_one_after_the_other_each_in_a_file_named_after_it(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        for name in ("甲项目", "乙/丙"):
            await driver.press("A")
            await driver.type(name)
            await driver.press("enter", "ctrl+s")
        assert (small / "甲项目.perf").read_text("utf-8").startswith("项目 甲项目\n")
        assert (small / "乙_丙.perf").read_text("utf-8").startswith("项目 乙/丙\n")
        assert not driver.state.dirty


async def test_a_new_project_takes_a_free_file_name_where_its_own_is_taken(small: Path) -> None:
    (small / "新项目.perf").write_text("项目 甲\n", "utf-8")
    (small / "乙.perf").write_text("项目 丙\n", "utf-8")
    async with opened(small) as driver:
        await driver.press("A")
        assert "新项目（2）.perf" in driver.text
        await driver.type("乙")
        await driver.press("enter", "f6")
    assert (small / "乙（2）.perf").read_text("utf-8").startswith("项目 乙\n")
    assert (small / "乙.perf").read_text("utf-8") == "项目 丙\n"


async def test_a_name_taken_back_takes_the_name_of_the_file_back(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("A")
        await driver.type("甲项目")
        await driver.press("enter", "u")
        assert driver.state.location is not None
        assert Path(driver.state.location.path).name == "新项目.perf"
        await driver.press("ctrl+y")
        assert Path(driver.state.location.path).name == "甲项目.perf"


async def test_a_file_that_was_saved_keeps_its_name(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("home", "down", "e")
        await driver.type("河道清淤")
        await driver.press("enter", "f6")
    assert "项目 河道清淤\n" in on_disk(small)


async def test_going_on_from_the_name_of_a_new_project_stays_in_it(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("A")
        await driver.type("甲项目")
        await driver.press("tab")
        await driver.type("P-1")
        await driver.press("enter", "f6")
    assert "P-1" in (small / "甲项目.perf").read_text("utf-8")


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


async def test_a_project_is_deleted_only_after_a_question(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("home", "down", "x")
        assert "Delete the project 河道整治?" in driver.text
        await driver.press("escape")
        assert len(driver.state.corpus.projects) == 2
        await driver.press("x", "k")
        assert "Delete the project" not in driver.text
        assert len(driver.state.corpus.projects) == 2
        await driver.press("x", "d")
        assert [each.project.name for each in driver.state.corpus.projects] == ["水质监测"]
        await driver.press("u")
        assert len(driver.state.corpus.projects) == 2


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


async def test_the_last_project_goes_with_its_text(folder: Path) -> None:
    (folder / "a.perf").write_text("项目 甲\n", "utf-8")
    async with opened(folder) as driver:
        await driver.press("V", "ctrl+a", "shift+end", "delete", "escape")
        while driver.state.corpus.projects:
            await driver.press("V", "delete", "escape")
        assert driver.state.place is None
        await driver.press("i", "escape", "u")


async def test_what_is_unfolded_stays_so_when_a_project_before_it_goes(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("C", "end", "right")
        assert driver.outline()[-1] == "数据合格率"
        await driver.press("home", "down", "x", "d")
        assert driver.outline()[-1] == "数据合格率"
        await driver.press("u")
        assert driver.outline()[-1] == "数据合格率"


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


async def test_tab_goes_on_behind_the_name_of_a_new_project(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("A")
        await driver.type("0 先来的")
        await driver.press("tab")
        line = driver.find(EditLine)
        assert line.display
        assert line.slot == Slot(Part.FIELD, "项目性质")
        assert line.project.name == "0 先来的"


async def test_undo_comes_back_to_the_project_that_was_deleted(nine: Path) -> None:
    async with opened(nine) as driver:
        await driver.press("C", "end", "x", "d")
        assert len(driver.state.corpus.projects) == 8
        await driver.press("home", "down", "u")
        assert driver.outline()[-1] == "> 高性能计算服务经费"
        assert driver.state.place is not None
        assert driver.app.desk.project(driver.state.place.project).name == "高性能计算服务经费"
