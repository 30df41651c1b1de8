"""The borders between the panes: moved with keys and with the mouse, never out of sight, remembered."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.tui.driving import Driver, opened
from tests.tui.test_terminal import terminal


def sizes(driver: Driver) -> tuple[int, int]:
    """The columns of the outline and the lines of the problems."""
    screen = driver.app.screen
    return screen.query_one("#outline-pane").region.width, screen.query_one("#problems-pane").region.height


@pytest.mark.parametrize(
    ("key", "columns", "lines"), [(">", 4, 0), ("》", 4, 0), ("<", -4, 0), ("+", 0, 1), ("＋", 0, 1), ("-", 0, -1)]
)
async def test_a_key_moves_a_border(small: Path, key: str, columns: int, lines: int) -> None:
    async with opened(small) as driver:
        outline, problems = sizes(driver)
        await driver.press(key)
        assert sizes(driver) == (outline + columns, problems + lines)


@pytest.mark.parametrize(("there", "back", "which"), [(">", "<", 0), ("<", ">", 0), ("+", "-", 1), ("-", "+", 1)])
async def test_a_border_that_can_go_no_further_comes_back_at_once(
    small: Path, there: str, back: str, which: int
) -> None:
    async with opened(small, size=(120, 30)) as driver:
        await driver.press(*[there] * 60)
        furthest = sizes(driver)[which]
        await driver.press(there)
        assert sizes(driver)[which] == furthest
        await driver.press(back)
        assert sizes(driver)[which] != furthest


async def test_the_panes_stay_in_sight_where_the_terminal_gets_smaller(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press(*[">"] * 30, *["+"] * 40)
        await driver.pilot.resize_terminal(100, 24)
        await driver.settle()
        outline, problems = sizes(driver)
        assert outline <= 100 - 24
        assert problems <= 24 - 8


async def test_where_only_one_pane_shows_no_border_moves(small: Path) -> None:
    async with opened(small) as driver:
        before = sizes(driver)
        await driver.press("z", ">", "+", "z")
        assert sizes(driver) == before


def remembered(state: Path) -> dict[str, object]:
    """What the program remembers of the only folder that it was opened on."""
    (file,) = state.rglob("places/*.json")
    known = json.loads(file.read_bytes())
    assert isinstance(known, dict)
    return known


@pytest.mark.parametrize(
    ("taken", "to", "moved"),
    [
        ((41, 10), (51, 10), {"widening": 10, "heightening": 0}),
        ((80, 30), (80, 25), {"widening": 0, "heightening": 5}),
        ((41, 10), (41, 10), {"widening": 0, "heightening": 0}),
        ((20, 10), (30, 10), {"widening": 0, "heightening": 0}),
    ],
)
def test_the_mouse_drags_a_border_and_the_next_time_it_is_there(
    small: Path, taken: tuple[int, int], to: tuple[int, int], moved: dict[str, int]
) -> None:
    with terminal(small) as screen:
        screen.wait_for("清淤长度")
        screen.wait_for("✗")
        press, move, release = (
            f"\x1b[<{button};{x};{y}{end}" for button, (x, y), end in ((0, taken, "M"), (32, to, "M"), (0, to, "m"))
        )
        screen.child.send(press + move + release)
        screen.press("?", "One line up")
        assert screen.leave() == 0
    known = remembered(Path(os.environ["XDG_STATE_HOME"]))
    assert {name: known[name] for name in moved} == moved
