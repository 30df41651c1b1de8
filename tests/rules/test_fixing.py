"""Fixes are made in rounds, never over each other, and never so that an error comes in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from perftui.diagnostics import Fix, Severity, TextEdit
from perftui.messages import msg
from perftui.model import Span
from perftui.rules.choice import STANDARD, Choice
from perftui.rules.engine import check
from perftui.rules.facts import Facts
from perftui.rules.fixing import ROUNDS, Fixing, fix, fix_one
from perftui.rules.overview import Overview
from perftui.rules.page import Page
from perftui.rules.registry import registry
from perftui.rules.rule import Outcome, Registered, Rule
from perftui.workspace import Workspace, load
from tests.rules.fixtures import CASES, Case
from tests.rules.test_suppressions import HEAD

Edit = Callable[[str], str | None]
BEGIN = f"{HEAD}    - "


def renaming(code: str, change: Edit, *, safe: bool = True, severity: Severity = Severity.WARNING) -> Registered:
    """A rule that wants indicators to have another name; `change` gives it, or `None` where all is well."""
    rule = Rule(code, f"rename-{code.lower()}", severity)

    def check(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
        for item in facts.items:
            name = change(item.indicator.name)
            if name is not None:
                place = item.indicator.span
                yield rule.at(
                    place,
                    msg("{name}", name=item.indicator.name),
                    indicator=item.indicator.name,
                    fix=Fix(msg("write {text}", text=name), (TextEdit(place, name),), safe=safe),
                )

    return Registered(rule, Page(""), project=check)


def forbidding(code: str, pattern: str) -> Registered:
    """A rule that reports names as errors."""
    rule = Rule(code, f"forbid-{code.lower()}", Severity.ERROR)

    def check(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
        for item in facts.items:
            if re.search(pattern, item.indicator.name):
                yield rule.at(item.indicator.span, msg("{name}", name=item.indicator.name))

    return Registered(rule, Page(""), project=check)


def replacing(old: str, new: str) -> Edit:
    return lambda name: name.replace(old, new) if old in name else None


def files(folder: Path, **texts: str) -> Workspace:
    for name, text in texts.items():
        (folder / f"{name}.perf").write_text(text, "utf-8", newline="")
    return load([folder])


def texts(fixing: Fixing) -> list[str]:
    return [file.document.text.removeprefix(BEGIN) for file in fixing.workspace.files]


def names(fixing: Fixing) -> list[str]:
    return [indicator.name for declared in fixing.workspace.projects() for indicator in declared.project.indicators]


def test_safe_fixes_are_made_and_others_only_when_asked(tmp_path: Path) -> None:
    rules = [renaming("X1", replacing("甲", "一")), renaming("X2", replacing("乙", "二"), safe=False)]
    workspace = files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n\n    - 乙 ≥ 3 个\n")
    fixing = fix(workspace, rules=rules)
    assert names(fixing) == ["一", "乙"]
    assert [finding.code for finding in fixing.made] == ["X1"]
    assert [finding.code for finding in fixing.report.findings] == ["X2"]
    assert names(fix(workspace, rules=rules, unsafe=True)) == ["一", "二"]


def test_nothing_is_written_and_the_digest_of_what_was_read_stays(tmp_path: Path) -> None:
    workspace = files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n")
    before = (tmp_path / "a.perf").read_bytes()
    fixing = fix(workspace, rules=[renaming("X1", replacing("甲", "一"))])
    assert (tmp_path / "a.perf").read_bytes() == before
    assert fixing.workspace.files[0].digest == workspace.files[0].digest


def test_of_two_at_one_place_the_first_is_made_and_the_other_in_the_next_round(tmp_path: Path) -> None:
    rules = [renaming("X1", replacing("甲", "一")), renaming("X2", replacing("乙", "二"))]
    fixing = fix(files(tmp_path, a=f"{BEGIN}甲乙 ≥ 3 个\n"), rules=rules)
    assert names(fixing) == ["一二"]
    assert [finding.code for finding in fixing.made] == ["X1", "X2"]


def test_a_fix_can_make_room_for_another(tmp_path: Path) -> None:
    chain = [renaming(f"X{number}", replacing("甲乙丙丁"[number], "甲乙丙丁"[number + 1])) for number in range(3)]
    assert names(fix(files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n"), rules=chain)) == ["丁"]


def test_fixes_that_undo_each_other_come_to_an_end(tmp_path: Path) -> None:
    rules = [renaming("X1", replacing("甲", "乙")), renaming("X2", replacing("乙", "甲"))]
    fixing = fix(files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n"), rules=rules)
    assert fixing.endless
    assert len(fixing.made) == ROUNDS


def test_a_fix_that_changes_nothing_is_none(tmp_path: Path) -> None:
    fixing = fix(files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n"), rules=[renaming("X1", replacing("甲", "甲"))])
    assert (fixing.made, fixing.endless) == ((), False)


class TestAFixThatWouldLeaveAnError:
    def test_of_the_language_is_taken_back_and_the_others_stay(self, tmp_path: Path) -> None:
        rules = [renaming("X1", replacing("甲", "≥")), renaming("X2", replacing("乙", "二"))]
        fixing = fix(files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n\n    - 乙 ≥ 3 个\n\n    - 丙乙 ≥ 3 个\n"), rules=rules)
        assert names(fixing) == ["甲", "二", "丙二"]
        ((finding, error),) = fixing.undone
        assert finding.code == "X1"
        assert error is not None
        assert error.code == "S120"

    def test_of_a_rule_is_taken_back(self, tmp_path: Path) -> None:
        rules = [renaming("X1", replacing("甲", "一")), forbidding("X9", "一")]
        fixing = fix(files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n"), rules=rules)
        assert names(fixing) == ["甲"]
        assert [(undone.finding.code, undone.error and undone.error.code) for undone in fixing.undone] == [("X1", "X9")]

    def test_an_error_that_was_there_and_is_called_otherwise_now_is_none(self, tmp_path: Path) -> None:
        rules = [renaming("X1", replacing("甲", "一")), forbidding("X9", "[甲一]")]
        assert names(fix(files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n"), rules=rules)) == ["一"]

    def test_weighs_what_the_configuration_says(self, tmp_path: Path) -> None:
        rules = [renaming("X1", replacing("甲", "一")), forbidding("X9", "一")]
        lenient = Choice(severities={"X9": Severity.WARNING})
        workspace = files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n")
        assert names(fix(workspace, lambda _path: lenient, rules=rules)) == ["一"]

    def test_in_another_file_is_taken_back_with_the_fixes_of_its_own(self, tmp_path: Path) -> None:
        rule = Rule("X9", "once", Severity.ERROR)

        def once(overview: Overview) -> Iterator[Outcome]:
            seen: set[str] = set()
            for subject in overview.subjects:
                for indicator in subject.project.indicators:
                    if indicator.name in seen:
                        yield rule.at(indicator.span, msg("{name}", name=indicator.name), path=subject.path)
                    seen.add(indicator.name)

        rules = [renaming("X1", replacing("甲", "一")), Registered(rule, Page(""), workspace=once)]
        workspace = files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n", b=f"{BEGIN}一 ≥ 3 个\n", c=f"{BEGIN}甲二 ≥ 3 个\n")
        fixing = fix(workspace, rules=rules)
        assert names(fixing) == ["甲", "一", "一二"]
        assert [undone.finding.path for undone in fixing.undone] == [str(tmp_path / "a.perf")]

    @pytest.mark.parametrize("spans", [[(16, 6, 16, 7), (16, 6, 16, 7)], [(99, 0, 99, 1)], [(16, 500, 16, 501)]])
    def test_edits_that_cannot_be_made_are_no_crash(
        self, tmp_path: Path, spans: list[tuple[int, int, int, int]]
    ) -> None:
        rule = Rule("X1", "broken", Severity.WARNING)

        def broken(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
            edits = tuple(TextEdit(Span(*span), "一") for span in spans)
            yield rule.at(facts.items[0].indicator.span, msg("a"), fix=Fix(msg("b"), edits, safe=True))

        rules = [Registered(rule, Page(""), project=broken), renaming("X2", replacing("乙", "二"))]
        fixing = fix(files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n\n    - 乙 ≥ 3 个\n"), rules=rules)
        assert names(fixing) == ["甲", "二"]
        assert [(undone.finding.code, undone.error) for undone in fixing.undone] == [("X1", None)]


def test_what_the_language_did_not_understand_is_fixed_first_and_may_bring_errors_to_light(tmp_path: Path) -> None:
    rules = [forbidding("X9", "甲"), renaming("X1", replacing("乙", "二"))]
    fixing = fix(files(tmp_path, a=f"{HEAD}    • 甲 ≥ 3 个\n\n    - 乙 ≥ 3 个\n"), rules=rules)
    assert texts(fixing) == ["甲 ≥ 3 个\n\n    - 二 ≥ 3 个\n"]
    assert [finding.code for finding in fixing.made] == ["S101", "X1"]
    assert [finding.code for finding in fixing.report.findings] == ["X9"]


def test_only_what_is_shown_is_fixed(tmp_path: Path) -> None:
    fixing = fix(
        files(tmp_path, a=f"{BEGIN}甲 ≥ 3 个\n\n    - 甲甲 ≥ 3 个\n"),
        rules=[renaming("X1", replacing("甲", "一"))],
        shown=lambda _workspace, findings: [finding for finding in findings if finding.indicator == "甲甲"],
    )
    assert names(fixing) == ["甲", "一一"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_and_everything_else_stay(tmp_path: Path, ending: str) -> None:
    text = f"{BEGIN}甲 ≥ 3 个   # 注\n\n\n# 尾\n".replace("\n", ending)
    fixing = fix(files(tmp_path, a=text), rules=[renaming("X1", replacing("甲", "一"))])
    assert fixing.workspace.files[0].document.text == text.replace("    - 甲 ≥", "    - 一 ≥")


def test_a_thousand_unused_suppressions_on_neighbouring_lines_go_in_one_round(tmp_path: Path) -> None:
    marks = "".join(f"    # perftui: ignore[I40{number % 3 + 1}] 一\n" for number in range(1000))
    fixing = fix(files(tmp_path, a=f"{HEAD}{marks}    - 甲 ≥ 3 个\n"))
    assert texts(fixing) == ["甲 ≥ 3 个\n"]


def test_with_all_rules_a_second_run_changes_nothing(tmp_path: Path) -> None:
    text = (
        f"{HEAD}    - 甲：≥ 3 个 # perftui: ignore[I404, 未知] 一\n\n    - 乙: > 20 份\n\n"
        "  经济效益 / 社会效益\n    - 丙 ≥ 3 个 # perftui: ignore[I403] 二\n"
    )
    once = fix(files(tmp_path, a=text), unsafe=True)
    assert once.made
    (tmp_path / "a.perf").write_text(once.workspace.files[0].document.text, "utf-8")
    again = fix(load([tmp_path]), unsafe=True)
    assert (again.made, again.endless) == ((), False)


def test_an_empty_workspace_has_nothing_to_fix() -> None:
    assert fix(Workspace(()), lambda _path: STANDARD, rules=registry()).made == ()


@pytest.mark.parametrize("case", [case for case in CASES if case.finds], ids=str)
def test_of_the_fixtures_nothing_gets_worse_and_a_second_run_changes_nothing(case: Case, tmp_path: Path) -> None:
    workspace = files(tmp_path, a=case.text)
    once = fix(workspace, unsafe=True)
    assert not once.endless
    assert len(list(once.workspace.diagnostics())) <= len(list(workspace.diagnostics()))
    known = {(undone.finding.code, undone.finding.name) for undone in once.undone}
    assert {(finding.code, finding.name) for finding in fix(once.workspace, unsafe=True).made} <= known


def _one_file(folder: Path, text: str) -> Workspace:
    (folder / "a.perf").write_text(text, "utf-8")
    return load([folder])


class TestTheFixOfOneFinding:
    def test_is_made_alone_even_where_a_person_should_look_at_it(self, tmp_path: Path) -> None:
        text = "项目 甲\n  产出指标 / 数量指标\n    - 2026年场次 ≥ 3 场\n    - 2026年人次 ≥ 3 人\n"
        workspace = _one_file(tmp_path, text)
        finding = next(one for one in check(workspace).findings if one.code == "I444")
        fixing = fix_one(workspace, finding)
        assert [one.span.line for one in fixing.made] == [finding.span.line]
        assert fixing.workspace.files[0].document.text == text.replace("2026年场次", "场次")

    def test_is_taken_back_where_it_leaves_an_error(self, tmp_path: Path) -> None:
        text = "项目 甲\n  产出指标 / 数量指标\n    - 场次 ≥ 3 场\n    - 2026年场次 ≥ 5 场\n"
        workspace = _one_file(tmp_path, text)
        finding = next(one for one in check(workspace).findings if one.code == "I444")
        fixing = fix_one(workspace, finding)
        assert fixing.made == ()
        assert [undone.error.code for undone in fixing.undone if undone.error] == ["D601"]
        assert fixing.workspace.files[0].document.text == text
