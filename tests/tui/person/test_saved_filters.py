"""Filters under a name: kept, chosen, removed; a broken file is told of and stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.files import Fault
from perftui.tui.person.saved_filters import SavedFilters
from tests.tui.driving import Driver, opened


@pytest.fixture
def saved(tmp_path: Path) -> SavedFilters:
    return SavedFilters(tmp_path / "state")


def test_nothing_is_saved_at_first(saved: SavedFilters) -> None:
    assert saved.read() == {}


def test_filters_stay_in_their_order(saved: SavedFilters) -> None:
    for name, text in (("低满意度", "满意度 < 90"), ("待核", '待核 ~ "年"'), ("低满意度", "满意度 < 95")):
        assert saved.keep(name, text) is None
    assert saved.read() == {"低满意度": "满意度 < 95", "待核": '待核 ~ "年"'}
    assert saved.forget("低满意度") is None
    assert saved.read() == {"待核": '待核 ~ "年"'}


@pytest.mark.parametrize("text", ["filters = 1\n", "[filters]\na = 1\n", "[filters\n"])
def test_a_broken_file_stays_as_it_is(saved: SavedFilters, text: str) -> None:
    saved.path.parent.mkdir()
    saved.path.write_text(text, "utf-8")
    assert isinstance(saved.read(), Fault)
    assert isinstance(saved.keep("a", "b"), Fault)
    assert saved.path.read_text("utf-8") == text


def filter_of(driver: Driver) -> str:
    """What the filter line holds."""
    return driver.state.filter


async def test_a_filter_is_kept_chosen_and_removed(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("未定")
        await driver.press("enter", "F")
        assert "no filter is saved yet" in driver.text
        await driver.press("ctrl+s")
        await driver.type("没有定的")
        await driver.press("enter")
        assert "没有定的" in driver.text
        await driver.press("escape", "escape")
        assert filter_of(driver) == ""
        await driver.press("F", "enter")
        assert filter_of(driver) == "未定"
        assert driver.state.matches is not None
        assert driver.state.matches.count == 1
        await driver.press("F", "delete")
        assert "no filter is saved yet" in driver.text
