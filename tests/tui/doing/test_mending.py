"""Fixes, suppressions and explanations from wherever a finding is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.editing.workbench import read_again
from perftui.tui.arranged.places import Pane, View
from perftui.tui.desk.desk import MANY
from perftui.tui.screens.ask import Ask
from perftui.tui.screens.proposal import Proposal
from perftui.tui.screens.question import Question
from perftui.tui.screens.reason import Reason
from perftui.workspace import SourceFile
from tests.tui.driving import Driver, opened

PROJECT = """\
项目 {name}
  年度: 2026
  项目性质: 经常性专项业务费
  项目类别: 特定目标类
  主管部门: 水务局
  实施单位: 水务局
  计划开始日期: 2026-01-01
  计划完成日期: 2026-12-31

  年度资金申请总额: 100.00 元
    当年财政拨款: {part} 元

  年度总体目标:
    | 整治河 道十条。

  产出指标 / 数量
    - 整治 河道 ≥ 10 条
    - 清淤长度: ?
"""
RULES = 'select = ["import-cjkspace", "level-name", "money-sum", "val-missing"]\n'


@pytest.fixture
def two(folder: Path) -> Path:
    """Two projects in two files, each with something to fix safely, something that needs an eye, and an open target."""
    (folder / "甲.perf").write_text(PROJECT.format(name="甲", part="100.00"), "utf-8")
    (folder / "乙.perf").write_text(PROJECT.format(name="乙", part="90.00"), "utf-8")
    (folder / "perftui.toml").write_text(RULES, "utf-8")
    return folder


def text_of(driver: Driver, name: str) -> str:
    """The text of a draft."""
    bench = driver.app.desk.workbench
    draft = None if bench is None else bench.draft(Path("forms") / name)
    assert draft is not None
    return draft.text


def codes(driver: Driver) -> list[str]:
    """The codes of all findings, in their order."""
    return [each.diagnostic.code for each in driver.state.findings.every]


def change_on_disk(driver: Driver, path: Path) -> str:
    """Another program changes a file, and the program follows; the text that it has then."""
    text = path.read_text("utf-8").replace("整治 河道 ≥ 10", "整治 河道 ≥ 11")
    path.write_text(text, "utf-8")
    found, bench = read_again(path), driver.app.desk.workbench
    assert isinstance(found, SourceFile)
    assert bench is not None
    bench.was_read(path, found)
    return text


async def choose(driver: Driver, code: str) -> None:
    """Go to the first finding of a rule on the page of problems."""
    await driver.press("p", "home", *["down"] * codes(driver).index(code))


async def test_a_safe_fix_is_made_at_once_and_is_one_step(two: Path) -> None:
    async with opened(two) as driver:
        await choose(driver, "F710")
        before = text_of(driver, "乙.perf")
        await driver.press("r")
        assert text_of(driver, "乙.perf") != before
        assert "整治河道十条" in text_of(driver, "乙.perf")
        assert "Fixed 1 problem in 1 file" in driver.text
        await driver.press("u")
        assert text_of(driver, "乙.perf") == before


async def test_the_list_goes_on_with_the_next_problem(two: Path) -> None:
    async with opened(two) as driver:
        await choose(driver, "F710")
        number = driver.state.finding
        following = driver.state.findings.every[(number or 0) + 1].diagnostic
        await driver.press("r")
        assert driver.state.view is View.PROBLEMS
        assert driver.state.finding == number
        assert driver.state.findings.every[number or 0].diagnostic.code == following.code


async def test_a_fix_that_needs_an_eye_is_shown_before_it_is_made(two: Path) -> None:
    async with opened(two) as driver:
        await choose(driver, "M201")
        before = text_of(driver, "乙.perf")
        await driver.press("f7")
        assert isinstance(driver.app.screen, Proposal)
        assert any(line.strip(" │").startswith("- ") and "100.00" in line for line in driver.lines)
        assert any(line.strip(" │").startswith("+ ") and "90.00" in line for line in driver.lines)
        await driver.press("escape")
        assert text_of(driver, "乙.perf") == before
        await driver.press("f7", "y")
        assert "年度资金申请总额: 90.00 元" in text_of(driver, "乙.perf")
        assert "M201" not in codes(driver)


async def test_all_fixes_of_a_rule_are_one_step_over_all_files(two: Path) -> None:
    async with opened(two) as driver:
        texts = {name: text_of(driver, name) for name in ("甲.perf", "乙.perf")}
        await choose(driver, "F710")
        number = codes(driver).count("F710")
        await driver.press("shift+f7")
        assert f"Fixed {number} problems in 2 files" in driver.text
        assert "F710" not in codes(driver)
        await driver.press("u")
        assert {name: text_of(driver, name) for name in texts} == texts


@pytest.mark.parametrize("key", ["r", "B"])
async def test_a_fix_that_would_leave_an_error_is_undone_and_said(folder: Path, key: str) -> None:
    text = PROJECT.format(name="甲", part="100.00").replace("清淤长度: ?", "2026年整治河道 ≥ 3 条")
    (folder / "甲.perf").write_text(text, "utf-8")
    (folder / "perftui.toml").write_text('select = ["name-year", "dup-in"]\n', "utf-8")
    async with opened(folder) as driver:
        await driver.press("p", key)
        assert "was taken back, it would leave: D601" in driver.text
        assert text_of(driver, "甲.perf") == text
        assert driver.state.undo is None


async def test_a_safe_fix_and_one_to_look_at_are_told_apart(two: Path) -> None:
    async with opened(two) as driver:
        await choose(driver, "F710")
        assert "F710 *" in driver.text
        assert "(safe: what is meant stays)" in driver.text
        assert "r Fix   " in driver.lines[-1]
        await choose(driver, "M201")
        assert "M201 ?" in driver.text
        assert "(look at it first: it may change what is meant)" in driver.text
        assert "r Fix, look first" in driver.lines[-1]
        await choose(driver, "I401")
        assert "Fix" not in driver.lines[-1]


async def test_the_hints_of_the_form_are_about_the_field(two: Path) -> None:
    async with opened(two) as driver:
        await choose(driver, "M201")
        await driver.press("enter")
        assert "r Fix, look first" in driver.lines[-1]
        await driver.press("home")
        assert "Fix" not in driver.lines[-1]
        assert "Why" not in driver.lines[-1]


async def test_the_hints_of_the_strip_follow_its_cursor(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("3", "home")
        for code in codes(driver):
            first = driver.lines[-1].split("Why")[0]
            assert first.split("   ")[1:-1] == {"M201": ["r Fix, look first"], "I401": []}.get(code, ["r Fix"])
            await driver.press("down")


async def test_what_has_no_fix_says_so(two: Path) -> None:
    async with opened(two) as driver:
        await choose(driver, "I401")
        await driver.press("r")
        assert "No fix is known for this" in driver.text


async def test_a_suppression_asks_why_and_the_finding_goes(two: Path) -> None:
    async with opened(two) as driver:
        await choose(driver, "I401")
        before, number = text_of(driver, "乙.perf"), codes(driver).count("I401")
        await driver.press("I")
        assert isinstance(driver.app.screen, Ask)
        await driver.press("enter")
        assert isinstance(driver.app.screen, Ask)
        assert "a reason is one line of visible characters" in driver.text
        await driver.type("数据五月才有")
        await driver.press("enter")
        assert "    # perftui: ignore[I401] 数据五月才有\n    - 清淤长度: ?" in text_of(driver, "乙.perf")
        assert codes(driver).count("I401") == number - 1
        assert "I401 is suppressed here" in driver.text
        await driver.press("u")
        assert text_of(driver, "乙.perf") == before
        assert codes(driver).count("I401") == number


async def test_what_cannot_be_suppressed_says_so(folder: Path) -> None:
    (folder / "甲.perf").write_text("项目 甲\n  年度 2026\n", "utf-8")
    async with opened(folder) as driver:
        await choose(driver, "S101")
        await driver.press("I")
        assert "cannot be suppressed" in driver.text
        assert not isinstance(driver.app.screen, Ask)


async def test_the_rule_is_explained_with_what_why_basis_and_examples(two: Path) -> None:
    async with opened(two) as driver:
        await choose(driver, "M201")
        await driver.press("w")
        assert isinstance(driver.app.screen, Reason)
        assert "M201 money-sum" in driver.text
        for heading in ("What", "Why", "Basis"):
            assert any(f" {heading} " in line for line in driver.lines), heading
        await driver.press("end")
        assert "ignore[M201]" in driver.text
        await driver.press("escape")
        assert not isinstance(driver.app.screen, Reason)


async def test_the_field_of_the_form_with_a_finding_is_fixed_where_it_stands(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("f8")
        await driver.press("2")
        assert driver.app.screen_stack[0].pane is Pane.FORM  # type: ignore[attr-defined]  # the main page
        place = driver.state.place
        number = len(codes(driver))
        await driver.press("r")
        if isinstance(driver.app.screen, Proposal):
            await driver.press("y")
        assert len(codes(driver)) < number
        assert driver.state.place == place


async def test_of_several_at_one_place_it_is_asked_which_is_meant(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("w")
        assert isinstance(driver.app.screen, Question)
        assert "Which problem?" in driver.text
        await driver.press("1")
        assert isinstance(driver.app.screen, Reason)


async def test_where_nothing_was_found_there_is_nothing_to_mend(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("G", "r")
        assert "No problem stands at the cursor." in driver.text


@pytest.mark.parametrize("key", ["p", "3"])
async def test_from_a_place_with_a_problem_one_gets_to_it_in_the_list(two: Path, key: str) -> None:
    async with opened(two) as driver:
        await driver.press("E", "down", "down", "down", "down", key)
        finding = driver.state.findings.every[driver.state.finding or 0]
        assert driver.state.place is not None
        assert finding.project == driver.state.place.project
        assert (finding.diagnostic.code, finding.diagnostic.indicator) == ("I401", "清淤长度")


async def test_fixes_in_many_files_are_one_step_as_well(folder: Path) -> None:
    (folder / "perftui.toml").write_text('select = ["import-cjkspace"]\n', "utf-8")
    for number in range(MANY + 1):
        (folder / f"{number}.perf").write_text(PROJECT.format(name=f"项目{number}", part="100.00"), "utf-8")
    async with opened(folder) as driver:
        await driver.press("p", "B")
        assert f"Fixed {2 * (MANY + 1)} problems in {MANY + 1} files" in driver.text
        assert len(driver.state.dirty) == MANY + 1
        assert codes(driver) == []
        await driver.press("u")
        assert not driver.state.dirty


async def test_a_file_that_was_changed_meanwhile_is_not_fixed_by_what_was_found_before(two: Path) -> None:
    async with opened(two) as driver:
        await choose(driver, "M201")
        await driver.press("r")
        assert isinstance(driver.app.screen, Proposal)
        text = change_on_disk(driver, Path("forms/乙.perf"))
        await driver.press("y")
        assert text_of(driver, "乙.perf") == text
        assert "was changed meanwhile" in driver.text


@pytest.mark.parametrize("key", ["r", "B", "I", "w"])
async def test_on_the_line_of_a_department_there_is_no_problem_of_the_project_beside(two: Path, key: str) -> None:
    async with opened(two) as driver:
        await driver.press("home", "down", "f8", "home", key)
        assert driver.outline()[0].startswith("> ")
        assert "No problem stands at the cursor." in driver.lines[-1]
        assert not driver.state.dirty
        assert len(driver.app.screen_stack) == 1
        await driver.press("down", "w")
        assert isinstance(driver.app.screen, Question | Reason), "on the project all of its own are there"
