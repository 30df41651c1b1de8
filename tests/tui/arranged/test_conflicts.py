"""What a merge left is decided field by field, each decision an edit that can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from perftui.messages import Language, set_language
from perftui.tui.arranged.places import View
from perftui.tui.screens.ask import Ask
from perftui.tui.screens.lines import LinesScreen
from perftui.tui.screens.question import Question
from perftui.tui.widgets.conflicts_view import ConflictDetail, ConflictsView
from tests.repositories import begin, commit, git
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened

OURS = (("- 整治河道 ≥ 10 条", "- 整治河道 ≥ 12 条"), ("≥ 98 %", "≥ 99 %"), ("| 监测水质。", "| 监测水质，每月一次。"))
THEIRS = (
    ("- 整治河道 ≥ 10 条", "- 整治骨干河道 ≥ 11 条"),
    ("≥ 98 %", "≥ 97 %"),
    ("| 监测水质。", "| 监测水质，每周一次。"),
)


def changed(*replaced: tuple[str, str]) -> str:
    text = SMALL
    for before, behind in replaced:
        assert before in text
        text = text.replace(before, behind, 1)
    return text


def merged(folder: Path, ours: str, theirs: str, style: str = "diff3") -> Path:
    """A folder in which git could not merge two versions."""
    top = folder.parent
    begin(top)
    git(top, "config", "merge.conflictStyle", style)
    commit(top)
    git(top, "checkout", "-q", "-b", "修改")
    (folder / "small.perf").write_text(theirs, "utf-8")
    commit(top, "二稿")
    git(top, "checkout", "-q", "main")
    (folder / "small.perf").write_text(ours, "utf-8")
    commit(top, "三稿")
    git(top, "merge", "修改", fails=True)
    assert "<<<<<<<" in (folder / "small.perf").read_text("utf-8")
    return folder


@pytest.fixture
def conflicted(small: Path) -> Path:
    return merged(small, changed(*OURS), changed(*THEIRS))


def rows(driver: Driver) -> list[str]:
    view = driver.find(ConflictsView)
    return [view.text(index) for index in range(view.count())]


def detail(driver: Driver) -> list[str]:
    shown = driver.find(ConflictDetail)
    return [shown.text(index).rstrip() for index in range(shown.count())]


def text_now(driver: Driver) -> str:
    """The text of the file as it is in the program."""
    return driver.state.corpus.files["forms/small.perf"].document.text


def view_of(driver: Driver) -> View:
    return driver.state.view


async def test_every_field_that_differs_stands_below_its_region(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        await driver.press("D")
        assert [row for row in rows(driver) if not row.startswith("small.perf")] == [
            "三级指标  整治河道  整治河道  整治骨干河道",
            "指标值  整治河道  ≥ 12 条  ≥ 11 条",
            "年度总体目标  监测水质，每月一次。  监测水质，每周一次。",
            "指标值  数据合格率  ≥ 99 %  ≥ 97 %",
        ]
        assert rows(driver)[0].endswith("HEAD  修改")
        assert "3 conflicts · 1 file" in driver.text


async def test_the_selected_one_stands_in_full_with_what_both_began_with(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        await driver.press("D", "down")
        shown = detail(driver)
        assert shown[0].startswith("整治河道 › 指标值   forms/small.perf:")
        assert shown[1] == "- ours HEAD   + theirs 修改"
        assert shown[2].split() == ["both", "began", "with", "≥", "10", "条"]
        assert shown[-1].split() == ["-", "≥", "12", "条", "+", "≥", "11", "条"]


LAST = "    - 数据合格率 ≥ 98 %\n"


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
async def test_what_both_began_with_has_a_column_whatever_git_wrote(small: Path, style: str) -> None:
    merged(small, changed(*OURS), changed(*THEIRS), style)
    async with opened(small) as driver:
        await driver.press("D")
        assert "0 both began with" in driver.lines[2]
        row = next(line for line in driver.lines if "≥ 12 条" in line)
        assert row.index("≥ 12 条") < row.index("≥ 10 条") < row.index("≥ 11 条")
        await driver.press("g", "0", "g", "0", "g", "0")
        assert text_now(driver) == SMALL


async def test_a_narrow_page_has_it_below(small: Path) -> None:
    merged(small, changed(*OURS), changed(*THEIRS), "merge")
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("D", "down")
        assert "both began with" not in driver.lines[2]
        assert detail(driver)[2].split() == ["both", "began", "with", "≥", "10", "条"]
        await driver.press("g")
        assert detail(driver)[2] == "both began with  - 整治河道 ≥ 10 条"


async def test_lines_that_both_sides_added_began_with_nothing(small: Path) -> None:
    ours, theirs = (SMALL.replace(LAST, f"{LAST}\n    - {name} ≥ 4 次\n") for name in ("采样频次", "公开次数"))
    merged(small, ours, theirs, "merge")
    async with opened(small) as driver:
        await driver.press("D", "end")
        assert "both began with  nothing" in detail(driver)[2]


async def test_keys_that_would_do_nothing_are_not_named(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        await driver.press("D", "down")
        assert "b Both" not in driver.lines[-1]
        assert "B Base" in driver.lines[-1]
        await driver.press("g")
        assert "b Both" in driver.lines[-1]
    (conflicted / "small.perf").write_text(SMALL, "utf-8")
    async with opened(conflicted) as driver:
        await driver.press("D")
        assert driver.lines[-1].split("   ")[0].strip() == "Esc Back"


async def test_whole_lines_are_typed_in_a_window(small: Path) -> None:
    ours, theirs = (SMALL.replace(LAST, f"{LAST}\n    - {name} ≥ 4 次\n") for name in ("采样频次", "公开次数"))
    merged(small, ours, theirs, "merge")
    async with opened(small) as driver:
        await driver.press("D", "end", "e")
        screen = driver.app.screen
        assert isinstance(screen, LinesScreen)
        assert "采样频次 ≥ 4 次" in screen.typed
        assert "公开次数 ≥ 4 次" in screen.typed
        area = screen.query_one(TextArea)
        area.text = "    - 采样与公开次数 ≥ 8 次"
        await driver.press("ctrl+s")
        assert text_now(driver) == SMALL.replace(LAST, f"{LAST}\n    - 采样与公开次数 ≥ 8 次\n")
        await driver.press("u", "e", "escape")
        assert text_now(driver).count("<<<<<<<") == 1


async def test_a_region_that_is_half_decided_still_knows_what_both_began_with(small: Path) -> None:
    merged(small, changed(*OURS), changed(*THEIRS), "merge")
    async with opened(small) as driver:
        await driver.press("D", "right")
        assert "≥ 12 条" in rows(driver)[driver.find(ConflictsView).cursor]
        assert detail(driver)[2].split() == ["both", "began", "with", "≥", "10", "条"]


async def test_sides_are_taken_field_by_field_until_the_markers_are_gone(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        await driver.press("D")
        await driver.press("right")
        assert "≥ 12 条" in rows(driver)[driver.find(ConflictsView).cursor]
        assert text_now(driver).count("- 整治骨干河道") == 2, "both sides have it now"
        await driver.press("left")
        assert "    - 整治骨干河道 ≥ 12 条\n" in text_now(driver)
        assert text_now(driver).count("<<<<<<<") == 2
        await driver.press("left", "right")
        assert "<<<<<<<" not in text_now(driver)
        assert "no file holds a conflict" in driver.text
        assert text_now(driver) == changed(
            ("- 整治河道 ≥ 10 条", "- 整治骨干河道 ≥ 12 条"),
            ("| 监测水质。", "| 监测水质，每月一次。"),
            ("≥ 98 %", "≥ 97 %"),
        )
        await driver.press("u", "u", "u", "u")
        assert driver.state.dirty == frozenset()
        assert len(rows(driver)) == 7


async def test_keys_in_a_row_decide_what_shows(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        await driver.press("D")
        await driver.pilot.press("left", "left", "left", "left")
        await driver.settle()
        assert text_now(driver) == changed(*OURS)


async def test_a_decision_on_the_line_of_a_region_is_one_on_all_of_it(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        await driver.press("D", "g", "right")
        assert "    - 整治骨干河道 ≥ 11 条\n" in text_now(driver)
        await driver.press("]", "0")
        assert "≥ 98 %" in text_now(driver)


async def test_enter_asks_and_another_text_can_be_typed(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        await driver.press("D", "down", "enter")
        assert isinstance(driver.app.screen, Question)
        assert "ours: ≥ 12 条" in driver.text
        assert "both began with: ≥ 10 条" in driver.text
        await driver.press("5")
        assert isinstance(driver.app.screen, Ask)
        await driver.type(">= 15 条")
        await driver.press("enter")
        assert text_now(driver).count("≥ 15 条") == 2


@pytest.mark.parametrize(
    ("key", "name", "marks"),
    [("1", "整治河道", 3), ("2", "整治骨干河道", 3), ("4", "整治河道", 3), ("escape", None, 3)],
)
async def test_every_answer_does_what_it_says(conflicted: Path, key: str, name: str | None, marks: int) -> None:
    async with opened(conflicted) as driver:
        before = text_now(driver)
        await driver.press("D", "enter", key)
        assert text_now(driver).count("<<<<<<<") == marks, "the target of that indicator is still open"
        if name is None:
            assert text_now(driver) == before
        else:
            assert text_now(driver).count(f"- {name} ≥ 12 条") == text_now(driver).count(f"- {name} ≥ 11 条") == 1
            assert "Decided: 整治河道 › 三级指标" in driver.lines[-1]


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
@pytest.mark.parametrize(("language", "words"), [(Language.ENGLISH, "3 conflicts"), (Language.CHINESE, "3 处冲突")])
async def test_conflicts_of_a_merge_are_announced_on_top(
    conflicted: Path, size: tuple[int, int], language: Language, words: str
) -> None:
    set_language(language)
    async with opened(conflicted, size=size) as driver:
        assert f"⚡ {words} (D)" in driver.lines[0]


async def test_once_the_last_conflict_is_decided_and_saved_git_is_to_be_told(conflicted: Path) -> None:
    async with opened(conflicted, size=(80, 24)) as driver:
        await driver.press("D", "right", "left")
        await driver.press("ctrl+s")
        assert "git add" not in driver.lines[-1]
        while driver.state.corpus.files["forms/small.perf"].document.conflicts:
            await driver.press("left")
        assert "⚡" not in driver.lines[0]
        await driver.press("ctrl+s")
        assert "Still to do: git add forms/small.perf" in driver.lines[-1]


async def test_what_makes_no_sense_is_said(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        before = text_now(driver)
        await driver.press("D", "b")
        assert "Both cannot stand here" in driver.lines[-1]
        assert text_now(driver) == before


async def test_both_sides_can_be_the_answer(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        await driver.press("D", "g", "enter", "3")
        names = [each.name for each in driver.state.corpus.projects[0].project.indicators]
        assert names[:2] == ["整治河道", "整治骨干河道"]


async def test_a_text_that_cannot_stand_there_is_refused(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        before = text_now(driver)
        await driver.press("D", "e", "backspace", "enter")
        assert isinstance(driver.app.screen, Ask)
        assert "cannot be written" in driver.text
        assert text_now(driver) == before


async def test_lines_of_both_sides_can_stay(small: Path) -> None:
    last = "    - 数据合格率 ≥ 98 %\n"
    folder = merged(
        small,
        SMALL.replace(last, f"{last}\n    - 采样频次 ≥ 4 次\n"),
        SMALL.replace(last, f"{last}\n    - 公开报告 ≥ 1 份\n"),
    )
    async with opened(folder) as driver:
        await driver.press("D", "g", "b")
        assert "<<<<<<<" not in text_now(driver)
        names = [each.name for each in driver.state.corpus.projects[1].project.indicators]
        assert names[-2:] == ["采样频次", "公开报告"]


async def test_keys_go_from_conflict_to_conflict(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        await driver.press("D", "]")
        view = driver.find(ConflictsView)
        assert view.choice is not None
        assert (view.choice.region.number, view.choice.number) == (2, None)
        await driver.press("[")
        assert view.cursor == 0


async def test_the_list_of_problems_and_the_key_of_deciding_lead_there(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        number = next(at for at, each in enumerate(driver.state.findings.every) if each.diagnostic.code == "D600")
        await driver.press("3", *["down"] * number, "enter")
        assert view_of(driver) is View.CONFLICTS
        await driver.press("escape", "!")
        assert view_of(driver) is View.CONFLICTS


async def test_the_page_opens_at_the_conflict_of_the_selected_place(conflicted: Path) -> None:
    async with opened(conflicted) as driver:
        await driver.press("G", "D")
        choice = driver.find(ConflictsView).choice
        assert choice is not None
        assert choice.region.number == 2
        assert choice.stretch.theirs == "监测水质，每周一次。"


async def test_without_a_conflict_the_page_says_so(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("D")
        assert "no file holds a conflict of a merge" in driver.text
        await driver.press("left", "enter", "b", "e", "]")
        assert view_of(driver) is View.CONFLICTS


async def test_a_file_that_one_side_deleted_is_named_with_what_decides_it(small: Path) -> None:
    top = small.parent
    begin(top)
    commit(top)
    git(top, "checkout", "-q", "-b", "修改")
    (small / "small.perf").write_text(changed(*THEIRS), "utf-8")
    commit(top, "二稿")
    git(top, "checkout", "-q", "main")
    git(top, "rm", "-q", "forms/small.perf")
    commit(top, "三稿")
    git(top, "merge", "修改", fails=True)
    async with opened(small) as driver:
        await driver.press("D")
        assert "1 file to keep or delete" in driver.text
        assert rows(driver) == ["forms/small.perf"]
        row = next(line for line in driver.lines if "does not have it" in line)
        assert row.split() == ["▌small.perf", "does", "not", "have", "it", "has", "it"]
        assert "  git add forms/small.perf   keeps it" in detail(driver)
        assert "  git rm  forms/small.perf   deletes it" in detail(driver)


async def test_a_file_that_both_sides_renamed_can_only_be_taken_away(small: Path) -> None:
    top = small.parent
    begin(top)
    commit(top)
    git(top, "checkout", "-q", "-b", "修改")
    git(top, "mv", "forms/small.perf", "forms/乙.perf")
    commit(top, "二稿")
    git(top, "checkout", "-q", "main")
    git(top, "mv", "forms/small.perf", "forms/甲.perf")
    commit(top, "三稿")
    git(top, "merge", "修改", fails=True)
    async with opened(small) as driver:
        await driver.press("D", "G")
        assert rows(driver)[-1] == "forms/甲.perf"
        assert any(line.startswith("  git add ") for line in detail(driver))
        await driver.press("home")
        assert rows(driver)[0] == "forms/small.perf"
        assert [line for line in detail(driver) if line.startswith("  git ")] == [
            "  git rm  forms/small.perf   deletes it"
        ]


async def test_a_file_that_one_side_deleted_stands_below_the_conflicts_that_are_left(small: Path) -> None:
    (small / "甲.perf").write_text("项目 甲\n", "utf-8")
    top = small.parent
    begin(top)
    commit(top)
    git(top, "checkout", "-q", "-b", "修改")
    (small / "small.perf").write_text(changed(*THEIRS), "utf-8")
    git(top, "rm", "-q", "forms/甲.perf")
    commit(top, "二稿")
    git(top, "checkout", "-q", "main")
    (small / "small.perf").write_text(changed(*OURS), "utf-8")
    (small / "甲.perf").write_text("项目 甲\n  年度: 2026\n", "utf-8")
    commit(top, "三稿")
    git(top, "merge", "修改", fails=True)
    async with opened(small) as driver:
        await driver.press("D", "G")
        assert rows(driver)[-1] == "forms/甲.perf"
        assert any(line.startswith("  git rm  ") for line in detail(driver))
        before = rows(driver)
        await driver.press("left", "enter")
        assert "This file is decided in git: the commands stand below." in driver.text
        assert rows(driver) == before
        git(top, "rm", "-q", "-f", "forms/甲.perf")
        await driver.press("f5")
        assert "forms/甲.perf" not in rows(driver)


async def test_without_a_conflict_nothing_stands_below(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("D")
        assert "no file holds a conflict of a merge" in driver.text
        assert not driver.app.screen.query_one("#conflict-detail").display
        assert not driver.app.screen.query_one("#conflicts-heading").display
