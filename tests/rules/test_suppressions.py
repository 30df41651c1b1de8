"""A finding is silenced on its line or from the line above, by code or name, and never without use."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.rules.engine import check
from perftui.rules.registry import registry
from perftui.workspace import load

RULES = [each for each in registry() if each.rule.code in {"S151", "K301", "I401", "I403", "G501"}]
HEAD = """\
项目 甲
  年度: 2026
  项目性质: 经常性专项业务费
  项目类别: 特定目标类
  主管部门: 某局
  实施单位: 某局
  计划开始日期: 2026-01-01
  计划完成日期: 2026-12-31

  年度资金申请总额: 1.00 元

  年度总体目标:
    | 一。

  产出指标 / 数量指标
"""


def findings(folder: Path, text: str) -> list[tuple[str, int]]:
    path = folder / "x.perf"
    path.write_text(text, "utf-8", newline="")
    return [(finding.code, finding.span.line) for finding in check(load([path]), rules=RULES).findings]


def test_without_a_suppression_the_finding_stands(tmp_path: Path) -> None:
    assert findings(tmp_path, f"{HEAD}    - 场次 ≥ 3\n") == [("I403", 16)]


@pytest.mark.parametrize("rules", ["I403", "val-nounit", "I401, val-nounit", "I403、I401"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_by_code_or_name_on_the_line_or_the_line_above(tmp_path: Path, rules: str, ending: str) -> None:
    above = f"{HEAD}    # perftui: ignore[{rules}] 无单位\n    - 场次 ≥ 3\n"
    behind = f"{HEAD}    - 场次 ≥ 3 # perftui: ignore[{rules}] 无单位\n"
    assert findings(tmp_path, above.replace("\n", ending)) == []
    assert findings(tmp_path, behind.replace("\n", ending)) == []


def test_blank_lines_and_other_comments_may_stand_between(tmp_path: Path) -> None:
    text = f"{HEAD}    # perftui: ignore[I403] 无单位\n\n    # 注\n    - 场次 ≥ 3\n"
    assert findings(tmp_path, text) == []


def test_it_speaks_for_one_line_only(tmp_path: Path) -> None:
    text = f"{HEAD}    # perftui: ignore[I403] 无单位\n    - 场次 ≥ 3\n\n    - 人次 ≥ 3\n"
    assert findings(tmp_path, text) == [("I403", 19)]


@pytest.mark.parametrize("rule", ["I401", "i403", "I40", "未知"])
def test_one_that_suppresses_nothing_is_a_finding_at_its_place(tmp_path: Path, rule: str) -> None:
    text = f"{HEAD}    # perftui: ignore[{rule}] 无单位\n    - 场次 ≥ 3\n"
    assert findings(tmp_path, text) == [("F701", 16), ("I403", 17)]


def test_an_unused_one_names_its_rules(tmp_path: Path) -> None:
    path = tmp_path / "x.perf"
    path.write_text(f"{HEAD}    - 场次 ≥ 3 场 # perftui: ignore[I403, I401] 无单位\n", "utf-8")
    (unused,) = check(load([path]), rules=RULES).findings
    assert str(unused.summary) == "this suppression suppresses nothing: I403, I401"
    assert (unused.name, unused.span.line, unused.span.start) == ("unused-suppression", 16, 15)


def test_an_unused_one_cannot_be_suppressed(tmp_path: Path) -> None:
    text = f"{HEAD}    # perftui: ignore[F701] 一\n    - 场次 ≥ 3 场 # perftui: ignore[I403] 二\n"
    assert findings(tmp_path, text) == [("F701", 16), ("F701", 17)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("- 场次 ≥ 九", "S104"),
        ("乱写", "S101"),
        ("场次 ≥ 3 场", "S101"),
        ("主管部门: 另一局", "S118"),
        ("<<<<<<< HEAD\n=======\n>>>>>>> topic", "D600"),
    ],
)
def test_the_language_cannot_be_silenced(tmp_path: Path, line: str, code: str) -> None:
    text = f"{HEAD}    - 人次 ≥ 3 人次\n# perftui: ignore[{code}] 不想看\n{line}\n"
    assert [found for found, _line in findings(tmp_path, text)] == ["F701", code]


def test_findings_at_a_heading_and_at_the_name_of_a_project_are_silenced_there(tmp_path: Path) -> None:
    text = (
        "# perftui: ignore[S151, G501] 草稿\n项目 甲\n"
        "  成本指标 / 数量指标 # perftui: ignore[l2-parent] 照印: 原表\n    - 场次 ≥ 3 场\n"
    )
    assert findings(tmp_path, text) == []


def test_one_in_another_file_says_nothing_about_this_one(tmp_path: Path) -> None:
    (tmp_path / "a.perf").write_text(f"{HEAD}    - 场次 ≥ 3 # perftui: ignore[I403] 无单位\n", "utf-8")
    (tmp_path / "b.perf").write_text(f"{HEAD}    - 场次 ≥ 3\n".replace("甲", "乙"), "utf-8")
    findings = check(load([tmp_path]), rules=RULES).findings
    assert [(Path(one.path).name, one.code) for one in findings] == [("b.perf", "I403")]
