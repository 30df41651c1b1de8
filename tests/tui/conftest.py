"""What the tests of the terminal program share: folders to open, and English."""

from __future__ import annotations

import gc
import re
import shutil
from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from perftui.config.configurations import Configurations
from perftui.messages import Language, set_language
from perftui.rules.engine import check
from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.findings import Findings, arranged
from perftui.tui.arranged.gathering import gathered
from perftui.tui.widgets import rhythm, text_area
from perftui.workspace import load

DECLARATIONS = Path(__file__).parents[2] / "declarations"
SMALL = """\
项目 河道整治
  年度: 2026
  项目性质: 经常性专项业务费
  项目类别: 特定目标类
  主管部门: 水务局
  实施单位: 水务局
  计划开始日期: 2026-01-01
  计划完成日期: 2026-12-31

  年度资金申请总额: 1,000,000.00 元
    当年财政拨款: 900,000.00 元
    其他资金: 100,000.00 元

  年度总体目标:
    | 整治河道十条。

  产出指标 / 数量指标
    - 整治河道 ≥ 10 条

    - 清淤长度: ?

  产出指标 / 质量指标
    - 验收合格率 ≥ 95 %

  满意度指标 / 服务对象满意度指标
    - 居民满意度 ≥ 90 %

项目 水质监测
  年度: 2026
  项目性质: 经常性专项业务费
  项目类别: 特定目标类
  主管部门: 环保局
  实施单位: 环保局
  计划开始日期: 2026-01-01
  计划完成日期: 2026-12-31

  年度资金申请总额: 500,000.00 元
    当年财政拨款: 500,000.00 元

  年度总体目标:
    | 监测水质。

  产出指标 / 数量指标
    - 监测点位 = 20 个

  产出指标 / 质量指标
    - 数据合格率 ≥ 98 %
"""

LOST = re.compile(r"(    - [^\n]*\n)      待核: 公开文件中此处的指标值被截断[^\n]*\n")
FEW_RULES = 'select = ["form", "money-sum", "val-missing", "val-nounit", "l2-parent", "level-unknown", "goal-empty"]\n'
"""What is tested here is how findings show, whatever rules there are."""


@pytest.fixture(autouse=True, scope="session")
def parsed_once() -> Iterator[None]:
    """Style sheets are parsed once for all programs that are opened: with the same colours they say the same."""
    known: dict[tuple[object, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parsed(sheet: Stylesheet, css: str, *arguments: Any, **named: Any) -> list[RuleSet]:
        key = (frozenset(sheet._variables.items()), css, arguments, *named.values())
        if key not in known:
            known[key] = parse(sheet, css, *arguments, **named)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """English, whatever the environment says."""
    set_language(Language.ENGLISH)
    yield
    set_language(None)


@pytest.fixture(params=Language, ids=str)
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    """Both languages, one after the other."""
    set_language(request.param)
    yield request.param
    set_language(None)


@pytest.fixture(autouse=True)
def left_behind() -> Iterator[None]:
    """What a program has read is garbage with the end of it."""
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state folder and a configuration folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))


@pytest.fixture(autouse=True)
def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that shows every colour, whatever the tests are run in."""
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause ends a run of typing: between two keys of a test may be more time than a person takes."""
    monkeypatch.setattr(rhythm, "PAUSE", inf)
    monkeypatch.setattr(text_area, "PAUSE", inf)


@pytest.fixture
def nine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The nine declarations in the current folder, so that no screen shows where the tests run."""
    shutil.copytree(DECLARATIONS, tmp_path / "declarations")
    monkeypatch.chdir(tmp_path)
    return Path("declarations")


@pytest.fixture
def declarations(nine: Path) -> Path:
    """The nine with two open targets and the doubts about levels to find, whatever rules there are."""
    (nine / "perftui.toml").write_text('select = ["val-missing", "import-shift"]\n', "utf-8")
    for path in nine.glob("*.perf"):
        text = path.read_text("utf-8")
        path.write_text(LOST.sub(r"    # 公开文件中此处的指标值被截断\n\1", text), "utf-8")
    return nine


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder `forms` in the current folder."""
    (tmp_path / "forms").mkdir()
    monkeypatch.chdir(tmp_path)
    return Path("forms")


@pytest.fixture
def small(folder: Path) -> Path:
    """Two projects of two departments in one file, one target still open."""
    (folder / "small.perf").write_text(SMALL, "utf-8")
    (folder / "perftui.toml").write_text(FEW_RULES, "utf-8")
    return folder


@pytest.fixture
def corpus(small: Path) -> Corpus:
    """The two projects, read."""
    return gathered(load([small]))


@pytest.fixture
def findings(corpus: Corpus) -> Findings:
    """What is wrong in the two projects."""
    assert corpus.workspace is not None
    return arranged(corpus, check(corpus.workspace, Configurations()).findings)
