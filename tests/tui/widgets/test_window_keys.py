"""The keys at the foot of a window: whole hints, and always the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.messages import msg
from perftui.tui.terminal.runs import cells, plain
from perftui.tui.widgets.window_keys import CANCEL, key_line
from tests.tui.driving import opened

KEYS = (("Enter", msg("Filter")), ("Ctrl+S", msg("Save this filter")), ("Delete", msg("Remove")))


def test_all_keys_stand_there_where_they_fit() -> None:
    line = key_line(KEYS, 80, CANCEL)
    assert plain(line).split("   ") == [" Enter Filter", "Ctrl+S Save this filter", "Delete Remove", "Esc Cancel"]


@pytest.mark.parametrize("room", range(12, 70))
def test_what_does_not_fit_goes_as_a_whole_and_the_way_out_stays(room: int) -> None:
    line = key_line(KEYS, room, CANCEL)
    assert cells(line) <= room
    assert plain(line).endswith("Esc Cancel")
    every = [" Enter Filter", "Ctrl+S Save this filter", "Delete Remove", "Esc Cancel"]
    assert {part.strip() for part in plain(line).split("   ")} <= {part.strip() for part in every}


@pytest.mark.parametrize("keys", [("F",), ("s", "c"), ("s", "X"), ("=",), ("T",), ("p", "w"), ("p", "I")])
async def test_every_window_says_how_it_is_left(small: Path, keys: tuple[str, ...]) -> None:
    async with opened(small, size=(60, 20)) as driver:
        await driver.press(*keys)
        assert " Esc " in driver.text.partition("\n")[2].rpartition("\n")[0]
