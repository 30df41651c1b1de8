"""What changed against git, on a page of its own: every change, before and now, and back again."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from perftui.tui.app import PerfApp
from perftui.tui.arranged.places import View
from perftui.tui.terminal.runs import plain
from perftui.tui.widgets.changes_view import ChangeDetail, ChangesView
from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.status import Hints
from tests.repositories import begin, commit, git
from tests.tui.conftest import SMALL
from tests.tui.driving import Driver, opened


@pytest.fixture
def tracked(small: Path) -> Path:
    """The two projects, committed."""
    begin(small.parent)
    commit(small.parent)
    return small


def write(folder: Path, *replaced: tuple[str, str]) -> None:
    """Change the file of the two projects."""
    text = SMALL
    for before, behind in replaced:
        assert before in text
        text = text.replace(before, behind, 1)
    (folder / "small.perf").write_text(text, "utf-8")


def rows(driver: Driver) -> list[str]:
    """What the list shows."""
    view = driver.find(ChangesView)
    return [view.text(index) for index in range(view.count())]


def detail(driver: Driver) -> list[str]:
    """The change in full."""
    shown = driver.find(ChangeDetail)
    return [shown.text(index).rstrip() for index in range(shown.count())]


def view_of(driver: Driver) -> View:
    """The page in front."""
    return driver.state.view


def said(driver: Driver) -> str:
    """What the last line says."""
    return driver.lines[-1].strip()


async def to_row(driver: Driver, text: str) -> None:
    """Put the cursor on the first row that holds a text."""
    at = next(at for at, row in enumerate(rows(driver)) if text in row)
    await driver.press("g", *["down"] * at)


CHANGED = (
    ("1,000,000.00", "1,200,000.00"),
    ("900,000.00", "1,100,000.00"),
    ("| 整治河道十条。", "| 整治河道十二条。"),
    ("- 整治河道 ≥ 10 条", "- 整治河道 ≥ 12 条"),
    ("    - 清淤长度: ?\n\n", ""),
    ("    - 居民满意度 ≥ 90 %\n", "    - 居民满意度 ≥ 85 %\n\n    - 投诉率 ≤ 1 %\n"),
)


# ---- what shows ---------------------------------------------------------------------------------------------------


async def test_changes_stand_by_project_with_both_sides_and_the_difference(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked) as driver:
        await driver.press("d")
        assert rows(driver) == [
            "~ 河道整治  +1 −1 ~2  1,000,000.00  1,200,000.00  +200,000.00",
            "~ 年度资金申请总额  1,000,000.00  1,200,000.00  +200,000.00",
            "~ 当年财政拨款  900,000.00  1,100,000.00  +200,000.00",
            "~ 年度总体目标",
            "~ line 1  整治河道十条。  整治河道十二条。",
            "~ 整治河道",
            "~ 指标值  ≥ 10 条  ≥ 12 条  +2 tightened",
            "~ 居民满意度",
            "~ 指标值  ≥ 90 %  ≥ 85 %  -5 loosened",
            "+ 投诉率  ≤ 1 %",
            "− 清淤长度  ?",
        ]
        assert "against HEAD" in driver.lines[1]
        assert "申报稿" in driver.lines[1]
        assert any("1,500,000.00" in line and "1,700,000.00" in line and "+13.3 %" in line for line in driver.lines)


@pytest.mark.parametrize("width", range(40, 96, 7))
async def test_an_amount_stands_there_whole_or_not_at_all(tracked: Path, width: int) -> None:
    path = tracked / "small.perf"
    path.write_text(path.read_text("utf-8").replace("1,000,000.00", "950,000,000.00"), "utf-8")
    async with opened(tracked, size=(width, 24)) as driver:
        await driver.press("d")
        changes = driver.find(ChangesView)
        lines = [plain(changes.line(index, changes.room)) for index in range(changes.count())]
        money = [line for line in lines if "年度资金" in line]
        assert money
        assert all("+949,000,000.00" in line for line in money), lines
        assert not any(re.search(r"[\d,.]…", line) for line in money)


async def test_a_change_is_copied_as_text(tracked: Path) -> None:
    write(tracked, ("≥ 98 %", "≥ 99 %"))
    async with opened(tracked) as driver:
        await driver.press("d", "G", "y")
        assert driver.app.clipboard == "~ 指标值  ≥ 98 %  ≥ 99 %  +1 tightened"


async def test_the_selected_change_stands_in_full_below(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked) as driver:
        await driver.press("d")
        await to_row(driver, "line 1")
        first, place, _blank, texts = detail(driver)
        assert first == "~ 河道整治 › 年度总体目标 › line 1"
        assert place.strip() == "forms/small.perf:15"
        assert texts.split() == ["-", "整治河道十条。", "+", "整治河道十二条。"]


async def test_a_narrow_page_shows_one_side_above_the_other(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked, size=(80, 24)) as driver:
        await driver.press("d")
        await to_row(driver, "line 1")
        assert detail(driver)[3:] == ["- 整治河道十条。", "+ 整治河道十二条。"]
        assert "指标值  ≥ 10 条 → ≥ 12 条" in driver.text


LONG = "一、整治河道十条，清淤疏浚，修复护岸，建设生态缓冲带，恢复水生植物，改善沿线居民的人居环境，全年水质达标。"


async def test_a_long_text_shows_where_it_differs_and_whole_with_both_in_one_where_the_page_is_narrow(
    tracked: Path,
) -> None:
    write(tracked, ("整治河道十条。", LONG))
    commit(tracked.parent, "二稿")
    write(tracked, ("整治河道十条。", LONG.replace("改善沿线居民的人居环境", "提升沿线居民的居住环境")))
    async with opened(tracked, size=(80, 24)) as driver:
        await driver.press("d")
        await to_row(driver, "line 1")
        row = next(line for line in driver.lines if "line 1" in line)
        assert "改善沿线居" in row
        assert "提升沿线居" in row
        texts = "".join(line.strip() for line in detail(driver)[3:]).removeprefix("~ ")
        assert texts == LONG.replace("改善", "改善提升").replace("人居环", "人居居住环"), "struck out, put in"


async def test_projects_that_are_new_gone_or_moved_to_another_file_are_told(tracked: Path) -> None:
    one, other = SMALL.split("\n项目 水质监测")
    (tracked / "small.perf").write_text(f"{one}\n", "utf-8")
    (tracked / "b.perf").write_text(f"项目 水质监测{other.replace('≥ 98 %', '≥ 99 %')}", "utf-8")
    (tracked / "c.perf").write_text("项目 新来的\n\n  年度资金申请总额: 5.00 元\n", "utf-8")
    async with opened(tracked) as driver:
        await driver.press("d")
        assert rows(driver) == [
            "~ 水质监测  ~1",
            "~ file  small.perf  b.perf",
            "~ 数据合格率",
            "~ 指标值  ≥ 98 %  ≥ 99 %  +1 tightened",
            "+ 新来的  5.00  +5.00",
        ]
        assert "before, it stood in forms/small.perf" in "\n".join(detail(driver))
        await to_row(driver, "新来的")
        assert "this file is not in HEAD" in detail(driver)[1]


async def test_an_edit_shows_before_it_is_saved_and_undo_takes_it_off(tracked: Path) -> None:
    async with opened(tracked) as driver:
        await driver.press("d")
        assert "nothing differs from HEAD" in driver.text
        await driver.press("escape", "f8", "e")
        await driver.type("≥ 8 公里")
        await driver.press("enter", "d")
        assert rows(driver) == ["~ 河道整治  ~1", "~ 清淤长度", "~ 指标值  ?  ≥ 8 公里"]
        await driver.press("u")
        assert rows(driver) == []


async def test_what_was_committed_meanwhile_is_no_change_any_more(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked) as driver:
        await driver.press("d", "escape")
        commit(tracked.parent, "二稿")
        await driver.press("d")
        assert rows(driver) == []


async def test_a_commit_made_elsewhere_is_noticed(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked) as driver:
        await driver.press("d")
        commit(tracked.parent, "二稿")
        driver.app.look()
        await driver.settle()
        assert rows(driver) == []
        asked = driver.state.asked
        driver.app.look()
        await driver.settle()
        assert driver.state.asked == asked, "only once"


async def test_the_header_names_the_branch_and_how_many_projects_differ(tracked: Path) -> None:
    write(tracked, *CHANGED)
    (tracked / "new.perf").write_text("项目 新来的\n", "utf-8")
    async with opened(tracked) as driver:
        assert "main +1 ~1" in driver.lines[0]


# ---- where nothing can be compared --------------------------------------------------------------------------------


async def test_a_folder_without_git_says_so(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("d")
        assert "in no git repository" in driver.text
        await driver.press("escape", "}")
        assert "in no git repository" in said(driver)


async def test_a_repository_without_a_commit_says_so(small: Path) -> None:
    begin(small.parent)
    async with opened(small) as driver:
        await driver.press("d")
        assert "no commit yet" in driver.text


async def test_a_file_that_git_does_not_know_says_so(tracked: Path) -> None:
    (tracked / "new.perf").write_text("项目 新来的\n", "utf-8")
    async with opened(tracked / "new.perf") as driver:
        await driver.press("d")
        assert rows(driver) == ["+ 新来的"]
        assert "this file is not in HEAD" in detail(driver)[1]


# ---- going --------------------------------------------------------------------------------------------------------


async def test_enter_goes_to_the_place_in_the_form_and_escape_comes_back(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked) as driver:
        await driver.press("d")
        await to_row(driver, "≥ 85 %")
        await driver.press("enter")
        form = driver.find(FormView)
        assert view_of(driver) is View.MAIN
        assert driver.app.focused is form
        assert form.field is not None
        assert "85" in form.lines[form.cursor].text
        assert form.field.slot.part.name == "TARGET"
        await driver.press("escape")
        assert view_of(driver) is View.CHANGES
        assert "≥ 85 %" in rows(driver)[driver.find(ChangesView).cursor]


async def test_keys_go_from_change_to_change_and_from_project_to_project(tracked: Path) -> None:
    write(tracked, *CHANGED, ("≥ 98 %", "≥ 99 %"))
    async with opened(tracked) as driver:
        await driver.press("d", "]")
        view = driver.find(ChangesView)
        assert "年度资金申请总额" in rows(driver)[view.cursor]
        await driver.press("]", "]")
        assert "line 1" in rows(driver)[view.cursor], "a head is passed over"
        await driver.press("[")
        assert "当年财政拨款" in rows(driver)[view.cursor]
        await driver.press("right")
        assert "水质监测" in rows(driver)[view.cursor]
        await driver.press("left")
        assert view.cursor == 0


async def test_below_stands_what_everything_comes_to(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked) as driver:
        await driver.press("d")
        sums = [" ".join(line.split()) for line in driver.lines]
        assert "Annual funds, in 元 1,500,000.00 1,700,000.00 +200,000.00 (+13.3 %)" in sums
        assert "当年财政拨款 1,400,000.00 1,600,000.00 +200,000.00 (+14.3 %)" in sums
        assert "Targets 1 loosened 1 tightened" in sums
        assert not any(line.startswith("Indicators ") for line in sums), "one has gone, one has come"


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_on_a_small_page_the_amounts_are_whole(tracked: Path, size: tuple[int, int]) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked, size=size) as driver:
        await driver.press("d")
        line = next(line for line in driver.lines if line.strip().startswith("Annual funds"))
        assert all(amount in line for amount in ("1,500,000.00", "1,700,000.00", "+200,000.00"))


async def test_the_main_page_goes_from_change_to_change(tracked: Path) -> None:
    write(tracked, ("≥ 10 条", "≥ 12 条"), ("= 20 个", "= 25 个"))
    async with opened(tracked) as driver:
        await driver.press("}")
        assert "> 整治河道" in driver.outline()
        await driver.press("}")
        assert driver.outline()[-4:].count("> 监测点位") == 1
        await driver.press("}")
        assert "> 整治河道" in driver.outline()
        assert said(driver) == "From the start again."
        await driver.press("{")
        assert "> 监测点位" in driver.outline()


async def test_next_change_keeps_to_what_the_filter_leaves(tracked: Path) -> None:
    write(tracked, ("≥ 10 条", "≥ 12 条"), ("= 20 个", "= 25 个"))
    async with opened(tracked) as driver:
        await driver.press("f")
        await driver.type("水质监测")
        await driver.press("enter", "}")
        assert "> 监测点位" in driver.outline()
        await driver.press("}")
        assert "> 监测点位" in driver.outline()
        assert said(driver) == "From the start again."
        await driver.press("f")
        await driver.type("居民")
        await driver.press("enter", "}")
        assert said(driver) == "The filter leaves none of the changes: Esc ends it."


async def test_a_rename_that_is_not_sure_is_said(tracked: Path) -> None:
    write(tracked, ("- 居民满意度 ≥ 90 %", "- 周边居民的总体满意率 ≥ 90 %"))
    async with opened(tracked) as driver:
        await driver.press("d", "down")
        assert rows(driver)[1:] == [
            "~ 周边居民的总体满意率  perhaps renamed",
            "~ 三级指标  居民满意度  周边居民的总体满意率",
        ]
        assert "called 居民满意度 before; likeness 0." in "\n".join(detail(driver))


async def test_another_order_is_one_change(tracked: Path) -> None:
    one, two = "    - 整治河道 ≥ 10 条\n", "    - 清淤长度: ?\n"
    write(tracked, (f"{one}\n{two}", f"{two}\n{one}"))
    async with opened(tracked) as driver:
        await driver.press("d")
        assert rows(driver) == ["~ 河道整治", "~ order of indicators  1 indicator stands elsewhere"]
        await driver.press("down", "z")
        assert rows(driver) == []


async def test_enter_on_a_file_that_differs_in_comments_shows_its_text(tracked: Path) -> None:
    write(tracked, ("项目 河道整治", "# 待定\n项目 河道整治"))
    async with opened(tracked) as driver:
        await driver.press("d", "enter")
        assert view_of(driver) is View.SOURCE
        await driver.press("escape")
        assert view_of(driver) is View.CHANGES


async def test_another_unicode_form_is_layout_and_is_taken_back_to_the_byte(tracked: Path) -> None:
    path = tracked / "small.perf"
    text = SMALL.replace("水务局", "Café 水务局")
    path.write_text(unicodedata.normalize("NFD", text), "utf-8")
    commit(tracked.parent, "二稿")
    path.write_text(unicodedata.normalize("NFC", text), "utf-8")
    async with opened(tracked) as driver:
        await driver.press("d")
        assert rows(driver) == ["~ forms/small.perf  comments, layout, summaries"]
        await driver.press("z", "f6")
        assert rows(driver) == []
    assert path.read_text("utf-8") == unicodedata.normalize("NFD", text)


# ---- taking back --------------------------------------------------------------------------------------------------


async def test_one_change_is_taken_back_as_one_edit(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked) as driver:
        await driver.press("d")
        await to_row(driver, "≥ 85 %")
        await driver.press("z")
        assert not any("85" in row for row in rows(driver))
        assert "指标值" in said(driver) or "居民满意度" in said(driver)
        assert len(driver.state.dirty) == 1
        await driver.press("u")
        assert any("85" in row for row in rows(driver))
        assert driver.state.dirty == frozenset()


async def test_a_line_of_a_goal_that_is_taken_back_is_said_with_its_goal(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked) as driver:
        await driver.press("d")
        await to_row(driver, "line 1")
        await driver.press("z")
        assert "年度总体目标, line 1 is as it was; undo brings the change back." in said(driver)
        await driver.press("u")
        assert said(driver) == "年度总体目标, line 1 is as before again."


async def test_a_click_on_the_hint_takes_the_change_back(tracked: Path) -> None:
    write(tracked, ("≥ 98 %", "≥ 99 %"))
    async with opened(tracked) as driver:
        await driver.press("d")
        await driver.pilot.click(Hints, offset=(driver.lines[-1].index("z Take back"), 0))
        await driver.settle()
        assert rows(driver) == []


async def test_everything_is_taken_back_one_after_the_other_without_a_trace(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked) as driver:
        await driver.press("d", "down", "z", "z", "z", "z", "z", "z", "z", "z", "z", "z", "z", "z")
        assert rows(driver) == []
        await driver.press("f6")
    assert (tracked / "small.perf").read_text("utf-8") == SMALL
    git(tracked.parent, "diff", "--exit-code")


async def test_keys_in_a_row_take_back_what_shows_and_nothing_older(tracked: Path) -> None:
    write(tracked, *CHANGED)
    async with opened(tracked) as driver:
        await driver.press("d")
        await to_row(driver, "年度资金申请总额")
        await driver.pilot.press("z", "z")
        await driver.settle()
        assert rows(driver)[0].startswith("~ 河道整治  +1 −1 ~2")
        assert not any("1,200,000" in row or "1,100,000" in row for row in rows(driver))


async def test_deleted_files_come_back_and_new_ones_go(tracked: Path) -> None:
    (tracked / "small.perf").unlink()
    (tracked / "new.perf").write_text("项目 新来的\n", "utf-8")
    async with opened(tracked) as driver:
        await driver.press("d")
        assert [row.split("  ")[0] for row in rows(driver)] == ["+ 新来的", "− 河道整治", "− 水质监测"]
        await driver.press("enter", "escape", "z")
        assert [row.split("  ")[0] for row in rows(driver)] == ["− 河道整治", "− 水质监测"]
        await driver.press("enter")
        assert "stands nowhere any more" in said(driver)
        await driver.press("z", "z", "f6")
    assert (tracked / "small.perf").read_text("utf-8").split() == SMALL.split()
    assert not (tracked / "new.perf").exists()


async def test_a_file_with_another_name_is_one_change_and_gets_its_name_back(tracked: Path) -> None:
    (tracked / "small.perf").rename(tracked / "new.perf")
    async with opened(tracked) as driver:
        await driver.press("d")
        assert [row.split() for row in rows(driver)] == [["~", "forms/new.perf", "small.perf", "new.perf"]]
        assert "before, it was called forms/small.perf" in driver.text
        await driver.press("z")
        assert rows(driver) == []
        await driver.press("u")
        assert len(rows(driver)) == 1
        await driver.press("z", "f6")
    assert (tracked / "small.perf").read_text("utf-8") == SMALL
    assert not (tracked / "new.perf").exists()


async def test_a_file_that_differs_in_comments_gets_its_text_back(tracked: Path) -> None:
    write(tracked, ("项目 河道整治", "# 待定\n项目 河道整治"))
    async with opened(tracked) as driver:
        await driver.press("d")
        assert rows(driver) == ["~ forms/small.perf  comments, layout, summaries"]
        await driver.press("z", "f6")
        assert rows(driver) == []
    assert (tracked / "small.perf").read_text("utf-8") == SMALL


async def test_what_the_command_line_excludes_is_no_change(tracked: Path) -> None:
    write(tracked, ("≥ 10 条", "≥ 12 条"))
    for name in ("a", "b"):
        (tracked / f"{name}.perf").write_text(f"项目 {name}\n", "utf-8")
    async with PerfApp([tracked], excluded=["b.perf"]).run_test(size=(160, 45)) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        await driver.press("d")
        listed = "\n".join(rows(driver))
        assert "整治河道" in listed
        assert "+ a" in listed
        assert "+ b" not in listed
