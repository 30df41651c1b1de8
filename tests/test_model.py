"""What the records derive from what was written."""

from decimal import Decimal

import pytest

from perftui.language.reader import read
from perftui.model import Goal, GoalLine, Project, Span, TargetKind

PLACE = Span(1, 0, 1, 0)


def project(*lines: str) -> Project:
    document, _found = read("项目 甲\n" + "".join(f"{line}\n" for line in lines))
    return document.projects[0]


def goal(*lines: str) -> Goal:
    return Goal("年度总体目标", tuple(GoalLine(line, PLACE) for line in lines), PLACE)


def test_a_total_left_out_is_derived() -> None:
    funds = project("年度资金申请总额:", "当年财政拨款: 1.5 万元", "其他资金: 0.10 元").annual_funds
    assert funds is not None
    assert funds.written is None
    assert funds.total == Decimal("15000.10")


def test_a_written_total_is_the_total_even_where_the_parts_differ() -> None:
    funds = project("年度资金申请总额: 5 元", "当年财政拨款: 3 元").annual_funds
    assert funds is not None
    assert (funds.total, funds.sum_of_parts) == (Decimal(5), Decimal(3))


def test_blank_is_absent_and_not_zero() -> None:
    funds = project("年度资金申请总额: 5 元", "上年结转资金:", "其他资金: 0.00 元").annual_funds
    assert funds is not None
    assert funds.part("当年财政拨款") is None
    assert funds.part("上年结转资金") is None
    assert funds.part("其他资金") == Decimal("0.00")


def test_amounts_of_any_length_add_up_exactly() -> None:
    funds = project("年度资金申请总额:", f"当年财政拨款: {'9' * 30} 元", "其他资金: 0.01 元").annual_funds
    assert funds is not None
    assert funds.total == Decimal("9" * 30 + ".01")


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (("完成二期，", "上线运行。"), ("完成二期，上线运行。",)),
        (("完成。", "", "上线。"), ("完成。", "上线。")),
        (("full", "service"), ("full service",)),
        (("建成GPU", "cluster平台"), ("建成GPU cluster平台",)),
        (("", "完成。", "", "", "上线。", ""), ("完成。", "上线。")),
        ((), ()),
    ],
)
def test_lines_join_to_paragraphs(lines: tuple[str, ...], paragraphs: tuple[str, ...]) -> None:
    assert goal(*lines).paragraphs == paragraphs


def test_the_four_kinds_of_target() -> None:
    read_back = project(
        "产出指标 / 数量指标", "- 场次 ≥ 3 场", "- 验收 ≤ 2026-06-30", "- 合规性: 合规", "- 未定: ?"
    ).indicators
    assert [indicator.target.kind for indicator in read_back] == list(TargetKind)


def test_an_attribute_is_found_by_its_key() -> None:
    (indicator,) = project("产出指标 / 数量指标", "- 场次 ≥ 3 场", "说明: 线下").indicators
    note = indicator.note("说明")
    assert note is not None
    assert note.text == "线下"
    assert indicator.note("依据") is None
