"""The screens as pictures, in both sizes, both languages and both themes; `pytest --snapshot-update` makes new ones."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from perftui.tui.app import PerfApp
from tests.tui.driving import Driver
from tests.tui.test_app import NAMES

Compare = Callable[..., bool]
SIZES = [(80, 24), (160, 45)]
SCREENS = {
    "main": [],
    "form": ["enter", "down", "down", "down"],
    "problem": ["f8", "2"],
    "totals": ["t"],
    "totals-levels": ["t", *["right"] * 6],
    "problems": ["p", "down"],
    "source": ["f8", "S"],
    "help": ["?"],
    "palette": ["ctrl+p"],
    "search": ["/", "text:合格率"],
    "filter": ["f", "text:满意度", "enter"],
    "all": ["E", "G"],
    "themes": ["T", "down", "down"],
}


def after(*keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    async def run(pilot: Pilot[int]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        for key in keys:
            await (driver.type(key[5:]) if key.startswith("text:") else driver.press(key))

    return run


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(nine: Path, snap_compare: Compare, screen: str, size: tuple[int, int]) -> None:
    assert snap_compare(PerfApp([nine]), terminal_size=size, run_before=after(*SCREENS[screen]))


@pytest.mark.parametrize("screen", ["main", "totals", "problems", "palette"])
def test_light(nine: Path, snap_compare: Compare, screen: str) -> None:
    keys = ("T", "down", "enter", *SCREENS[screen])
    assert snap_compare(PerfApp([nine]), terminal_size=(160, 45), run_before=after(*keys))


@pytest.mark.parametrize("size", [(100, 30), (50, 20), (30, 10)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("pane", ["1", "2", "3"])
def test_small(nine: Path, snap_compare: Compare, pane: str, size: tuple[int, int]) -> None:
    assert snap_compare(PerfApp([nine]), terminal_size=size, run_before=after(pane))


LACKING = """\
项目 河 道整治
  年度: 2026

  年度资金申请总额: 100.00 元
    当年财政拨款: 90.00 元

  年度总体目标:
    | 整治河道十条，清淤八公里，沿线居民的出行条件明显改善，汛期安全度汛，全年不发生因河道淤积造成的内涝。

  产出指标 / 数量
    - 整治河道 ≥ 10 条
    - 清淤长度: ?
"""
MENDING = {
    "fix": ["p", "f7"],
    "explain": ["p", "w"],
    "suppress": ["p", "I"],
    "text": ["f8", "V", "down"],
}


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("size", [(80, 24), (120, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", MENDING)
def test_mending_screen(folder: Path, snap_compare: Compare, screen: str, size: tuple[int, int]) -> None:
    (folder / "a.perf").write_text(LACKING, "utf-8")
    (folder / "perftui.toml").write_text('select = ["money-sum", "val-missing", "level-name"]\n', "utf-8")
    assert snap_compare(PerfApp([folder]), terminal_size=size, run_before=after(*MENDING[screen]))


def test_names_that_look_like_markup(folder: Path, snap_compare: Compare) -> None:
    for number, name in enumerate(NAMES):
        (folder / f"{number}.perf").write_text(f"项目 {name}\n  主管部门: {name}\n", "utf-8")
    assert snap_compare(PerfApp([folder]), terminal_size=(120, 30), run_before=after())


@pytest.mark.usefixtures("language")
def test_empty_folder(folder: Path, snap_compare: Compare) -> None:
    assert snap_compare(PerfApp([folder]), terminal_size=(120, 30), run_before=after())


@pytest.mark.parametrize("screen", ["main", "problems", "totals", "source"])
def test_broken_file(folder: Path, snap_compare: Compare, screen: str) -> None:
    (folder / "a.perf").write_text(
        "项目 甲\n  年度 2026\n  年度资金申请总额: 四百万\n\n"
        "  产出指标 / 数量指标\n    - 乙 ≥ 九十 %\n    - 丙 ≥ 1 个\x1b[2J\n"
        "<<<<<<< ours\n    - 丁 ≥ 1 个\n=======\n    - 丁 ≥ 2 个\n>>>>>>> theirs\n",
        "utf-8",
    )
    (folder / "b.perf").write_bytes("项目 乙".encode("gb18030"))
    (folder / "c.perf").write_bytes(b"")
    assert snap_compare(PerfApp([folder]), terminal_size=(120, 30), run_before=after(*SCREENS[screen]))
