"""The lines above the lists: numbers stand there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import opened

LONG = "城市数字化转型专项资金及其配套基础设施建设维护经费"


@pytest.fixture
def long(small: Path) -> Path:
    path = small / "small.perf"
    path.write_text(path.read_text("utf-8").replace("项目 河道整治", f"项目 {LONG}"), "utf-8")
    return small


@pytest.mark.parametrize("width", [44, 52, 60])
async def test_a_long_name_gives_way_to_how_much_was_found(long: Path, width: int) -> None:
    async with opened(long, size=(width, 20)) as driver:
        await driver.press("2")
        assert driver.lines[1].startswith(" 2 Declaration   城市")
        assert driver.lines[1].rstrip().endswith("…  ✗ 1")


@pytest.mark.parametrize("width", range(20, 80, 4))
async def test_the_sum_of_the_header_is_whole_or_not_there(long: Path, width: int) -> None:
    async with opened(long, size=(width, 20)) as driver:
        await driver.press("2", "down", "e")
        await driver.type("甲")
        await driver.press("enter")
        header = driver.lines[0]
        assert "1,500,000.00 元   " in header or "00" not in header
        assert "✗ 1" in header.rstrip()[-8:]


async def test_a_page_has_no_number_before_its_name(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        assert any(line.startswith(" 3 Problems") for line in driver.lines)
        await driver.press("p")
        assert driver.lines[1].startswith(" Problems")
        assert driver.lines[1].rstrip().endswith(" 1")
