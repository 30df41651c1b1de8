"""Searching, filtering, and going from problem to problem."""

from pathlib import Path

import pytest
from textual.widgets import Input

from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.outline import Outline
from perftui.tui.widgets.problems import ProblemList
from perftui.tui.widgets.search_line import SearchLine
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


@pytest.mark.parametrize("key", ["/", "、", "／", "ctrl+f", "f3"])
async def test_every_key_of_find_opens_the_line(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press(key)
        assert driver.find(SearchLine).display
        assert isinstance(driver.app.focused, Input)
        assert "Esc Cancel" in driver.lines[-1]


async def test_find_goes_to_a_name_that_does_not_show_yet(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("监测点")
        assert "> 监测点位" in driver.outline()
        await driver.press("enter")
        assert isinstance(driver.app.focused, Outline)
        assert driver.state.query == "监测点"


async def test_next_and_previous_go_round_the_places_found(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("合格率")
        await driver.press("enter")
        assert "> 验收合格率" in driver.outline()
        for key, label in (("n", "数据合格率"), ("n", "验收合格率"), ("N", "数据合格率"), ("f3", "验收合格率")):
            await driver.press(key)
            assert f"> {label}" in driver.outline()


async def test_escape_goes_back_to_where_the_search_began(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("监测")
        await driver.press("escape")
        assert "> 河道整治" in driver.outline()
        assert not driver.find(SearchLine).display


async def test_what_is_not_found_is_said(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("[red]x")
        await driver.press("enter")
        assert "“[red]x” was not found." in driver.lines[-1]
        await driver.press("down")
        assert "not found" not in driver.text


async def test_find_in_the_form_looks_at_its_lines(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2", "/")
        await driver.type("计划完成")
        await driver.press("enter")
        form = driver.find(FormView)
        assert "计划完成日期" in form.lines[form.cursor].text


@pytest.mark.parametrize("key", ["f", "f4"])
async def test_filter_narrows_the_outline(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press(key)
        await driver.type("满意")
        assert driver.outline() == ["水务局", "> 河道整治", "满意度指标", "服务对象满意度指标", "居民满意度"]
        await driver.press("enter")
        assert "1/2" in driver.lines[1]
        await driver.press("escape")
        assert driver.outline() == OPEN_FIRST


async def test_a_filter_begins_from_any_pane(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2", "f")
        assert "Esc Cancel" in driver.lines[-1]
        await driver.type("满意")
        await driver.press("enter")
        assert isinstance(driver.app.focused, Outline)
        assert "Esc" not in driver.lines[-1]


async def test_a_filter_is_dropped_by_escape_while_it_is_typed(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("没有")
        assert "nothing of that name" in driver.text
        await driver.press("escape")
        assert driver.outline() == OPEN_FIRST


@pytest.mark.parametrize("key", ["f8", "]", "】"])
async def test_next_problem_shows_its_place_everywhere(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press("C", key)
        assert "> 清淤长度" in driver.outline()
        form = driver.find(FormView)
        assert "清淤长度" in form.lines[form.cursor].text
        assert driver.find(ProblemList).cursor == 0


async def test_a_form_that_was_hidden_opens_at_the_problem(declarations: Path) -> None:
    async with opened(declarations, size=(80, 24)) as driver:
        await driver.press("f8", "2")
        form = driver.find(FormView)
        assert form.scroll_offset.y < form.cursor < form.scroll_offset.y + form.size.height
        assert "区块链基础设施应用活动及培训" in driver.text


@pytest.mark.parametrize("key", ["shift+f8", "[", "【"])
async def test_previous_problem(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press("G", key)
        assert "> 清淤长度" in driver.outline()


async def test_without_problems_that_is_said(small: Path) -> None:
    text = (small / "small.perf").read_text("utf-8").replace("清淤长度: ?", "清淤长度 ≥ 8 公里")
    (small / "small.perf").write_text(text, "utf-8")
    async with opened(small) as driver:
        await driver.press("f8")
        assert "no problem was found" in driver.lines[-1]
