"""The text of a file, read only."""

from pathlib import Path

from perftui.tui.arranged.places import Place, View
from perftui.tui.widgets.source_view import SourceNote, SourceView
from tests.tui.driving import opened


async def test_it_opens_at_the_selected_place(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f8", "S")
        view = driver.find(SourceView)
        assert view.source.lines[view.cursor].strip() == "- 清淤长度: ?"
        assert "I401" in "".join(run.text for run in driver.find(SourceNote).line(100))


async def test_the_line_of_a_finding_is_marked(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("S")
        marked = [line for line in driver.lines if "✗" in line[:8]]
        assert ["- 清淤长度: ?" in line for line in marked] == [True]


async def test_the_other_pages_follow_the_cursor(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("S", "G", "escape")
        assert driver.state.place == Place(1, 47)
        assert "> 水质监测" in driver.outline(), "the project is closed"
        await driver.press("l")
        assert "> 水质监测" in driver.outline()


async def test_long_lines_scroll_sideways_and_show_that_they_go_on(declarations: Path) -> None:
    async with opened(declarations, size=(80, 24)) as driver:
        await driver.press("S")
        view = driver.find(SourceView)
        goal = next(line for line in driver.lines if "本年度立足" in line)
        assert goal.rstrip().endswith("›")
        await driver.press("right", "l")
        assert view.scroll_offset.x == 16
        await driver.press("left", "h", "h")
        assert view.scroll_offset.x == 0


async def test_tabs_are_blanks(folder: Path) -> None:
    (folder / "a.perf").write_text("项目 甲\n\t年度:\t2026\n", "utf-8")
    async with opened(folder) as driver:
        await driver.press("S")
        assert "    年度:    2026" in driver.text


async def test_next_problem_goes_on_inside_the_file(declarations: Path) -> None:
    async with opened(declarations) as driver:
        await driver.press("f8", "f8", "S", "f8")
        assert driver.state.view is View.SOURCE
        view = driver.find(SourceView)
        assert view.cursor + 1 == 41
