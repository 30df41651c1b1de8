"""The line in which a text is typed takes back what was typed in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.widgets.entry import Entry
from tests.tui.driving import Driver, opened
from tests.tui.filling import to_target

pytestmark = pytest.mark.usefixtures("unhurried")


async def begun(driver: Driver) -> Entry:
    """An entry with the target of the first indicator."""
    await to_target(driver)
    await driver.press("e")
    entry = driver.app.screen.focused
    assert isinstance(entry, Entry)
    assert entry.value == "≥ 10 条"
    return entry


async def test_words_are_taken_back_one_by_one_and_come_back_so(small: Path) -> None:
    async with opened(small) as driver:
        entry = await begun(driver)
        await driver.press(*"清淤合格", "fullwidth comma", *"达标")
        for value in ("清淤合格，", "≥ 10 条"):
            await driver.press("ctrl+z")
            assert entry.value == value
        for value in ("清淤合格，", "清淤合格，达标"):
            await driver.press("ctrl+y")
            assert entry.value == value


async def test_what_is_deleted_and_pasted_stands_by_itself(small: Path) -> None:
    async with opened(small) as driver:
        entry = await begun(driver)
        await driver.press("end", "backspace", "backspace")
        await driver.type("个数")
        await driver.type("次数")
        assert entry.value == "≥ 10个数次数"
        for value in ("≥ 10个数", "≥ 10", "≥ 10 条"):
            await driver.press("ctrl+z")
            assert entry.value == value


async def test_the_caret_is_where_it_was(small: Path) -> None:
    async with opened(small) as driver:
        entry = await begun(driver)
        await driver.press("home", "right", "right", *"98")
        assert entry.value == "≥ 9810 条"
        await driver.press("ctrl+z")
        assert (entry.value, entry.cursor_position) == ("≥ 10 条", 2)
