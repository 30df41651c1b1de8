"""Other programs write the same files: what is clean follows, what is being edited is asked about."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from perftui.tui.app import PerfApp
from perftui.tui.arranged.places import View
from perftui.tui.screens.question import Question
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
