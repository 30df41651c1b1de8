"""What both sides of a merge began with is found in the index of git."""

from __future__ import annotations

from pathlib import Path

from perftui.language.document import Conflict
from perftui.model import Span
from perftui.review.stages import Stages, stages_of
from perftui.workspace import load
from tests.repositories import begin, commit, git

NOWHERE = Span(1, 0, 1, 0)
BASE = "一\n二\n三\n四\n五\n"


def base_of(ours: str, theirs: str, stages: Stages) -> str | None:
    (region,) = stages.with_base([Conflict(NOWHERE, ours, None, theirs)])
    return region.base


def test_lines_that_were_changed_removed_or_added() -> None:
    stages = Stages(BASE, BASE.replace("三", "三甲"), BASE.replace("三", "三乙"))
    assert base_of("三甲\n", "三乙\n", stages) == "三\n"
    stages = Stages(BASE, BASE.replace("三\n四\n", ""), BASE.replace("四", "四乙"))
    assert base_of("", "四乙\n", stages) == "四\n"
    stages = Stages(BASE, f"{BASE}六甲\n", f"{BASE}六乙\n")
    assert base_of("六甲\n", "六乙\n", stages) == ""


def test_of_equal_lines_each_region_has_its_own() -> None:
    base = "a\nx\nb\nx\nc\n"
    stages = Stages(base, "a\n甲\nb\n甲\nc\n", "a\n乙\nb\n丙\nc\n")
    regions = stages.with_base([Conflict(NOWHERE, "甲\n", None, other) for other in ("乙\n", "丙\n")])
    assert [each.base for each in regions] == ["x\n", "x\n"]


def test_what_git_wrote_down_stays_and_what_stands_nowhere_is_not_guessed() -> None:
    stages = Stages(BASE, BASE, BASE)
    known = Conflict(NOWHERE, "三\n", "原来\n", "四\n")
    assert stages.with_base([known]) == (known,)
    assert base_of("没有\n", "也没有\n", stages) is None
    assert base_of("", "", stages) is None


def test_only_files_in_a_merge_have_stages(tmp_path: Path) -> None:
    path = tmp_path / "a.perf"
    text = "项目 甲\n<<<<<<< HEAD\n  年度: 2025\n=======\n  年度: 2026\n>>>>>>> b\n"
    path.write_text(text, "utf-8")
    documents = {str(path): load([path]).files[0].document}
    assert stages_of(documents) == {}
    begin(tmp_path)
    commit(tmp_path)
    assert stages_of(documents) == {}
    path.write_text("项目 甲\n  年度: 2024\n", "utf-8")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "b")
    path.write_text("项目 甲\n  年度: 2026\n", "utf-8")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "main")
    path.write_text("项目 甲\n  年度: 2025\n", "utf-8")
    commit(tmp_path)
    git(tmp_path, "merge", "b", fails=True)
    stages = stages_of({str(path): load([path]).files[0].document})
    assert stages[str(path)].base == "项目 甲\n  年度: 2024\n"
