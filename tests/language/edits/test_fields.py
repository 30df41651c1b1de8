"""Fields are set where they stand, and new ones go where the form has them."""

from __future__ import annotations

from perftui.language import edits
from perftui.language.keys import Key
from perftui.language.reader import read
from tests.language.edits.support import TEXT, after, difference, opened


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


def test_a_field_of_a_summary_goes_where_the_form_has_it() -> None:
    text = "汇总 甲\n  年度: 2026\n  年度资金合计: 1 元 # 注\n"
    document, _found = read(text)
    (summary,) = document.summaries
    made = after(text, edits.set_field(document, summary, Key.PROJECT_COUNT, "9"))
    assert difference(text, made) == ([], ["  项目数: 9"])
    made = after(text, edits.set_field(document, summary, Key.ANNUAL_TOTAL, "2 元"))
    assert difference(text, made)[1] == ["  年度资金合计: 2 元 # 注"]
    assert after(text, edits.rename_block(document, summary, "乙")) == text.replace("甲", "乙")


def test_a_new_field_never_goes_among_the_indicators() -> None:
    text = "项目 甲\n  年度: 2026\n  产出指标 / 数量指标\n    - 乙 ≥ 1 个\n      实施单位: 某局\n      说明: 一\n"
    document, project = opened(text)
    made = after(text, edits.set_field(document, project, Key.START, "2026-01-01"))
    assert difference(text, made) == ([], ["  计划开始日期: 2026-01-01"])
    assert made.split("\n")[2] == "  计划开始日期: 2026-01-01"


def test_a_field_goes_with_its_line_and_the_comments_above_it() -> None:
    text = "项目 甲\n  # 一\n  # 二\n  年度: 2026 # 三\n  主管部门: 某局\n"
    document, project = opened(text)
    assert after(text, edits.remove_field(document, project.head[0])) == "项目 甲\n  主管部门: 某局\n"


def test_a_value_is_emptied_and_its_key_stays() -> None:
    text = "项目 甲\n  年度: 2026 # 注\n  主管部门:  某局\n"
    document, project = opened(text)
    made = after(text, edits.set_field(document, project, Key.YEAR, ""))
    assert made == "项目 甲\n  年度: # 注\n  主管部门:  某局\n"
    made = after(text, edits.set_field(document, project, Key.SUPERVISOR, ""))
    assert made == "项目 甲\n  年度: 2026 # 注\n  主管部门:\n"
