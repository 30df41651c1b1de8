"""Help works above every window, says what that one is about, and leads back to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.screens.modal import Modal
from perftui.tui.screens.page import Page
from tests.tui.driving import opened

WINDOWS = {
    (":",): "Palette",
    (";",): "Go to a name",
    ("F",): "Saved filters",
    ("s", "c"): "Columns",
    ("s", "X"): "Where a file goes",
    ("=",): "Revision",
    ("V",): "Text",
    ("home", "down", "x"): "Question",
}


PAGES = {
    "1": "Outline",
    "2": "Declaration",
    "3": "Problems",
    "p": "Problems",
    "t": "Totals",
    "s": "Tables",
    "i": "Indicator table",
    "S": "Source",
    "d": "Changes",
    "D": "Conflicts",
    "H": "Stated sums",
}


@pytest.mark.parametrize("key", PAGES)
async def test_help_tells_what_every_page_is_about(small: Path, key: str) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press(key, "?")
        assert driver.lines[2].strip() == PAGES[key]


async def test_what_a_key_does_is_told_in_full_however_narrow_the_page(small: Path) -> None:
    async with opened(small, size=(60, 200)) as driver:
        await driver.press("?")
        assert "…" not in driver.text


@pytest.mark.parametrize("keys", WINDOWS)
async def test_help_stands_above_every_window(small: Path, keys: tuple[str, ...]) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press(*keys)
        window = driver.app.screen
        assert isinstance(window, Modal)
        await driver.press("f1")
        assert driver.lines[2].strip() == WINDOWS[keys]
        await driver.press("escape")
        assert driver.app.screen is window
        await driver.press("escape")
        assert isinstance(driver.app.screen, Page)
