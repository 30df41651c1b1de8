"""The declaration as a form: what the cursor stands on, what is marked, what is said about it."""

from pathlib import Path

import pytest

from perftui.diagnostics import Severity
from perftui.editing.slot import Part, Slot
from perftui.tui.arranged.places import Place
from perftui.tui.terminal.themes import DARK
from perftui.tui.widgets.edit_line import EditLine
from perftui.tui.widgets.form_note import FormNote
from perftui.tui.widgets.form_view import MARK_COLUMN, FormView
from perftui.tui.widgets.virtual import GUTTER
from tests.tui.driving import Driver, opened
from tests.tui.filling import to_field


def line_of_cursor(driver: Driver) -> str:
    form = driver.find(FormView)
    return form.lines[form.cursor].text


async def test_the_form_shows_the_selected_indicator(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("down", "down", "down", "down", "down", "down")
        assert "验收合格率" in line_of_cursor(driver)


async def test_the_cursor_passes_over_rules(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2")
        seen = []
        for _ in range(12):
            await driver.press("down")
            seen.append(driver.find(FormView).selectable(driver.find(FormView).cursor))
        assert all(seen)


async def test_moving_in_the_form_moves_the_outline(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2", "G")
        assert "> 居民满意度" in driver.outline()
        assert driver.state.place == Place(0, 26)


async def test_the_line_of_a_finding_is_marked(small: Path) -> None:
    async with opened(small) as driver:
        form = driver.find(FormView)
        marked = {form.lines[row].text: severity for row, severity in form.marks.items()}
        (text,) = marked
        assert "清淤长度" in text
        assert marked[text] is Severity.ERROR


async def test_the_finding_under_the_cursor_is_said(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f8")
        note = "".join(run.text for run in driver.find(FormNote).line(100))
        assert "I401" in note
        assert "清淤长度" in note
        await driver.press("up")
        note = "".join(run.text for run in driver.find(FormNote).line(100))
        assert note.strip() == "forms/small.perf:18"


async def test_a_finding_of_a_field_in_the_right_column_is_marked(small: Path) -> None:
    path = small / "small.perf"
    path.write_text(path.read_text("utf-8").replace("计划完成日期: 2026-12-31", "计划完成日期: 2026-13-31"), "utf-8")
    async with opened(small) as driver:
        form = driver.find(FormView)
        assert any("计划完成日期" in form.lines[row].text for row in form.marks)


async def test_every_line_fills_the_pane(small: Path) -> None:
    for width in (80, 100, 120, 160):
        async with opened(small, size=(width, 24)) as driver:
            await driver.press("2")
            form = driver.find(FormView)
            assert {form.render_line(row).cell_length for row in range(form.size.height)} == {form.size.width}
            assert form.extent() == 0


async def test_a_pane_narrower_than_the_form_brings_the_selected_field_into_sight(small: Path) -> None:
    async with opened(small, size=(30, 20)) as driver:
        await driver.press("2", "G", "k", "k")
        form = driver.find(FormView)
        assert form.extent() > form.room
        await driver.press("l", "l", "l")
        assert form.field is not None
        assert form.scroll_offset.x > 0
        await driver.press("h", "left", "left")
        assert form.scroll_offset.x < form.field.end


async def test_the_source_shows_the_text_of_the_place(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2", "G", "S")
        assert "line 26" in driver.lines[1]


async def test_a_form_that_was_hidden_stands_where_the_list_went_meanwhile(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("2", "down", "down", "escape")
        await driver.press(*["down"] * 6, "enter")
        assert "验收合格率" in line_of_cursor(driver)
        field = driver.find(FormView).field
        assert field is not None
        assert field.slot == driver.state.slot


async def test_a_form_that_was_hidden_stands_where_a_problem_is(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("2", "down", "down", "escape", "3", "end", "enter")
        assert "清淤长度" in line_of_cursor(driver)


async def test_a_form_that_was_hidden_stands_where_a_search_went(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("2", "down", "down", "escape", "slash")
        await driver.type("居民")
        await driver.press("enter", "enter")
        assert "居民满意度" in line_of_cursor(driver)


async def test_a_form_that_was_hidden_and_narrowed_meanwhile_stands_there_too(small: Path) -> None:
    async with opened(small, size=(90, 24)) as driver:
        await driver.press("2", "down", "down", "escape", *["down"] * 6)
        await driver.pilot.resize_terminal(70, 24)
        await driver.press("enter")
        assert "验收合格率" in line_of_cursor(driver)


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_an_indicator_that_stands_beside_its_heading_is_gone_to_by_its_target(
    small: Path, size: tuple[int, int]
) -> None:
    async with opened(small, size=size) as driver:
        await driver.press("home", *["down"] * 3)
        assert driver.outline()[3].startswith("> 数量指标")
        await driver.press("down", "enter", "e")
        assert driver.find(EditLine).entry.value == "≥ 10 条"


async def test_the_heading_beside_an_indicator_can_be_gone_to_in_the_form(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("home", *["down"] * 4, "enter", "left", "left")
        field = driver.find(FormView).field
        assert field is not None
        assert field.slot.part is Part.LEVELS


async def test_the_levels_of_the_form_are_offered_at_once(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("home", *["down"] * 4, "enter", "M")
        assert "成本指标 / 经济成本指标" in driver.text
        await driver.press("down")
        assert driver.find(EditLine).entry.value == "成本指标 / 经济成本指标"


def background(form: FormView, below: int = 0) -> str:
    """The colour behind the selected field, in the row of the cursor or so many below it."""
    field, row = form.field, form.cursor + below - form.scroll_offset.y
    assert field is not None
    start = GUTTER + MARK_COLUMN + field.start
    (piece, *_rest) = form.render_line(row).crop(start, start + 1)
    assert piece.style is not None
    assert piece.style.bgcolor is not None
    return piece.style.bgcolor.name


async def test_the_selected_field_stands_out_also_while_it_is_filled_in(small: Path) -> None:
    async with opened(small) as driver:
        await to_field(driver, "计划开始日期")
        form = driver.find(FormView)
        field = DARK.variables["field"]
        assert background(form) == field
        await driver.press("e")
        assert background(form) == field
        await driver.press("escape", "1")
        assert background(form) != field


async def test_a_field_of_several_rows_stands_out_as_one(small: Path) -> None:
    path = small / "small.perf"
    path.write_text(path.read_text("utf-8").replace("整治河道十条。", "整治河道十条，清淤八公里。" * 8), "utf-8")
    async with opened(small, size=(80, 24)) as driver:
        await to_field(driver, "年度总体目标")
        form = driver.find(FormView)
        field = DARK.variables["field"]
        assert {background(form, below) for below in range(4)} == {field}
        await driver.press("up")
        assert field not in {background(form, below) for below in range(1, 6)}


# ---- fields of several lines ----------------------------------------------------------------------------------------

WRAPPED = """\
项目 甲
  年度总体目标:
    | 建成覆盖全市的数字基础设施，打造横向打通、纵向贯通、协调有力的一体化推进格局，形成引领全国的示范效应。

  产出指标 / 质量指标
    - 支持方向相符性: 符合本市城市数字化转型的要求，并与全市规划相互衔接

  满意度指标 / 服务对象满意度指标
    - 居民满意度 ≥ 90 %
"""


@pytest.fixture
def wrapped(folder: Path) -> Path:
    """A declaration whose fields take several lines each on a narrow screen."""
    (folder / "a.perf").write_text(WRAPPED, "utf-8")
    return folder


async def test_a_field_of_several_lines_is_one_stop_on_the_way_down(wrapped: Path) -> None:
    async with opened(wrapped, size=(80, 24)) as driver:
        form = driver.find(FormView)
        await to_field(driver, "年度总体目标")
        while form.field is None or form.field.slot.part is Part.GOAL:
            await driver.press("down")
        await driver.press("right", "right")
        assert form.field.slot == Slot(Part.TARGET, line=6)
        assert sum(any(each.slot == form.field.slot for each in line.fields) for line in form.lines) > 1
        await driver.press("down")
        assert form.field.slot == Slot(Part.TARGET, line=9)
        await driver.press("G")
        assert form.field.slot == Slot(Part.TARGET, line=9)


async def test_a_long_goal_is_read_line_by_line(wrapped: Path) -> None:
    async with opened(wrapped, size=(80, 24)) as driver:
        await to_field(driver, "年度总体目标")
        before = line_of_cursor(driver)
        await driver.press("down")
        form = driver.find(FormView)
        assert form.field is not None
        assert form.field.slot.part is Part.GOAL
        assert line_of_cursor(driver) != before


async def test_a_click_on_any_line_of_a_field_selects_it(wrapped: Path) -> None:
    async with opened(wrapped, size=(80, 24)) as driver:
        await driver.press("2", "G")
        form = driver.find(FormView)
        target = Slot(Part.TARGET, line=6)
        last = max(row for row, line in enumerate(form.lines) if any(each.slot == target for each in line.fields))
        field = next(each for each in form.lines[last].fields if each.slot == target)
        x = GUTTER + MARK_COLUMN + field.start + 1
        await driver.pilot.click(FormView, offset=(x, last - form.scroll_offset.y))
        await driver.settle()
        assert form.field is not None
        assert form.field.slot == target
        assert form.selectable(form.cursor)
