"""A change touches the characters it is about and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perftui.diagnostics import TextEdit
from perftui.language import edits
from perftui.language.document import Document
from perftui.language.keys import Key, Note
from perftui.language.reader import read
from perftui.language.values import target
from perftui.model import Project, Quality, Span

TEXT = """\
# 本项目的注
项目 高性能计算  # 二期
    主管部门:   上海市数据局   # 牵头
    年度:
    年度资金申请总额: 4600 万元
      其他资金: # 待定

  产出指标 / 数量指标
  - 甲  ≥  3   场   # 暂定
      说明: 见附件
      数据来源:

  # 乙的注
  - 乙：？

  - "丙:1": 合规
  效益指标 / 社会效益指标
  - 丁 ≤ 2026-13-01
"""


def opened(text: str = TEXT) -> tuple[Document, Project]:
    document, _found = read(text)
    return document, document.projects[0]


def after(text: str, made: tuple[TextEdit, ...]) -> str:
    """The changed text; taking the change back gives the old one."""
    changed = edits.apply(text, made)
    assert edits.apply(changed, edits.inverse(text, made)) == text
    return changed


def difference(before: str, changed: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    old, new = before.split("\n"), changed.split("\n")
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


def place(line: int, start: int, end_line: int, end: int) -> Span:
    return Span(line, start, end_line, end)


# ---- apply and inverse ----


def test_edits_are_made_at_once_and_speak_of_the_text_as_it_is() -> None:
    made = (
        TextEdit(place(2, 1, 2, 2), ""),
        TextEdit(place(1, 0, 1, 1), "甲甲甲\n"),
        TextEdit(place(2, 2, 2, 2), "末"),
    )
    assert after("ab\ncd", made) == "甲甲甲\nb\nc末"


def test_insertions_at_one_place_stay_in_their_order() -> None:
    made = (TextEdit(place(1, 1, 1, 1), "乙"), TextEdit(place(1, 1, 1, 1), "甲"), TextEdit(place(1, 1, 1, 2), ""))
    assert after("ab", made) == "a乙甲"


def test_edits_that_touch_the_same_characters_are_refused() -> None:
    with pytest.raises(edits.OverlapError):
        edits.apply("abc", (TextEdit(place(1, 0, 1, 2), ""), TextEdit(place(1, 1, 1, 3), "")))


@pytest.mark.parametrize(
    "span",
    [
        place(0, 0, 1, 0),
        place(3, 0, 3, 0),
        place(1, 3, 1, 3),
        place(1, -1, 1, 1),
        place(1, 1, 1, 0),
        place(2, 0, 1, 0),
        place(1, 0, 2, 9),
    ],
)
def test_a_place_outside_of_the_text_is_refused(span: Span) -> None:
    with pytest.raises(IndexError):
        edits.apply("ab\ncd", (TextEdit(span, "x"),))


def test_no_edits_change_nothing() -> None:
    assert edits.apply(TEXT, ()) == TEXT
    assert edits.inverse(TEXT, ()) == ()


# ---- targets and names ----


@pytest.mark.parametrize(
    ("number", "typed", "line"),
    [
        (0, "≤5%", "  - 甲  ≤ 5 %   # 暂定"),
        (0, "2026年以后", "  - 甲: 2026年以后   # 暂定"),
        (0, "≤2026/1/1", "  - 甲  ≤ 2026-01-01   # 暂定"),
        (0, "?", "  - 甲: ?   # 暂定"),
        (1, "合规", "  - 乙：合规"),
        (1, "≥ 3", "  - 乙 ≥ 3"),
        (2, "很好", '  - "丙:1": 很好'),
        (2, ">1 个", '  - "丙:1" > 1 个'),
        (3, "≤2026/1/1", "  - 丁 ≤ 2026-01-01"),
        (3, "按期", "  - 丁: 按期"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_target_takes_the_place_of_the_old_one(number: int, typed: str, line: str, ending: str) -> None:
    document, project = opened(TEXT.replace("\n", ending))
    changed = after(document.text, edits.set_target(document, project.indicators[number], target(typed)))
    assert difference(document.text.replace("\r", ""), changed.replace("\r", ""))[1] == [line]
    assert changed.count("\r") == document.text.count("\r")


def test_the_same_target_is_no_change() -> None:
    document, project = opened("项目 甲\n  产出指标 / 数量指标\n    - 甲 ≥ 3 场\n")
    assert edits.set_target(document, project.indicators[0], target("≥3场")) == ()


def test_an_empty_target_is_filled_before_its_remark() -> None:
    document, project = opened("项目 甲\n  产出指标 / 数量指标\n    - 甲: # 注\n")
    changed = after(document.text, edits.set_target(document, project.indicators[0], target("合规")))
    assert changed.endswith("    - 甲: 合规 # 注\n")


def test_names_are_replaced_with_the_quotes_they_need() -> None:
    document, project = opened()
    changed = after(TEXT, edits.rename_indicator(document, project.indicators[0], "比例 A:B"))
    assert difference(TEXT, changed)[1] == ['  - "比例 A:B"  ≥  3   场   # 暂定']
    changed = after(TEXT, edits.rename_indicator(document, project.indicators[2], "丙"))
    assert difference(TEXT, changed)[1] == ["  - 丙: 合规"]
    changed = after(TEXT, edits.rename_project(document, project, "甲 # 乙"))
    assert difference(TEXT, changed)[1] == ['项目 "甲 # 乙"  # 二期']


@pytest.mark.parametrize(("text", "line"), [("项目\n", "项目 甲"), ("项目 # 注\n", "项目 甲 # 注")])
def test_a_missing_name_is_put_behind_the_keyword(text: str, line: str) -> None:
    document, project = opened(text)
    assert after(text, edits.rename_project(document, project, "甲")) == f"{line}\n"


@pytest.mark.parametrize("name", ["", "  ", "甲\n乙"])
def test_a_name_that_no_line_can_hold_is_refused(name: str) -> None:
    document, project = opened()
    with pytest.raises(edits.UnwritableError):
        edits.rename_project(document, project, name)


# ---- fields and notes ----


def test_values_are_replaced_and_blank_ones_filled() -> None:
    document, project = opened()
    changed = after(TEXT, edits.set_field(document, project, Key.SUPERVISOR, "某局"))
    assert difference(TEXT, changed)[1] == ["    主管部门:   某局   # 牵头"]
    changed = after(TEXT, edits.set_field(document, project, Key.YEAR, "2026"))
    assert difference(TEXT, changed)[1] == ["    年度: 2026"]


def test_a_new_field_goes_where_the_form_has_it() -> None:
    document, project = opened()
    changed = after(TEXT, edits.set_field(document, project, Key.CODE, "310000"))
    assert changed.split("\n")[1:3] == ["项目 高性能计算  # 二期", "  项目编码: 310000"]
    changed = after(TEXT, edits.set_field(document, project, Key.END, "2026-12-31"))
    assert changed.split("\n")[3:5] == ["    年度:", "  计划完成日期: 2026-12-31"]


def test_an_amount_keeps_the_unit_of_its_author() -> None:
    document, project = opened()
    assert project.annual_funds is not None
    assert project.annual_funds.written is not None
    changed = after(TEXT, edits.set_amount(document, project.annual_funds.written, Decimal(12_345_678)))
    assert difference(TEXT, changed)[1] == ["    年度资金申请总额: 1,234.5678 万元"]
    changed = after(TEXT, edits.set_amount(document, project.annual_funds.parts[0], Decimal(5)))
    assert difference(TEXT, changed)[1] == ["      其他资金: 5.00 元 # 待定"]


def test_notes_are_set_in_place_or_below_the_others() -> None:
    document, project = opened()
    first = project.indicators[0]
    changed = after(TEXT, edits.set_note(document, first, Note.EXPLANATION, "见正文"))
    assert difference(TEXT, changed) == (["      说明: 见附件"], ["      说明: 见正文"])
    changed = after(TEXT, edits.set_note(document, first, Note.SOURCE, "月报"))
    assert difference(TEXT, changed) == (["      数据来源:"], ["      数据来源: 月报"])
    changed = after(TEXT, edits.set_note(document, first, Note.WEIGHT, "10"))
    assert difference(TEXT, changed) == ([], ["    分值: 10"])
    assert read(changed)[0].projects[0].indicators[0].notes[-1].key == Note.WEIGHT


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_all_notes_of_a_key_are_taken_off(end: str) -> None:
    notes = ("待核: 一", "待核: 二", "说明: 三", "待核: 四", "待核: 五")
    lines = ["项目 甲", "产出指标 / 数量指标", "- 甲 ≥ 3 场", *(f"      {note}" for note in notes)]
    text = ("\r\n" if end == "\r\n" else "\n").join(lines) + end
    document, project = opened(text)
    changed = after(text, edits.remove_note(document, project.indicators[0], Note.DOUBT))
    assert changed.split("- 甲 ≥ 3 场")[1].strip() == "说明: 三"
    assert changed.endswith(end)
    assert edits.remove_note(document, project.indicators[0], Note.BASIS) == ()


@pytest.mark.parametrize("text", ["一\n二", "一 # 二", " 一", "一 "])
def test_a_value_that_no_line_can_hold_is_refused(text: str) -> None:
    document, project = opened()
    with pytest.raises(edits.UnwritableError):
        edits.set_field(document, project, Key.YEAR, text)
    with pytest.raises(edits.UnwritableError):
        edits.set_field(document, project, Key.CODE, text)
    with pytest.raises(edits.UnwritableError):
        edits.set_note(document, project.indicators[0], Note.BASIS, text)
    with pytest.raises(edits.UnwritableError):
        edits.set_target(document, project.indicators[0], Quality(text, Span(1, 0, 1, 0)))


# ---- indicators ----


def test_an_indicator_goes_to_the_end_of_its_section() -> None:
    document, project = opened()
    changed = after(TEXT, edits.add_indicator(document, project, ("产出指标", "数量指标"), "戊", target("≥1个")))
    assert difference(TEXT, changed) == ([], ["", "    - 戊 ≥ 1 个"])
    assert changed.split("\n")[15:18] == ['  - "丙:1": 合规', "", "    - 戊 ≥ 1 个"]


def test_a_section_that_is_missing_is_put_where_the_form_has_it() -> None:
    document, project = opened()
    quality = after(TEXT, edits.add_indicator(document, project, ("产出指标", "质量指标"), "戊", target("?")))
    assert quality.split("\n")[15:20] == [
        '  - "丙:1": 合规',
        "",
        "  产出指标 / 质量指标",
        "    - 戊: ?",
        "  效益指标 / 社会效益指标",
    ]
    cost = after(TEXT, edits.add_indicator(document, project, ("成本指标", "经济成本指标"), "己", target("合理")))
    assert cost.split("\n")[5:10] == [
        "      其他资金: # 待定",
        "",
        "  成本指标 / 经济成本指标",
        "    - 己: 合理",
        "",
    ]


@pytest.mark.parametrize("end", ["", "\n", "\n# 末尾\n"])
def test_the_first_section_goes_below_the_head(end: str) -> None:
    text = f"项目 甲\n  年度总体目标:\n    | 一。{end}"
    document, project = opened(text)
    changed = after(text, edits.add_indicator(document, project, ("产出指标", "数量指标"), "甲", target("≥1个")))
    assert changed == f"项目 甲\n  年度总体目标:\n    | 一。\n\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个{end}"


def test_a_section_before_all_others_goes_above_their_comments() -> None:
    text = (
        "项目 甲\n  年度: 2026\n\n  # 质量的注\n  产出指标 / 质量指标\n    - 甲 ≥ 1 个\n"
        "      年度总体目标:\n      说明: 一\n"
    )
    document, project = opened(text)
    changed = after(text, edits.add_indicator(document, project, ("成本指标", "经济成本指标"), "乙", target("合理")))
    assert changed.split("\n")[1:8] == [
        "  年度: 2026",
        "",
        "  成本指标 / 经济成本指标",
        "    - 乙: 合理",
        "",
        "  # 质量的注",
        "  产出指标 / 质量指标",
    ]


def test_nothing_is_put_inside_a_conflict_region() -> None:
    region = "<<<<<<< a\n  产出指标 / 数量指标\n=======\n  产出指标 / 质量指标\n>>>>>>> b\n"
    document, project = opened(f"项目 甲\n{region}")
    for levels in (("产出指标", "数量指标"), ("满意度指标", "服务对象满意度指标")):
        changed = after(document.text, edits.add_indicator(document, project, levels, "甲", target("?")))
        assert region in changed


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("number", "gone"),
    [
        (0, ["  - 甲  ≥  3   场   # 暂定", "      说明: 见附件", "      数据来源:", ""]),
        (1, ["  # 乙的注", "  - 乙：？", ""]),
        (2, ["", '  - "丙:1": 合规']),
        (3, ["  - 丁 ≤ 2026-13-01"]),
    ],
)
def test_an_indicator_goes_with_its_notes_its_comments_and_one_blank_line(
    number: int, gone: list[str], ending: str
) -> None:
    document, project = opened(TEXT.replace("\n", ending))
    changed = after(document.text, edits.remove_indicator(document, project.indicators[number]))
    assert difference(TEXT, changed.replace("\r", ""))[0] == gone
    assert changed.endswith(ending)


def test_the_last_indicator_of_a_file_without_a_final_line_end_goes_too() -> None:
    document, project = opened("项目 甲\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个\n\n    - 乙 ≥ 1 个")
    changed = after(document.text, edits.remove_indicator(document, project.indicators[1]))
    assert changed == "项目 甲\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个"
