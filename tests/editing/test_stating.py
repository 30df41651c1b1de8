"""What a summary states beside what its projects are."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from perftui.editing.slot import Part, Slot
from perftui.editing.stating import Found, found_of, preview_stated
from perftui.language.keys import Key
from perftui.workspace import Stated, load

PROJECTS = """\
项目 甲
  年度: 2026
  主管部门: 水务局
  年度资金申请总额: 100 万元

项目 乙
  年度: 2026
  主管部门: 环保局
  年度资金申请总额:
    当年财政拨款: 20 万元
    其他资金: 5 万元

项目 丙
  年度: 2025
  主管部门: 水务局
"""


@pytest.fixture
def stated(tmp_path: Path) -> list[tuple[Stated, Found]]:
    """Summaries of a folder, each with what was found."""
    (tmp_path / "a.perf").write_text(PROJECTS, "utf-8")
    (tmp_path / "汇总.perf").write_text(
        "汇总 全部\n  项目数: 3\n  年度资金合计: 120 万元\n\n汇总 今年\n  年度: 2026\n  年度资金合计: 125 万元\n\n"
        "汇总 水务\n  主管部门: 水务局\n  项目数: 1\n",
        "utf-8",
    )
    workspace = load([tmp_path])
    return [(each, found_of(workspace, each)) for each in workspace.summaries()]


def test_projects_are_counted_by_the_year_and_the_department_that_a_summary_names(
    stated: list[tuple[Stated, Found]],
) -> None:
    assert [found for _each, found in stated] == [
        Found(3, Decimal(1_250_000), 1),
        Found(2, Decimal(1_250_000)),
        Found(2, Decimal(1_000_000), 1),
    ]


def test_what_is_stated_agrees_or_not_or_cannot_be_told(stated: list[tuple[Stated, Found]]) -> None:
    every = [
        (found.agrees(each.summary, Key.PROJECT_COUNT), found.agrees(each.summary, Key.ANNUAL_TOTAL))
        for each, found in stated
    ]
    assert every == [(True, False), (None, True), (False, None)]


def test_where_amounts_are_missing_a_greater_sum_may_be_right(stated: list[tuple[Stated, Found]]) -> None:
    summary = stated[0][0].summary
    assert Found(3, Decimal(1_200_000), 1).agrees(summary, Key.ANNUAL_TOTAL) is None
    assert Found(3, Decimal(1_200_000)).agrees(summary, Key.ANNUAL_TOTAL) is True


def test_what_was_found_is_written_in_the_unit_that_stood_there() -> None:
    found = Found(9, Decimal(1_250_000))
    assert found.text(Key.PROJECT_COUNT) == "9"
    assert found.text(Key.ANNUAL_TOTAL, "120 万元") == "125.00 万元"
    assert found.text(Key.ANNUAL_TOTAL) == "1,250,000.00 元"


@pytest.mark.parametrize(
    ("key", "text", "said", "wrong"),
    [
        (Key.ANNUAL_TOTAL, "125", "it adds up", False),
        (Key.ANNUAL_TOTAL, "1 元", "add up to 1,250,000.00 元", True),
        (Key.ANNUAL_TOTAL, "viel", "no amount", True),
        (Key.PROJECT_COUNT, "3", "3 projects", False),
        (Key.PROJECT_COUNT, "4 个", "3 projects are here", True),
        (Key.PROJECT_COUNT, "vier", "written 9", True),
        (Key.YEAR, "bald", "written 2026", True),
        (Key.YEAR, "", "taken out", False),
    ],
)
def test_what_is_typed_is_compared_with_what_was_found(
    stated: list[tuple[Stated, Found]], key: Key, text: str, said: str, *, wrong: bool
) -> None:
    each, found = stated[0]
    preview = preview_stated(each.summary, Slot(Part.SUMMARY_FIELD, key, line=1), text, found)
    assert preview is not None
    assert said in str(preview.message)
    assert preview.wrong is wrong


def test_a_summary_needs_a_name(stated: list[tuple[Stated, Found]]) -> None:
    each, found = stated[0]
    slot = Slot(Part.SUMMARY_NAME, line=1)
    preview = preview_stated(each.summary, slot, " ", found)
    assert preview is not None
    assert preview.wrong
    assert preview_stated(each.summary, slot, "甲", found) is None
