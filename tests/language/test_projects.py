"""What stands in a project: fields, funds, goals, sections, indicators and their attributes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perftui.language.reader import read
from perftui.model import TargetKind
from tests.language.reading import body, found

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
