"""A finding is the same finding however its line moves, and another one where it is about something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.rules.engine import check
from perftui.rules.fingerprint import Fingerprint, fingerprints
from perftui.workspace import load
from tests.rules.test_suppressions import HEAD

BARE = f"{HEAD}    - 场次 ≥ 3\n"


def known(
    folder: Path, text: str, rules: str = "I403", *, name: str = "x.perf", base: Path | None = None
) -> list[Fingerprint]:
    """What the findings of some rules in `text` are known by; other rules may find more in it."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8", newline="")
    workspace = load([path])
    documents = {file.document.path: file.document for file in workspace.files}
    found = fingerprints(check(workspace).findings, documents, base or folder)
    return [one for one in found if one.rule in rules]


def test_it_names_rule_file_project_and_indicator(tmp_path: Path) -> None:
    assert known(tmp_path, BARE) == [Fingerprint("I403", "x.perf", "2026 / 某局 / 甲", "数量指标 / 场次", 1)]


@pytest.mark.parametrize(
    "text",
    [
        f"# 注\n\n{BARE}",
        BARE.replace("\n", "\r\n"),
        BARE.replace("    - 场次 ≥ 3", "    - 人次 ≥ 9 人\n\n    - 场 次 ≥ 4"),
        BARE.replace("项目 甲", '项目 " 甲 "'),
        BARE.replace("数量指标", "数量"),
        BARE.replace("  年度: 2026\n", "  项目编码: 31\n  年度: 2026年\n"),
    ],
)
def test_it_stays_where_lines_move_and_names_are_written_otherwise(tmp_path: Path, text: str) -> None:
    assert known(tmp_path, text) == known(tmp_path, BARE)


@pytest.mark.parametrize(
    "text",
    [
        BARE.replace("甲", "乙"),
        BARE.replace("年度: 2026", "年度: 2027").replace("日期: 2026", "日期: 2027"),
        BARE.replace("实施单位: 某局", "实施单位: 某所"),
        BARE.replace("场次", "人次"),
        BARE.replace("≥ 3", ": ?"),
    ],
)
def test_it_changes_with_project_indicator_and_rule(tmp_path: Path, text: str) -> None:
    changed = known(tmp_path, text, "I403 I401")
    assert len(changed) == 1
    assert changed != known(tmp_path, BARE)


def test_several_alike_are_numbered_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = f"{HEAD}    - 场次: ?\n\n    - 场次: ?\n\n    - 场次: ?\n"
    found = known(tmp_path, text, "I401")
    assert [one.occurrence for one in found] == [1, 2, 3]
    assert len({one.digest for one in found}) == 3


def test_a_finding_at_an_attribute_is_about_its_indicator(tmp_path: Path) -> None:
    text = f"{HEAD}    - 场次 ≥ 3 场\n      待核: 单位不明\n"
    assert [one.indicator for one in known(tmp_path, text, "I402")] == ["数量指标 / 场次"]


def test_a_finding_at_a_summary_is_about_the_summary(tmp_path: Path) -> None:
    (one,) = known(tmp_path, "汇总 全 局\n  项目数: 7\n", "M203")
    assert (one.project, one.indicator) == ("全局", "")


def test_a_line_that_cannot_be_read_belongs_to_its_project_and_a_stray_one_to_none(tmp_path: Path) -> None:
    found = known(tmp_path, f"  年度: 2026\n{HEAD}    - 场次 ≥ 九\n", "S111 S104")
    assert [(one.rule, one.project) for one in found] == [("S111", ""), ("S104", "2026 / 某局 / 甲")]


def test_a_file_that_cannot_be_read_at_all_has_its_path(tmp_path: Path) -> None:
    path = tmp_path / "x.perf"
    path.write_bytes("项目 甲\n".encode("gbk"))
    findings = check(load([path])).findings
    assert fingerprints(findings, {}, tmp_path) == (Fingerprint("S102", "x.perf"),)


def test_paths_are_relative_to_the_base_wherever_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_outside = known(tmp_path, BARE, name="局/x.perf")
    monkeypatch.chdir(tmp_path / "局")
    assert known(Path(), BARE, base=Path("..")) == from_outside
    assert from_outside[0].path == "局/x.perf"
    assert known(tmp_path, BARE, name="局/x.perf", base=tmp_path / "别处")[0].path == "../局/x.perf"


def test_the_digest_is_the_same_in_every_run() -> None:
    one = Fingerprint("I403", "x.perf", "2026 / 某局 / 甲", "数量指标 / 场次")
    assert one.digest == "0c8938607c6c0a56"
    assert one.digest != one._replace(occurrence=2).digest
