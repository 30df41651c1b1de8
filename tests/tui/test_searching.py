"""Searching, filtering, and going from problem to problem."""

from pathlib import Path

import pytest
from textual.widgets import Input

from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.outline import Outline
from perftui.tui.widgets.problems import ProblemList
from perftui.tui.widgets.search_line import SearchLine
from tests.tui.driving import Driver, opened

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


# ---- what the rows do not show ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ("500,000", "水质监测", "年度资金申请总额: 500,000.00 元"),
        ("500000", "水质监测", "年度资金申请总额: 500,000.00 元"),
        ("监测水质", "水质监测", "年度总体目标: "),
        ("经常性专项", "河道整治", "项目性质: 经常性专项业务费"),
        ("small.perf", "河道整治", "file: small.perf"),
    ],
)
async def test_find_says_where_it_found_what_the_row_does_not_show(
    small: Path, text: str, label: str, said: str
) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type(text)
        await driver.press("enter")
        assert f"> {label}" in driver.outline()
        assert said in driver.lines[-1]


@pytest.mark.parametrize(
    ("text", "label"),
    [("环保局", "环保局"), ("质量指标", "质量指标"), ("≥10条", "整治河道"), ("满意度≥90", "居民满意度")],
)
async def test_find_goes_to_everything_that_a_row_shows(small: Path, text: str, label: str) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type(text)
        await driver.press("enter")
        assert f"> {label}" in driver.outline()
        assert not driver.find(SearchLine).has_class("-missed")


async def test_codes_offices_and_notes_are_found_at_their_line(small: Path) -> None:
    text = (small / "small.perf").read_text("utf-8")
    text = text.replace("项目 水质监测\n  年度: 2026\n", "项目 水质监测\n  项目编码: HB-0042\n  年度: 2026\n")
    text = text.replace("实施单位: 环保局", "实施单位: 监测中心站")
    text = text.replace("    - 验收合格率 ≥ 95 %\n", "    - 验收合格率 ≥ 95 %\n      依据: 水务〔2025〕7号\n")
    (small / "small.perf").write_text(text, "utf-8")
    lines = text.splitlines()
    async with opened(small) as driver:
        for wanted, label, line in (
            ("hb-0042", "水质监测", "  项目编码: HB-0042"),
            ("中心站", "水质监测", "  实施单位: 监测中心站"),
            ("2025〕7号", "验收合格率", "      依据: 水务〔2025〕7号"),
        ):
            await driver.press("/")
            await driver.type(wanted)
            await driver.press("enter")
            assert f"> {label}" in driver.outline()
            assert driver.state.place is not None
            assert lines[driver.state.place.line - 1] == line
            assert line.strip() in driver.lines[-1]


async def test_a_row_is_one_stop_however_often_it_holds_the_text(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("河道")
        await driver.press("enter")
        assert "> 河道整治" in driver.outline()
        await driver.press("n")
        assert "> 整治河道" in driver.outline()
        await driver.press("n")
        assert "> 河道整治" in driver.outline()
        assert "From the start again." in driver.lines[-1]


async def test_find_keeps_to_what_the_filter_leaves(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("居民")
        await driver.press("enter", "/")
        await driver.type("环保局")
        assert driver.find(SearchLine).has_class("-missed")
        await driver.press("enter")
        assert "“环保局” was not found." in driver.lines[-1]


# ---- problems under a filter --------------------------------------------------------------------------------------


@pytest.fixture
def two_problems(small: Path) -> Path:
    """In each of the two projects a target is open."""
    text = (small / "small.perf").read_text("utf-8").replace("监测点位 = 20 个", "监测点位: ?")
    (small / "small.perf").write_text(text, "utf-8")
    return small


@pytest.mark.parametrize("key", ["f8", "shift+f8"])
async def test_next_problem_keeps_to_what_the_filter_leaves(two_problems: Path, key: str) -> None:
    async with opened(two_problems) as driver:
        await driver.press("f")
        await driver.type("水质监测")
        await driver.press("enter", key)
        assert "> 监测点位" in driver.outline()
        await driver.press(key)
        assert "> 监测点位" in driver.outline()
        assert "again" in driver.lines[-1]
        assert driver.state.filter == "水质监测"


async def test_where_the_filter_leaves_no_problem_that_is_said(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("水质监测")
        await driver.press("enter", "f8")
        assert "The filter leaves none of the problems: Esc ends it." in driver.lines[-1]
        assert "> 水质监测" in driver.outline()
        await driver.press("escape", "f8")
        assert "> 清淤长度" in driver.outline()


async def test_a_problem_that_is_chosen_from_the_list_ends_a_filter_that_hides_it(two_problems: Path) -> None:
    async with opened(two_problems) as driver:
        await driver.press("f")
        await driver.type("水质监测")
        await driver.press("enter", "3", "g", "enter")
        assert not driver.state.filter
        assert "> 清淤长度" in driver.outline()
        assert "The filter has ended: it did not leave this project." in driver.lines[-1]


async def test_a_project_that_the_palette_leads_to_ends_a_filter_that_hides_it(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("水质监测")
        await driver.press("enter", ":")
        await driver.type("河道整治")
        await driver.press("enter")
        assert "> 河道整治" in driver.outline()
        assert "The filter has ended" in driver.lines[-1]


async def test_the_line_says_in_how_many_places_a_text_stands(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("/")
        await driver.type("合格率")
        assert driver.lines[-2].rstrip().endswith("2 places")
        await driver.type("低")
        assert driver.lines[-2].rstrip().endswith("not found")
        await driver.press("escape", "/")
        assert driver.lines[-2].rstrip() == " Find"


def set_apart(driver: Driver) -> list[str]:
    """What stands out as found, line by line."""
    segments = [each for strip in driver.app.screen._compositor.render_strips() for each in strip]
    found = driver.app.screen.get_component_rich_style("tone--found", partial=True)
    return [text for text, style, _ in segments if style and (style.color, style.underline) == (found.color, True)]


async def test_what_is_found_stands_out_until_one_leaves(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        await driver.press("S", "/")
        await driver.type("河道")
        assert len(set_apart(driver)) == 3
        await driver.press("enter", "n")
        assert set(set_apart(driver)) == {"河道"}, "it stays while one goes from place to place"
        await driver.press("/")
        await driver.type("清淤")
        assert set(set_apart(driver)) == {"清淤"}
        await driver.press("escape")
        assert set_apart(driver) == []
        await driver.press("escape", "/")
        await driver.type("河道")
        await driver.press("enter")
        assert "河道" in set_apart(driver)
        await driver.press("escape")
        assert set_apart(driver) == []
