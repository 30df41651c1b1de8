"""Findings are put where they belong."""

from pathlib import Path

from perftui.diagnostics import Severity
from perftui.files import Fault
from perftui.rules.engine import check
from perftui.tui.corpus import Corpus
from perftui.workspace import load


def test_departments_hold_their_projects(corpus: Corpus) -> None:
    assert [(each.name, each.projects) for each in corpus.departments] == [("水务局", (0,)), ("环保局", (1,))]
    assert corpus.department_of == {0: 0, 1: 1}


def test_a_finding_knows_its_project_and_indicator(corpus: Corpus) -> None:
    (finding,) = [each for each in corpus.findings if each.diagnostic.name == "val-missing"]
    assert (finding.project, finding.indicator) == (0, 1)
    assert finding in corpus.of_indicator(0, 1)
    assert finding in corpus.on_lines(0, finding.diagnostic.span.line, finding.diagnostic.span.line)


def test_marks_count_by_severity(corpus: Corpus) -> None:
    assert corpus.marks_by_project[0].worst is Severity.ERROR
    assert 1 not in corpus.marks_by_project


def test_a_note_belongs_to_its_indicator(folder: Path) -> None:
    (folder / "a.perf").write_text("项目 甲\n  产出指标 / 数量指标\n    - 乙 ≥ 1 个\n      说明: 丙\n", "utf-8")
    corpus = Corpus(load([folder]))
    assert [corpus.indicator_at(0, line) for line in (1, 2, 3, 4)] == [None, None, 0, 0]


def test_a_finding_outside_of_every_project_has_none(folder: Path) -> None:
    (folder / "a.perf").write_text("年度: 2026\n\n项目 甲\n", "utf-8")
    workspace = load([folder])
    outside = [each for each in Corpus(workspace, check(workspace).findings).findings if each.diagnostic.span.line == 1]
    assert outside
    assert {each.project for each in outside} == {None}


def test_what_could_not_be_read_is_a_finding(folder: Path) -> None:
    workspace = load([folder / "missing.perf"])
    (finding,) = Corpus(workspace).findings
    assert isinstance(workspace.faults[0], Fault)
    assert (finding.diagnostic.path, finding.diagnostic.severity) == ("forms/missing.perf", Severity.ERROR)
