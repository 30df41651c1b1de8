"""What a declaration says, and where each part of it stands."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from perftui.language.reader import read
from perftui.model import Quantity, Span
from tests.language.reading import assert_each_span_is_its_text, body, found
from tests.support import WHOLE

FIXTURES = Path(__file__).parent.parent / "fixtures" / "language"


# ---- the whole form ----


def test_a_whole_declaration_says_what_it_says() -> None:
    document, diagnostics = read(WHOLE, "x.perf")
    project = document.projects[0]
    assert diagnostics == ()
    assert (document.path, document.unread, document.conflicts, document.suppressions) == ("x.perf", (), (), ())
    assert project.name == "高性能计算服务经费"
    assert (project.line, project.last_line) == (1, len(document.lines) - 1)
    assert project.year is not None
    assert project.year.value == 2026
    assert project.start is not None
    assert project.start.value == dt.date(2026, 1, 1)
    assert project.project_funds is not None
    assert project.project_funds.written is None
    assert project.project_funds.total == Decimal("38000000.5")
    assert project.annual_funds is not None
    assert project.annual_funds.total == project.annual_funds.sum_of_parts == Decimal(38000000)
    assert project.annual_funds.part("上年结转资金") == Decimal(1000000)
    assert project.annual_goal is not None
    assert project.annual_goal.paragraphs == (
        "继续为气象局、环境监测中心等公益类用户提供机时服务，切实做好高性能计算服务工作，减轻高校院所项目研发负担。",
        "满足 GPU cluster 需求。",
    )
    assert [(one.level2, one.name, one.target.kind.value) for one in project.indicators] == [
        ("经济成本指标", "成本测算合理", "qualitative"),
        ("数量指标", "上海市气象局机时量", "quantitative"),
        ("数量指标", "培训数量", "open"),
        ("质量指标", "主机系统全年可用率", "quantitative"),
        ("时效指标", "完成验收", "deadline"),
        ("服务对象满意度指标", "公益类用户 A:B 满意度", "quantitative"),
    ]
    rate = project.indicators[3].target
    assert isinstance(rate, Quantity)
    assert (str(rate.value), rate.unit) == ("99.50", "%")
    weight = project.indicators[1].note("分值")
    assert weight is not None
    assert weight.value == project.indicators[1].weight == Decimal("10.5")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("text", [WHOLE, (FIXTURES / "generous.perf").read_text("utf-8")], ids=["whole", "generous"])
def test_every_span_is_exactly_its_text(text: str, mark: str, ending: str) -> None:
    document, diagnostics = read(mark + text.replace("\n", ending))
    assert diagnostics == ()
    assert_each_span_is_its_text(document)


def test_columns_count_code_points_and_not_what_they_are_stored_in() -> None:
    document, project = body("  产出指标 / 数量指标\n    - 𠮷热线😀接通率 ≥ 85.00 %\n      说明: 𠮷𠮷\n")
    assert tuple(project.indicators[0].target.span) == (3, 14, 3, 23)
    assert_each_span_is_its_text(document)


def test_the_generous_forms_mean_the_same_as_the_canonical_ones() -> None:
    generous, canonical = (
        read((FIXTURES / name).read_text("utf-8"))[0].projects[0]
        for name in ("generous.perf", "generous.canonical.perf")
    )
    for one, other in zip(
        sorted(generous.indicators, key=lambda indicator: indicator.name),
        sorted(canonical.indicators, key=lambda indicator: indicator.name),
        strict=True,
    ):
        assert (one.level1, one.level2, one.name) == (other.level1, other.level2, other.name)
        nowhere = Span(1, 0, 1, 0)
        assert one.target._replace(span=nowhere) == other.target._replace(span=nowhere)
        assert [(note.key, note.value) for note in one.notes] == [(note.key, note.value) for note in other.notes]
    assert generous.annual_funds is not None
    assert canonical.annual_funds is not None
    assert generous.annual_funds.total == canonical.annual_funds.total == Decimal(46_000_000)


# ---- blocks ----


def test_projects_and_summaries_end_where_the_next_begins() -> None:
    document, diagnostics = read("项目 甲\n  年度: 2026\n\n# 乙的注\n项目 乙\n汇总 丙\n  项目数: 2 个\n项目 丁\n")
    assert diagnostics == ()
    assert [(one.name, one.line, one.last_line) for one in document.projects] == [
        ("甲", 1, 2),
        ("乙", 5, 5),
        ("丁", 8, 8),
    ]
    summary = document.summaries[0]
    assert (summary.line, summary.last_line) == (6, 7)
    assert summary.project_count is not None
    assert summary.project_count.value == 2


def test_a_summary_filters_and_states() -> None:
    document, diagnostics = read(
        "汇总 某局 2026\n  年度: 2026\n  主管部门: 某局\n  项目数: 9\n  年度资金合计: 1.5 亿元 # 约\n"
    )
    assert diagnostics == ()
    summary = document.summaries[0]
    assert (summary.year and summary.year.value, summary.supervisor and summary.supervisor.value) == (2026, "某局")
    assert summary.annual_total is not None
    assert (summary.annual_total.value, summary.annual_total.text) == (Decimal(150_000_000), "1.5 亿元")


def test_what_is_no_field_of_a_summary_is_found_each_by_itself() -> None:
    text = "汇总 甲\n  项目数: 1\n  实施单位: 某局\n  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n    | 文字\n  乱写\n"
    assert [code for code, _text in found(text)] == ["S126", "S126", "S126", "S113", "S101"]


# ---- broken lines ----


@pytest.mark.parametrize("count", [10, 100, 1000])
def test_each_broken_line_is_one_finding_at_its_place(count: int) -> None:
    broken = "    - 可用率 ≥ 九十九 %\n"
    document, diagnostics = read("项目 甲\n  产出指标 / 质量指标\n" + broken * count + "    - 合格率 ≥ 90 %\n")
    assert [(one.code, *one.span) for one in diagnostics] == [
        ("S104", line, 12, line, 15) for line in range(3, count + 3)
    ]
    assert len(document.unread) == count
    assert [indicator.name for indicator in document.projects[0].indicators] == ["合格率"]


def test_the_rest_of_a_broken_file_is_read() -> None:
    document, diagnostics = read(
        "乱写\n项目 甲\n  年度 2026\n  年度资金申请总额: 三万元\n    当年财政拨款: 5 元\n  实施单位: 某局\n"
    )
    project = document.projects[0]
    assert [one.code for one in diagnostics] == ["S101", "S101", "S109"]
    assert project.implementer is not None
    assert project.annual_funds is not None
    assert project.annual_funds.written is not None
    assert project.annual_funds.written.text == "三万元"
    assert project.annual_funds.total == Decimal(5)
