"""A question is shown whole, however long it is."""

from pathlib import Path

import pytest

from perftui.messages import msg
from perftui.tui.screens.question import Answer, Question
from tests.tui.driving import opened


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
