"""What a declaration says, and where each part of it stands."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from perftui.language import values
from perftui.language.document import Document
from perftui.language.reader import read
from perftui.model import Project, Quantity, Span, Target, TargetKind
from tests.support import WHOLE

FIXTURES = Path(__file__).parent.parent / "fixtures" / "language"


def found(text: str) -> list[tuple[str, str]]:
    """Code of each finding and the text that it marks."""
    document, diagnostics = read(text)
    return [(diagnostic.code, document.at(diagnostic.span)) for diagnostic in diagnostics]


def body(text: str) -> tuple[Document, Project]:
    """A project with these lines."""
    document, _found = read(f"项目 甲\n{text}")
    return document, document.projects[0]


def assert_each_span_is_its_text(document: Document) -> None:
    for project in document.projects:
        assert document.at(project.span) in written(project.name)
        assert_each_field_is_its_text(document, project)
        for section in project.sections:
            levels = document.at(section.span).replace("／", "/").split("/")
            assert [level.strip() for level in levels] == [section.level1, section.level2]
            for indicator in section.indicators:
                assert document.at(indicator.span) in written(indicator.name)
                assert_the_target_is_its_text(document, indicator.target)
                assert [document.at(note.span) for note in indicator.notes] == [note.text for note in indicator.notes]


def written(name: str) -> set[str]:
    """A name as it stands in a file: with or without quotes."""
    return {name, values.quoted(name)}


def assert_each_field_is_its_text(document: Document, project: Project) -> None:
    for field in (
        project.code,
        project.year,
        project.nature,
        project.category,
        project.supervisor,
        project.implementer,
        project.start,
        project.end,
    ):
        assert field is None or document.at(field.span) == field.text
    for funds in filter(None, (project.project_funds, project.annual_funds)):
        assert document.at(funds.span) == funds.key
        assert funds.written is None or document.at(funds.written.span) == funds.written.text
        assert [document.at(part.span) for part in funds.parts] == [part.text for part in funds.parts]
    for goal in filter(None, (project.total_goal, project.annual_goal)):
        assert document.at(goal.span) == goal.key
        assert [document.at(line.span) for line in goal.lines] == [line.text for line in goal.lines]


def assert_the_target_is_its_text(document: Document, target: Target) -> None:
    text = document.at(target.span)
    assert text == text.strip()
    assert values.target(text)._replace(span=target.span) == target


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


# ---- fields, funds, goals ----


def test_absent_and_blank_and_zero_differ() -> None:
    _document, project = body("  年度资金申请总额:\n    当年财政拨款: 0.00 元\n    其他资金:\n")
    funds = project.annual_funds
    assert funds is not None
    assert (funds.written, funds.total) == (None, Decimal(0))
    assert [(part.key, part.value, part.text) for part in funds.parts] == [
        ("当年财政拨款", Decimal(0), "0.00 元"),
        ("其他资金", None, ""),
    ]
    assert funds.part("上年结转资金") is None
    assert project.project_funds is None


def test_a_part_belongs_to_the_total_above_it() -> None:
    _document, project = body(
        "  年度资金申请总额: 3 元\n    其他资金: 3 元\n  项目资金总额: 5 元\n    其他资金: 1 元\n    财政资金: 4 元\n"
    )
    assert project.annual_funds is not None
    assert project.project_funds is not None
    assert [part.value for part in project.annual_funds.parts] == [Decimal(3)]
    assert [part.value for part in project.project_funds.parts] == [Decimal(1), Decimal(4)]


@pytest.mark.parametrize("above", ["", "  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n"])
def test_the_parts_of_a_misspelt_total_are_not_found_again(above: str) -> None:
    text = f"项目 甲\n{above}  年度资金申请总数: 3 元\n    当年财政拨款: 1 元\n    其他资金: 2 元\n"
    assert found(text) == [("S107", "年度资金申请总数")]
    funds = read(text)[0].projects[0].annual_funds
    assert funds is not None
    assert (funds.written, funds.total) == (None, Decimal(3))


def test_parts_below_one_that_is_out_of_place_are_not_found_again() -> None:
    text = "项目 甲\n  当年财政拨款: 1 元\n  上年结转资金: 1 元\n  其他资金: 2 元\n"
    assert found(text) == [("S122", "当年财政拨款")]


def test_money_is_never_rounded() -> None:
    amount = "123456789012345678901234567.89"
    _document, project = body(f"  年度资金申请总额:\n    当年财政拨款: {amount} 万元\n    其他资金: 0.01 元\n")
    assert project.annual_funds is not None
    assert project.annual_funds.total == Decimal("1234567890123456789012345678900.01")


def test_lines_of_a_goal_join_without_a_space_between_chinese_and_with_one_between_latin() -> None:
    _document, project = body(
        "  项目总目标:\n    | 建设 GPU\n    | cluster 和\n    | 平台。\n    |\n    |  # 二\n\n    |三\n"
    )
    assert project.total_goal is not None
    assert project.total_goal.paragraphs == ("建设 GPU cluster 和平台。", "# 二三")
    assert project.total_goal.text == "建设 GPU cluster 和平台。\n# 二三"


def test_comments_and_blank_lines_do_not_end_a_goal() -> None:
    _document, project = body("  项目总目标:\n    | 一。\n    # 注\n\n    | 二。\n")
    assert project.total_goal is not None
    assert [line.text for line in project.total_goal.lines] == ["一。", "二。"]


def test_a_remark_needs_blanks_around_its_mark() -> None:
    _document, project = body(
        "  主管部门: C#局 # 注\n  实施单位: 某局 #2 室\n  项目性质: # 空\n  项目编码: a# b\n  项目类别: 其他 #\n"
    )
    fields = (project.supervisor, project.implementer, project.nature, project.code, project.category)
    assert [field and field.text for field in fields] == ["C#局", "某局 #2 室", "", "a# b", "其他"]


# ---- indicators ----


def test_the_first_separator_decides() -> None:
    document, project = body(
        '  产出指标 / 数量指标\n    - 甲: ≥ 3 个\n    - 乙 ≥ 3 个\n    - "丙:1" ≥ 3 个\n    - 丁: 比例: 高 > 低\n'
    )
    kinds = [indicator.target.kind for indicator in project.indicators]
    assert kinds == [TargetKind.QUALITATIVE, TargetKind.QUANTITATIVE, TargetKind.QUANTITATIVE, TargetKind.QUALITATIVE]
    assert [document.at(one.target.span) for one in project.indicators] == [
        "≥ 3 个",
        "≥ 3 个",
        "≥ 3 个",
        "比例: 高 > 低",
    ]


def test_fields_of_the_project_among_indicators_go_to_the_project() -> None:
    _document, project = body(
        "  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n      年度: 2026\n      说明: 见附件\n  主管部门: 某局\n"
    )
    assert project.year is not None
    assert project.supervisor is not None
    assert [note.key for note in project.indicators[0].notes] == ["说明"]


def test_a_note_that_no_indicator_has_is_kept_and_found() -> None:
    document, diagnostics = read("项目 甲\n  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n      数据来原: 月报\n")
    assert [(one.code, str(one.detail)) for one in diagnostics] == [("S107", "did you mean 数据来源?")]
    assert document.projects[0].indicators[0].notes[0].text == "月报"


def test_an_attribute_counts_once_and_the_first_one_does() -> None:
    text = (
        "项目 甲\n  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n      说明: 一\n      分值: 多\n      待核: 二\n"
        "      分值: 10\n      说明: 三\n      待核: 四\n"
    )
    document, diagnostics = read(text)
    assert found(text) == [("S110", "多"), ("S118", "分值"), ("S118", "说明")]
    assert [document.at(related.span) for one in diagnostics for related in one.related] == ["分值", "说明"]
    (indicator,) = document.projects[0].indicators
    assert indicator.weight is None
    assert indicator.attributes == {"说明": "一", "分值": "多", "待核": "二\n四"}
    assert [(note.key, note.value) for note in indicator.notes] == [
        ("说明", "一"),
        ("分值", None),
        ("待核", "二"),
        ("分值", None),
        ("说明", None),
        ("待核", "四"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [("十", "S110"), ("-5", "S110"), ("10 %", "S110"), ("1,0", "S110"), ("9" * 31, "S117")],
)
def test_a_weight_that_is_no_number_is_found(text: str, code: str) -> None:
    line = f"项目 甲\n  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n      分值: {text} # 注\n"
    assert found(line) == [(code, text)]
    assert read(line)[0].projects[0].indicators[0].weight is None


def test_sections_written_in_another_way_are_read_and_found() -> None:
    text = (
        "项目 甲\n  产出指标 / 数量指标:\n    - 甲 ≥ 3 个\n  质量\n    - 乙 ≥ 3 个\n"
        "      效益指标／社会效益指标：\n    - 丙 ≥ 1 个\n"
    )
    document, _found = read(text)
    assert [(one.level1, one.level2) for one in document.projects[0].indicators] == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"),
    ]
    assert found(text) == [("S119", "产出指标 / 数量指标:"), ("S119", "质量"), ("S119", "效益指标／社会效益指标：")]


@pytest.mark.parametrize(
    "heading", ["质量指标:", "质量指标", "产出指标 / 质量指标:", "产出指标: 质量指标", "产出指标 - 质量指标"]
)
@pytest.mark.parametrize("blank", ["", "\n", "\n \n\u3000\n"])
def test_an_attribute_below_a_heading_in_another_form_is_not_that_of_the_indicator_above(
    heading: str, blank: str
) -> None:
    above = "项目 甲\n  产出指标 / 数量指标\n    - 场次 ≥ 9 场\n      依据: 台账\n"
    text = f"{above}{blank}  {heading}\n{blank}      说明: 抽查\n    - 合格率 ≥ 95 %\n      说明: 全查\n"
    document, diagnostics = read(text)
    first, second = document.projects[0].indicators
    assert [(note.key, note.text) for note in first.notes] == [("依据", "台账")]
    assert [(note.key, note.text) for note in second.notes] == [("说明", "全查")]
    assert second.level2 == "质量指标"
    assert [(one.code, document.at(one.span)) for one in diagnostics] == [("S119", heading), ("S107", "说明")]


def test_a_level_1_alone_begins_a_section_of_its_own() -> None:
    text = "项目 甲\n  成本指标 / 经济成本指标\n    - 甲: 合理\n  产出指标\n    - 乙 ≥ 3 个\n"
    document, diagnostics = read(text)
    assert [(one.level1, one.level2, one.name) for one in document.projects[0].indicators] == [
        ("成本指标", "经济成本指标", "甲"),
        ("产出指标", "", "乙"),
    ]
    assert [(one.code, str(one.summary), str(one.detail)) for one in diagnostics] == [
        (
            "S119",
            "the line of a section names both levels",
            "write `产出指标 / LEVEL2`, with one of 数量指标 · 质量指标 · 时效指标",
        )
    ]


def test_a_level_1_with_one_level_2_means_it() -> None:
    document, _found = read("项目 甲\n  满意度指标\n    - 甲 ≥ 90 %\n")
    assert [(one.level1, one.level2) for one in document.projects[0].sections] == [("满意度指标", "服务对象满意度指标")]


def test_levels_on_two_lines_are_one_section() -> None:
    text = "项目 甲\n  产出指标\n    数量指标\n    - 甲 ≥ 3 个\n"
    document, _found = read(text)
    assert [(one.level1, one.level2) for one in document.projects[0].sections] == [("产出指标", "数量指标")]
    assert found(text) == [("S119", "产出指标"), ("S119", "数量指标")]


# ---- goals without their marks ----


def test_lines_of_a_goal_without_their_mark_are_found_each_and_the_goal_goes_on() -> None:
    lines = ("一是建成平台；", "二是：接入 A/B 两个系统；", "接入 A/B 两个系统。", "· 满意度≥90%；", "“三”")
    text = "项目 甲\n  项目总目标:\n    | 总。\n" + "".join(f"    {line}\n" for line in lines) + "    | 尾。\n"
    document, _found = read(text)
    assert found(text) == [("S113", line) for line in lines]
    goal = document.projects[0].total_goal
    assert goal is not None
    assert [line.text for line in goal.lines] == ["总。", "尾。"]
    assert len(document.unread) == len(lines)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("年渡: 2026", "S107"),
        ("数据来原: 月报", "S107"),
        ("说明: 见附件", "S107"),
        ("- 没有指标值", "S106"),
        ("数量指标", "S119"),
        ("=======", "D600"),
    ],
)
def test_what_is_like_something_else_below_a_goal_is_no_line_of_it(line: str, code: str) -> None:
    assert [one for one, _text in found(f"项目 甲\n  项目总目标:\n    | 总。\n{line}\n")] == [code]


def test_a_section_below_a_goal_stays_a_section() -> None:
    document, diagnostics = read("项目 甲\n  项目总目标:\n    | 总。\n  自定一级 / 自定二级\n    - 甲 ≥ 3 个\n")
    assert diagnostics == ()
    assert document.projects[0].sections[0].level2 == "自定二级"


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


# ---- conflict regions ----


def test_each_conflict_region_is_one_finding_and_the_rest_works() -> None:
    text = (FIXTURES / "conflicts.perf").read_text("utf-8")
    document, diagnostics = read(text)
    assert [(one.code, one.span.line, document.at(one.span)) for one in diagnostics] == [
        ("D600", line, "<<<<<<< HEAD") for line in (3, 11, 21, 30)
    ]
    assert [document.at(one.context) for one in diagnostics if one.context] == [
        document.at(conflict.span) for conflict in document.conflicts
    ]
    second = document.conflicts[1]
    assert (second.ours, second.base, second.theirs) == ("    | 二。\n", "    | 旧二。\n", "    | 二二。\n")
    assert document.conflicts[0].base is None
    project = document.projects[0]
    assert project.annual_goal is not None
    assert [line.text for line in project.annual_goal.lines] == ["一。", "三。"]
    assert [(one.level2, one.name) for one in project.indicators] == [
        ("数量指标", "人数"),
        ("质量指标", "及格率"),
        ("服务对象满意度指标", "满意度"),
    ]
    assert [note.key for one in project.indicators for note in one.notes] == []


def test_conflicts_read_the_same_with_crlf() -> None:
    text = (FIXTURES / "conflicts.perf").read_text("utf-8")
    lf, crlf = read(text), read(text.replace("\n", "\r\n"))
    assert [one.span for one in lf[1]] == [one.span for one in crlf[1]]
    assert [one.span for one in lf[0].conflicts] == [one.span for one in crlf[0].conflicts]


def conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> topic\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (conflict("项目 甲\n", "项目 乙\n") + "  年度: 2026\n  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n", []),
        (conflict("项目 甲\n  年度: 2026\n", "项目 乙\n"), []),
        ("项目 甲\n  年度: 2026\n" + conflict("项目 乙\n", "项目 丙\n") + "  年度: 2027\n    - 甲 ≥ 3 个\n", ["甲"]),
        ("项目 甲\n" + conflict("汇总 乙\n", "汇总 丙\n") + "  项目数: 1\n项目 丁\n", ["甲", "丁"]),
        ("汇总 甲\n" + conflict("项目 乙\n", "项目 丙\n") + "  实施单位: 某局\n", []),
        (
            "项目 甲\n" + conflict("  年度总体目标:\n    | 一。\n", "  年度总体目标:\n    | 二。\n") + "    | 三。\n",
            ["甲"],
        ),
        ("项目 甲\n" + conflict("", "  年度总体目标:\n    | 二。\n") + "  年度: 2026\n", ["甲"]),
        ("项目 甲\n" + conflict("  产出指标 / 数量指标\n", "  产出指标 / 质量指标\n") + "    - 甲 ≥ 3 个\n", ["甲"]),
        ("项目 甲\n" + conflict("  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n", "") + "      分值: 3\n", ["甲"]),
    ],
)
def test_markers_cut_anywhere_without_a_second_finding(text: str, names: list[str]) -> None:
    document, diagnostics = read(text)
    assert [one.code for one in diagnostics] == ["D600"]
    assert len(document.conflicts) == 1
    assert [project.name for project in document.projects] == names


def test_a_field_inside_a_region_is_there_without_a_value_that_counts() -> None:
    text = (
        "项目 甲\n"
        + conflict("  年度: 2026\n  主管部门: 某局\n", "  年度: 2027\n  主管部门: 某局\n")
        + conflict("  年度资金申请总额: 3 元\n", "  年度资金申请总额: 4 元\n")
        + "    当年财政拨款: 1 元\n"
        + conflict("    其他资金: 2 元\n", "    其他资金: 3 元\n")
    )
    document, diagnostics = read(text)
    assert [one.code for one in diagnostics] == ["D600"] * 3
    project = document.projects[0]
    for field, written_there in ((project.year, "2026"), (project.supervisor, "某局")):
        assert field is not None
        assert (field.value, field.text, document.at(field.span)) == (None, written_there, written_there)
    funds = project.annual_funds
    assert funds is not None
    assert funds.written is not None
    assert (funds.written.value, document.at(funds.written.span)) == (None, "3 元")
    assert [(part.key, part.value, document.at(part.span)) for part in funds.parts] == [
        ("当年财政拨款", Decimal(1), "1 元"),
        ("其他资金", None, "2 元"),
    ]


def test_where_our_side_is_empty_the_other_one_is_there() -> None:
    document, diagnostics = read("项目 甲\n" + conflict("", "  # 注\n  年度: 2027\n") + "  主管部门: 某局\n")
    assert [one.code for one in diagnostics] == ["D600"]
    year = document.projects[0].year
    assert year is not None
    assert (year.value, document.at(year.span)) == (None, "2027")


def test_a_field_inside_and_outside_of_a_region_stands_twice() -> None:
    text = "项目 甲\n" + conflict("  年度: 2026\n", "  年度: 2027\n") + "  年度: 2028\n"
    assert found(text) == [("D600", "<<<<<<< HEAD"), ("S118", "年度")]


def test_what_is_broken_below_a_contested_name_is_found_all_the_same() -> None:
    text = "项目 甲\n" + conflict("项目 乙\n", "项目 丙\n") + "  乱写\n" + conflict("  年度: 2026\n", "  年度: 2027\n")
    assert [code for code, _text in found(text)] == ["D600", "S101", "D600"]


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("项目 甲\n<<<<<<< HEAD\n  年度: 2026\n", ["<<<<<<< HEAD"]),
        ("项目 甲\n<<<<<<< HEAD\n  年度: 2026\n=======\n", ["<<<<<<< HEAD", "======="]),
        ("项目 甲\n  年度: 2026\n>>>>>>> topic\n", [">>>>>>> topic"]),
        ("项目 甲\n  项目总目标:\n    | 一。\n||||||| 1a2b\n    | 二。\n", ["||||||| 1a2b"]),
        ("项目 甲\n" + "<<<<<<< HEAD\n" + conflict("  年度: 2026\n", "  年度: 2027\n"), ["<<<<<<< HEAD"] * 2),
    ],
)
def test_markers_without_counterparts_are_found_each(text: str, markers: list[str]) -> None:
    assert found(text) == [("D600", marker) for marker in markers]


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "||||||| 1a2b", "=======", ">>>>>>> topic"])
@pytest.mark.parametrize("blank", ["", "\n", "\n\n \n", "\u3000\n\t\n", "\r\n\r\n"])
def test_a_marker_below_a_goal_is_no_sentence_of_it_whatever_is_blank_behind_it(marker: str, blank: str) -> None:
    text = f"项目 甲\n  年度总体目标:\n    | 一。\n{marker}{blank}\n  年度: 2026\n"
    assert found(text) == [("D600", marker)]
    goal = read(text)[0].projects[0].annual_goal
    assert goal is not None
    assert [line.text for line in goal.lines] == ["一。"]


@pytest.mark.parametrize("line", ["<<<<<<<< HEAD", "========", ">>>>>>>> x", "<<<<<< x", "======"])
def test_other_numbers_of_marks_are_no_markers(line: str) -> None:
    assert [code for code, _text in found(f"项目 甲\n{line}\n")] == ["S101"]


def test_marks_inside_prose_and_comments_are_text() -> None:
    text = "项目 甲\n  项目总目标:\n    | <<<<<<< HEAD\n    | =======\n# >>>>>>> topic\n    | ||||||| 1a2b\n"
    assert found(text) == []
    goal = read(text)[0].projects[0].total_goal
    assert goal is not None
    assert [line.text for line in goal.lines] == ["<<<<<<< HEAD", "=======", "||||||| 1a2b"]


def test_longer_marks_inside_a_region_belong_to_its_sides() -> None:
    nested = "<<<<<<<<< inner\n  年度: 2026\n=========\n  年度: 2027\n>>>>>>>>> inner\n"
    document, diagnostics = read(
        "项目 甲\n" + f"<<<<<<< a\n  年度: 1\n||||||| b\n{nested}=======\n  年度: 2\n>>>>>>> c\n"
    )
    assert [one.code for one in diagnostics] == ["D600"]
    assert document.conflicts[0].base == nested
