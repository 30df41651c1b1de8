"""The text of a file, edited as text: what is wrong shows while it is typed, and nothing that was typed is lost."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from perftui.display import use_ascii
from perftui.editing.workbench import read_again
from perftui.tui.arranged.places import View
from perftui.tui.screens.question import Question
from perftui.tui.screens.text_editor import PadFindings, TextEditor
from perftui.tui.widgets.text_pad import TextPad
from perftui.workspace import SourceFile
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened
from tests.tui.test_crash import journalled, kill, until
from tests.tui.test_terminal import terminal


def shown(driver: Driver) -> str:
    """The text of the draft."""
    bench = driver.app.desk.workbench
    draft = None if bench is None else bench.draft(Path("forms/small.perf"))
    assert draft is not None
    return draft.text


def codes(driver: Driver) -> list[str]:
    """The codes of the findings below the text."""
    return [each.code for each in driver.find(PadFindings).found]


async def test_from_the_page_of_the_source_enter_edits_at_the_line(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f8", "S", "enter")
        assert isinstance(driver.app.screen, TextEditor)
        row, _column = driver.find(TextPad).cursor_location
        assert "清淤长度: ?" in driver.find(TextPad).document.get_line(row)


async def test_leaving_keeps_the_text_as_one_step(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("V")
        await driver.type("# 一\n# 二\n")
        await driver.press("escape")
        assert not isinstance(driver.app.screen, TextEditor)
        assert shown(driver) == f"# 一\n# 二\n{SMALL}"
        assert "undo takes it back" in driver.text
        await driver.press("u")
        assert shown(driver) == SMALL
        assert driver.state.undo is None


async def test_leaving_without_a_change_leaves_nothing(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("V")
        await driver.type("x")
        await driver.press("backspace", "escape")
        assert driver.state.undo is None
        assert not driver.state.dirty


async def test_what_is_wrong_shows_as_it_is_typed(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f8", "V")
        assert codes(driver) == ["I401"]
        await driver.press("end", "backspace")
        await driver.type("长")
        assert codes(driver) == []
        await driver.press("enter")
        await driver.type("  无法读的")
        assert codes(driver) == ["S101"]
        assert "S101   21  this line cannot be read" in driver.lines[-2]


async def test_a_text_that_cannot_be_read_is_kept_and_said(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("V", "ctrl+end")
        await driver.type("  不成样子 ===\n")
        await driver.press("escape")
        assert shown(driver) == f"{SMALL}  不成样子 ===\n"
        assert "S101" in [each.diagnostic.code for each in driver.state.findings.every]


async def test_f8_goes_from_problem_to_problem_and_enter_in_the_list_to_one(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("V", "f8")
        pad = driver.find(TextPad)
        place = pad.cursor_location
        assert "清淤长度" in pad.document.get_line(place[0])
        await driver.press("ctrl+home", "shift+tab")
        assert driver.find(PadFindings).has_focus
        await driver.press("enter")
        assert pad.has_focus
        assert pad.cursor_location == place


@pytest.mark.parametrize("end", ["\n", "\r\n"])
async def test_f7_makes_the_fix_of_the_line_and_the_text_takes_it_back(small: Path, end: str) -> None:
    (small / "perftui.toml").write_text('select = ["import-cjkspace"]\n', "utf-8")
    text = SMALL.replace("整治河道 ≥", "整 治 河 道 ≥")
    (small / "small.perf").write_text(text, "utf-8", newline=end)
    async with opened(small) as driver:
        await driver.press("f8", "V", "f7")
        assert driver.find(TextPad).text == SMALL
        assert codes(driver) == []
        await driver.press("ctrl+z")
        assert driver.find(TextPad).text == text
        await driver.press("ctrl+home", "f7")
        assert "No problem stands at the cursor." in driver.text


async def test_the_key_of_a_fix_is_named_where_there_is_one_and_how_it_is_meant(small: Path) -> None:
    (small / "perftui.toml").write_text('select = ["import-cjkspace", "money-sum", "val-missing"]\n', "utf-8")
    text = SMALL.replace("整治河道 ≥", "整治 河道 ≥").replace("900,000.00", "800,000.00")
    (small / "small.perf").write_text(text, "utf-8")
    async with opened(small) as driver:
        await driver.press("f8", "V")
        assert "M201 ?" in driver.text
        assert "F7 Fix, look at it" in driver.lines[-1]
        assert "F710 *" in driver.text
        lines = text.splitlines()
        await driver.press(
            *["down"] * (lines.index("    - 整治 河道 ≥ 10 条") - driver.find(TextPad).cursor_location[0])
        )
        assert "F7 Fix   " in driver.lines[-1]
        await driver.press("down", "down")
        assert "F7" not in driver.lines[-1]


@pytest.mark.usefixtures("unhurried")
async def test_what_was_typed_in_one_go_is_taken_back_in_one_go(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("V", "ctrl+home", "#", "space", *"第一稿", "enter")
        pad = driver.find(TextPad)
        for begins in ("# 第一稿项目", "# 项目", "项目"):
            await driver.press("ctrl+z")
            assert pad.text.startswith(begins)


async def test_a_text_is_found_from_the_cursor_on_and_round_the_end(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("V", "ctrl+f")
        await driver.type("合格率")
        await driver.press("enter")
        pad = driver.find(TextPad)
        first = pad.selection
        assert pad.selected_text == "合格率"
        await driver.press("f3")
        assert pad.selection > first
        await driver.press("f3")
        assert pad.selection == first
        await driver.press("shift+f3")
        assert pad.selection > first
        await driver.press("ctrl+f")
        await driver.type("没有的词")
        await driver.press("enter")
        assert "was not found" in driver.text


async def test_saving_writes_the_file_and_stays(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("V")
        await driver.type("# 一\n")
        await driver.press("ctrl+s")
        assert (small / "small.perf").read_text("utf-8") == f"# 一\n{SMALL}"
        assert isinstance(driver.app.screen, TextEditor)
        assert "1 file saved" in driver.text
        await driver.press("escape")
        assert not driver.state.dirty


async def test_line_ends_and_what_was_not_touched_stay(small: Path) -> None:
    text = SMALL.replace("\n", "\r\n").replace("整治河道十条", "整治\x1b河道十条")
    (small / "small.perf").write_text(text, "utf-8", newline="")
    async with opened(small) as driver:
        await driver.press("V")
        assert "\x1b" not in driver.find(TextPad).text
        await driver.type("# 一\n")
        await driver.press("escape")
        assert shown(driver) == f"# 一\r\n{text}"


async def test_what_is_pasted_is_made_harmless(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("V")
        await driver.type("# \x1b[31m\u202e\r\n")
        await driver.press("escape")
        assert shown(driver) == f"# \\x1b[31m\\u202e\n{SMALL}"


async def test_what_another_program_wrote_meanwhile_is_merged(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("V")
        await driver.type("# 一\n")
        theirs = SMALL.replace("数据合格率 ≥ 98 %", "数据合格率 ≥ 99 %")
        bench = driver.app.desk.workbench
        assert bench is not None
        (small / "small.perf").write_text(theirs, "utf-8")
        found = read_again(Path("forms/small.perf"))
        assert isinstance(found, SourceFile)
        bench.was_read(found.path, found)
        await driver.press("escape")
        assert shown(driver) == f"# 一\n{theirs}"
        assert "it holds both changes now" in driver.text


async def test_the_page_below_shows_the_line_where_the_cursor_was(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("S", "enter", "ctrl+end")
        await driver.type("# 末\n")
        await driver.press("up", "escape")
        assert driver.state.view is View.SOURCE
        assert driver.state.location is not None
        assert driver.state.location.line == SMALL.count("\n") + 1


async def test_a_file_that_is_no_text_is_not_edited(small: Path) -> None:
    (small / "small.perf").write_bytes(b"\xff\xfe\x00\xd8\xff")
    async with opened(small) as driver:
        await driver.press("p", "V")
        assert not isinstance(driver.app.screen, TextEditor | Question)
        assert "is not written" in driver.text


def test_what_is_being_typed_survives_a_crash(small: Path) -> None:
    with terminal(small) as screen:
        screen.wait_for("✗")
        screen.press("V", "Keep and leave")
        screen.child.send("# 正在写的一行\r".encode())
        until(screen, lambda: "正在写的一行" in journalled())
        kill(screen)
    assert (small / "small.perf").read_text("utf-8") == SMALL
    with terminal(small) as screen:
        screen.wait_for("1 file was left unsaved")
        screen.press("r", "are back, unsaved")
        screen.press("\x1b[17~", "1 file saved")
        assert screen.leave() == 0
    assert (small / "small.perf").read_text("utf-8") == f"# 正在写的一行\n{SMALL}"


def test_the_caret_of_the_terminal_stands_where_one_types(small: Path) -> None:
    with terminal(small) as screen:
        screen.wait_for("✗")
        screen.press("V", "Keep and leave")
        screen.press("整治", "column 3")
        screen.child.kill(signal.SIGKILL)
        assert b"\x1b[2;" in screen.written


# ---- what concerns other files ------------------------------------------------------------------------------------


@pytest.fixture
def twins(small: Path) -> Path:
    """Another file, whose project is about to get a name that is taken."""
    (small / "perftui.toml").write_text('select = ["dup-project", "val-missing"]\n', "utf-8")
    (small / "z.perf").write_text(
        "项目 水质\n  年度: 2026\n  实施单位: 环保局\n\n  产出指标 / 数量指标\n    - 监测: ?\n", "utf-8"
    )
    return small


async def test_what_concerns_other_files_shows_as_it_is_typed(twins: Path) -> None:
    async with opened(twins) as driver:
        await driver.press("end", "V", "ctrl+home", "end")
        assert codes(driver) == ["I401"]
        await driver.type("监测")
        assert codes(driver) == ["D602", "I401"]
        await driver.press("ctrl+end")
        await driver.type("# 注")
        assert codes(driver) == ["D602", "I401"]
        await driver.press("ctrl+home", "end", "backspace")
        assert codes(driver) == ["I401"]


async def test_what_concerns_other_files_stays_while_the_rest_is_looked_at(twins: Path) -> None:
    (twins / "z.perf").write_text("项目 水质监测\n  年度: 2026\n  实施单位: 环保局\n", "utf-8")
    async with opened(twins) as driver:
        await driver.press("end", "V")
        screen = driver.app.screen
        assert isinstance(screen, TextEditor)
        assert codes(driver) == ["D602"]
        screen._show_found(screen.typed, ())
        assert codes(driver) == ["D602"]


async def test_the_mark_of_a_change_and_the_name_of_the_file_stay_in_a_narrow_title(small: Path) -> None:
    async with opened(small, size=(46, 20)) as driver:
        await driver.press("V")
        await driver.type("甲")
        assert driver.lines[0].startswith(" Text  ● small.perf ")


async def test_the_marks_of_lines_are_ascii_where_nothing_else_is(small: Path) -> None:
    async with opened(small) as driver:
        driver.app.show_ascii(on=True)
        try:
            await driver.press("f8", "V")
            assert "✗" not in driver.text
            assert any(re.match(r" *x +\d", line) for line in driver.lines), driver.text
        finally:
            use_ascii(on=False)
