"""The outline: what its lines show."""

from pathlib import Path

import pytest

from perftui.tui.runs import cells, plain
from perftui.tui.widgets.outline import Outline
from tests.tui.driving import opened

LONG = "特别长的项目名称" * 8


@pytest.fixture
def long_names(folder: Path) -> Path:
    text = f"项目 {LONG}\n  主管部门: {LONG}\n  年度资金申请总额: 1,234,567.00 元\n"
    (folder / "a.perf").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("room", [32, 40, 55, 80, 120])
async def test_a_long_name_is_cut_and_its_amount_stays(long_names: Path, room: int) -> None:
    async with opened(long_names) as driver:
        outline = driver.find(Outline)
        for index in (0, 1):
            line = outline.line(index, room)
            assert cells(line) == room
            assert plain(line).split("…")[1].strip() == "1,234,567.00"


async def test_where_hardly_a_name_would_be_left_the_amount_gives_way(long_names: Path) -> None:
    async with opened(long_names) as driver:
        line = plain(driver.find(Outline).line(1, 24))
        assert "1,234" not in line
        assert "特别长" in line
