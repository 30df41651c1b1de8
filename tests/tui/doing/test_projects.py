"""Projects are begun, each in a file named after it, and deleted, which undo takes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.editing.slot import Part, Slot
from perftui.tui.arranged.places import Pane
from perftui.tui.widgets.edit_line import EditLine
from tests.tui.conftest import SMALL
from tests.tui.driving import opened
from tests.tui.filling import on_disk


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


@pytest.mark.parametrize("key", ["A", "Y"])
async def test_a_new_project_with_its_name_is_one_step(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press("end", key)
        await driver.type("甲项目")
        await driver.press("enter", "u")
        assert [each.project.name for each in driver.state.corpus.projects] == ["河道整治", "水质监测"]
        assert driver.outline()[-1] == "> 水质监测"
        assert not driver.state.dirty
        await driver.press("u")
        assert "There is nothing to take back." in driver.text
        await driver.press("ctrl+y")
        assert driver.state.location is not None
        assert Path(driver.state.location.path).name == "甲项目.perf"
        await driver.press("f6")
    assert (small / "甲项目.perf").read_text("utf-8").startswith("项目 甲项目\n")
    assert not (small / "新项目.perf").exists()


async def test_a_copy_has_a_name_and_no_code_and_reads_like_the_first(small: Path) -> None:
    coded = SMALL.replace("项目 河道整治\n", '项目 "河道 # 整治"\n  项目编码: 1\n')
    (small / "small.perf").write_text(coded, "utf-8")
    async with opened(small) as driver:
        await driver.press("home", "down", "Y", "enter", "f6")
    first = SMALL.partition("\n\n项目 水质监测")[0]
    copy = first.replace("项目 河道整治", '项目 "河道 # 整治（2）"', 1) + "\n"
    assert (small / "河道 # 整治（2）.perf").read_text("utf-8") == copy


async def test_another_name_taken_back_takes_the_name_of_the_file_back(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("A")
        await driver.type("甲项目")
        await driver.press("enter", "1", "e", "ctrl+u")
        await driver.type("乙项目")
        await driver.press("enter", "u")
        assert driver.state.location is not None
        assert Path(driver.state.location.path).name == "甲项目.perf"
        await driver.press("ctrl+y")
        assert Path(driver.state.location.path).name == "乙项目.perf"


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


async def test_tab_goes_on_behind_the_name_of_a_new_project(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("A")
        await driver.type("0 先来的")
        await driver.press("tab")
        line = driver.find(EditLine)
        assert line.display
        assert line.slot == Slot(Part.FIELD, "项目性质")
        assert line.project.name == "0 先来的"


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


async def test_undo_comes_back_to_the_project_that_was_deleted(nine: Path) -> None:
    async with opened(nine) as driver:
        await driver.press("C", "end", "x", "d")
        assert len(driver.state.corpus.projects) == 8
        await driver.press("home", "down", "u")
        assert driver.outline()[-1] == "> 高性能计算服务经费"
        assert driver.state.place is not None
        assert driver.app.desk.project(driver.state.place.project).name == "高性能计算服务经费"


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


async def test_a_new_project_shows_where_a_filter_would_not_leave_it(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("居民满意度")
        await driver.press("enter", "A", "enter")
        assert "> 新项目" in driver.outline()
        assert driver.state.filter == ""


@pytest.mark.parametrize("key", ["A", "Y"])
async def test_a_new_project_that_is_given_up_leaves_the_keys_where_they_were(small: Path, key: str) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("home", "down", key, "escape")
        assert driver.outline()[1] == "> 河道整治"
        assert driver.state.pane is Pane.OUTLINE
        assert not driver.state.dirty


@pytest.mark.parametrize("key", ["e", "a", "x", "Y"])
async def test_on_the_line_of_a_department_no_project_is_changed(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press(*["down"] * 4, "home", key)
        assert "Choose a project or an indicator first." in driver.lines[-1]
        assert not driver.state.dirty
        assert not driver.find(EditLine).display
