"""Bulk edits as one step of the history; tables as files that nothing is overwritten for."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from perftui.tui.screens.ask import Ask
from perftui.tui.screens.path import PathScreen
from perftui.tui.screens.question import Question
from perftui.tui.widgets.edit_line import Choices
from perftui.tui.widgets.entry import Entry
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened


def typed(driver: Driver) -> str:
    """The path that is being typed."""
    return driver.app.screen.query_one(Entry).value


def shown(driver: Driver, name: str = "small.perf") -> str:
    """The text of a draft."""
    draft = driver.app.desk.workbench.draft(Path("forms") / name) if driver.app.desk.workbench else None
    assert draft is not None
    return draft.text


async def test_a_unit_for_all_selected_is_one_step(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "ctrl+a", ".", "u")
        await driver.type("项")
        await driver.press("enter")
        assert isinstance(driver.app.screen, Question)
        assert "set the unit 项: 5 places, 1 file?" in driver.text
        assert "1 indicator cannot be changed so:" in driver.text
        assert "清淤长度" in driver.text
        await driver.press("y")
        assert shown(driver).count(" 项\n") == 5
        await driver.press("u")
        assert shown(driver) == SMALL


async def test_units_of_the_corpus_and_of_the_form_are_offered(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "ctrl+a", ".", "u")
        choices = driver.find(Choices)
        assert choices.texts[:3] == ("%", "条", "个")
        assert "nothing takes the unit away; ↓ takes one of these" in driver.text
        await driver.type("人")
        assert choices.texts == ("人次",)
        await driver.press("down", "enter")
        assert "set the unit 人次: 5 places, 1 file?" in driver.text
        await driver.press("y")
        assert shown(driver).count(" 人次\n") == 5


async def test_a_click_takes_what_is_offered(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", ".", "u")
        await driver.pilot.click(Choices, offset=(3, 1))
        await driver.settle()
        assert typed(driver) == "条"
        assert driver.app.screen.query_one(Entry).has_focus
        await driver.press("up")
        assert typed(driver) == "%"


async def test_weights_attributes_and_sections_of_the_corpus_are_offered(small: Path) -> None:
    notes = "      分值: 20\n      数据来源: 水务局台账\n"
    text = SMALL.replace("    - 整治河道 ≥ 10 条\n", f"    - 整治河道 ≥ 10 条\n{notes}")
    text = text.replace("满意度指标 / 服务对象满意度指标", "其他指标 / 综合指标", 1)
    (small / "small.perf").write_text(text, "utf-8")
    async with opened(small) as driver:
        await driver.press("i", ".", "w")
        assert driver.find(Choices).texts == ("20",)
        await driver.press("escape", ".", "a", "3")
        assert driver.find(Choices).texts == ("水务局台账",)
        await driver.type("没有")
        assert not driver.find(Choices).display
        await driver.press("escape", ".", "m")
        assert "其他指标 / 综合指标" in driver.text
        await driver.press("w")
        await driver.type("综合")
        assert driver.find(Choices).texts == ("其他指标 / 综合指标",)


async def test_what_was_changed_stays_selected_for_the_next_wish(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "space", "down", "space", ".", "u")
        await driver.type("项")
        await driver.press("enter", "y", ".", "w")
        await driver.type("20")
        await driver.press("enter", "y")
        assert "整治河道 ≥ 10 项\n      分值: 20\n" in shown(driver)
        assert "验收合格率 ≥ 95 项\n      分值: 20\n" in shown(driver)
        assert shown(driver).count("分值") == 2


async def test_what_was_moved_is_still_selected_where_it_is_now(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "space", ".", "m", "6", "y", ".", "w")
        await driver.type("20")
        await driver.press("enter", "y")
        assert "产出指标 / 时效指标\n    - 整治河道 ≥ 10 条\n      分值: 20\n" in shown(driver)
        assert shown(driver).count("分值") == 1


async def test_the_row_of_the_cursor_is_meant_where_none_is_selected(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", ".", "o", "2")
        await driver.press("y")
        assert "整治河道 ≤ 10 条" in shown(driver) or "整治河道 = 10 条" in shown(driver)
        assert shown(driver) != SMALL


async def test_indicators_are_moved_weighed_and_given_an_attribute(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "space", ".", "m")
        assert "6   产出指标 / 时效指标" in driver.text
        await driver.press("6", "y")
        assert "产出指标 / 时效指标\n    - 整治河道" in shown(driver)
        await driver.press("ctrl+a", "ctrl+a", "home", "space", ".", "w")
        await driver.type("很重")
        await driver.press("enter")
        assert isinstance(driver.app.screen, Ask)
        assert "a weight is a number" in driver.text
        await driver.press("ctrl+u")
        await driver.type("20")
        await driver.press("enter", "y")
        assert "分值: 20" in shown(driver)
        await driver.press(".", "a", "3")
        await driver.type("台账")
        await driver.press("enter", "y")
        assert "数据来源: 台账" in shown(driver)


async def test_a_section_that_the_form_has_not_is_typed(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", ".", "m", "w")
        await driver.type("其他指标 / 综合指标")
        await driver.press("enter", "y")
        assert "其他指标 / 综合指标\n    - 整治河道" in shown(driver)


async def test_what_was_done_to_many_is_told(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("i", "ctrl+a", ".", "w")
        await driver.type("5")
        await driver.press("enter", "y")
        assert "Done: set the weight 5 (6 places)" in driver.lines[-1]
        await driver.press("u")
        assert "Taken back: set the weight 5 (6 places); Ctrl+Y makes it again." in driver.lines[-1]


async def test_only_what_shows_is_changed(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "ctrl+a", "f")
        await driver.type("水质")
        await driver.press("enter", ".", "u")
        await driver.type("项")
        await driver.press("enter")
        assert "set the unit 项: 2 places, 1 file?" in driver.text
        assert "4 more are selected, but hidden by the filter" in driver.text
        await driver.press("y")
        assert shown(driver).count(" 项\n") == 2
        assert len(driver.state.selected) == 6


async def test_nothing_is_changed_where_all_that_is_selected_is_hidden(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "space", "space", "f")
        await driver.type("没有这样的项目")
        await driver.press("enter")
        for key in (".", "x"):
            await driver.press(key)
            assert not isinstance(driver.app.screen, Question)
        await driver.press(".")
        assert "The 2 selected indicators are hidden by the filter" in driver.lines[-1]
        assert shown(driver) == SMALL


async def test_nothing_changes_without_a_yes(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("i", "ctrl+a", "x")
        assert "delete indicators: 6 places, 1 file?" in driver.text
        await driver.press("n")
        assert shown(driver) == SMALL
        await driver.press("x", "y")
        assert " - " not in shown(driver)
        await driver.press("u")
        assert shown(driver) == SMALL


async def test_many_files_are_one_step_as_well(folder: Path) -> None:
    text = "项目 {}\n  产出指标 / 数量指标\n    - 数 ≥ 1 个\n"
    for number in range(60):
        (folder / f"{number:02}.perf").write_text(text.format(number), "utf-8")
    async with opened(folder) as driver:
        await driver.press("i", "ctrl+a", ".", "u")
        await driver.type("项")
        await driver.press("enter")
        assert "60 places, 60 files" in driver.text
        await driver.press("y")
        assert len(driver.state.dirty) == 60
        assert "Done: set the unit 项 (60 places)" in driver.lines[-1]
        assert "≥ 1 项" in shown(driver, "59.perf")
        await driver.press("u")
        assert not driver.state.dirty
        await driver.press("ctrl+y")
        assert len(driver.state.dirty) == 60


async def test_a_table_is_exported_as_it_shows(small: Path, tmp_path: Path) -> None:
    async with opened(small) as driver:
        await driver.press("s", "o", "X")
        await driver.type("a.csv")
        await driver.press("enter")
        assert f"2 rows written to {tmp_path / 'a.csv'}" in driver.text.replace("\n", "")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["项目名称"] for row in rows] == ["水质监测", "河道整治", "合计"]
    assert all("一" <= letter <= "鿿" for title in rows[0] for letter in title)
    assert rows[2]["年度资金申请总额"] == "1500000.00"


async def test_no_file_is_overwritten_without_a_question(small: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine", "utf-8")
    async with opened(small) as driver:
        for answer in ("n", "r"):
            await driver.press("s", "X")
            await driver.type("a.md")
            await driver.press("enter")
            assert "There is a file a.md already." in driver.text
            await driver.press(answer)
            assert ((tmp_path / "a.md").read_text("utf-8") == "mine") is (answer == "n")


@pytest.mark.parametrize(("name", "reason"), [("a.pdf", "has to end in .csv .md .xlsx"), ("no/a.csv", "no such")])
async def test_what_cannot_be_written_is_refused_in_place(small: Path, name: str, reason: str) -> None:
    async with opened(small) as driver:
        await driver.press("s", "X")
        await driver.type(name)
        await driver.press("enter")
        assert isinstance(driver.app.screen, PathScreen)
        assert reason in driver.text


async def test_the_folder_of_the_declarations_is_proposed_and_the_next_time_the_one_that_was_used(
    small: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    async with opened(small) as driver:
        await driver.press("s", "X")
        assert typed(driver) == "forms/汇总表.csv"
        await driver.type("out")
        await driver.press("enter")
        assert (tmp_path / "out" / "汇总表.csv").is_file(), "of a folder only, the name stays"
        await driver.press("X")
        assert typed(driver) == str(tmp_path / "out" / "汇总表.csv")
    async with opened(small) as driver:
        await driver.press("i", "X")
        assert typed(driver) == str(tmp_path / "out" / "指标表.csv")


async def test_tab_completes_a_path_and_lists_what_can_follow(small: Path, tmp_path: Path) -> None:
    for name in ("报送/一月", "报送/一季度", "报表"):
        (tmp_path / name).mkdir(parents=True)
    async with opened(small) as driver:
        await driver.press("s", "X")
        await driver.type("报")
        await driver.press("tab")
        assert "报表/  报送/" in driver.text
        await driver.type("送")
        await driver.press("tab", "tab")
        assert typed(driver) == "报送/一"
        assert "一季度/  一月/" in driver.text
        await driver.type("月")
        await driver.press("tab")
        assert typed(driver) == "报送/一月/"
        await driver.type("没有")
        await driver.press("tab")
        assert "nothing there begins so" in driver.text
        assert typed(driver) == "报送/一月/没有"
