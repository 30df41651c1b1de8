"""Choosing what to compare with: from a list, or by typing; what is not there is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.app import PerfApp
from perftui.tui.screens.revisions import OfferList, Revisions
from perftui.tui.widgets.changes_view import ChangesView
from tests.repositories import begin, commit, git
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened


@pytest.fixture
def tracked(small: Path) -> Path:
    """Three commits: the target of the rivers is 10, then 11, then 12."""
    begin(small.parent)
    commit(small.parent)
    git(small.parent, "tag", "送审")
    (small / "small.perf").write_text(SMALL.replace("≥ 10 条", "≥ 11 条"), "utf-8")
    commit(small.parent, "二稿")
    git(small.parent, "branch", "修改")
    (small / "small.perf").write_text(SMALL.replace("≥ 10 条", "≥ 12 条"), "utf-8")
    commit(small.parent, "三稿")
    return small


def offered(driver: Driver) -> list[str]:
    return [offer.name for offer in driver.find(OfferList).shown]


def targets(driver: Driver) -> list[tuple[str | None, str | None]]:
    """The targets that differ, before and now."""
    view = driver.find(ChangesView)
    assert view.changes is not None
    assert view.changes.review is not None
    entries = [entry for each in view.changes.review.changed for entry in each.entries]
    return [(entry.old, entry.new) for entry in entries if entry.what.name == "TARGET"]


async def test_branches_tags_and_commits_are_offered(tracked: Path) -> None:
    async with opened(tracked) as driver:
        await driver.press("d", "=")
        names = offered(driver)
        assert names[0] == "HEAD"
        assert set(names[1:4]) == {"main", "修改", "送审"}
        assert len(names) == 7
        assert "二稿" in driver.text


async def test_a_revision_is_chosen_by_a_part_of_its_words(tracked: Path) -> None:
    async with opened(tracked) as driver:
        await driver.press("d", "=")
        await driver.type("送审")
        await driver.press("enter")
        assert driver.state.against == "送审"
        assert targets(driver) == [("≥ 10 条", "≥ 12 条")]
        assert "against 送审" in driver.text
        await driver.press("=", "down", "down", "escape")
        assert driver.state.against == "送审"


async def test_a_revision_is_typed(tracked: Path) -> None:
    async with opened(tracked) as driver:
        await driver.press("d", "=")
        await driver.type("HEAD~1")
        assert offered(driver) == ["HEAD~1"]
        await driver.press("enter")
        assert targets(driver) == [("≥ 11 条", "≥ 12 条")]


async def test_a_wrong_revision_is_said_and_can_be_corrected(tracked: Path) -> None:
    async with opened(tracked) as driver:
        await driver.press("=")
        await driver.type("终稿")
        await driver.press("enter")
        assert isinstance(driver.app.screen, Revisions)
        assert "there is no revision 终稿" in driver.text
        await driver.press("backspace", "backspace")
        assert "there is no revision" not in driver.text
        await driver.press("down", "enter")
        assert driver.state.against != "HEAD"


async def test_without_a_repository_the_list_says_so(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("=")
        assert "in no git repository" in driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, Revisions)


# ---- from one time to the next ------------------------------------------------------------------------------------


async def test_the_revision_is_the_same_the_next_time(tracked: Path) -> None:
    async with opened(tracked) as driver:
        await driver.press("d", "=")
        await driver.type("送审")
        await driver.press("enter")
    async with opened(tracked) as driver:
        await driver.press("d")
        assert "against 送审" in driver.text
        assert targets(driver) == [("≥ 10 条", "≥ 12 条")]


async def test_a_revision_that_is_gone_gives_way_to_the_last_commit_and_it_is_said(tracked: Path) -> None:
    async with opened(tracked) as driver:
        await driver.press("d", "=")
        await driver.type("送审")
        await driver.press("enter")
    git(tracked.parent, "tag", "-d", "送审")
    async with opened(tracked) as driver:
        assert driver.lines[-1].strip() == "送审 is gone: compared with HEAD instead."
        assert driver.state.against == "HEAD"
        await driver.press("d")
        assert "against HEAD" in driver.text
        await driver.press("escape", "f8", "e")
        await driver.type("≥ 8 公里")
        await driver.press("enter")
        assert "gone" not in driver.lines[-1], "it is said once"
    async with opened(tracked) as driver:
        assert "gone" not in driver.lines[-1]


async def test_where_git_itself_is_missing_no_other_revision_is_named(tracked: Path) -> None:
    async with opened(tracked) as driver:
        await driver.press("d", "=")
        await driver.type("送审")
        await driver.press("enter")
    (tracked.parent / ".git").rename(tracked.parent / "not-git")
    async with opened(tracked) as driver:
        await driver.press("d")
        assert "in no git repository" in driver.text
        assert "gone" not in driver.lines[-1]


# ---- where there is little to compare with ------------------------------------------------------------------------


async def test_a_repository_without_a_commit_offers_nothing_and_says_why(small: Path) -> None:
    begin(small.parent)
    async with opened(small) as driver:
        await driver.press("d")
        assert "no commit yet" in driver.text
        assert "`git commit` keep what is there" in driver.text
        assert driver.lines[-1].split("   ")[0].strip() == "Esc Back", "nothing can be done with a change"
        assert "Revision" not in driver.lines[-1]
        await driver.press("=")
        assert "no commit yet" in driver.text
        assert "fatal" not in driver.text


async def test_without_git_the_page_tells_how_to_begin(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("d")
        assert "in no git repository" in driver.text
        assert "`git init` begins that in a folder" in driver.text


@pytest.mark.parametrize("step", [1, -1])
async def test_what_is_outside_of_the_repository_is_named(
    tracked: Path, tmp_path_factory: pytest.TempPathFactory, step: int
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "loose.perf"
    elsewhere.write_text(SMALL, "utf-8")
    (tracked / "small.perf").write_text(SMALL, "utf-8")
    async with PerfApp([elsewhere, tracked][::step]).run_test(size=(160, 45)) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press("d")
        assert "outside of the repository, not compared: loose.perf" in driver.text
        assert targets(driver) == [("≥ 12 条", "≥ 10 条")]


async def test_a_bare_repository_has_nothing_to_compare(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "bare.git")
    (tmp_path / "bare.git" / "a.perf").write_text(SMALL, "utf-8")
    async with opened(tmp_path / "bare.git") as driver:
        await driver.press("d")
        assert "in no git repository" in driver.text


async def test_an_empty_folder_tells_how_to_begin(folder: Path) -> None:
    async with opened(folder) as driver:
        assert "A begins the first declaration" in driver.text
        await driver.press("A")
        await driver.type("河道整治")
        await driver.press("enter")
        assert [each.project.name for each in driver.state.corpus.projects] == ["河道整治"]
