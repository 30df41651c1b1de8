"""What was read, arranged by project, department and file."""

from decimal import Decimal
from pathlib import Path

from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.gathering import Gathering, gathered
from perftui.workspace import load


def test_departments_hold_their_projects_and_their_money(corpus: Corpus) -> None:
    assert [(each.name, each.projects, each.total) for each in corpus.departments] == [
        ("水务局", (0,), Decimal(1_000_000)),
        ("环保局", (1,), Decimal(500_000)),
    ]
    assert list(corpus.department_of) == [0, 1]
    assert corpus.indicators == 6
    assert corpus.total == Decimal(1_500_000)


def test_a_department_without_amounts_has_no_money(folder: Path) -> None:
    (folder / "a.perf").write_text("项目 甲\n  主管部门: 乙\n", "utf-8")
    corpus = gathered(load([folder]))
    assert [each.total for each in corpus.departments] == [None]
    assert corpus.total is None


def test_a_note_belongs_to_its_indicator(folder: Path) -> None:
    (folder / "a.perf").write_text("项目 甲\n  产出指标 / 数量指标\n    - 乙 ≥ 1 个\n      说明: 丙\n", "utf-8")
    corpus = gathered(load([folder]))
    assert [corpus.indicator_at(0, line) for line in (1, 2, 3, 4)] == [None, None, 0, 0]


def test_a_line_belongs_to_its_project(corpus: Corpus) -> None:
    found = [corpus.project_at("forms/small.perf", line) for line in (0, 1, 20, 28, 40)]
    assert found == [None, 0, 0, 1, 1]
    assert corpus.project_at("forms/other.perf", 1) is None


def test_a_corpus_in_the_making_does_not_change_those_made_before(small: Path) -> None:
    (small / "z.perf").write_text("项目 末\n  主管部门: 水务局\n", "utf-8")
    gathering = Gathering()
    made = []
    for file in load([small]).files:
        gathering.add(file)
        made.append(gathering.corpus())
    assert [len(corpus.projects) for corpus in made] == [2, 3]
    assert [corpus.departments[0].projects for corpus in made] == [(0,), (0, 2)]
    assert [len(corpus.names.keys) for corpus in made] == [8, 9]
    assert made[1].projects[0] is made[0].projects[0]
