"""Nothing is lost: what cannot be saved stays and says what to do, what a crash left is offered again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from perftui.editing.journal import Journal
from perftui.editing.workbench import Workbench
from perftui.tui.arranged.places import Location, View
from perftui.tui.screens.goal import GoalScreen
from perftui.tui.screens.path import PathScreen
from perftui.tui.screens.question import Question
from perftui.workspace import load
from tests.editing.test_workbench import target_change
from tests.support import ROOT
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened

OPEN = "清淤长度: ?"
MINE = "清淤长度 ≥ 8 公里"
ONE = "项目 甲\n  产出指标 / 数量指标\n    - 培训 ≥ 3 场\n"


async def edit(driver: Driver) -> None:
    """Decide the open target."""
    await driver.press("f8", "e")
    await driver.type("≥ 8 公里")
    await driver.press("enter")
    assert driver.state.dirty


async def answer(driver: Driver, key: str) -> None:
    assert isinstance(driver.app.screen, Question), driver.text
    await driver.press(key)


def view(driver: Driver) -> View:
    """The page in front."""
    return driver.state.view


def runs(driver: Driver) -> bool:
    """Whether the program still runs."""
    return driver.app.is_running


def said(driver: Driver) -> str:
    """What the last line says."""
    return driver.lines[-1].strip()


def left_behind() -> list[Path]:
    """The journals in the state folder."""
    return sorted(Path(os.environ["XDG_STATE_HOME"]).glob("perftui/*.journal"))


def tidy(folder: Path) -> None:
    """Delete a folder with what is in it."""
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


# ---- what cannot be saved -----------------------------------------------------------------------------------------


async def test_a_folder_that_vanished_is_made_anew(small: Path) -> None:
    async with opened(small) as driver:
        await edit(driver)
        tidy(small)
        await driver.press("ctrl+s")
        await answer(driver, "m")
        assert "could not be saved" in driver.text
        assert "bring it back and try again" in driver.text
        assert "Nothing is lost" in driver.text
        await answer(driver, "f")
        assert (small / "small.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)
        assert driver.state.dirty == frozenset()


async def test_a_copy_goes_elsewhere_and_the_edits_stay(small: Path, tmp_path: Path) -> None:
    async with opened(small) as driver:
        await edit(driver)
        tidy(small)
        driver.app.look()
        await driver.settle()
        assert "cannot be read any more" in driver.text
        await driver.press("ctrl+s", "m", "s")
        assert isinstance(driver.app.screen, PathScreen)
        (tmp_path / "taken.perf").write_text("项目 别人\n", "utf-8")
        for name, shows in (("taken.perf", "is there already"), ("copy.perf", "A copy is in")):
            await driver.press("home", "ctrl+k")
            await driver.type(str(tmp_path / name))
            await driver.press("enter")
            assert shows in driver.text
        assert (tmp_path / "copy.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)
        assert (tmp_path / "taken.perf").read_text("utf-8") == "项目 别人\n"
        assert len(driver.state.dirty) == 1


async def test_a_copy_that_cannot_be_made_is_asked_for_again(small: Path, tmp_path: Path) -> None:
    async with opened(small) as driver:
        await edit(driver)
        tidy(small)
        await driver.press("ctrl+s", "m", "s", "home", "ctrl+k")
        await driver.type(str(tmp_path / "nowhere" / "copy.perf"))
        await driver.press("enter")
        assert isinstance(driver.app.screen, PathScreen)
        assert "there is no such file or folder" in driver.text
        await driver.press("escape")
        assert len(driver.state.dirty) == 1


@pytest.mark.parametrize("typed", ["~nobody-here/copy.perf", "x" * 300, "x" * 300 + "/copy.perf"])
async def test_a_path_that_the_system_does_not_take_is_refused_and_can_be_corrected(small: Path, typed: str) -> None:
    async with opened(small) as driver:
        await edit(driver)
        tidy(small)
        await driver.press("ctrl+s", "m", "s", "home", "ctrl+k")
        await driver.type(typed)
        await driver.press("tab", "enter")
        assert isinstance(driver.app.screen, PathScreen), driver.text
        await driver.press("escape")
        assert len(driver.state.dirty) == 1


async def test_nothing_is_promised_of_a_journal_that_cannot_be_written(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", os.devnull)
    async with opened(small) as driver:
        await edit(driver)
        tidy(small)
        await driver.press("ctrl+s", "m")
        assert "as long as it runs" in driver.text
        assert "Nothing is lost" not in driver.text


async def test_leaving_with_what_cannot_be_saved_does_not_leave(small: Path) -> None:
    async with opened(small) as driver:
        await edit(driver)
        tidy(small)
        await driver.press("q", "s", "m")
        await answer(driver, "c")
        assert runs(driver)
        await driver.press("q", "s", "m")
        await driver.pilot.press("f")
        await driver.pilot.pause()
        assert not runs(driver)
        assert MINE in (small / "small.perf").read_text("utf-8")


# ---- leaving ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_leaving_asks_about_what_is_not_saved(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await edit(driver)
        await driver.press(key)
        assert "1 file is not saved." in driver.text
        assert "small.perf" in driver.text
        await answer(driver, "c")
        assert runs(driver)


@pytest.mark.parametrize(("key", "text"), [("s", SMALL.replace(OPEN, MINE)), ("d", SMALL)])
async def test_leaving_saves_or_discards(small: Path, key: str, text: str) -> None:
    async with opened(small) as driver:
        await edit(driver)
        assert len(left_behind()) == 1
        await driver.press("q")
        await driver.pilot.press(key)
        await driver.pilot.pause()
        assert not runs(driver)
    assert (small / "small.perf").read_text("utf-8") == text
    assert left_behind() == []


async def test_ctrl_c_in_a_question_gives_it_up(small: Path) -> None:
    async with opened(small) as driver:
        await edit(driver)
        await driver.press("q", "ctrl+c")
        assert not isinstance(driver.app.screen, Question)
        assert runs(driver)


# ---- what a crash left --------------------------------------------------------------------------------------------


def crash(folder: Path, *names: str) -> None:
    """A program edits files of a folder and ends without saving."""
    workbench = Workbench(load([folder]))
    journal = Journal([folder])
    for name in names:
        workbench.apply(target_change(workbench, folder / name, 5))
    journal.record(workbench.dirty)
    journal.close()


async def test_what_is_restored_shows_where_it_begins_to_differ(folder: Path) -> None:
    for name in ("a.perf", "b.perf"):
        (folder / name).write_text(ONE, "utf-8")
    crash(folder, "b.perf")
    async with opened(folder) as driver:
        await answer(driver, "r")
        assert driver.state.location == Location("forms/b.perf", 3)


@pytest.fixture
def crashed(folder: Path) -> Path:
    """A folder with two files that were left unsaved."""
    for name in ("a.perf", "b.perf"):
        (folder / name).write_text(ONE, "utf-8")
    crash(folder, "a.perf", "b.perf")
    return folder


async def test_what_was_left_is_restored_as_a_change(crashed: Path) -> None:
    async with opened(crashed) as driver:
        assert "2 files were left unsaved" in driver.text
        assert "a.perf" in driver.text
        await answer(driver, "r")
        assert "The changes of 2 files are back" in said(driver)
        assert len(driver.state.dirty) == 2
        assert (crashed / "a.perf").read_text("utf-8") == ONE
        await driver.press("u")
        assert driver.state.dirty == frozenset()
        await driver.press("ctrl+y", "f6")
        assert (crashed / "b.perf").read_text("utf-8") == ONE.replace("3 场", "5 场")
    assert left_behind() == []


async def test_what_was_left_stays_left_where_the_journal_cannot_take_it_over(crashed: Path) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    left = left_behind()
    async with opened(crashed) as driver:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
        try:
            await answer(driver, "r")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert len(driver.state.dirty) == 2
        assert said(driver).startswith("the journal cannot be written")
        assert set(left) <= set(left_behind())


async def test_what_was_left_can_be_looked_at_first(crashed: Path) -> None:
    async with opened(crashed) as driver:
        await answer(driver, "d")
        assert view(driver) is View.COMPARE
        assert "a.perf" in driver.lines[1]
        assert "1/2" in driver.lines[1]
        assert "- 培训 ≥ 5 场" in driver.text
        await driver.press("right")
        assert "b.perf" in driver.lines[1]
        await driver.press("enter")
        await answer(driver, "r")
        assert view(driver) is View.MAIN
        assert len(driver.state.dirty) == 2


async def test_after_a_look_at_what_was_left_one_is_asked_again(crashed: Path) -> None:
    async with opened(crashed) as driver:
        await answer(driver, "d")
        await driver.press("escape")
        await answer(driver, "escape")
        assert view(driver) is View.MAIN
        assert driver.state.dirty == frozenset()
    async with opened(crashed) as driver:
        await answer(driver, "c")


async def test_what_was_left_is_discarded_for_good(crashed: Path) -> None:
    async with opened(crashed) as driver:
        await answer(driver, "x")
        assert "Nothing brings them back." in driver.text
        await answer(driver, "k")
        assert "left unsaved when the program ended" in driver.text
        await answer(driver, "x")
        await answer(driver, "x")
    assert left_behind() == []


@pytest.mark.parametrize("key", ["c", "escape"])
async def test_what_was_left_is_offered_again_next_time(crashed: Path, key: str) -> None:
    for _ in range(2):
        async with opened(crashed) as driver:
            await answer(driver, key)
            assert driver.state.dirty == frozenset()


async def test_what_is_on_disk_by_now_is_not_offered(crashed: Path) -> None:
    for name in ("a.perf", "b.perf"):
        (crashed / name).write_text(ONE.replace("3 场", "5 场"), "utf-8")
    async with opened(crashed) as driver:
        assert not isinstance(driver.app.screen, Question)
    assert left_behind() == []


async def test_what_was_left_and_changed_outside_is_contested(crashed: Path) -> None:
    (crashed / "a.perf").write_text(ONE.replace("培训", "比赛"), "utf-8")
    async with opened(crashed) as driver:
        await answer(driver, "r")
        assert [Path(path).name for path in driver.state.contested] == ["a.perf"]
        await driver.press("f6")
        assert "was changed by another program" in driver.text
        assert "比赛" in (crashed / "a.perf").read_text("utf-8")


async def test_of_two_crashes_the_later_one_counts(folder: Path) -> None:
    (folder / "a.perf").write_text(ONE, "utf-8")
    crash(folder, "a.perf")
    workbench = Workbench(load([folder]))
    journal = Journal([folder])
    workbench.apply(target_change(workbench, folder / "a.perf", 7))
    journal.record(workbench.dirty)
    journal.close()
    async with opened(folder) as driver:
        assert "1 file was left unsaved" in driver.text
        await answer(driver, "r")
        assert "≥ 7 场" in driver.text
    assert len(left_behind()) == 1, "its own"


# ---- what is being typed ------------------------------------------------------------------------------------------


def kept(folder: Path) -> str | None:
    """The text that would be offered if the program crashed now."""
    code = (
        "import sys; from pathlib import Path; from perftui.editing.journal import _entries\n"
        "sys.stdout.write(''.join(each.text or '' for path in map(Path, sys.argv[1:])"
        " for each in _entries(path.read_bytes())))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, left_behind())],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert folder.exists()
    return done.stdout


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_leaving_while_a_field_is_filled_in_asks_about_what_was_typed(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press("f8", "e")
        await driver.type("≥ 8 公里")
        await driver.press(key)
        assert "1 file is not saved." in driver.text
        await answer(driver, "s")
        assert not runs(driver)
    assert MINE in (small / "small.perf").read_text("utf-8")


async def test_nobody_leaves_over_what_cannot_stand_in_a_field(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2", "home", "e", "ctrl+u", "ctrl+q")
        assert "a project needs a name" in driver.text
        assert not isinstance(driver.app.screen, Question)
        await driver.press("escape", "ctrl+q")
        assert not runs(driver)


async def test_a_journal_that_cannot_be_written_is_said_after_each_edit(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", os.devnull)
    async with opened(small) as driver:
        await edit(driver)
        assert said(driver).startswith("the journal cannot be written (there is a file where the path needs a folder)")


async def test_a_target_that_is_being_typed_is_in_the_journal(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f8", "e")
        await driver.type("≥ 8 公里")
        driver.app.keep_typed()
        assert kept(small) == SMALL.replace(OPEN, MINE)
        await driver.press("escape")
        driver.app.keep_typed()
        assert kept(small) == ""
        assert driver.state.dirty == frozenset()


async def test_a_goal_that_is_being_typed_is_in_the_journal(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("整治河道")
        await driver.press("enter", "2", "/")
        await driver.type("整治河道十条")
        await driver.press("enter", "e")
        assert isinstance(driver.app.screen, GoalScreen)
        await driver.type("再清淤八公里。")
        driver.app.keep_typed()
        text = kept(small)
        assert text is not None
        assert "再清淤八公里。" in text
        await driver.press("ctrl+s")
        driver.app.keep_typed()
        assert kept(small) == text
        assert len(driver.state.dirty) == 1
