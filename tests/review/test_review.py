"""What changed against a base, followed edit by edit, is what a found from the start finds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from perftui.editing.change import Change
from perftui.editing.workbench import Workbench
from perftui.messages import msg
from perftui.review.base import HEAD, load_base
from perftui.review.entries import Sign
from perftui.review.review import OtherFile, Review, review
from perftui.totals import roll_up
from perftui.workspace import SourceFile, Workspace, load
from tests.repositories import begin, commit

甲 = """\
项目 甲
  年度: 2026

  年度资金申请总额: 100.00 元

  产出指标 / 数量指标
    - 场次 ≥ 3 场

    - 人次 ≥ 30 人次
"""
乙 = "项目 乙\n  年度: 2026\n\n  年度资金申请总额: 50.00 元\n"
汇总 = "汇总 全部\n  项目数: 2\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    begin(tmp_path)
    (tmp_path / "forms").mkdir()
    write(tmp_path / "forms", 甲=甲, 乙=乙, 汇总=汇总)
    commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path("forms")


def write(folder: Path, **texts: str | None) -> None:
    for name, text in texts.items():
        path = folder / f"{name}.perf"
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")


def by_path(workspace: Workspace) -> dict[str, SourceFile]:
    return {str(file.path): file for file in workspace.files}


def compared(folder: Path) -> Review:
    files = by_path(load([folder]))
    return review(load_base([folder], HEAD, files), files)


def told(found: Review) -> Mapping[str, list[str]]:
    """Name of the project to its entries."""
    return {each.name: [f"{entry.sign}{entry.what.name}" for entry in each.entries] for each in found.changed}


def test_nothing_differs_from_what_was_committed(folder: Path) -> None:
    found = compared(folder)
    assert (found.changed, found.others, found.money) == ((), (), ())


def test_each_project_is_told_with_its_entries_and_its_money(folder: Path) -> None:
    write(folder, 甲=甲.replace("≥ 3 场", "≥ 5 场").replace("100.00", "120.00"), 丙="项目 丙\n", 乙=None)
    found = compared(folder)
    assert told(found) == {
        "丙": ["+PROJECT"],
        "乙": ["−PROJECT"],
        "甲": ["~PROJECT", "~TOTAL", "~INDICATOR", "~TARGET"],
    }
    assert found.projects == {Sign.ADDED: 1, Sign.REMOVED: 1, Sign.CHANGED: 1}
    assert found.indicators == {Sign.CHANGED: 1}
    assert [(row.label, row.old, row.new) for row in found.money] == [
        ("乙", Decimal(50), Decimal(0)),
        ("甲", Decimal(100), Decimal(120)),
    ]


def test_a_file_that_differs_in_no_project_is_told_by_itself(folder: Path) -> None:
    write(folder, 甲="# 初稿\n" + 甲, 汇总=汇总.replace("2", "3"))
    found = compared(folder)
    assert found.changed == ()
    assert found.others == (
        OtherFile("forms/汇总.perf", Sign.CHANGED),
        OtherFile("forms/甲.perf", Sign.CHANGED),
    )


def test_a_project_in_a_renamed_file_is_the_same(folder: Path) -> None:
    write(folder, 甲=None, 甲2=甲.replace("≥ 3 场", "≥ 5 场"))
    found = compared(folder)
    assert told(found) == {"甲": ["~PROJECT", "~INDICATOR", "~TARGET"]}
    assert found.others == (OtherFile("forms/甲2.perf", Sign.CHANGED, "forms/甲.perf"),)


def test_a_file_whose_projects_went_into_another_is_not_renamed(folder: Path) -> None:
    write(folder, 甲=None, 乙=f"{乙}\n{甲}")
    found = compared(folder)
    assert told(found) == {"甲": ["~PROJECT", "~FILE"]}
    assert [(entry.old, entry.new) for entry in found.changed[0].entries[1:]] == [("forms/甲.perf", "forms/乙.perf")]
    assert found.others == ()


def test_a_file_that_was_split_tells_which_project_went_and_what_changed_in_it(folder: Path) -> None:
    write(folder, 甲=f"{甲}\n项目 丙\n  年度: 2026\n", 乙=None)
    commit(folder)
    write(folder, 丙="项目 丙\n  年度: 2027\n", 甲=甲)
    found = compared(folder)
    assert (told(found), found.others) == ({"丙": ["~PROJECT", "~FILE", "~FIELD"]}, ())


def test_a_comment_that_changed_where_a_project_went_is_told_and_taken_back_without_the_project(folder: Path) -> None:
    write(folder, 甲=f"# 初稿\n\n{甲}\n项目 丙\n  年度: 2026\n")
    commit(folder)
    write(folder, 丙="项目 丙\n  年度: 2026\n", 甲=f"# 二稿\n\n{甲}")
    found = compared(folder)
    assert found.others == (OtherFile("forms/甲.perf", Sign.CHANGED),)
    bench = Workbench(load([folder]))
    bench.apply(Change(msg("undo"), found.file_steps_back(found.others[0])))
    assert [project.name for file in bench.workspace.files for project in file.document.projects] == ["丙", "乙", "甲"]


def test_two_projects_that_went_to_other_files_come_back_one_by_one(folder: Path) -> None:
    both = f"# 两个\n{甲}\n{乙}"
    write(folder, 甲=None, 乙=both)
    commit(folder)
    write(folder, 甲=甲.replace("≥ 3 场", "≥ 5 场"), 乙=None, 丙=乙)
    bench = Workbench(load([folder]))
    found = compared(folder)
    for name in ("甲", "乙"):
        (each,) = (each for each in found.changed if each.name == name)
        bench.apply(Change(msg("undo"), found.steps_back(each, each.entries[0])))
        found = found.followed(by_path(bench.workspace))
    assert (
        found.changed,
        [project.name for project in by_path(bench.workspace)["forms/乙.perf"].document.projects],
    ) == (
        (),
        ["甲", "乙"],
    )


def test_totals_of_the_base_are_those_of_its_commit(folder: Path) -> None:
    before = roll_up(load([folder]))
    write(folder, 甲=甲.replace("100.00", "120.00"), 乙=None, 丙="项目 丙\n  年度资金申请总额: 1.00 元\n")
    found = compared(folder)
    assert roll_up(found.workspace_before(load([folder]))) == before


EDITS: dict[str, list[dict[str, str | None]]] = {
    "a value, and back": [{"甲": 甲.replace("≥ 3 场", "≥ 5 场")}, {"甲": 甲}],
    "a new name": [{"甲": 甲.replace("项目 甲", "项目 甲类培训")}],
    "a file that was the same": [{"乙": 乙.replace("50", "60")}, {"乙": 乙.replace("50", "70"), "甲": 甲 + "\n"}],
    "a project more": [{"甲": 甲 + "\n项目 丙\n"}, {"甲": "项目 丙\n\n" + 甲}, {"甲": 甲}],
    "a project less, and back": [{"甲": 甲 + "\n项目 丙\n"}, {"甲": "项目 丙\n"}, {"甲": 甲 + "\n项目 丙\n"}],
    "a file less, and back": [{"乙": None}, {"乙": 乙.replace("50", "60")}],
    "a file called otherwise, and back": [{"甲": None, "甲2": 甲}, {"甲": 甲, "甲2": None}],
    "a file more": [{"丁": "项目 丁\n"}, {"丁": "项目 丁丁\n"}, {"丁": None}],
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_following_edits_finds_what_comparing_anew_finds(folder: Path, edits: list[dict[str, str | None]]) -> None:
    found = compared(folder)
    for edit in edits:
        known = by_path(load([folder]))
        write(folder, **edit)
        files = {path: _kept(known.get(path), file) for path, file in by_path(load([folder])).items()}
        found = found.followed(files)
        anew = review(found.base, files)
        assert told(found) == told(anew) == told(compared(folder))
        assert found.others == anew.others
        again = review(found.base, files, found)
        assert told(again) == told(anew)


def _kept(known: SourceFile | None, now: SourceFile) -> SourceFile:
    """What was not edited is not read again."""
    return known if known is not None and known.digest == now.digest else now


CHANGES: dict[str, dict[str, str | None]] = {
    "a target": {"甲": 甲.replace("≥ 3 场", "≥ 5 场")},
    "a project in a file of its own": {"丙": "项目 丙\n"},
    "a project beside another": {"甲": 甲 + "\n项目 丙\n"},
    "a file is gone": {"乙": None},
    "a file has another name": {"甲": None, "甲2": 甲},
    "a project went into another file": {"甲": None, "乙": f"{乙}\n{甲}"},
    "a summary": {"汇总": 汇总.replace("2", "3")},
    "a summary is gone": {"汇总": None},
    "a file of comments": {"注": "# 注\n"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_taken_back_is_the_file_that_was_committed(folder: Path, change: dict[str, str | None]) -> None:
    committed = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    write(folder, **change)
    bench = Workbench(load([folder]))
    found = compared(folder)
    steps = [
        step
        for each in found.changed
        for entry in each.entries
        if not entry.is_head
        for step in found.steps_back(each, entry)
    ]
    steps += [step for each in found.others for step in found.file_steps_back(each)]
    bench.apply(Change(msg("undo"), tuple(steps)))
    assert {draft.path.name: draft.text for draft in bench.drafts() if draft.file is not None} == committed
    bench.undo()
    assert not bench.dirty
