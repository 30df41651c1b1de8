"""Rules that look at all files of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.diagnostics import Diagnostic
from perftui.language.edits import apply
from perftui.language.text import MAX_BYTES
from perftui.rules.choice import STANDARD
from perftui.rules.engine import check
from perftui.rules.fixing import fix
from perftui.rules.rule import Undecided
from perftui.workspace import load

SUMMARY = "汇总 某局\n  项目数: 2\n  年度资金合计: 3.00 元\n"


def project(name: str, amount: str = "1.00 元") -> str:
    return f"项目 {name}\n  年度资金申请总额: {amount}\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def found(code: str, *paths: Path) -> list[Diagnostic]:
    return [finding for finding in check(load(paths)).findings if finding.code == code]


def undecided(code: str, *paths: Path) -> list[Undecided]:
    return [each for each in check(load(paths)).undecided if each.code == code]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A department of two projects, one of them in a folder of its own, that its summary states."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "局/汇总.perf", SUMMARY)
    write(tmp_path, "局/甲.perf", project("甲"))
    write(tmp_path, "局/处/乙.perf", project("乙", "2.00 元"))
    write(tmp_path, "别局/丙.perf", project("丙"))
    return tmp_path


@pytest.mark.parametrize(
    "paths",
    [
        ["."],
        ["局"],
        ["局/汇总.perf"],
        ["局/汇总.perf", "局/甲.perf"],
        ["局/甲.perf", "局/汇总.perf", "局/处"],
        ["别局", "局/汇总.perf"],
        ["{here}/局/汇总.perf"],
        ["{here}/局/甲.perf", "局/汇总.perf"],
        ["局/甲.perf", "{here}/局/汇总.perf"],
        ["局/../局/汇总.perf"],
    ],
)
def test_a_summary_speaks_of_its_folder_whatever_was_asked_for(folder: Path, paths: list[str]) -> None:
    assert found("M203", *(Path(path.format(here=folder)) for path in paths)) == []


@pytest.mark.parametrize("asked", ["局", "局/汇总.perf"])
def test_a_project_that_is_missing_is_noticed(folder: Path, asked: str) -> None:
    (folder / "局/处/乙.perf").unlink()
    count, total = found("M203", Path(asked))
    assert str(count.summary) == "projects stated: 2, found here: 1"
    assert str(total.summary) == "3.00 元 are stated, the projects here add up to 1.00 元"
    assert count.path == total.path == "局/汇总.perf"


CONFLICT = f"<<<<<<< ours\n{project('乙')}=======\n{project('丁')}>>>>>>> theirs\n"


@pytest.mark.parametrize("asked", ["局", "局/汇总.perf"])
@pytest.mark.parametrize(
    "content",
    [
        "项目 乙\n".encode("gb18030"),
        b"x" * (MAX_BYTES + 1),
        b"\0\1\2",
        CONFLICT.encode(),
        "项目：乙\n".encode(),
        "项目 丁\n\n项目名称 乙\n".encode(),
        "项目 丁\n\n项目：乙\n".encode(),
    ],
    ids=["not UTF-8", "too large", "binary", "conflict", "colon", "unread head", "colon below a project"],
)
def test_where_a_file_may_hide_a_project_a_summary_cannot_be_judged(folder: Path, asked: str, content: bytes) -> None:
    (folder / "局/处/乙.perf").write_bytes(content)
    assert found("M203", Path(asked)) == []
    places = [(each.path, each.span.line) for each in undecided("M203", Path(asked))]
    assert places == [("局/汇总.perf", 2), ("局/汇总.perf", 3)]


@pytest.mark.parametrize("asked", ["局", "局/汇总.perf"])
def test_where_a_file_cannot_be_opened_a_summary_cannot_be_judged(folder: Path, asked: str) -> None:
    (folder / "局/处/乙.perf").unlink()
    (folder / "局/处/乙.perf").symlink_to(folder / "没有.perf")
    assert found("M203", Path(asked)) == []
    reasons = {str(each.reason) for each in undecided("M203", Path(asked))}
    assert reasons == {"projects may be missing from what could be read of 乙.perf"}


def test_what_cannot_be_read_elsewhere_casts_no_doubt_on_a_summary(folder: Path) -> None:
    write(folder, "别局/丙.perf", CONFLICT)
    (folder / "局/甲.perf").unlink()
    assert len(found("M203", Path())) == 2


def test_no_number_is_written_where_a_file_cannot_be_opened(folder: Path) -> None:
    (folder / "局/处/乙.perf").unlink()
    (folder / "局/处/乙.perf").symlink_to(folder / "没有.perf")
    fixing = fix(load([Path("局")]), lambda _path: STANDARD, unsafe=True)
    assert not [finding for finding in fixing.made if finding.code == "M203"]


def test_files_read_for_a_summary_only_have_no_findings_of_their_own(folder: Path) -> None:
    write(folder, "局/丁.perf", "项目 丁\n  乱写: 1\n")
    paths = {finding.path for finding in check(load([Path("局/汇总.perf")])).findings}
    assert paths == {"局/汇总.perf"}


def test_projects_above_the_folder_are_not_counted(folder: Path) -> None:
    write(folder, "顶.perf", project("顶"))
    assert found("M203", Path()) == []


def test_two_summaries_count_each_their_own(folder: Path) -> None:
    write(folder, "汇总.perf", "汇总 全部\n  项目数: 3\n  年度资金合计: 0.0004 万元\n")
    assert found("M203", Path()) == []


def test_a_fix_of_a_summary_writes_what_was_counted(folder: Path) -> None:
    (folder / "局/甲.perf").unlink()
    edits = [edit for finding in found("M203", Path("局")) if finding.fix for edit in finding.fix.edits]
    assert apply(SUMMARY, edits) == "汇总 某局\n  项目数: 1\n  年度资金合计: 2.00 元\n"


def test_one_project_in_two_files_is_found_in_the_second(folder: Path) -> None:
    write(folder, "局/己.perf", project("甲 "))
    (finding,) = found("D602", Path())
    assert (finding.path, finding.span.line, finding.project) == ("局/甲.perf", 1, "甲")
    assert [(related.path, related.span.line) for related in finding.related] == [("局/己.perf", 1)]
    assert str(finding.detail) == "the first is at 局/己.perf:1"


def test_a_file_asked_for_twice_is_no_duplicate(folder: Path) -> None:
    twice = [Path("局"), Path("局/甲.perf"), folder / "局/甲.perf", Path("局/../局/甲.perf"), Path()]
    assert found("D602", *twice) == []


def test_a_linked_folder_is_not_read_a_second_time(folder: Path) -> None:
    (folder / "别局" / "链接").symlink_to(folder / "局")
    assert found("D602", Path()) == []
    assert found("M203", Path()) == []


BUDGET = "  成本指标 / 经济成本指标\n    - 成本测算合理: 合理\n"
GOAL = "  年度总体目标:\n    | 聚焦城市数字化转型重点领域，推动数字技术与实体经济深度融合，助力高质量发展。\n"


@pytest.mark.parametrize(("code", "shared"), [("D604", BUDGET), ("G506", GOAL)])
def test_what_files_are_called_does_not_move_a_finding_to_another_project(
    tmp_path: Path, code: str, shared: str
) -> None:
    for folder, names in (("前", "一二三"), ("后", "三二一")):
        for name, of_file in zip(("甲局", "乙局", "丙局"), names, strict=True):
            write(tmp_path, f"{folder}/{of_file}.perf", f"项目 {name}\n  年度: 2026\n\n{shared}")
    before, after = ([each.project for each in found(code, tmp_path / folder)] for folder in ("前", "后"))
    assert before
    assert sorted(before) == sorted(after)
