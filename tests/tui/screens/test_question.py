"""A question stands there in full; its answers have keys, and an input method finds them by their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.messages import msg
from perftui.tui.screens.question import Answer, Answers, Question
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened
from tests.tui.filling import shown, to_target


def at(driver: Driver) -> str:
    """The words of the answer under the cursor."""
    answers = driver.find(Answers)
    return str(answers.answers[answers.cursor].words)


@pytest.mark.parametrize("typed", [("数据",), ("数", "据"), ("说", "来源")])
async def test_the_words_of_an_answer_lead_to_it(small: Path, typed: tuple[str, ...]) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("m")
        for text in typed:
            await driver.type(text)
        assert at(driver) == "数据来源"
        await driver.press("enter")
        await driver.type("台账")
        await driver.press("enter")
        assert "      数据来源: 台账\n" in shown(driver)


async def test_words_that_come_as_keys_lead_there_too(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("m", "数", "据")
        assert at(driver) == "数据来源"


async def test_words_that_no_answer_has_move_nothing(small: Path) -> None:
    async with opened(small) as driver:
        await to_target(driver)
        await driver.press("m", "down")
        before = at(driver)
        await driver.type("没有这样的")
        assert at(driver) == before


@pytest.mark.parametrize(("key", "is_gone"), [("y", True), ("d", True), ("n", False), ("k", False)])
async def test_yes_and_no_answer_whether_a_project_is_to_go(small: Path, key: str, is_gone: bool) -> None:  # noqa: FBT001
    async with opened(small) as driver:
        await driver.press("home", "down", "x")
        assert isinstance(driver.app.screen, Question)
        await driver.press(key)
        assert (shown(driver) != SMALL) is is_gone


async def test_its_words_are_broken_anew_for_another_width(small: Path) -> None:
    async with opened(small, size=(160, 40)) as driver:
        await driver.press("home", "down", "x")
        assert "Undo brings it back" in driver.text
        await driver.pilot.resize_terminal(40, 20)
        await driver.settle()
        assert "…" not in "".join(line[3:37] for line in driver.lines[5:15])
        assert "k   Keep" in driver.text


@pytest.mark.parametrize("columns", [40, 80, 160])
async def test_no_end_of_a_line_is_cut(small: Path, columns: int) -> None:
    async with opened(small, size=(columns, 40)) as driver:
        for length in range(columns // 2, min(columns, 80)):
            text = "x" * (length - 4) + " end"
            asked = Question(driver.app.store, msg("{text}", text=text), (Answer("no", "n", "No"),), (text,))
            driver.app.push_screen(asked)
            await driver.settle()
            shown = [line for line in driver.lines if "x" * 8 in line or "end" in line]
            assert "".join(shown).count("end") == 2, driver.text
            assert "…" not in "".join(shown)
            await driver.press("n")
