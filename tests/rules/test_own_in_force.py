"""Rules that are not the program's run for the files whose configuration has them, and none of them can break a run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from perftui.diagnostics import Diagnostic, Fix, Related, Severity, TextEdit
from perftui.messages import bilingual, msg
from perftui.model import Span
from perftui.rules.choice import STANDARD, Choice
from perftui.rules.engine import Report, check
from perftui.rules.facts import Doubt, Facts
from perftui.rules.overview import Overview
from perftui.rules.page import Page
from perftui.rules.rule import Registered, Rule
from perftui.workspace import load

TEXT = "项目 甲\n"
RULE = Rule("X001", "own-rule", Severity.WARNING)
HERE = Span(1, 3, 1, 4)


def at_each_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    yield RULE.at(facts.project.span, msg("甲"))


def own(check_project: Callable[..., Any], rule: Rule = RULE) -> Registered:
    return Registered(rule, Page(""), project=check_project, origin="hall-rules 1.2")


def run(folder: Path, *rules: Registered) -> Report:
    choice = replace(STANDARD, own=rules)
    return check(load([folder]), lambda _path: choice, [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.perf").write_text(TEXT, "utf-8")
    (tmp_path / "b.perf").write_text(TEXT, "utf-8")
    return tmp_path


def test_they_run_for_the_files_whose_configuration_has_them(folder: Path) -> None:
    other = Rule("X001", "another-rule", Severity.INFO)

    def differently(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
        yield other.at(facts.project.span, msg("乙"))

    choices = {
        "a.perf": Choice(own=(own(at_each_project),)),
        "b.perf": Choice(own=(own(differently, other),)),
    }
    report = check(load([folder]), lambda path: choices[Path(path).name], [])
    assert [(Path(each.path).name, each.name) for each in report.findings] == [
        ("a.perf", "own-rule"),
        ("b.perf", "another-rule"),
    ]
    assert [each.rule.name for each in report.own] == ["own-rule", "another-rule"]


def test_one_that_is_ignored_does_not_run(folder: Path) -> None:
    choice = Choice(own=(own(at_each_project),), ignored=frozenset({"X001"}))
    assert check(load([folder]), lambda _path: choice, []).findings == ()


def test_one_over_all_files_sees_those_whose_configuration_has_it(folder: Path) -> None:
    seen: list[str] = []

    def over_all(overview: Overview) -> Iterator[Diagnostic]:
        seen.extend(Path(subject.path).name for subject in overview.subjects)
        for subject in overview.subjects:
            yield RULE.at(subject.project.span, msg("甲"), path=subject.path)

    registered = Registered(RULE, Page(""), workspace=over_all, origin="hall-rules 1.2")
    choices = {"a.perf": Choice(own=(registered,)), "b.perf": STANDARD}
    report = check(load([folder]), lambda path: choices[Path(path).name], [])
    assert (seen, len(report.findings)) == (["a.perf"], 1)


def test_a_suppression_silences_it_and_one_that_silences_nothing_is_told(folder: Path) -> None:
    (folder / "a.perf").write_text("# perftui: ignore[own-rule] 理由\n项目 甲\n", "utf-8")
    report = run(folder, own(at_each_project))
    assert [Path(each.path).name for each in report.findings] == ["b.perf"]
    report = run(folder, own(lambda _facts, _choice: iter(())))
    assert [str(each.summary) for each in report.findings] == ["this suppression suppresses nothing: own-rule"]
    assert [str(each.summary) for each in run(folder).findings] == ["there is no rule own-rule"]


def fails(_facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    raise ZeroDivisionError("二\n行")


def leaves(_facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    sys.exit(3)


def yields(*outcomes: object) -> Callable[[Facts, Choice], Iterator[object]]:
    return lambda _facts, _choice: iter(outcomes)


GOOD = RULE.at(HERE, msg("甲"))


def changed(**values: Any) -> Diagnostic:
    """A finding with another value somewhere, of whatever type a plugin might give it."""
    return GOOD._replace(**values)


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        (fails, "ZeroDivisionError: 二 行"),
        (leaves, "SystemExit: 3"),
        (lambda _facts: iter(()), "TypeError: "),
        (lambda _facts, _choice: None, "TypeError: "),
        (yields(None), "ValueError: NoneType is no finding"),
        (yields("甲"), "ValueError: str is no finding"),
        (yields(GOOD, changed(code="I401")), "ValueError: a finding of I401 own-rule"),
        (yields(changed(name="val-missing")), "ValueError: a finding of X001 val-missing"),
        (yields(changed(summary="甲")), "ValueError: '甲' is no message"),
        (yields(changed(detail="甲")), "ValueError: '甲' is no message"),
        (yields(changed(summary=msg("{place}"))), "KeyError: 'place'"),
        (yields(changed(summary=bilingual("a", "{place}"))), "KeyError: 'place'"),
        (yields(changed(severity="warning")), "ValueError: a finding without a severity"),
        (yields(changed(span=Span(9, 0, 9, 1))), "ValueError: a place that there is not"),
        (yields(changed(span=Span(0, 0, 0, 1))), "ValueError: a place that there is not"),
        (yields(changed(span=Span(1, 3, 1, 2))), "ValueError: a place that there is not"),
        (yields(changed(span=Span(1, 3, 1, 40))), "ValueError: a place that there is not"),
        (yields(changed(span=(1, 3))), "AttributeError: "),
        (yields(changed(context=Span(1, 0, 8, 1))), "ValueError: a place that there is not"),
        (yields(changed(path="elsewhere.perf")), "ValueError: a place that there is not"),
        (yields(changed(related=(Related(Span(9, 0, 9, 0), msg("乙")),))), "ValueError: a place that"),
        (
            yields(changed(fix=Fix(msg("乙"), (TextEdit(Span(9, 0, 9, 0), ""),), safe=True))),
            "ValueError: a place",
        ),
        (yields(RULE.undecided(Span(9, 0, 9, 0), msg("乙"))), "ValueError: a place that there is not"),
    ],
)
def test_one_that_is_broken_is_a_finding_with_its_name_and_the_others_go_on(
    folder: Path, broken: Callable[..., Any], error: str
) -> None:
    fine = Rule("X002", "fine-rule", Severity.WARNING)
    also = own(lambda facts, _choice: iter([fine.at(facts.project.span, msg("乙"))]), fine)
    report = run(folder, own(broken), also)
    assert [each.code for each in report.findings] == ["F702", "X002"] * 2
    said = str(report.findings[0].summary)
    assert said.startswith(f"the rule own-rule failed: {error}")
    assert "\n" not in said
    assert report.complete == {"X002"}


def test_a_finding_at_the_end_of_the_file_is_none_that_is_broken(folder: Path) -> None:
    end = changed(span=Span(2, 0, 2, 0), fix=Fix(msg("乙"), (TextEdit(Span(1, 0, 2, 0), ""),), safe=True))
    assert {each.code for each in run(folder, own(yields(end))).findings} == {"X001"}


@pytest.mark.parametrize(
    ("held_by", "is_held"),
    [(None, True), (Doubt.VALUE, True), (Doubt.LEVEL, False), (Doubt.NONE, False)],
)
def test_what_they_find_at_an_indicator_in_doubt_is_held_back(
    tmp_path: Path, held_by: Doubt | None, *, is_held: bool
) -> None:
    (tmp_path / "甲.perf").write_text(
        "项目 甲\n  产出指标 / 数量指标\n    - 乙 ≥ 1 个\n      待核: 指标值看不清\n", "utf-8"
    )
    rule = Rule("X001", "own-rule", Severity.WARNING, held_by=held_by)

    def at_each(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
        for item in facts.items:
            yield rule.at(item.indicator.span, msg("甲"), indicator=item.indicator.name)

    report = run(tmp_path, own(at_each, rule))
    reasons = [str(each.reason) for each in report.undecided]
    assert reasons == (["乙 is marked 待核: decide that first"] if is_held else [])
    assert len(report.findings) == (0 if is_held else 1)
