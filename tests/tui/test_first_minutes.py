"""What the first page of the project tells a newcomer to type does what it says, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.widgets.edit_line import EditLine
from tests.tui.driving import opened

LOST = """\
    - 区块链基础设施应用活动及培训: ?
      待核: 公开文件中此处的指标值被截断，请对照原表补填
"""


def read(folder: Path) -> dict[Path, str]:
    """What stands in the files of a folder."""
    return {path: path.read_text("utf-8") for path in folder.glob("*.perf")}


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_open_target_is_found_decided_and_saved(nine: Path, size: tuple[int, int]) -> None:
    path = nine / "数字基础设施经费.perf"
    before = read(nine)
    async with opened(nine, size=size) as driver:
        await driver.press("/")
        await driver.type("区块链")
        await driver.press("enter")
        assert "> 区块链基础设施应用活动及培训" in driver.outline()
        await driver.press("enter", "e")
        assert driver.find(EditLine).entry.value == "?"
        await driver.type("≥ 4 场")
        await driver.press("enter", "down", "x", "ctrl+s")
        assert not driver.state.dirty
    after = read(nine)
    assert [each for each in before if before[each] != after[each]] == [path]
    assert before[path].replace(LOST, "    - 区块链基础设施应用活动及培训 ≥ 4 场\n") == after[path]
