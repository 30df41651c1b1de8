"""The review as pictures, in both sizes and both languages; `pytest --snapshot-update` makes new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.app import PerfApp
from tests.repositories import begin, commit, git
from tests.tui.test_snapshots import SIZES, Compare, after

SCREENS = {
    "changes": ["d", "right", "]", "]", "]", "]"],
    "goal": ["d", "]"],
    "gone": ["d", "/", "text:数字基础", "enter"],
    "revisions": ["d", "=", "down"],
    "marks": ["}", "}", "}", "2"],
    "before": ["t", "down"],
}
CONFLICTS = {"conflicts": ["D", "down"], "region": ["D", "enter"]}


@pytest.fixture
def tracked(nine: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The nine, committed, with the same names of commits on every machine."""
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2026-03-01T08:00:00Z")
    begin(nine.parent)
    commit(nine.parent)
    return nine


def edit(path: Path, *replaced: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for before, behind in replaced:
        assert before in text, before
        text = text.replace(before, behind, 1)
    path.write_text(text, "utf-8")


@pytest.fixture
def changed(tracked: Path) -> Path:
    """Something of every kind differs."""
    edit(
        tracked / "上海市城市数字化转型专项资金.perf",
        ("    | 本年度立足", "    | 全市本年度立足"),
        ("- 专项支持对象满意度 ≥ 90 %", "- 专项支持对象满意度 ≥ 92 %\n\n    - 投诉办结率 = 100 %"),
        ("    - 支持标准合规性: 合规\n\n", ""),
    )
    edit(
        tracked / "城市数字化转型经费.perf",
        ("年度资金申请总额: 13,450,000.00", "年度资金申请总额: 14,650,000.00"),
        ("当年财政拨款: 13,450,000.00", "当年财政拨款: 14,650,000.00"),
        ("- 数字社会发展研究和示范场景规划研究总成本", "- 数字社会研究和示范场景规划总成本"),
    )
    (tracked / "数字基础设施经费.perf").unlink()
    (tracked / "数据要素流通平台.perf").write_text(
        "项目 数据要素流通平台\n  年度: 2026\n  主管部门: 上海市数据局\n\n  年度资金申请总额: 3,000,000.00 元\n\n"
        "  产出指标 / 数量指标\n    - 接入单位 ≥ 20 家\n",
        "utf-8",
    )
    edit(tracked / "数字经济发展和数字产业培育.perf", ("项目 ", "# 复核过\n项目 "))
    return tracked


@pytest.fixture
def conflicted(tracked: Path) -> Path:
    """Two people changed the same lines."""
    top, path = tracked.parent, tracked / "上海市城市数字化转型专项资金.perf"
    git(top, "config", "merge.conflictStyle", "diff3")
    git(top, "checkout", "-q", "-b", "修改")
    edit(path, ("- 专项支持对象满意度 ≥ 90 %", "- 支持对象满意度 ≥ 92 %"), ("    | 本年度", "    | 全市本年度"))
    commit(top, "二稿")
    git(top, "checkout", "-q", "main")
    edit(path, ("- 专项支持对象满意度 ≥ 90 %", "- 专项支持对象满意度 ≥ 95 %"), ("    | 本年度", "    | 我局本年度"))
    commit(top, "三稿")
    git(top, "merge", "修改", fails=True)
    return tracked


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(changed: Path, snap_compare: Compare, screen: str, size: tuple[int, int]) -> None:
    assert snap_compare(PerfApp([changed]), terminal_size=size, run_before=after(*SCREENS[screen]))


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", CONFLICTS)
def test_screen_of_a_merge(conflicted: Path, snap_compare: Compare, screen: str, size: tuple[int, int]) -> None:
    assert snap_compare(PerfApp([conflicted]), terminal_size=size, run_before=after(*CONFLICTS[screen]))


def test_light(changed: Path, snap_compare: Compare) -> None:
    assert snap_compare(PerfApp([changed]), terminal_size=(160, 45), run_before=after("T", "down", "enter", "d", "]"))


@pytest.mark.parametrize("size", [(100, 30), (50, 20), (30, 10)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", ["d", "dr"])
def test_small(changed: Path, snap_compare: Compare, keys: str, size: tuple[int, int]) -> None:
    assert snap_compare(PerfApp([changed]), terminal_size=size, run_before=after(*keys))
