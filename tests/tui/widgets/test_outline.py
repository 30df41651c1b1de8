"""The outline: what its lines show, and how keys go through it."""

from pathlib import Path

import pytest

from perftui.tui.terminal.runs import cells, plain
from perftui.tui.widgets.outline import Outline
from tests.tui.driving import opened

OPEN_FIRST = [
    "水务局",
    "> 河道整治",
    "产出指标",
    "数量指标",
    "整治河道",
    "清淤长度",
    "质量指标",
    "验收合格率",
    "满意度指标",
    "服务对象满意度指标",
    "居民满意度",
    "环保局",
    "水质监测",
]
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


# ---- keys ---------------------------------------------------------------------------------------------------------


async def test_the_cursor_begins_at_the_first_project(small: Path) -> None:
    async with opened(small) as driver:
        assert driver.outline() == OPEN_FIRST


@pytest.mark.parametrize(
    ("keys", "label"),
    [
        (["down"], "> 产出指标"),
        (["j", "j"], "> 数量指标"),
        (["up"], "> 水务局"),
        (["k"], "> 水务局"),
        (["G"], "> 水质监测"),
        (["end"], "> 水质监测"),
        (["end", "g"], "> 水务局"),
        (["end", "home"], "> 水务局"),
        (["pagedown"], "> 水质监测"),
        (["pagedown", "pageup"], "> 水务局"),
        (["ctrl+d"], "> 水质监测"),
        (["ctrl+d", "ctrl+u"], "> 水务局"),
    ],
    ids="-".join,
)
async def test_arrows_and_letters_move(small: Path, keys: list[str], label: str) -> None:
    async with opened(small) as driver:
        await driver.press(*keys)
        assert label in driver.outline()


async def test_folding_and_unfolding(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("h")
        assert driver.outline() == ["水务局", "> 河道整治", "环保局", "水质监测"]
        await driver.press("left")
        assert driver.outline()[0] == "> 水务局"
        await driver.press("left")
        assert driver.outline() == ["> 水务局", "环保局", "水质监测"]
        await driver.press("l", "right", "right")
        assert driver.outline() == OPEN_FIRST
        await driver.press("space")
        assert driver.outline() == ["水务局", "> 河道整治", "环保局", "水质监测"]


async def test_going_to_what_is_above(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("down", "down", "down", "h")
        assert "> 数量指标" in driver.outline()


@pytest.mark.parametrize(("unfold", "fold"), [("E", "C"), ("ctrl+right", "ctrl+left")])
async def test_folding_and_unfolding_all(small: Path, unfold: str, fold: str) -> None:
    async with opened(small) as driver:
        await driver.press(unfold)
        assert len(driver.outline()) == 18
        await driver.press(fold)
        assert driver.outline() == ["水务局", "> 河道整治", "环保局", "水质监测"]


async def test_the_declaration_follows_the_cursor(small: Path) -> None:
    async with opened(small) as driver:
        assert "清淤长度" in driver.text
        await driver.press("G")
        assert "监测点位" in driver.text
        assert driver.state.place is not None
        assert driver.state.place.project == 1


async def test_a_department_leaves_the_declaration_as_it_was(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("G", "up")
        assert "> 环保局" in driver.outline()
        assert driver.state.place is not None
        assert driver.state.place.project == 1
        await driver.press("enter")
        assert driver.outline()[-1] == "> 环保局"
