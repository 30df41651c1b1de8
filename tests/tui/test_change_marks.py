"""What changed is marked where it stands: in the outline, in the form, by a sign and a colour."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.display import use_ascii
from perftui.tui.terminal.runs import Line, Tone, plain
from perftui.tui.widgets.form_note import FormNote
from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.outline import Outline
from tests.repositories import begin, commit
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened


@pytest.fixture
def tracked(small: Path) -> Path:
    """The two projects, committed and then changed."""
    begin(small.parent)
    commit(small.parent)
    text = SMALL.replace("- 整治河道 ≥ 10 条", "- 整治河道 ≥ 12 条").replace("    - 清淤长度: ?\n\n", "")
    text = text.replace("  年度: 2026\n", "", 1).replace("900,000.00", "950,000.00")
    text = text.replace("    - 居民满意度 ≥ 90 %\n", "    - 居民满意度 ≥ 90 %\n\n    - 投诉率 ≤ 1 %\n")
    (small / "small.perf").write_text(f"{text}\n项目 新来的\n  主管部门: 环保局\n", "utf-8")
    return small


def line_of(view: Outline | FormView, text: str) -> Line:
    """The line that shows a text."""
    lines = (view.line(index, view.room) for index in range(view.count()))
    return next(line for line in lines if text in plain(line))


async def unfolded(driver: Driver) -> Outline:
    await driver.press("E")
    return driver.find(Outline)


async def test_projects_and_indicators_are_marked_in_the_outline(tracked: Path) -> None:
    async with opened(tracked) as driver:
        outline = await unfolded(driver)
        signs = {
            "河道整治": ("~", Tone.CHANGED),
            "新来的": ("+", Tone.ADDED),
            " 整治河道": ("~", Tone.CHANGED),
            "投诉率": ("+", Tone.ADDED),
        }
        for text, (sign, tone) in signs.items():
            marks = [run.tone for run in line_of(outline, text) if run.text == sign]
            assert marks == [tone], text
        for text in ("水质监测", "居民满意度 ", "监测点位"):
            assert not any(run.text in {"~", "+", "−"} for run in line_of(outline, text)), text


async def test_a_section_tells_how_many_indicators_it_lost(tracked: Path) -> None:
    async with opened(tracked) as driver:
        outline = await unfolded(driver)
        assert plain(line_of(outline, " 数量指标")).split()[-2:] == ["−1", "1"]


async def test_fields_amounts_and_indicators_are_marked_in_the_form(tracked: Path) -> None:
    async with opened(tracked) as driver:
        form = driver.find(FormView)
        marked = line_of(form, "投诉率")
        assert (marked[1].text, marked[1].tone) == ("+", Tone.ADDED)
        assert line_of(form, "整治河道 ")[1].text == "~"
        assert line_of(form, "950,000.00")[1].text == "~"
        assert line_of(form, "居民满意度")[1].text == " "
        assert sorted(form.signs.values()) == ["+", "~", "~", "−"]


async def test_below_the_form_stands_what_the_selected_field_was(tracked: Path) -> None:
    async with opened(tracked) as driver:
        notes = []
        for _ in range(4):
            await driver.press("}")
            notes.append(driver.find(FormNote).line(100))
        assert [plain(note[1:]).strip() for note in notes] == [
            "~ before: 900,000.00",
            "",
            "~ before: ≥ 10 条",
            "+ not there before",
        ]


async def test_marks_follow_an_edit_and_its_undo(tracked: Path) -> None:
    async with opened(tracked) as driver:
        outline = await unfolded(driver)
        await driver.press("/")
        await driver.type("监测点位")
        await driver.press("enter", "x")
        assert any(run.text == "~" for run in line_of(outline, "水质监测"))
        await driver.press("u")
        assert not any(run.text == "~" for run in line_of(outline, "水质监测"))


async def test_signs_have_their_ascii_forms(tracked: Path) -> None:
    async with opened(tracked) as driver:
        driver.app.show_ascii(on=True)
        try:
            await driver.press("d")
            assert "- 清淤长度" in driver.text
            assert "−" not in driver.text
            assert "→" not in driver.text
        finally:
            use_ascii(on=False)


async def test_without_git_nothing_is_marked(small: Path) -> None:
    async with opened(small) as driver:
        outline = await unfolded(driver)
        assert not any(run.text in {"~", "+", "−"} for row in range(outline.count()) for run in outline.line(row, 60))
        assert driver.find(FormView).signs == {}
