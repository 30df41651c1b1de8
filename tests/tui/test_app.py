"""Every action, done by its keys, as a person would."""

from pathlib import Path

import pytest
from textual.events import MouseScrollDown
from textual.widgets import Input

from perftui.messages import Language, set_language
from perftui.tui.actions import ACTIONS, action
from perftui.tui.app import PerfApp
from perftui.tui.screens.main import Main
from perftui.tui.state import Phase, View
from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.help_list import HelpList
from perftui.tui.widgets.outline import Outline
from perftui.tui.widgets.palette_list import PaletteList
from perftui.tui.widgets.problems import ProblemList
from perftui.tui.widgets.search_line import SearchLine
from perftui.tui.widgets.status import Hints
from tests.tui.driving import Driver, lines_of, opened

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


# ---- loading ------------------------------------------------------------------------------------------------------


async def test_the_shell_is_on_the_screen_before_the_files_are_read(small: Path) -> None:
    painted: list[str] = []

    class Watched(PerfApp):
        def action_reload(self) -> None:
            painted.append("\n".join(lines_of(self)))
            super().action_reload()

    async with Watched([small]).run_test(size=(160, 45)) as pilot:
        await Driver(pilot).settle()
        assert "Project list" in painted[0]
        assert "Quit" in painted[0]
        assert "河道整治" not in painted[0]
        assert "河道整治" in Driver(pilot).text


async def test_after_loading_everything_is_counted(small: Path) -> None:
    async with opened(small) as driver:
        assert driver.state.phase is Phase.READY
        header = driver.lines[0]
        assert header.split() == [
            *("perftui", "forms", "2", "projects", "6", "indicators"),
            *("annual", "funds", "1,500,000.00", "元", "✗", "1"),
        ]


async def test_reading_again_shows_what_the_files_say_now(small: Path) -> None:
    async with opened(small) as driver:
        text = (small / "small.perf").read_text("utf-8")
        (small / "small.perf").write_text(text.replace("清淤长度: ?", "清淤长度 ≥ 8 公里"), "utf-8")
        await driver.press("R")
        assert "≥ 8 公里" in driver.text
        assert not driver.state.findings.every
        (small / "small.perf").write_text(text, "utf-8")
        await driver.press("f5")
        assert len(driver.state.findings.every) == 1


async def test_an_empty_folder_says_so(folder: Path) -> None:
    async with opened(folder) as driver:
        assert "no declaration here" in driver.text
        assert "no .perf file in this folder" in driver.text
        for each in ACTIONS:
            if each.id not in {"quit", "palette"}:
                await driver.press(each.keys[0])
        assert driver.app.is_running


async def test_a_broken_file_shows_what_could_be_read(folder: Path) -> None:
    (folder / "a.perf").write_text(
        "项目 甲\n  年度 2026\n  产出指标 / 数量指标\n    - 乙 ≥ 九十 %\n    - 丙 ≥ 1 个\n", "utf-8"
    )
    (folder / "b.perf").write_bytes("项目 乙".encode("gb18030"))
    async with opened(folder) as driver:
        assert driver.state.findings.marks.errors >= 3
        await driver.press("E")
        assert "丙" in driver.text
        await driver.press("p", "end")
        assert "b.perf" in driver.text


async def test_a_conflict_region_is_a_problem_and_the_rest_is_read(folder: Path) -> None:
    (folder / "a.perf").write_text(
        "项目 甲\n  产出指标 / 数量指标\n"
        "<<<<<<< ours\n    - 乙 ≥ 1 个\n=======\n    - 乙 ≥ 2 个\n>>>>>>> theirs\n"
        "    - 丙 ≥ 3 个\n",
        "utf-8",
    )
    async with opened(folder) as driver:
        assert [each.name for each in driver.state.corpus.projects[0].project.indicators] == ["丙"]
        conflict = next(each for each in driver.state.findings.every if each.diagnostic.name.startswith("conflict"))
        assert conflict.project == 0
        await driver.press("t")
        assert "1 thing was left out" in driver.text or "things were left out" in driver.text


async def test_a_missing_path_is_a_problem(folder: Path) -> None:
    async with opened(folder / "nowhere") as driver:
        assert "there is no such file or folder" in driver.text


# ---- the outline --------------------------------------------------------------------------------------------------


