"""What a change of layout must not change is compared line by line."""

from __future__ import annotations

import pytest

from perftui.language.document import Document
from perftui.language.meaning import changed_line, lost_line
from perftui.language.reader import read
from tests.support import WHOLE


def document(text: str) -> Document:
    return read(text)[0]


def test_order_and_spelling_and_comments_are_no_meaning() -> None:
    before = (
        "项目 甲\n产出指标/质量指标\n- 乙>=１.０％\n产出指标/数量指标\n- 丙: 好\n年度:2026年\n年度总体目标:\n|一。\n"
    )
    after = (
        "# 注\n项目 甲\n  年度: 2026\n\n  年度总体目标:\n    | 一。\n\n"
        "  产出指标 / 数量指标\n    - 丙: 好\n\n  产出指标 / 质量指标\n    - 乙 ≥ 1.0 %\n"
    )
    assert changed_line(document(before), document(after)) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("项目 高性能计算服务经费", "项目 高性能计算经费"),
        ("  年度: 2026", "  年度: 2027"),
        ("  项目类别: 特定目标类", "  项目类别:"),
        ("    其他资金: 0.5 元", "    其他资金: 0.6 元"),
        ("  年度资金申请总额: 38,000,000.00 元", "  年度资金申请总额:"),
        ("    上年结转资金: 1,000,000.00 元", "    上年结转资金: 100 万"),
        ("    | 三年内建成公共算力平台。", "    | 二年内建成公共算力平台。"),
        ("  产出指标 / 质量指标", "  产出指标 / 质量"),
        ("    - 上海市气象局机时量 > 11000 万核小时", "    - 上海市气象局机时量 ≥ 11000 万核小时"),
        ("    - 培训数量: ?", "    - 培训数量: 若干"),
        ("    - 完成验收 ≤ 2026-11-30", "    - 完成验收 ≤ 2026-11-29"),
        ("      数据来源: 机时统计月报", "      数据来源: 机时统计年报"),
        ('    - "公益类用户 A:B 满意度" ≥ 90 %', '    - "公益类用户 A:C 满意度" ≥ 90 %'),
    ],
)
def test_the_line_that_says_something_else_is_named(old: str, new: str) -> None:
    assert WHOLE.count(f"{old}\n") == 1
    line = WHOLE[: WHOLE.index(f"{old}\n")].count("\n") + 1
    assert changed_line(document(WHOLE), document(WHOLE.replace(f"{old}\n", f"{new}\n"))) == line


def test_what_is_missing_or_new_is_named_by_its_neighbour() -> None:
    assert changed_line(document("项目 甲\n项目 乙\n"), document("项目 甲\n")) == 2
    assert changed_line(document("项目 甲\n"), document("项目 甲\n项目 乙\n")) == 1
    assert changed_line(document("汇总 甲\n  项目数: 1\n"), document("汇总 甲\n  项目数: 2\n")) == 2


def test_a_comment_or_an_unread_line_that_is_gone_is_named() -> None:
    text = "# 一\n项目 甲 # 二\n  乱写\n# 一\n"
    assert lost_line(document(text), document("项目 甲\n# 一\n乱写\n  乱写\n# 一\n# 二\n")) is None
    assert lost_line(document(text), document("# 一\n项目 甲 # 二\n  乱写\n")) == 4
    assert lost_line(document(text), document("# 一\n项目 甲\n  乱写\n# 一\n")) == 2
    assert lost_line(document(text), document("# 一\n项目 甲 # 二\n乱写\n# 一\n")) == 3
