"""Every place of the form can be filled in, and only that place of the file changes."""

from __future__ import annotations

import pytest

from perftui.editing.slot import Part, Slot, label
from perftui.editing.slots import Refusal, edits_for, levels_of, text_in
from perftui.language.document import Document
from perftui.language.edits import apply
from perftui.language.reader import read
from perftui.messages import Language, set_language
from perftui.model import Project

TEXT = """\
项目 河道整治
  年度: 2026 # 预算年度
  主管部门: 水务局

  年度资金申请总额: 100 万元
    当年财政拨款: 100 万元

  年度总体目标:
    | 整治河道十条。

  产出指标 / 数量指标
    # 按季度统计
    - 整治河道 ≥ 10 条
      依据: 计划

    - 清淤长度: ?

  产出指标 / 质量指标
    - 验收合格率 ≥ 95 %
"""
NAME = Slot(Part.PROJECT_NAME)
YEAR = Slot(Part.FIELD, "年度")
NATURE = Slot(Part.FIELD, "项目性质")
END = Slot(Part.FIELD, "计划完成日期")
TOTAL = Slot(Part.TOTAL, "年度资金申请总额")
GRANT = Slot(Part.FUND_PART, "当年财政拨款", "年度资金申请总额")
OTHER = Slot(Part.FUND_PART, "其他资金", "年度资金申请总额")
GOAL = Slot(Part.GOAL, "年度总体目标")
WHOLE_GOAL = Slot(Part.GOAL, "项目总目标")
SECTION = Slot(Part.LEVELS, line=11)
FIRST = 13


def document() -> tuple[Document, Project]:
    found, _diagnostics = read(TEXT, "x.perf")
    return found, found.projects[0]


def filled(slot: Slot, text: str) -> str:
    found, project = document()
    edits = edits_for(found, project, slot, text)
    assert not isinstance(edits, Refusal), str(edits.reason)
    return apply(TEXT, edits)


