"""The list of problems, and one of them explained."""

from pathlib import Path

import pytest

from perftui.tui.arranged.places import Location, View
from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.problems import ProblemDetail, ProblemList, ProblemPage
from perftui.tui.widgets.source_view import SourceView
from tests.tui.driving import opened


async def test_a_line_says_what_where_and_how_grave(declarations: Path) -> None:
    async with opened(declarations) as driver:
        await driver.press("p")
        assert driver.lines[2].split()[:5] == ["▌✗", "I401", "数字基础设施经费", "24", "the"]


async def test_enter_jumps_to_the_place_in_the_form(declarations: Path) -> None:
    async with opened(declarations) as driver:
        await driver.press("p", "down", "down", "enter")
        form = driver.find(FormView)
        assert driver.app.focused is form
        assert "各项工完成及时率" in form.lines[form.cursor].text or "待核" in form.lines[form.cursor].text


async def test_enter_in_the_strip_jumps_too(declarations: Path) -> None:
    async with opened(declarations) as driver:
        await driver.press("3", "G", "enter")
        assert driver.app.focused is driver.find(FormView)
        assert driver.state.location == Location("declarations/数据综合管理支撑经费.perf", 52)


async def test_where_no_project_stands_the_file_opens(folder: Path) -> None:
    (folder / "a.perf").write_text("年度: 2026\n\n项目 甲\n", "utf-8")
    async with opened(folder) as driver:
        await driver.press("p", "home", "enter")
        assert driver.state.view is View.SOURCE
        assert driver.find(SourceView).cursor == 0


async def test_a_file_that_could_not_be_read_cannot_be_opened(folder: Path) -> None:
    async with opened(folder / "nowhere") as driver:
        await driver.press("p", "enter")
        assert driver.state.view is View.PROBLEMS


async def test_the_explanation_follows_the_cursor(declarations: Path) -> None:
    async with opened(declarations) as driver:
        await driver.press("p")
        assert "val-missing" in driver.text
        assert "- 区块链基础设施应用活动及培训: ?" in driver.text
        await driver.press("down")
        assert "import-shift" in driver.text
        assert "val-missing" not in driver.text


async def test_the_caret_stands_below_what_is_wrong(declarations: Path) -> None:
    async with opened(declarations) as driver:
        await driver.press("p")
        lines = driver.lines
        row = next(row for row, line in enumerate(lines) if "│" in line and "?" in line)
        below = driver.app.screen._compositor.render_strips()[row + 1].text
        strip = driver.app.screen._compositor.render_strips()[row]
        assert strip.crop(below.index("^"), below.index("^") + 1).text == "?"


async def test_a_long_explanation_scrolls(declarations: Path) -> None:
    async with opened(declarations, size=(40, 14)) as driver:
        await driver.press("p", "tab")
        detail = driver.find(ProblemDetail)
        assert driver.app.focused is detail
        await driver.press("G")
        assert detail.scroll_offset.y == detail.count() - detail.size.height
        await driver.press("g")
        assert detail.scroll_offset.y == 0


@pytest.mark.parametrize("key", ["n", "N"])
async def test_find_looks_at_summaries(declarations: Path, key: str) -> None:
    async with opened(declarations) as driver:
        await driver.press("p", "/")
        await driver.type("形成干部")
        await driver.press("enter")
        assert driver.find(ProblemPage).cursor == 6
        await driver.press(key)
        assert driver.find(ProblemPage).cursor == 6


async def test_the_page_opens_at_the_selected_project(declarations: Path) -> None:
    async with opened(declarations) as driver:
        await driver.press("C", "/")
        await driver.type("数据综合管理支撑")
        await driver.press("enter", "p")
        assert driver.find(ProblemPage).cursor == 6


# ---- beside the other panes -----------------------------------------------------------------------------------------


async def test_the_strip_begins_with_the_project_that_is_selected(declarations: Path) -> None:
    async with opened(declarations) as driver:
        await driver.press("1", "home", "C")
        strip = driver.find(ProblemList)
        for _ in range(len(driver.state.corpus.projects) - 1):
            await driver.press("down")
            place, selected = driver.state.place, strip.selected
            if place is not None and driver.state.findings.by_project.get(place.project):
                assert selected is not None
                assert selected.project == place.project
                assert strip.cursor - strip.scroll_offset.y <= 2 or strip.scroll_offset.y == strip.max_scroll_y


async def test_an_edit_leaves_the_strip_at_the_project_that_is_edited(declarations: Path) -> None:
    async with opened(declarations) as driver:
        last = max(driver.state.findings.by_project)
        await driver.press("f8", "1", "home", "C", *["down"] * (1 + last), "2", "home", "down", "e")
        assert driver.state.finding is not None
        assert driver.state.findings.every[driver.state.finding].project != last
        await driver.type("其他的")
        await driver.press("enter")
        selected = driver.find(ProblemList).selected
        assert selected is not None
        assert selected.project == last
