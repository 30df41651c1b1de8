"""A finding is silenced on its line or from the line above, by code or name, and never without use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from perftui.diagnostics import Diagnostic, Severity
from perftui.language.edits import apply
from perftui.messages import msg
from perftui.rules.choice import STANDARD, Choice
from perftui.rules.engine import check
from perftui.rules.facts import Facts
from perftui.rules.page import Page
from perftui.rules.registry import registry
from perftui.rules.rule import Outcome, Registered, Rule
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


@pytest.mark.parametrize("rules", ["I403", "val-nounit", "I403, val-nounit"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_by_code_or_name_on_the_line_or_the_line_above(tmp_path: Path, rules: str, ending: str) -> None:
    above = f"{HEAD}    # perftui: ignore[{rules}] 无单位\n    - 场次 ≥ 3\n"
    behind = f"{HEAD}    - 场次 ≥ 3 # perftui: ignore[{rules}] 无单位\n"
    assert findings(tmp_path, above.replace("\n", ending)) == []
    assert findings(tmp_path, behind.replace("\n", ending)) == []


@pytest.mark.parametrize(
    "comment",
    [
        "# 见附件 # perftui: ignore[I403] 无单位",
        "# Perftui：Ignore【ｖａｌ－ｎｏｕｎｉｔ】无单位",
        "# perftui: ignore[I401] 一 # perftui: ignore[I403] 二",
    ],
)
def test_however_it_is_written_it_silences_or_is_reported(tmp_path: Path, comment: str) -> None:
    silenced = [("F701", 16)] if "I401" in comment else []
    assert findings(tmp_path, f"{HEAD}    - 场次 ≥ 3 {comment}\n") == silenced
    assert findings(tmp_path, f"{HEAD}    - 场次 ≥ 3 {comment.replace('#', '')}\n") != []
    missing = comment.replace("#", "# 见").replace("erftui", "erf")
    assert findings(tmp_path, f"{HEAD}    - 场次 ≥ 3 {missing}\n") == [("I403", 16), ("S123", 16)]


def test_blank_lines_and_other_comments_may_stand_between(tmp_path: Path) -> None:
    text = f"{HEAD}    # perftui: ignore[I403] 无单位\n\n    # 注\n    - 场次 ≥ 3\n"
    assert findings(tmp_path, text) == []


def test_it_speaks_for_one_line_only(tmp_path: Path) -> None:
    text = f"{HEAD}    # perftui: ignore[I403] 无单位\n    - 场次 ≥ 3\n\n    - 人次 ≥ 3\n"
    assert findings(tmp_path, text) == [("I403", 19)]


def unused(folder: Path, choice: Choice = STANDARD) -> list[Diagnostic]:
    """The findings about suppressions; other rules may find more."""
    return [finding for finding in check(load([folder]), lambda _path: choice).findings if finding.code == "F701"]


def wrong(folder: Path, line: str) -> list[tuple[str, str]]:
    """What is said about the suppressions on `line`, and where: the characters themselves."""
    path = folder / "x.perf"
    path.write_text(f"{HEAD}{line}\n", "utf-8", newline="")
    (file,) = load([folder]).files
    return [(file.document.at(finding.span), str(finding.summary)) for finding in unused(folder)]


def test_one_that_suppresses_nothing_is_a_finding_at_its_place_and_names_its_rules(tmp_path: Path) -> None:
    mark = "# perftui: ignore[I403, I401] 无单位"
    assert wrong(tmp_path, f"    - 场次 ≥ 3 场 {mark}") == [(mark, "this suppression suppresses nothing: I403, I401")]


@pytest.mark.parametrize("rules", ["I401, val-nounit", "I403、I401", "I401,I403,M201"])
def test_of_several_rules_only_those_are_reported_that_suppress_nothing(tmp_path: Path, rules: str) -> None:
    found = wrong(tmp_path, f"    - 场次 ≥ 3 # perftui: ignore[{rules}] 无单位")
    idle = [rule for rule in ("I401", "M201") if rule in rules]
    assert found == [(rule, f"this suppression suppresses nothing: {rule}") for rule in idle]


@pytest.mark.parametrize(("rule", "meant"), [("i403", "I403"), ("val-nounits", "val-nounit"), ("未知", None)])
def test_a_name_that_no_rule_has_is_reported_with_what_was_probably_meant(
    tmp_path: Path, rule: str, meant: str | None
) -> None:
    path = tmp_path / "x.perf"
    path.write_text(f"{HEAD}    - 场次 ≥ 3 # perftui: ignore[I403, {rule}] 无单位\n", "utf-8")
    (found,) = unused(tmp_path)
    assert str(found.summary) == f"there is no rule {rule}"
    assert (str(found.detail) if found.detail else None) == (f"did you mean {meant}?" if meant else None)


@pytest.mark.parametrize("rule", ["F701", "unused-suppression", "F702", "S104", "number-missing", "D600"])
def test_what_cannot_be_suppressed_is_reported(tmp_path: Path, rule: str) -> None:
    assert wrong(tmp_path, f"    - 场次 ≥ 3 场 # perftui: ignore[{rule}] 一") == [
        (rule, f"{rule} cannot be suppressed")
    ]


class TestARuleThatDidNotRun:
    LINE = "    - 场次 ≥ 3 场 # perftui: ignore[I403] 无单位\n"

    def codes(self, folder: Path, text: str, choice: Choice, *named: str) -> list[str]:
        (folder / "x.perf").write_text(text, "utf-8")
        workspace = load([folder / name for name in named] or [folder])
        found = check(workspace, lambda _path: choice).findings
        return [finding.code for finding in found if finding.code in {"F701", "I403"}]

    def test_is_not_reported_as_unused_where_it_is_ignored(self, tmp_path: Path) -> None:
        assert self.codes(tmp_path, HEAD + self.LINE, Choice(ignored=frozenset({"I403"}))) == []

    def test_but_the_others_of_the_same_suppression_are(self, tmp_path: Path) -> None:
        line = self.LINE.replace("I403", "I403, I401")
        assert self.codes(tmp_path, HEAD + line, Choice(ignored=frozenset({"I403"}))) == ["F701"]

    def test_one_over_all_files_cannot_be_judged_where_single_files_are_checked(self, tmp_path: Path) -> None:
        text = f"# perftui: ignore[D602] 两处申报\n{HEAD}    - 场次 ≥ 3 场\n"
        assert self.codes(tmp_path, text, STANDARD, "x.perf") == []
        assert self.codes(tmp_path, text, STANDARD) == ["F701"]

    def test_one_that_fails_itself_is_not_reported_either(self, tmp_path: Path) -> None:
        def fail(_facts: Facts, _choice: Choice) -> Iterator[Outcome]:
            raise ArithmeticError

        rule = Rule("I403", "val-nounit", Severity.INFO)
        (tmp_path / "x.perf").write_text(HEAD + self.LINE, "utf-8")
        report = check(load([tmp_path]), rules=[Registered(rule, Page(""), project=fail)])
        assert [(finding.code, finding.severity) for finding in report.findings] == [("F702", Severity.ERROR)]


def test_where_a_rule_could_not_tell_a_suppression_waits(tmp_path: Path) -> None:
    def doubt(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
        yield rule.undecided(facts.items[0].indicator.span, msg("{reason}", reason="缺单位"))

    rule = Rule("I403", "val-nounit", Severity.WARNING)
    (tmp_path / "x.perf").write_text(f"{HEAD}    - 场次 ≥ 3 场 # perftui: ignore[I403] 一\n", "utf-8")
    assert check(load([tmp_path]), rules=[Registered(rule, Page(""), project=doubt)]).findings == ()


def test_what_is_said_about_suppressions_weighs_what_the_configuration_says(tmp_path: Path) -> None:
    (tmp_path / "x.perf").write_text(f"{HEAD}    - 场次 ≥ 3 场 # perftui: ignore[I403] 一\n", "utf-8")
    (found,) = unused(tmp_path, Choice(severities={"F701": Severity.INFO}))
    assert found.severity is Severity.INFO
    assert unused(tmp_path, Choice(ignored=frozenset({"F701"}))) == []


class TestFixes:
    @pytest.mark.parametrize("ending", ["\n", "\r\n"])
    @pytest.mark.parametrize(
        ("line", "fixed"),
        [
            ("    # perftui: ignore[I403] 一\n    - 场次 ≥ 3 场", "    - 场次 ≥ 3 场"),
            ("    - 场次 ≥ 3 场  # perftui: ignore[I403] 一 # 二", "    - 场次 ≥ 3 场"),
            ("    - 场次 ≥ 3 # perftui: ignore[I401, I403] 一", "    - 场次 ≥ 3 # perftui: ignore[I403] 一"),
            ("    - 场次 ≥ 3 # perftui: ignore[I403，I401] 一", "    - 场次 ≥ 3 # perftui: ignore[I403] 一"),
            ("    - 场次 ≥ 3 # perftui: ignore[I403, S104] 一", "    - 场次 ≥ 3 # perftui: ignore[I403] 一"),
            ("    - 场次 ≥ 3 # perftui: ignore[I403, 未知] 一", "    - 场次 ≥ 3 # perftui: ignore[I403] 一"),
            ("    - 场次 ≥ 3 场 # perftui: ignore[F701] 一", "    - 场次 ≥ 3 场"),
        ],
    )
    def test_what_is_unused_is_deleted(self, tmp_path: Path, line: str, fixed: str, ending: str) -> None:
        path = tmp_path / "x.perf"
        path.write_text(f"{HEAD}{line}\n".replace("\n", ending), "utf-8", newline="")
        (found,) = unused(tmp_path)
        assert found.fix is not None
        assert found.fix.safe
        text = load([path]).files[0].document.text
        assert apply(text, found.fix.edits) == f"{HEAD}{fixed}\n".replace("\n", ending)

    def test_a_name_that_was_probably_meant_otherwise_is_replaced_by_an_unsafe_fix(self, tmp_path: Path) -> None:
        path = tmp_path / "x.perf"
        path.write_text(f"{HEAD}    - 场次 ≥ 3 # perftui: ignore[val-nounits] 一\n", "utf-8")
        fixes = [finding.fix for finding in unused(tmp_path)]
        assert [fix.safe for fix in fixes if fix] == [False]
        text = apply(load([path]).files[0].document.text, [edit for fix in fixes if fix for edit in fix.edits])
        assert text.endswith("ignore[val-nounit] 一\n")


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
