"""The list that paints only what is in sight."""

from pathlib import Path

from textual.strip import Strip

from perftui.tui.terminal.runs import Line
from perftui.tui.widgets.outline import Outline
from tests.tui.conftest import FEW_RULES
from tests.tui.driving import opened

MANY = 500


async def test_only_the_lines_in_sight_are_made(folder: Path) -> None:
    indicators = "".join(f"    - 指标{number} ≥ 1 个\n" for number in range(MANY))
    (folder / "a.perf").write_text(f"项目 甲\n  产出指标 / 数量指标\n{indicators}", "utf-8")
    (folder / "perftui.toml").write_text(FEW_RULES, "utf-8")
    async with opened(folder) as driver:
        outline = driver.find(Outline)
        made: list[int] = []
        line = outline.line

        def counted(index: int, room: int) -> Line:
            made.append(index)
            return line(index, room)

        outline.line = counted  # type: ignore[method-assign]  # watches what is painted
        await driver.press("G")
        assert outline.cursor == MANY + 3
        assert len(set(made)) <= outline.size.height + 2


async def test_a_step_paints_only_the_two_lines_of_the_cursor(small: Path) -> None:
    async with opened(small) as driver:
        outline = driver.find(Outline)
        await driver.press("down")
        made: list[int] = []
        line = outline.line

        def counted(index: int, room: int) -> Line:
            made.append(index)
            return line(index, room)

        outline.line = counted  # type: ignore[method-assign]  # watches what is painted
        await driver.press("down")
        assert set(made) == {2, 3}


async def test_the_cursor_stays_in_sight_with_a_margin(declarations: Path) -> None:
    async with opened(declarations, size=(80, 24)) as driver:
        await driver.press("E")
        outline = driver.find(Outline)
        for key in ("pagedown", "pagedown", "up", "pageup", "G", "ctrl+u", "k", "g"):
            await driver.press(key)
            row = outline.cursor - outline.scroll_offset.y
            assert 0 <= row < outline.size.height
            if 2 < outline.cursor < outline.count() - 3:
                assert 2 <= row < outline.size.height - 2


async def test_an_edit_paints_only_the_lines_that_are_not_what_they_were(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("home", *["down"] * 4)
        outline = driver.find(Outline)
        assert outline.count() > 6
        painted: set[int] = set()
        paint = outline._paint

        def counted(index: int) -> Strip:
            painted.add(index)
            return paint(index)

        outline._paint = counted  # type: ignore[method-assign]  # watches what is painted
        await driver.press("e")
        await driver.type("12")
        await driver.press("enter")
        labels = [driver.state.tree.node(outline.rows[index]).label for index in sorted(painted)]
        assert "整治河道" in labels
        assert len(painted) < outline.count()
