"""Findings are put where they belong."""

from pathlib import Path

from perftui.config.configurations import Configurations
from perftui.diagnostics import Severity
from perftui.files import Fault
from perftui.rules.engine import check
from perftui.tui.arranged.findings import Findings, arranged
from perftui.tui.arranged.gathering import gathered
from perftui.workspace import load


def test_a_finding_knows_its_project_and_indicator(findings: Findings) -> None:
    (finding,) = [each for each in findings.every if each.diagnostic.name == "val-missing"]
    assert (finding.project, finding.indicator) == (0, 1)
    assert findings.of_indicator(0, 1) == (finding,)
    assert findings.on_lines(0, finding.diagnostic.span.line, finding.diagnostic.span.line) == (finding,)


def test_marks_count_by_severity(findings: Findings) -> None:
    assert findings.marks_by_project[0].worst is Severity.ERROR
    assert 1 not in findings.marks_by_project
    assert findings.marks_by_department == {0: findings.marks_by_project[0]}
    assert findings.marks == findings.marks_by_project[0]


def test_a_finding_outside_of_every_project_has_none(folder: Path) -> None:
    (folder / "a.perf").write_text("年度: 2026\n\n项目 甲\n", "utf-8")
    workspace = load([folder])
    findings = arranged(gathered(workspace), check(workspace, Configurations()).findings)
    outside = [each for each in findings.every if each.diagnostic.span.line == 1]
    assert outside
    assert {each.project for each in outside} == {None}


def test_what_could_not_be_read_is_a_finding(folder: Path) -> None:
    workspace = load([folder / "missing.perf"])
    (finding,) = arranged(gathered(workspace)).every
    assert isinstance(workspace.faults[0], Fault)
    assert (finding.diagnostic.path, finding.diagnostic.severity) == ("forms/missing.perf", Severity.ERROR)


def test_the_findings_between_two_lines(folder: Path) -> None:
    for name in "ab":
        (folder / f"{name}.perf").write_text("项目 甲\n  产出指标 / 数量指标\n    - 乙: ?\n    - 丙: ?\n", "utf-8")
    workspace = load([folder])
    open_targets = [each for each in check(workspace, Configurations()).findings if each.name == "val-missing"]
    corpus = gathered(workspace)
    findings = arranged(corpus, open_targets)
    one, two = corpus.files
    places = ((one, 1, 2), (one, 3, 3), (one, 3, 4), (two, 1, 3), (two, 9, 9))
    found = [findings.between(corpus, *place) for place in places]
    assert [(each.start, each.stop) for each in found] == [(0, 0), (0, 1), (0, 2), (2, 3), (4, 4)]
