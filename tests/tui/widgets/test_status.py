"""Titles of the panes keep their counts, however narrow they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.messages import Language, set_language
from perftui.tui.arranged.places import Pane
from perftui.tui.terminal.runs import plain
from perftui.tui.widgets.marks import tally
from perftui.tui.widgets.status import Title
from tests.tui.driving import Driver, opened

LONG = "城市数字化转型专项资金及其配套基础设施建设维护经费"


def title(driver: Driver, pane: Pane) -> str:
    """The title of a pane as it stands on the screen."""
    found = next(each for each in driver.app.screen.query(Title) if each.pane is pane)
    return plain(found.line(found.size.width)).strip()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [(60, 24), (40, 24), (110, 30)])
async def test_the_declaration_keeps_its_counts(nine: Path, size: tuple[int, int], language: Language) -> None:
    set_language(language)
    async with opened(nine, size=size) as driver:
        await driver.press("end", "2")
        assert driver.state.place is not None
        counts = plain(tally(driver.state.findings.marks_by_project[driver.state.place.project]))
        assert title(driver, Pane.FORM).endswith(counts)
        assert title(driver, Pane.FORM).startswith("2 ")
        assert "城市" in title(driver, Pane.FORM) or "高性能" in title(driver, Pane.FORM)


async def test_a_long_filter_leaves_the_count_of_projects(nine: Path) -> None:
    async with opened(nine, size=(60, 24)) as driver:
        await driver.press("f")
        await driver.type("满意度 < 98 or 待核 or 指标值 > 100 or 分值 > 10 or 项目性质 = 经常性专项业务费")
        await driver.press("enter")
        assert driver.state.matches is not None
        assert title(driver, Pane.OUTLINE).endswith(f" {driver.state.matches.count}/9")


async def test_the_list_of_problems_keeps_how_many_there_are(nine: Path) -> None:
    async with opened(nine, size=(60, 24)) as driver:
        await driver.press("3", "f")
        await driver.type("这几个字在任何一处问题里都找不到而且很长很长很长很长很长")
        await driver.press("enter")
        assert title(driver, Pane.PROBLEMS).endswith(f"0/{len(driver.state.findings.every)}")


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
