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
        counts = plain(tally(driver.state.findings.marks))
        assert title(driver, Pane.PROBLEMS).endswith(f"0/{len(driver.state.findings.every)}   {counts}")
