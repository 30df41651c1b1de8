"""Other programs write the same files: what is clean follows, what is being edited is asked about."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from perftui.tui.app import PerfApp
from perftui.tui.arranged.places import View
from perftui.tui.screens.compare import ComparePage
from perftui.tui.screens.question import Question
from perftui.tui.widgets.compare_view import CompareView
from perftui.tui.widgets.form_view import FormView
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened

OPEN = "清淤长度: ?"
MINE = "清淤长度 ≥ 8 公里"


def written(path: Path, text: str) -> None:
    """Another program has written a file, a moment ago."""
    path.write_text(text, "utf-8")
    os.utime(path, (path.stat().st_mtime - 60,) * 2)


def moved(path: Path, to: Path) -> None:
    """Another program has moved a folder."""
    path.rename(to)


async def look(driver: Driver) -> None:
    driver.app.look()
    await driver.settle()


async def edit(driver: Driver) -> None:
    """Decide the open target."""
    await driver.press("f8", "e")
    await driver.type("≥ 8 公里")
    await driver.press("enter")


async def answer(driver: Driver, key: str) -> None:
    assert isinstance(driver.app.screen, Question), driver.text
    await driver.press(key)


def view(driver: Driver) -> View:
    """The page in front."""
    return driver.state.view


def said(driver: Driver) -> str:
    """What the last line says."""
    return driver.lines[-1].strip()


# ---- what is excluded ---------------------------------------------------------------------------------------------


async def test_what_is_excluded_is_not_opened_and_follows_the_configuration(small: Path) -> None:
    (small / "历年").mkdir()
    written(small / "历年" / "旧.perf", "项目 旧项目\n  年度: 2020\n")
    written(small / "perftui.toml", 'extend-exclude = ["历年"]\n')
    async with opened(small) as driver:
        assert not any("旧项目" in label for label in driver.outline())
        await look(driver)
        assert not any("旧项目" in label for label in driver.outline())
        written(small / "perftui.toml", "")
        await look(driver)
        assert any("旧项目" in label for label in driver.outline())


async def test_what_the_command_line_excludes_is_not_opened_later_either(small: Path) -> None:
    (small / "历年").mkdir()
    written(small / "历年" / "旧.perf", "项目 旧项目\n  年度: 2020\n")
    async with PerfApp([small], excluded=["forms/历年", "*.bak.perf"]).run_test() as pilot:
        driver = Driver(pilot)
        await driver.settle()
        assert not any("旧项目" in label for label in driver.outline())
        written(small / "历年" / "又.perf", "项目 又一个\n")
        written(small / "又.perf", "项目 新来的\n")
        await look(driver)
        assert any("新来的" in label for label in driver.outline())
        assert not any("又一个" in label for label in driver.outline())


# ---- clean files --------------------------------------------------------------------------------------------------


async def test_a_clean_file_follows_the_disk_and_the_cursor_stays_with_its_indicator(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("居民满意度")
        await driver.press("enter", "2")
        written(small / "small.perf", SMALL.replace("  年度: 2026\n", "  年度: 2026\n  项目编码: 1\n\n", 1))
        await look(driver)
        assert driver.state.notice is None
        form = driver.find(FormView)
        assert "居民满意度" in form.lines[form.cursor].text
        assert driver.state.place is not None
        project = driver.state.corpus.projects[driver.state.place.project].project
        assert driver.state.place.line == project.indicators[-1].line
        assert driver.outline()[-3] == "> 居民满意度"


async def test_a_renamed_project_keeps_the_cursor_too(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("G")
        written(small / "small.perf", SMALL.replace("项目 水质监测", "项目 水质在线监测"))
        await look(driver)
        assert driver.outline()[-1] == "> 水质在线监测"


async def test_a_renamed_file_keeps_the_cursor_and_a_deleted_one_leaves_it_beside(small: Path) -> None:
    for name in ("甲", "乙", "丙"):
        written(
            small / f"{name}.perf",
            f"项目 {name}\n  主管部门: 环保局\n\n  产出指标 / 数量指标\n    - 巡查{name} ≥ 1 次\n",
        )
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("巡查乙")
        await driver.press("enter")

        def selected() -> str:
            place = driver.state.place
            return "" if place is None else driver.state.corpus.projects[place.project].project.name

        (small / "乙.perf").rename(small / "丁.perf")
        await look(driver)
        assert selected() == "乙"
        (small / "丁.perf").unlink()
        await look(driver)
        assert selected() == "丙", "not at the beginning again"


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_a_renamed_file_stays_unfolded(small: Path, size: tuple[int, int]) -> None:
    written(small / "乙.perf", "项目 乙\n  主管部门: 环保局\n\n  产出指标 / 数量指标\n    - 巡查 ≥ 1 次\n")
    async with opened(small, size=size) as driver:
        await driver.press("C", "end", "right", "right", "down", "down", "down")
        assert driver.outline()[-1] == "> 巡查"
        before = driver.outline()
        (small / "乙.perf").rename(small / "丁.perf")
        await look(driver)
        assert driver.outline() == before
        written(small / "丁.perf", (small / "丁.perf").read_text("utf-8").replace("项目 乙", "项目 丁"))
        (small / "丁.perf").rename(small / "0.perf")
        await look(driver)
        assert "> 巡查" in driver.outline(), "called otherwise, in a file that is called otherwise"


async def test_new_files_appear_and_deleted_ones_vanish(small: Path) -> None:
    async with opened(small) as driver:
        written(small / "b.perf", "项目 新来的\n  主管部门: 水务局\n")
        await look(driver)
        assert "新来的" in driver.text
        assert "> 河道整治" in driver.outline()
        (small / "b.perf").unlink()
        await look(driver)
        assert "新来的" not in driver.text
        assert driver.state.findings.every, "everything was checked again"


async def test_problems_follow_the_disk(small: Path) -> None:
    async with opened(small) as driver:
        before = len(driver.state.findings.every)
        written(small / "small.perf", SMALL.replace(OPEN, MINE))
        await look(driver)
        assert len(driver.state.findings.every) < before


async def test_many_files_at_once_are_taken_over(folder: Path) -> None:
    for number in range(50):
        written(folder / f"{number:02}.perf", f"项目 甲{number}\n  主管部门: 局\n")
    async with opened(folder) as driver:
        for number in range(40):
            written(folder / f"{number:02}.perf", f"项目 乙{number}\n  主管部门: 局\n")
        await look(driver)
        names = [declared.project.name for declared in driver.state.corpus.projects]
        assert names == [f"{'乙' if number < 40 else '甲'}{number}" for number in range(50)]


async def test_a_folder_that_is_gone_is_told_and_what_was_read_stays(small: Path) -> None:
    async with opened(small) as driver:
        await edit(driver)
        moved(small, small.parent / "elsewhere")
        await look(driver)
        assert "cannot be read any more" in said(driver)
        assert len(driver.state.corpus.projects) == 2
        moved(small.parent / "elsewhere", small)
        await look(driver)
        await driver.press("f6")
        assert MINE in (small / "small.perf").read_text("utf-8")


async def test_reading_again_keeps_what_is_not_saved(small: Path) -> None:
    async with opened(small) as driver:
        await edit(driver)
        await driver.press("R")
        assert len(driver.state.dirty) == 1
        assert "≥ 8 公里" in driver.text
        await driver.press("u")
        assert driver.state.dirty == frozenset()


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


# ---- two programs -------------------------------------------------------------------------------------------------


async def test_two_programs_on_one_folder_do_not_overwrite_each_other(small: Path) -> None:
    async with opened(small) as one, opened(small) as other:
        await edit(one)
        await other.press("E", "G", "e")
        await other.type("≥ 99 %")
        await other.press("enter", "ctrl+s")
        saved = (small / "small.perf").read_text("utf-8")
        assert "≥ 99 %" in saved
        await one.press("ctrl+s")
        await answer(one, "b")
        await one.press("ctrl+s")
        assert (small / "small.perf").read_text("utf-8") == saved.replace(OPEN, MINE)
        await look(other)
        assert "≥ 8 公里" in (small / "small.perf").read_text("utf-8")
        assert other.state.dirty == frozenset()


async def test_git_may_change_everything_below(small: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e", *arguments], cwd=small, check=True)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "1")
    async with opened(small) as driver:
        written(small / "small.perf", SMALL.replace(OPEN, MINE))
        written(small / "b.perf", "项目 新来的\n")
        await look(driver)
        assert "新来的" in driver.text
        git("stash", "--quiet", "--include-untracked")
        os.utime(small / "small.perf", (1, 1))
        await look(driver)
        assert "新来的" not in driver.text
        assert "≥ 8 公里" not in driver.text
