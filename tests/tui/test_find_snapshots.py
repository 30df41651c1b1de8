"""Finding and the tables as pictures, in both sizes and both languages; `pytest --snapshot-update` makes new ones."""

from pathlib import Path

import pytest

from perftui.tui.app import PerfApp
from tests.tui.test_snapshots import SIZES, Compare, after

SCREENS = {
    "condition": ["f", "text:满意度 < 98 or 待核"],
    "fault": ["f", "text:满意度 < 高"],
    "summary": ["s", "right", "o"],
    "indicators": ["i", "space", "space", "down", "o"],
    "units": ["i", "ctrl+a", ".", "u", "text:人", "down"],
    "bulk": ["i", "space", "space", ".", "u", "text:次", "enter"],
    "columns": ["s", "c"],
    "finder": [";", "text:满度"],
    "filters": ["f", "text:待核", "enter", "F"],
    "export": ["s", "X"],
    "stated": ["H", "end", "e", "text:2"],
}


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(nine: Path, snap_compare: Compare, screen: str, size: tuple[int, int]) -> None:
    assert snap_compare(PerfApp([nine]), terminal_size=size, run_before=after(*SCREENS[screen]))
