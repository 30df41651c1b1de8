"""Totals by every dimension."""

import re
from pathlib import Path

import pytest

from perftui.display import width
from perftui.totals import Dimension
from perftui.tui.arranged.places import View
from perftui.tui.arranged.sheet import name_of
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.widgets.totals_view import DIMENSIONS, DimensionBar, LeftOutList, TotalsTable
from tests.repositories import begin, commit
from tests.tui.conftest import SMALL
from tests.tui.driving import opened


@pytest.mark.parametrize(("forward", "backward"), [("right", "left"), ("l", "h")])
async def test_keys_go_round_the_dimensions(small: Path, forward: str, backward: str) -> None:
    async with opened(small) as driver:
        await driver.press("t")
        seen = []
        for _ in DIMENSIONS:
            seen.append(driver.state.dimension)
            await driver.press(forward)
            assert driver.state.sheet is not None
            assert driver.state.sheet.totals.dimension is driver.state.dimension
        assert tuple(seen) == DIMENSIONS
        await driver.press(backward)
        assert driver.state.dimension is DIMENSIONS[-1]


async def test_a_click_chooses_a_dimension(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("t")
        strip = driver.find(DimensionBar).render_line(0)
        at = width(strip.text[: strip.text.index("年度")])
        await driver.pilot.click(DimensionBar, offset=(at, 0))
        await driver.settle()
        assert driver.state.dimension is Dimension.YEAR
        assert "2026" in driver.text


async def test_a_narrow_page_tells_that_there_are_more_dimensions(small: Path) -> None:
    async with opened(small, size=(60, 24)) as driver:
        await driver.press("t")
        bars = []
        for _ in DIMENSIONS:
            bars.append(driver.find(DimensionBar).render_line(0).text.strip())
            await driver.press("right")
        assert [bar[0] == GLYPHS.before for bar in bars][:5] == [False] * 5
        assert bars[0][-1] == GLYPHS.prompt
        assert (bars[-1][0], bars[-1][-1] == GLYPHS.prompt) == (GLYPHS.before, False)


async def test_the_sum_stands_below_the_rows(declarations: Path) -> None:
    async with opened(declarations) as driver:
        await driver.press("t")
        rows = driver.find(TotalsTable).count()
        assert rows == 9
        total = next(line for line in driver.lines if line.split()[:1] == ["Total"])
        assert "285,039,000.00" in total
        assert "100.0 %" in total
        assert "Everything was counted." in driver.text


async def test_what_was_left_out_is_said_and_leads_to_its_place(small: Path) -> None:
    (small / "b.perf").write_text("项目 丙\n  主管部门: 水务局\n", "utf-8")
    async with opened(small) as driver:
        await driver.press("t")
        assert "1 thing was left out" in driver.text
        assert "no amount for the year" in driver.text
        await driver.press("tab")
        assert driver.app.focused is driver.find(LeftOutList)
        await driver.press("enter")
        assert "forms/b.perf" in driver.lines[1]


async def test_the_totals_follow_a_new_reading(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("t")
        (small / "b.perf").write_text("项目 丙\n  年度资金申请总额: 1 元\n", "utf-8")
        await driver.press("f5")
        assert "1,500,001.00" in driver.text


# ---- beside a revision --------------------------------------------------------------------------------------------


@pytest.fixture
def changed(small: Path) -> Path:
    """Committed, and then: more money for one project, one project gone, another one new, an indicator less."""
    begin(small.parent)
    commit(small.parent)
    one, _other = SMALL.split("\n项目 水质监测")
    text = one.replace("1,000,000.00", "1,200,000.00").replace("    - 清淤长度: ?\n\n", "")
    new = "项目 新来的\n  主管部门: 水务局\n\n  年度资金申请总额: 5.00 元\n"
    (small / "small.perf").write_text(f"{text}\n\n{new}", "utf-8")
    return small


async def test_totals_stand_beside_those_of_the_revision(changed: Path) -> None:
    async with opened(changed) as driver:
        await driver.press("t")
        heading = next(line for line in driver.lines if "Difference" in line)
        assert heading.index("HEAD") < heading.index("Annual funds") < heading.index("Difference")
        shown = [line for line in driver.lines if "河道整治" in line or "水质监测" in line or "新来的" in line]
        for line, parts in zip(
            shown,
            (
                ("1,000,000.00", "1,200,000.00", "+200,000.00"),
                ("—", "5.00", "+5.00"),
                ("500,000.00", "0.00", "-500,000.00"),
            ),
            strict=True,
        ):
            assert re.search(" .* ".join(map(re.escape, ("", *parts))), line), line
        total = next(line for line in driver.lines if line.split()[:1] == ["Total"])
        assert "1,500,000.00" in total
        assert "-299,995.00" in total


@pytest.mark.parametrize("dimensions", range(6), ids=[name_of(each) for each in DIMENSIONS[:6]])
async def test_each_source_of_funds_that_differs_stands_beside_what_it_was(small: Path, dimensions: int) -> None:
    begin(small.parent)
    commit(small.parent)
    text = SMALL.replace("900,000.00", "750,000.00").replace("其他资金: 100,000.00", "其他资金: 250,000.00")
    (small / "small.perf").write_text(text, "utf-8")
    async with opened(small, size=(280, 30)) as driver:
        await driver.press("t", *["right"] * dimensions)
        heading = next(line for line in driver.lines if "Difference" in line)
        for name in ("当年财政拨款 HEAD", "当年财政拨款 +/-", "其他资金 HEAD", "其他资金 +/-"):
            assert name in heading, heading
        assert "上年结转资金 +/-" not in heading, "where nothing differs there is nothing to show"
        total = next(line for line in driver.lines if line.split()[:1] == ["Total"])
        places = [total.index(each) for each in (" 1,400,000.00 ", " -150,000.00 ", " +150,000.00 ")]
        assert places == sorted(places)


@pytest.mark.parametrize("columns", [60, 80, 100])
async def test_a_narrow_page_keeps_the_difference(changed: Path, columns: int) -> None:
    async with opened(changed, size=(columns, 24)) as driver:
        await driver.press("t")
        assert "+200,000.00" in driver.text
        assert "1,000,000.00" in driver.text


@pytest.mark.parametrize("columns", [60, 80, 100])
async def test_numbers_without_room_are_announced_and_stand_below(changed: Path, columns: int) -> None:
    async with opened(changed, size=(columns, 24)) as driver:
        await driver.press("t")
        heading = next(line for line in driver.lines if "Difference" in line)
        assert heading.rstrip().endswith(GLYPHS.prompt)
        everything = " ".join(" ".join(driver.lines).split())
        assert "其他资金 100,000.00" in everything
        await driver.press("end")
        assert "其他资金 100,000.00" not in driver.text
        assert "其他资金 0.00" in driver.text


async def test_where_every_number_has_room_nothing_stands_below(changed: Path) -> None:
    async with opened(changed, size=(320, 30)) as driver:
        await driver.press("t")
        assert GLYPHS.prompt not in driver.text


async def test_the_numbers_below_follow_the_width(changed: Path) -> None:
    async with opened(changed, size=(320, 30)) as driver:
        await driver.press("t")
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert f"{GLYPHS.prompt} Indicators" in driver.text
        assert "其他资金 100,000.00" in driver.text


async def test_a_project_whose_file_differs_in_a_comment_is_what_it_was(changed: Path) -> None:
    text = "项目 旧的\n\n  年度资金申请总额: 7.00 元\n"
    (changed / "b.perf").write_text(text, "utf-8")
    commit(changed.parent)
    (changed / "b.perf").write_text(f"# 注释\n{text}", "utf-8")
    (changed / "c.perf").write_text("项目 丙\n", "utf-8")
    async with opened(changed) as driver:
        await driver.press("t")
        (line,) = [line for line in driver.lines if "旧的" in line]
        assert line.count(" 7.00 ") == 2
        assert "+" not in line


async def test_indicators_are_compared_where_money_cannot_be_divided(changed: Path) -> None:
    async with opened(changed) as driver:
        await driver.press("t", *["left"] * 2)
        line = next(line for line in driver.lines if "数量指标" in line)
        assert line.split()[1:6] == ["1", "-1", "3", "1", "-2"]


async def test_numbers_of_projects_and_indicators_are_compared_beside_the_money(small: Path) -> None:
    begin(small.parent)
    commit(small.parent)
    added = "    - 整治河道 ≥ 10 条\n    - 疏浚次数 ≥ 2 次\n"
    text = SMALL.replace("    - 整治河道 ≥ 10 条\n", added).replace("清淤长度: ?", "清淤长度 ≥ 8 公里")
    (small / "small.perf").write_text(text, "utf-8")
    async with opened(small, size=(200, 30)) as driver:
        await driver.press("t", "right")
        heading = next(line for line in driver.lines if "Indicators" in line)
        assert heading.split()[1:9] == ["Projects", "Indicators", "+/-", "Quant.", "+/-", "Deadline", "Qual.", "Open"]
        total = next(line for line in driver.lines if line.split()[:1] == ["Total"])
        assert total.split()[1:10] == ["2", "7", "+1", "7", "+2", "0", "0", "0", "-1"]
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("t", "right")
        assert "Indicators 7  Indicators +/- +1  Quant. 7  Quant. +/- +2" in " ".join(driver.text.split("\n"))


async def test_the_money_behind_indicators_is_compared(changed: Path) -> None:
    async with opened(changed, size=(320, 45)) as driver:
        await driver.press("t", *["left"] * 3)
        heading = next(line for line in driver.lines if "Funds of the projects, in 元" in line)
        assert "Funds of the projects +/-" in heading
        total = next(line for line in driver.lines if line.strip().startswith("Total"))
        assert total.split()[-3:] == ["1,500,000.00", "1,200,005.00", "-299,995.00"]


async def test_shares_stay_on_a_narrow_page(changed: Path) -> None:
    for size in ((60, 20), (80, 24)):
        async with opened(changed, size=size) as driver:
            await driver.press("t", "right")
            heading = next(line for line in driver.lines if "Difference" in line)
            below = [line for line in driver.lines if "Share " in line and "%" in line]
            assert "Share" in heading or below


async def test_a_row_that_is_gone_leads_nowhere(changed: Path) -> None:
    async with opened(changed) as driver:
        await driver.press("t", "G", "enter")
        assert driver.state.view is View.TOTALS
        assert "there no longer" in driver.lines[-1]


async def test_totals_beside_the_revision_follow_edits(changed: Path) -> None:
    async with opened(changed) as driver:
        await driver.press("t")
        assert "+200,000.00" in driver.text
        await driver.press("escape", "d", "down", "z", "t")
        assert "+200,000.00" not in driver.text
        assert "-499,995.00" in driver.text


async def test_where_nothing_differs_the_totals_are_as_ever(small: Path) -> None:
    begin(small.parent)
    commit(small.parent)
    async with opened(small) as driver:
        await driver.press("t")
        assert "Difference" not in driver.text