def changed_lines(slot: Slot, text: str) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that are new."""
    before, after = TEXT.splitlines(), filled(slot, text).splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


@pytest.mark.parametrize(
    ("slot", "text", "gone", "new"),
    [
        (NAME, "河道综合整治", ["项目 河道整治"], ["项目 河道综合整治"]),
        (YEAR, "2027年", ["  年度: 2026 # 预算年度"], ["  年度: 2027 # 预算年度"]),
        (NATURE, "专项资金", [], ["  项目性质: 专项资金"]),
        (END, "2026年12月31日", [], ["  计划完成日期: 2026-12-31"]),
        (Slot(Part.FIELD, "主管部门"), "", ["  主管部门: 水务局"], []),
        (TOTAL, "120", ["  年度资金申请总额: 100 万元"], ["  年度资金申请总额: 120.00 万元"]),
        (GRANT, "1,200,000 元", ["    当年财政拨款: 100 万元"], ["    当年财政拨款: 120.00 万元"]),
        (Slot(Part.TARGET, line=FIRST), "12", ["    - 整治河道 ≥ 10 条"], ["    - 整治河道 ≥ 12 条"]),
        (Slot(Part.TARGET, line=FIRST), "不超过 8 条", ["    - 整治河道 ≥ 10 条"], ["    - 整治河道 ≤ 8 条"]),
        (Slot(Part.TARGET, line=FIRST), "全部完成", ["    - 整治河道 ≥ 10 条"], ["    - 整治河道: 全部完成"]),
        (Slot(Part.TARGET, line=16), "6月底前", ["    - 清淤长度: ?"], ["    - 清淤长度 ≤ 2026-06-30"]),
        (
            Slot(Part.INDICATOR_NAME, line=FIRST),
            "整治河道条数",
            ["    - 整治河道 ≥ 10 条"],
            ["    - 整治河道条数 ≥ 10 条"],
        ),
        (Slot(Part.NOTE, "依据", line=FIRST), "水务规划", ["      依据: 计划"], ["      依据: 水务规划"]),
        (Slot(Part.NOTE, "分值", line=FIRST), "15", [], ["      分值: 15"]),
        (Slot(Part.NOTE, "分值", line=FIRST), "１５", [], ["      分值: 15"]),
        (Slot(Part.NOTE, "依据", line=FIRST), "", ["      依据: 计划"], []),
        (SECTION, "产出指标 / 时效指标", ["  产出指标 / 数量指标"], ["  产出指标 / 时效指标"]),
        (SECTION, "时效", ["  产出指标 / 数量指标"], ["  产出指标 / 时效指标"]),
        (GOAL, "整治河道十二条。\n清淤。", ["    | 整治河道十条。"], ["    | 整治河道十二条。", "    | 清淤。"]),
    ],
)
def test_filling_in_changes_its_own_line(slot: Slot, text: str, gone: list[str], new: list[str]) -> None:
    assert changed_lines(slot, text) == (gone, new)


def test_what_was_not_there_goes_where_the_form_has_it() -> None:
    lines = filled(OTHER, "5万元").splitlines()
    assert lines[lines.index("    当年财政拨款: 100 万元") + 1].startswith("    其他资金: ")
    lines = filled(WHOLE_GOAL, "三年内完成。").splitlines()
    assert lines.index("  项目总目标:") < lines.index("  年度总体目标:")


def test_an_indicator_goes_to_another_section_with_its_comment_and_attributes() -> None:
    found, _ = read(filled(Slot(Part.LEVELS, line=FIRST), "产出指标 / 质量指标"))
    quality = found.projects[0].sections[-1]
    assert [each.name for each in quality.indicators] == ["验收合格率", "整治河道"]
    assert quality.indicators[1].notes[0].text == "计划"
    assert "# 按季度统计" in found.text


@pytest.mark.parametrize(
    ("slot", "text", "reason"),
    [
        (NAME, " ", "a project needs a name"),
        (Slot(Part.INDICATOR_NAME, line=FIRST), "", "an indicator needs a name"),
        (YEAR, "今年", "a year is written 2026"),
        (END, "年底", "a day is written 2026-01-31"),
        (TOTAL, "若干", "an amount is written 1,234,567.00 元, 4600 万元 or 1.5 亿元"),
        (SECTION, "没有", "write both levels, such as 产出指标 / 数量指标"),
        (Slot(Part.TARGET, line=99), "≥ 1 个", "this indicator is not there any more"),
        (Slot(Part.NOTE, "分值", line=FIRST), "若干", "a weight is a number, such as 10 or 7.5"),
        (Slot(Part.NOTE, "说明", line=FIRST), "甲 # 乙", "this cannot be written on one line of the file: 甲 # 乙"),
    ],
)
def test_what_cannot_stand_is_refused_with_the_reason(slot: Slot, text: str, reason: str) -> None:
    set_language(Language.ENGLISH)
    found, project = document()
    refusal = edits_for(found, project, slot, text)
    assert isinstance(refusal, Refusal)
    assert str(refusal.reason) == reason


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (NAME, "河道整治"),
        (YEAR, "2026"),
        (NATURE, ""),
        (TOTAL, "100 万元"),
        (OTHER, ""),
        (GOAL, "整治河道十条。"),
        (WHOLE_GOAL, ""),
        (SECTION, "产出指标 / 数量指标"),
        (Slot(Part.INDICATOR_NAME, line=FIRST), "整治河道"),
        (Slot(Part.TARGET, line=FIRST), "≥ 10 条"),
        (Slot(Part.TARGET, line=16), "?"),
        (Slot(Part.NOTE, "依据", line=FIRST), "计划"),
        (Slot(Part.NOTE, "说明", line=FIRST), ""),
    ],
)
def test_a_slot_shows_what_stands_there_and_keeps_it_where_it_is_put_back(slot: Slot, text: str) -> None:
    _found, project = document()
    assert text_in(project, slot) == text
    assert filled(slot, text) == TEXT
    assert label(slot)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("产出指标 / 数量指标", ("产出指标", "数量指标")),
        ("产出指标／数量指标", ("产出指标", "数量指标")),
        ("数量", ("产出指标", "数量指标")),
        ("产出指标", None),
        ("/ 数量指标", None),
    ],
)
def test_levels_are_read_in_full_or_by_level_2(text: str, levels: tuple[str, str] | None) -> None:
    assert levels_of(text) == levels
