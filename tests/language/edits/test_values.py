"""What stands on a line is replaced, and nothing beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perftui.language import edits
from perftui.language.keys import Key, Note
from perftui.model import Quality, Span
from tests.language.edits.support import TEXT, after, difference, opened


def test_names_are_replaced_with_the_quotes_they_need() -> None:
    document, project = opened()
    changed = after(TEXT, edits.rename_indicator(document, project.indicators[0], "比例 A:B"))
    assert difference(TEXT, changed)[1] == ['  - "比例 A:B"  ≥  3   场   # 暂定']
    changed = after(TEXT, edits.rename_indicator(document, project.indicators[2], "丙"))
    assert difference(TEXT, changed)[1] == ["  - 丙: 合规"]
    changed = after(TEXT, edits.rename_block(document, project, "甲 # 乙"))
    assert difference(TEXT, changed)[1] == ['项目 "甲 # 乙"  # 二期']


@pytest.mark.parametrize(("text", "line"), [("项目\n", "项目 甲"), ("项目 # 注\n", "项目 甲 # 注")])
def test_a_missing_name_is_put_behind_the_keyword(text: str, line: str) -> None:
    document, project = opened(text)
    assert after(text, edits.rename_block(document, project, "甲")) == f"{line}\n"


@pytest.mark.parametrize("name", ["", "  ", "甲\n乙"])
def test_a_name_that_no_line_can_hold_is_refused(name: str) -> None:
    document, project = opened()
    with pytest.raises(edits.UnwritableError):
        edits.rename_block(document, project, name)


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


def test_an_amount_keeps_the_unit_of_its_author() -> None:
    document, project = opened()
    assert project.annual_funds is not None
    assert project.annual_funds.written is not None
    changed = after(TEXT, edits.set_amount(document, project.annual_funds.written, Decimal(12_345_678)))
    assert difference(TEXT, changed)[1] == ["    年度资金申请总额: 1,234.5678 万元"]
    changed = after(TEXT, edits.set_amount(document, project.annual_funds.parts[0], Decimal(5)))
    assert difference(TEXT, changed)[1] == ["      其他资金: 5.00 元 # 待定"]


def test_what_is_typed_is_stored_in_its_composed_form() -> None:
    document, project = opened("项目 甲\n  项目总目标:\n    | 一\n\n  产出指标 / 数量指标\n    - 乙 ≥ 1 个\n")
    typed, stored, nowhere = "e\u0301", "\u00e9", Span(1, 0, 1, 0)
    indicator = project.indicators[0]
    for made in (
        edits.rename_block(document, project, typed),
        edits.set_field(document, project, Key.CODE, typed),
        edits.set_goal(document, project, Key.TOTAL_GOAL, [typed]),
        edits.set_levels(document, project.sections[0], (typed, typed)),
        edits.rename_indicator(document, indicator, typed),
        edits.set_target(document, indicator, Quality(typed, nowhere)),
        edits.set_note(document, indicator, Note.BASIS, typed),
        edits.add_indicator(document, project, ("甲", typed), typed, Quality(typed, nowhere)),
    ):
        changed = after(document.text, made)
        assert stored in changed
        assert typed not in changed
