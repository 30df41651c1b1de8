"""Writing a goal: what is wrong with it shows while it is typed, figures that no indicator covers first."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.screens.goal import GoalFindings, GoalScreen
from tests.tui.driving import Driver, opened
from tests.tui.filling import shown, to_goal


@pytest.fixture
def figures(small: Path) -> Path:
    """With the rule for figures of goals."""
    (small / "perftui.toml").write_text('select = ["goal-untracked"]\n', "utf-8")
    return small


def found(driver: Driver) -> list[str]:
    """What the list below the text says."""
    findings = driver.find(GoalFindings)
    return [f"{one.code} {one.summary}" for one in findings.found] if findings.display else []


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_a_figure_that_no_indicator_covers_shows_while_it_is_typed(figures: Path, size: tuple[int, int]) -> None:
    async with opened(figures, size=size) as driver:
        await to_goal(driver)
        assert found(driver) == []
        await driver.type("培训人员 300 人次。")
        assert found(driver) == ["G507 no indicator measures 培训人员: 300 人次"]
        assert "no indicator measures 培训人员: 300 人次" in driver.text
        await driver.press(*["backspace"] * 12)
        assert found(driver) == []
        assert isinstance(driver.app.screen, GoalScreen)


async def test_only_what_is_wrong_with_the_goal_shows(small: Path) -> None:
    async with opened(small) as driver:
        assert driver.state.findings.marks.errors
        await to_goal(driver)
        assert found(driver) == []


async def test_a_goal_that_was_blank_is_looked_at_as_well(figures: Path) -> None:
    path = figures / "small.perf"
    path.write_text(path.read_text("utf-8").replace("  年度总体目标:\n    | 整治河道十条。\n", "", 1), "utf-8")
    async with opened(figures) as driver:
        await to_goal(driver)
        await driver.type("培训人员 300 人次。")
        assert found(driver) == ["G507 no indicator measures 培训人员: 300 人次"]


async def test_blank_lines_around_a_goal_are_not_written(figures: Path) -> None:
    async with opened(figures) as driver:
        await to_goal(driver)
        await driver.type("\n\n清淤五公里。\n\n")
        await driver.press("ctrl+s", "ctrl+s")
    text = (figures / "small.perf").read_text("utf-8")
    assert "    | 整治河道十条。\n    |\n    | 清淤五公里。\n\n  产出指标" in text


async def test_a_goal_is_written_one_sentence_a_line(small: Path) -> None:
    async with opened(small) as driver:
        await to_goal(driver)
        await driver.type("清淤五公里。")
        await driver.press("ctrl+s")
        assert "    | 整治河道十条。清淤五公里。\n" in shown(driver)


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


@pytest.mark.usefixtures("unhurried")
async def test_a_goal_is_taken_back_clause_by_clause(small: Path) -> None:
    async with opened(small) as driver:
        await to_goal(driver)
        goal = driver.app.screen
        assert isinstance(goal, GoalScreen)
        await driver.press(*"清淤五公里", "fullwidth comma", *"再整治三条")
        for typed in ("整治河道十条。清淤五公里，", "整治河道十条。"):
            await driver.press("ctrl+z")
            assert goal.typed == typed
        await driver.press("ctrl+y")
        assert goal.typed == "整治河道十条。清淤五公里，"


async def test_nothing_that_a_terminal_would_obey_is_pasted_into_a_goal(small: Path) -> None:
    async with opened(small) as driver:
        await to_goal(driver)
        await driver.type("清淤\x1b[2J\r\n五公里。")
        goal = driver.app.screen
        assert isinstance(goal, GoalScreen)
        assert "\x1b" not in goal.typed
        assert "\r" not in goal.typed
