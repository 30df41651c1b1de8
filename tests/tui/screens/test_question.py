"""A question stands there in full, however wide the window is, and keeps doing so."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driving import opened


async def test_its_words_are_broken_anew_for_another_width(small: Path) -> None:
    async with opened(small, size=(160, 40)) as driver:
        await driver.press("home", "down", "x")
        assert "Undo brings it back" in driver.text
        await driver.pilot.resize_terminal(40, 20)
        await driver.settle()
        assert "…" not in "".join(line[3:37] for line in driver.lines[5:15])
        assert "k   Keep" in driver.text
