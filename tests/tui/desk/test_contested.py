"""What another program writes while it is being edited here is asked about, and shown beside what is here."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from perftui.tui.arranged.places import View
from perftui.tui.screens.compare import ComparePage
from perftui.tui.widgets.compare_view import CompareView
from tests.tui.conftest import SMALL
from tests.tui.desk.test_outside import MINE, OPEN, answer, edit, look, said, view, written
from tests.tui.driving import Driver, opened

# ---- contested files ----------------------------------------------------------------------------------------------


@pytest.fixture
def theirs() -> str:
    """What the other program writes: another line than the one that is edited here."""
    return SMALL.replace("整治河道 ≥ 10 条", "整治河道 ≥ 12 条")


async def contest(driver: Driver, path: Path, text: str) -> None:
    await edit(driver)
    written(path, text)
    await look(driver)


async def test_an_edited_file_that_changed_outside_is_marked(small: Path, theirs: str) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", theirs)
        assert "⚡ 1 contested" in driver.lines[0]
        assert "● 1 unsaved" in driver.lines[0]
        assert "⚡ 河道整治" in driver.lines[1]
        assert said(driver).startswith("Press ! to decide")
        assert "≥ 8 公里" in driver.text, "the edits stay"


@pytest.mark.parametrize("key", ["ctrl+s", "f6", "!", "！"])
async def test_saving_asks_before_anything_is_written(small: Path, theirs: str, key: str) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", theirs)
        await driver.press(key)
        assert "was changed by another program while you edited it" in driver.text
        await answer(driver, "escape")
        assert (small / "small.perf").read_text("utf-8") == theirs
        assert len(driver.state.dirty) == 1


async def test_saving_notices_what_no_look_has_seen_yet(small: Path, theirs: str) -> None:
    async with opened(small) as driver:
        await edit(driver)
        (small / "small.perf").write_text(theirs, "utf-8")
        await driver.press("ctrl+s")
        await answer(driver, "c")
        assert (small / "small.perf").read_text("utf-8") == theirs


async def test_mine_replaces_the_file_after_it_was_asked_about(small: Path, theirs: str) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", theirs)
        await driver.press("ctrl+s")
        await answer(driver, "m")
        assert (small / "small.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)
        assert driver.state.dirty == driver.state.contested == frozenset()


async def test_what_is_no_text_on_disk_is_neither_merged_nor_taken_for_nothing(small: Path, tmp_path: Path) -> None:
    async with opened(small) as driver:
        await edit(driver)
        (small / "small.perf").write_bytes(SMALL.encode("gb18030"))
        await driver.press("ctrl+s")
        assert "GB18030" in driver.text
        await driver.press("b", "t", "d")
        await answer(driver, "s")
        await driver.press("home", "ctrl+k")
        await driver.type(str(tmp_path / "copy.perf"))
        await driver.press("enter")
        assert (tmp_path / "copy.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)
        assert (small / "small.perf").read_bytes() == SMALL.encode("gb18030")
        await driver.press("!")
        await answer(driver, "m")
        assert (small / "small.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)
        await driver.press("u")
        assert len(driver.state.dirty) == 1, "it can be edited as before"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a named pipe is made")
async def test_nobody_waits_for_a_pipe_that_took_the_place_of_a_file(small: Path) -> None:
    async with opened(small) as driver:
        await edit(driver)
        (small / "small.perf").unlink()
        os.mkfifo(small / "small.perf")
        await driver.press("ctrl+s")
        assert "this is not an ordinary file" in driver.text
        await answer(driver, "c")
        assert len(driver.state.dirty) == 1


async def test_the_disk_counts_and_undo_brings_the_edits_back(small: Path, theirs: str) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", theirs)
        await driver.press("!")
        await answer(driver, "t")
        assert "≥ 12 条" in driver.text
        assert driver.state.dirty == driver.state.contested == frozenset()
        await driver.press("u")
        assert "≥ 8 公里" in driver.text
        assert len(driver.state.dirty) == 1


@pytest.mark.skipif(shutil.which("git") is None, reason="merging is done by git")
async def test_both_are_merged_and_saved(small: Path, theirs: str) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", theirs)
        await driver.press("!")
        await answer(driver, "b")
        assert "holds both changes now" in said(driver)
        assert (small / "small.perf").read_text("utf-8") == theirs, "nothing is written yet"
        await driver.press("f6")
        assert (small / "small.perf").read_text("utf-8") == theirs.replace(OPEN, MINE)


@pytest.mark.skipif(shutil.which("git") is None, reason="merging is done by git")
async def test_what_both_changed_stands_between_markers_as_a_problem(small: Path) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", SMALL.replace(OPEN, "清淤长度 ≥ 9 公里"))
        await driver.press("!")
        await answer(driver, "b")
        assert said(driver) == "1 place was changed on both sides: D decides it field by field."
        assert any(each.diagnostic.name.startswith("conflict") for each in driver.state.findings.every)
        await driver.press("u")
        assert "≥ 8 公里" in driver.text


@pytest.mark.skipif(shutil.which("git") is None, reason="merging is done by git")
@pytest.mark.parametrize("key", ["b", "t"])
async def test_the_cursor_stays_where_both_are_merged_or_the_disk_counts(small: Path, theirs: str, key: str) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", theirs)
        here = driver.outline()
        assert "> 清淤长度" in here
        await driver.press("!")
        await answer(driver, key)
        assert driver.outline() == here
        await driver.press("u")
        assert driver.outline() == here


async def test_the_cursor_goes_along_to_the_new_name_of_an_edited_file(small: Path) -> None:
    written(small / "乙.perf", "项目 乙\n\n  产出指标 / 数量指标\n    - 巡查次数 ≥ 1 次\n")
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("巡查次数")
        await driver.press("enter", "e")
        await driver.type("≥ 2 次")
        await driver.press("enter")
        (small / "乙.perf").rename(small / "a.perf")
        await look(driver)
        await driver.press("!")
        await answer(driver, "t")
        assert driver.state.location is not None
        assert driver.state.location.path == str(small / "a.perf")
        assert "> 乙" in driver.outline()


async def test_what_comes_to_the_same_is_not_contested(small: Path) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", SMALL.replace(OPEN, MINE))
        assert driver.state.dirty == driver.state.contested == frozenset()


async def test_a_change_that_is_taken_back_outside_is_forgotten(small: Path, theirs: str) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", theirs)
        written(small / "small.perf", SMALL)
        await look(driver)
        assert driver.state.contested == frozenset()
        await driver.press("ctrl+s")
        assert MINE in (small / "small.perf").read_text("utf-8")


async def test_a_file_that_was_deleted_outside_is_asked_about(small: Path) -> None:
    async with opened(small) as driver:
        await edit(driver)
        (small / "small.perf").unlink()
        await look(driver)
        assert len(driver.state.contested) == 1
        await driver.press("ctrl+s")
        assert "was deleted by another program" in driver.text
        assert "Merge" not in driver.text
        await answer(driver, "c")
        assert said(driver) == "small.perf was not saved: another program deleted it"
        await driver.press("ctrl+s")
        await answer(driver, "m")
        assert MINE in (small / "small.perf").read_text("utf-8")


async def test_without_a_contested_file_there_is_nothing_to_decide(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("!")
        assert "No file that you edit was changed" in said(driver)


# ---- looking at the difference ------------------------------------------------------------------------------------


async def test_the_difference_shows_what_was_mine_and_what_is_on_disk(small: Path, theirs: str) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", theirs)
        await driver.press("!")
        await answer(driver, "d")
        assert view(driver) is View.COMPARE
        (mine,) = [line for line in driver.lines if "清淤长度" in line]
        assert mine.split() == [
            "-",
            "-",
            "清淤长度:",
            "?",
            "+",
            "-",
            "清淤长度",
            "≥",
            "8",
            "公里",
            "-",
            "清淤长度:",
            "?",
        ]
        (disk,) = [line for line in driver.lines if "整治河道 ≥" in line]
        assert "* " in disk
        assert disk.rstrip().endswith("整治河道 ≥ 12 条")
        assert "lines alike" in driver.text
        await driver.press("enter")
        await answer(driver, "m")
        assert view(driver) is View.MAIN
        assert MINE in (small / "small.perf").read_text("utf-8")


@pytest.mark.parametrize("key", ["v", "f2"])
async def test_versions_stand_side_by_side_or_below_each_other(small: Path, theirs: str, key: str) -> None:
    async with opened(small) as driver:
        await contest(driver, small / "small.perf", theirs)
        await driver.press("!", "d", key)
        assert len([line for line in driver.lines if "清淤长度" in line]) == 2
        await driver.press(key)
        assert len([line for line in driver.lines if "清淤长度" in line]) == 1


async def test_a_narrow_page_has_them_below_each_other(small: Path, theirs: str) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await contest(driver, small / "small.perf", theirs)
        await driver.press("!", "d")
        signs = [line.strip()[:1] for line in driver.lines if "清淤长度" in line or "整治河道 ≥" in line]
        assert signs == ["-", "*", "-", "+"]


async def test_keys_go_from_difference_to_difference(small: Path, theirs: str) -> None:
    async with opened(small, size=(80, 12)) as driver:
        await contest(driver, small / "small.perf", theirs)
        await driver.press("!", "d")
        view = driver.find(CompareView)
        assert isinstance(driver.app.screen, ComparePage)
        tops = []
        for key in ("]", "f8", "[", "shift+f8"):
            await driver.press(key)
            tops.append(view.scroll_offset.y)
        assert tops[0] < tops[1] or tops[1] == view.max_scroll_y
        assert tops[3] <= tops[2] <= tops[1]
