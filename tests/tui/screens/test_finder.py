"""The finder: characters in their order, the best name first, 150,000 names while somebody types."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.arranged.fuzzy import ranked, spots
from perftui.tui.screens.finder import FoundList
from tests.tui.driving import opened

KEYS = ["居民满意度", "满意度", "满意的居民程度", "合格率", "满居意民度"]


def found(text: str) -> list[str]:
    result = ranked(text, KEYS, range(len(KEYS)), lambda: False)
    assert result is not None
    return [KEYS[place] for place in result[0]]


def test_whole_comes_before_scattered_and_short_before_long() -> None:
    assert found("满意度") == ["满意度", "居民满意度", "满居意民度", "满意的居民程度"]


def test_nothing_fits_what_is_in_another_order() -> None:
    assert found("度意满") == []


def test_what_nobody_waits_for_is_not_found() -> None:
    assert ranked("满", KEYS, range(len(KEYS)), lambda: True) is None


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("满意", "居民满意度", {2, 3}),
        ("居度", "居民满意度", {0, 4}),
        ("ab", "a ａＢ", {2, 3}),
        ("", "居民", set()),
    ],
)
def test_the_characters_that_were_found(text: str, name: str, places: set[int]) -> None:
    assert spots(text, name) == places


async def test_a_few_characters_lead_to_an_indicator(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press(";")
        assert driver.find(FoundList).count() == 2
        await driver.type("居满")
        assert "居民满意度" in driver.text
        await driver.press("enter")
        assert "> 居民满意度" in driver.outline()


async def test_no_name_is_no_place(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("ctrl+g")
        await driver.type("没有")
        assert "nothing of that name" in driver.text
        await driver.press("enter")
        assert driver.state.place is not None
        assert driver.state.place.project == 0