async def test_the_cursor_begins_at_the_first_project(small: Path) -> None:
    async with opened(small) as driver:
        assert driver.outline() == OPEN_FIRST


@pytest.mark.parametrize(
    ("keys", "label"),
    [
        (["down"], "> 产出指标"),
        (["j", "j"], "> 数量指标"),
        (["up"], "> 水务局"),
        (["k"], "> 水务局"),
        (["G"], "> 水质监测"),
        (["end"], "> 水质监测"),
        (["end", "g"], "> 水务局"),
        (["end", "home"], "> 水务局"),
        (["pagedown"], "> 水质监测"),
        (["pagedown", "pageup"], "> 水务局"),
        (["ctrl+d"], "> 水质监测"),
        (["ctrl+d", "ctrl+u"], "> 水务局"),
    ],
    ids="-".join,
)
async def test_arrows_and_letters_move(small: Path, keys: list[str], label: str) -> None:
    async with opened(small) as driver:
        await driver.press(*keys)
        assert label in driver.outline()


async def test_folding_and_unfolding(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("h")
        assert driver.outline() == ["水务局", "> 河道整治", "环保局", "水质监测"]
        await driver.press("left")
        assert driver.outline()[0] == "> 水务局"
        await driver.press("left")
        assert driver.outline() == ["> 水务局", "环保局", "水质监测"]
        await driver.press("l", "right", "right")
        assert driver.outline() == OPEN_FIRST
        await driver.press("space")
        assert driver.outline() == ["水务局", "> 河道整治", "环保局", "水质监测"]


async def test_going_to_what_is_above(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("down", "down", "down", "h")
        assert "> 数量指标" in driver.outline()


@pytest.mark.parametrize(("unfold", "fold"), [("E", "C"), ("ctrl+right", "ctrl+left")])
async def test_folding_and_unfolding_all(small: Path, unfold: str, fold: str) -> None:
    async with opened(small) as driver:
        await driver.press(unfold)
        assert len(driver.outline()) == 18
        await driver.press(fold)
        assert driver.outline() == ["水务局", "> 河道整治", "环保局", "水质监测"]


async def test_the_declaration_follows_the_cursor(small: Path) -> None:
    async with opened(small) as driver:
        assert "清淤长度" in driver.text
        await driver.press("G")
        assert "监测点位" in driver.text
        assert driver.state.place is not None
        assert driver.state.place.project == 1


async def test_a_department_leaves_the_declaration_as_it_was(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("G", "up")
        assert "> 环保局" in driver.outline()
        assert driver.state.place is not None
        assert driver.state.place.project == 1
        await driver.press("enter")
        assert driver.outline()[-1] == "> 环保局"


# ---- panes --------------------------------------------------------------------------------------------------------


async def test_number_keys_give_the_keys_to_a_pane(small: Path) -> None:
    async with opened(small) as driver:
        for key, kind in (("2", FormView), ("3", ProblemList), ("1", Outline)):
            await driver.press(key)
            assert isinstance(driver.app.focused, kind)


async def test_tab_goes_round_the_panes(small: Path) -> None:
    async with opened(small) as driver:
        kinds = []
        for key in ("tab", "tab", "tab", "shift+tab"):
            await driver.press(key)
            kinds.append(type(driver.app.focused))
        assert kinds == [FormView, ProblemList, Outline, ProblemList]


async def test_number_keys_lead_back_from_other_pages(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("t", "?", "2")
        assert driver.state.views == (View.MAIN,)
        assert isinstance(driver.app.focused, FormView)


@pytest.mark.parametrize("key", ["z", "f10"])
async def test_zoom_gives_the_page_to_one_pane(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press("2", key)
        assert driver.find(FormView).size.width == 160
        assert not driver.app.screen.query_one("#outline-pane").display
        await driver.press("1")
        assert driver.find(Outline).size.width == 160
        await driver.press("escape")
        assert driver.find(FormView).size.width < 160


async def test_the_border_between_the_panes_moves(small: Path) -> None:
    async with opened(small) as driver:
        before = driver.find(Outline).size.width
        await driver.press(">", "》")
        assert driver.find(Outline).size.width == before + 8
        await driver.press("<", "《", "<")
        assert driver.find(Outline).size.width == before - 4


async def test_a_narrow_page_shows_the_form_when_it_has_the_keys(small: Path) -> None:
    async with opened(small, size=(80, 24)) as driver:
        assert not driver.app.screen.query_one("#form-pane").display
        await driver.press("enter")
        assert driver.find(FormView).size.width == 80
        assert not driver.app.screen.query_one("#outline-pane").display
        await driver.press("escape")
        assert driver.find(Outline).size.width == 80
        assert driver.find(ProblemList).size.height > 0


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (20, 10), (40, 12), (60, 20), (99, 15), (100, 16), (300, 100)])
async def test_no_size_is_too_small_or_too_large(small: Path, size: tuple[int, int]) -> None:
    async with opened(small, size=size) as driver:
        await driver.press("2", "3", "1", "t", "escape", "p", "escape", "S", "escape", "?", "escape", "f4", "escape")
        assert driver.app.is_running


async def test_a_changed_size_arranges_the_panes_anew(small: Path) -> None:
    async with opened(small) as driver:
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert not driver.app.screen.query_one("#form-pane").display
        await driver.pilot.resize_terminal(120, 30)
        await driver.settle()
        assert driver.app.screen.query_one("#form-pane").display


# ---- find, filter, problems ---------------------------------------------------------------------------------------


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


# ---- pages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "view"),
    [
        (("t", "f9"), View.TOTALS),
        (("p", "f12"), View.PROBLEMS),
        (("S", "ctrl+o"), View.SOURCE),
        (("?", "？", "f1"), View.HELP),
    ],
    ids=lambda value: value.name if isinstance(value, View) else "",
)
async def test_every_key_of_a_page_opens_it_and_escape_leaves_it(
    small: Path, keys: tuple[str, ...], view: View
) -> None:
    async with opened(small) as driver:
        for key in keys:
            await driver.press(key)
            assert driver.state.view is view
            assert not isinstance(driver.app.screen, Main)
            await driver.press("escape")
            assert isinstance(driver.app.screen, Main)


@pytest.mark.parametrize("page", ["1", "2", "3", "t", "s", "i", "p", "S", "d", "D"])
async def test_help_tells_first_about_the_page_that_it_was_asked_on(small: Path, page: str) -> None:
    async with opened(small) as driver:
        await driver.press(page, "?")
        assert driver.state.view is View.HELP
        assert driver.find(HelpList).about.text


async def test_the_help_key_also_leaves_help(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("?", "?")
        assert driver.state.view is View.MAIN


@pytest.mark.parametrize("key", [":", "：", "ctrl+p"])
async def test_the_palette_does_actions(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.press(key)
        await driver.type("totals")
        await driver.press("enter")
        assert driver.state.view is View.TOTALS


@pytest.mark.parametrize(("language", "typed"), [(Language.CHINESE, "表"), (Language.ENGLISH, "problem")])
async def test_the_palette_has_names_before_what_is_said_of_them(small: Path, language: Language, typed: str) -> None:
    set_language(language)
    async with opened(small) as driver:
        await driver.press("colon")
        await driver.type(typed)
        offered = driver.find(PaletteList)
        titles = [offered.offer(line).title.lower() for line in range(offered.count())]
        named = [typed in title for title in titles]
        assert named[0]
        assert not named[-1]
        assert named == sorted(named, reverse=True)


async def test_the_palette_goes_to_projects(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("ctrl+p")
        await driver.type("水质")
        offers = driver.find(PaletteList)
        assert [offers.offer(index).title for index in range(offers.count())] == ["水质监测"]
        await driver.press("enter")
        assert "> 水质监测" in driver.outline()


async def test_the_palette_is_left_without_doing_anything(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("ctrl+p", "down", "down", "up", "escape")
        assert driver.state.views == (View.MAIN,)
        await driver.press("ctrl+p")
        await driver.type("zzz")
        assert "nothing of that name" in driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, Main)


@pytest.mark.parametrize("key", ["T", "ctrl+t"])
async def test_light_and_dark(small: Path, key: str) -> None:
    async with opened(small) as driver:
        assert driver.app.theme == "perftui-dark"
        await driver.press(key)
        assert driver.app.theme == "perftui-light"
        await driver.press(key)
        assert driver.app.theme == "perftui-dark"


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_every_key_of_quit_leaves_with_success(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.pilot.press(key)
        await driver.pilot.pause()
        assert not driver.app.is_running
        assert driver.app.return_code == 0


# ---- mouse and hints ----------------------------------------------------------------------------------------------


async def test_a_click_moves_and_a_double_click_opens(small: Path) -> None:
    async with opened(small) as driver:
        await driver.pilot.click(Outline, offset=(20, 4))
        await driver.settle()
        assert "> 整治河道" in driver.outline()
        await driver.pilot.click(Outline, offset=(20, 12), times=2)
        await driver.settle()
        assert isinstance(driver.app.focused, FormView)
        assert driver.state.place is not None
        assert driver.state.place.project == 1


async def test_a_click_on_the_sign_folds(small: Path) -> None:
    async with opened(small) as driver:
        await driver.pilot.click(Outline, offset=(5, 1))
        await driver.settle()
        assert driver.outline() == ["水务局", "> 河道整治", "环保局", "水质监测"]


async def test_the_wheel_scrolls_and_leaves_the_cursor(declarations: Path) -> None:
    async with opened(declarations, size=(80, 24)) as driver:
        outline = driver.find(Outline)
        outline.post_message(MouseScrollDown(outline, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False))
        await driver.settle()
        assert outline.scroll_offset.y > 0
        assert outline.cursor == 1


async def test_a_click_on_a_hint_does_what_it_says(small: Path) -> None:
    async with opened(small) as driver:
        line = driver.lines[-1]
        await driver.pilot.click(Hints, offset=(line.index("t Totals"), 0))
        await driver.settle()
        assert driver.state.view is View.TOTALS


async def test_a_click_on_a_title_goes_to_the_pane(small: Path) -> None:
    async with opened(small) as driver:
        await driver.pilot.click("#form-title", offset=(3, 0))
        await driver.settle()
        assert isinstance(driver.app.focused, FormView)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("language", Language)
async def test_hints_are_never_cut_in_a_word(small: Path, width: int, language: Language) -> None:
    set_language(language)
    async with opened(small, size=(width, 24)) as driver:
        line = driver.lines[-1].rstrip()
        for identity in ("help", "quit"):
            assert str(action(identity).title) in line
        titles = {str(each.title) for each in ACTIONS}
        hints = [hint.strip().split(" ", 1) for hint in line.split("   ")]
        assert {title for _, title in hints} <= titles


async def test_the_terminal_cursor_stands_on_the_selected_row(small: Path) -> None:
    """Input methods and braille displays look there."""
    async with opened(small) as driver:
        await driver.press("down", "down")
        outline = driver.find(Outline)
        assert driver.app.cursor_position == (outline.region.x, outline.region.y + outline.cursor)
        await driver.press("2")
        form = driver.find(FormView)
        assert driver.app.cursor_position == (form.region.x, form.region.y + form.cursor - form.scroll_offset.y)


# ---- names that look like markup ----------------------------------------------------------------------------------

NAMES = ("[red]x", "[/foo]", "[type=x]", "[b]粗[/b]", "[@click=app.quit]x", "$x [link=https://a.b]y")


@pytest.fixture
def bracketed(folder: Path) -> Path:
    for number, name in enumerate(NAMES):
        (folder / f"{number}.perf").write_text(
            f'项目 {name}\n  主管部门: {name}\n  产出指标 / 数量指标\n    - "{name}甲": {name}\n    - "{name}乙": ?\n',
            "utf-8",
        )
    return folder


async def test_names_show_as_written_on_every_page(bracketed: Path) -> None:
    async with opened(bracketed) as driver:
        await driver.press("E")
        for number, name in enumerate(NAMES):
            assert name in driver.text
            await driver.press("ctrl+p")
            await driver.type(name[:4])
            assert name in driver.text
            await driver.press("escape", "/")
            await driver.type(name)
            await driver.press("enter")
            assert driver.state.place is not None
            assert driver.state.place.project == number
            assert name in driver.lines[1], "the title of the declaration"
        for page in ("t", "p", "S"):
            await driver.press(page)
            assert NAMES[-1] in driver.text
            await driver.press("escape")
        await driver.press("f")
        await driver.type(NAMES[0])
        assert NAMES[0] in driver.lines[1]
