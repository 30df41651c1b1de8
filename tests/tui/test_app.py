"""The program as a whole: loading, its pages, and names that look like markup."""

from pathlib import Path

import pytest

from perftui.messages import Language, set_language
from perftui.tui.actions import ACTIONS
from perftui.tui.app import PerfApp
from perftui.tui.arranged.places import Phase, View
from perftui.tui.screens.main import Main
from perftui.tui.widgets.help_list import HelpList
from perftui.tui.widgets.palette_list import PaletteList
from tests.tui.driving import Driver, lines_of, opened

# ---- loading ------------------------------------------------------------------------------------------------------


async def test_the_shell_is_on_the_screen_before_the_files_are_read(small: Path) -> None:
    painted: list[str] = []

    class Watched(PerfApp):
        def action_reload(self) -> None:
            painted.append("\n".join(lines_of(self)))
            super().action_reload()

    async with Watched([small]).run_test(size=(160, 45)) as pilot:
        await Driver(pilot).settle()
        assert "Outline" in painted[0]
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
        assert "no declaration here; A begins one" in driver.text
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
async def test_a_theme_shows_while_it_is_chosen(small: Path, key: str) -> None:
    async with opened(small) as driver:
        assert driver.app.theme == "dark"
        await driver.press(key)
        assert "high-contrast-light" in driver.text
        await driver.press("down")
        assert driver.app.theme == "light"
        await driver.press("enter")
        assert driver.app.theme == driver.state.theme == "light"
        assert "nord" not in driver.text


async def test_giving_up_goes_back_to_the_theme_of_before(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("T", "T", "T")
        assert driver.app.theme == "high-contrast"
        await driver.press("escape")
        assert driver.app.theme == "dark"


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_every_key_of_quit_leaves_with_success(small: Path, key: str) -> None:
    async with opened(small) as driver:
        await driver.pilot.press(key)
        await driver.pilot.pause()
        assert not driver.app.is_running
        assert driver.app.return_code == 0


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
