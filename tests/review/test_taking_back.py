"""What was changed and is taken back leaves no trace: not in what the declaration says, and hardly in its text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from perftui.language.document import Document
from perftui.language.edits import UnwritableError, apply
from perftui.language.reader import read
from perftui.review.differences import ProjectChange, compare_project
from perftui.review.entries import Entry, What, entries
from perftui.review.matching import Match, MatchKind, match_projects
from perftui.review.taking_back import taken_back
from tests.language.strategies import REAL, declarations
from tests.support import WHOLE

TEXT = """\
# 两个部门一起申报
项目 电子政务建设
  年度: 2026
  项目性质: 经常性专项业务费 # 待定
  实施单位: 上海市数据局

  项目资金总额:
    财政资金: 9000 万元

  年度资金申请总额: 4600 万元
    当年财政拨款: 46,000,000.00 元

  年度总体目标:
    | 开展服务目录核定。
    | 完善用户服务机制。
    | 组织三次培训。

  成本指标 / 经济成本指标
    - 总成本 <= 500 万元

  产出指标 / 数量指标
    - 培训场次 ≥ 3 场
      分值: 10

    # 来自合同
    - 接入单位 ≥ 20 家
      依据: 合同
      待核: 名单
      待核: 时间

    - 目录条数 ≥ 100 条

  产出指标 / 质量指标
    - 热线服务一次性接通率 ≥ 85 %
      依据: 合同

    - 验收情况: 合格
"""


def document(text: str) -> Document:
    return read(text, "x.perf")[0]


def changes(old: Document, new: Document) -> list[tuple[ProjectChange, Entry]]:
    """Every entry with its project."""
    found = map(compare_project, match_projects(old.projects, new.projects))
    return [(change, entry) for change in found for entry in entries(change)]


def one(old: str, new: str, what: What) -> Entry:
    (found,) = [entry for _change, entry in changes(document(old), document(new)) if entry.what is what]
    return found


def after(old: str, new: str, what: What) -> str:
    """The new text with its one entry of a kind taken back."""
    before, now = document(old), document(new)
    ((change, entry),) = [each for each in changes(before, now) if each[1].what is what]
    return apply(now.text, taken_back(entry, change, before, now))


def without(text: str) -> str:
    assert text in TEXT
    return TEXT.replace(text, "")


def with_other(before: str, behind: str) -> str:
    assert before in TEXT
    return TEXT.replace(before, behind)


@pytest.mark.parametrize(
    ("new", "what"),
    [
        (with_other("项目 电子政务建设", "项目 电子政务建设与运行"), What.TITLE),
        (with_other("年度: 2026", "年度: 2027"), What.FIELD),
        (with_other("经常性专项业务费 #", "一次性项目 #"), What.FIELD),
        (with_other("  年度: 2026\n", "  年度: 2026\n  项目类别: 特定目标类\n"), What.FIELD),
        (without("  年度: 2026\n"), What.FIELD),
        (with_other("总额: 4600 万元", "总额: 47,000,000.00 元"), What.TOTAL),
        (with_other("拨款: 46,000,000.00 元", "拨款: 45,000,000.00 元"), What.PART),
        (
            with_other("拨款: 46,000,000.00 元\n", "拨款: 46,000,000.00 元\n    其他资金: 1.00 元\n"),
            What.PART,
        ),
        (with_other("财政资金: 9000 万元", "财政资金: 9500 万元"), What.TOTAL),
        (with_other("服务机制", "服务体系"), What.SENTENCE),
        (without("    | 完善用户服务机制。\n"), What.SENTENCE),
        (with_other("机制。\n", "机制。\n    | 扩大范围。\n"), What.SENTENCE),
        (with_other("热线服务一次性接通率", "热线一次性接通率"), What.NAME),
        (with_other("热线服务一次性接通率", '"热线: 接通率"'), What.NAME),
        (with_other("总成本 <= 500 万元", "总成本 ≤ 600 万元"), What.TARGET),
        (with_other("总成本 <= 500 万元", "总成本: 合理"), What.TARGET),
        (with_other("验收情况: 合格", "验收情况 ≥ 1 次"), What.TARGET),
        (with_other("分值: 10\n", "分值: 12\n"), What.NOTE),
        (without("      分值: 10\n"), What.NOTE),
        (with_other("验收情况: 合格\n", "验收情况: 合格\n      等级: 合格/不合格\n"), What.NOTE),
        (with_other("待核: 名单\n      待核: 时间", "待核: 名单\n      待核: 日期"), What.NOTE),
        (without("      待核: 时间\n"), What.NOTE),
        (with_other("      依据: 合同\n      待核", "      待核"), What.NOTE),
        (without("    - 培训场次 ≥ 3 场\n      分值: 10\n\n"), What.INDICATOR),
        (
            without("    # 来自合同\n    - 接入单位 ≥ 20 家\n      依据: 合同\n      待核: 名单\n      待核: 时间\n\n"),
            What.INDICATOR,
        ),
        (without("\n    - 目录条数 ≥ 100 条\n"), What.INDICATOR),
        (with_other("    - 验收情况: 合格\n", "    - 验收情况: 合格\n\n    - 新的 ≥ 1 个\n"), What.INDICATOR),
        (without("  成本指标 / 经济成本指标\n    - 总成本 <= 500 万元\n\n"), What.INDICATOR),
        (
            TEXT.replace("    - 目录条数 ≥ 100 条\n\n", "").replace(
                "  产出指标 / 质量指标\n", "  产出指标 / 质量指标\n    - 目录条数 ≥ 100 条\n\n"
            ),
            What.LEVELS,
        ),
        (without(TEXT), What.PROJECT),
        (TEXT + "\n项目 新\n  年度: 2026\n", What.PROJECT),
    ],
    ids=lambda each: each.name if isinstance(each, What) else "",
)
def test_one_change_taken_back_leaves_the_text_as_it_was(new: str, what: What) -> None:
    assert new != TEXT
    assert after(TEXT, new, what) == TEXT


def test_a_new_name_whose_former_one_was_written_down_leaves_neither() -> None:
    renamed = with_other("热线服务一次性接通率 ≥ 85 %\n", "热线接通 ≥ 85 %\n      原名: 热线服务一次性接通率\n")
    assert after(TEXT, renamed, What.NAME) == TEXT


def test_another_order_is_taken_back_with_all_that_belongs_to_the_indicators() -> None:
    first = "    - 培训场次 ≥ 3 场\n      分值: 10\n\n"
    reordered = TEXT.replace(first, "").replace("    - 目录条数 ≥ 100 条\n\n", f"    - 目录条数 ≥ 100 条\n\n{first}")
    assert one(TEXT, reordered, What.ORDER).number == 1
    assert after(TEXT, reordered, What.ORDER) == TEXT


def test_an_indicator_with_everything_that_changed_in_it_is_taken_back_at_once() -> None:
    changed = with_other("接入单位 ≥ 20 家\n      依据: 合同\n", "接入单位数 ≥ 30 家\n").replace("# 来自合同", "# 待补")
    assert {entry.what for _change, entry in changes(document(TEXT), document(changed))} > {What.NAME, What.TARGET}
    assert after(TEXT, changed, What.INDICATOR) == TEXT


def test_a_project_with_everything_that_changed_in_it_is_taken_back_at_once() -> None:
    other = with_other("2026", "2027").replace("# 待定", "").replace("500", "600").replace("服务目录", "目录")
    assert after(TEXT, other, What.PROJECT) == TEXT


def test_the_goal_is_taken_back_with_all_its_sentences() -> None:
    other = with_other("服务机制", "服务体系").replace("    | 组织三次培训。\n", "").replace("开展", "继续开展")
    assert after(TEXT, other, What.GOAL) == TEXT


def test_a_total_that_follows_from_its_parts_goes_back_with_them() -> None:
    old = "项目 甲\n  年度资金申请总额:\n    当年财政拨款: 1 万元\n    其他资金: 2 万元\n"
    new = "项目 甲\n  年度资金申请总额:\n    当年财政拨款: 3 万元\n    其他资金: 4 万元"
    assert after(old, new, What.TOTAL) == old.rstrip("\n")


def test_a_removed_project_comes_back_between_its_neighbours() -> None:
    blocks = ["项目 甲\n  年度: 2026\n", "# 乙的\n项目 乙\n  年度: 2026\n", "项目 丙\n  年度: 2026\n"]
    old = "\n".join(blocks)
    for gone in range(3):
        new = "\n".join(block for number, block in enumerate(blocks) if number != gone)
        assert after(old, new, What.PROJECT) == old


def test_a_removed_project_comes_back_above_the_summary_that_it_stood_above() -> None:
    summary = "汇总 全部\n  项目数: 1\n"
    assert after(f"项目 甲\n  年度: 2026\n\n{summary}", summary, What.PROJECT) == f"项目 甲\n  年度: 2026\n\n{summary}"


def test_the_line_ends_of_the_file_stay() -> None:
    new = without("    # 来自合同\n    - 接入单位 ≥ 20 家\n      依据: 合同\n      待核: 名单\n      待核: 时间\n\n")
    assert after(TEXT, new.replace("\n", "\r\n"), What.INDICATOR) == TEXT.replace("\n", "\r\n")


ADDED = "  成本指标 / 社会成本指标\n    - 投诉件数 ≤ 3 件\n\n"


@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
def test_a_section_that_came_with_an_indicator_goes_with_it(gap: str) -> None:
    old = TEXT.replace("\n\n", f"\n{gap}")
    new = old.replace("  产出指标 / 数量指标\n", ADDED + "  产出指标 / 数量指标\n")
    assert after(old, new, What.INDICATOR) == old


def test_a_section_that_came_with_a_moved_indicator_goes_when_it_moves_back() -> None:
    moved = without("\n    - 验收情况: 合格\n") + "\n  效益指标 / 社会效益指标\n    - 验收情况: 合格\n"
    assert after(TEXT, moved, What.LEVELS) == TEXT


def test_a_section_that_went_comes_back_where_it_stood_with_its_comments() -> None:
    section = "  # 重点\n  满意度指标 / 服务对象满意度指标\n    # 见附件\n    - 满意度 ≥ 90 % # 暂定\n\n"
    old = TEXT.replace("  成本指标 / 经济成本指标\n", section + "  成本指标 / 经济成本指标\n")
    assert after(old, TEXT, What.INDICATOR) == old


@pytest.mark.parametrize("gap", ["", "\n\n"])
def test_blank_lines_around_what_comes_back_are_those_that_were_there(gap: str) -> None:
    old = TEXT.replace("\n\n", f"\n{gap}")
    gone = "    - 培训场次 ≥ 3 场\n      分值: 10\n"
    assert after(old, old.replace(gone + gap, ""), What.INDICATOR) == old


def test_what_comes_back_is_spelled_as_it_was() -> None:
    old = TEXT.replace("    | ", "    |").replace("  年度: 2026", "  年度：2026 # 定")
    assert after(old, old.replace("    |完善用户服务机制。\n", ""), What.SENTENCE) == old
    assert after(old, old.replace("  年度：2026 # 定\n", ""), What.FIELD) == old


def test_a_comment_that_somebody_wrote_beside_a_change_stays_when_that_goes_back() -> None:
    other = with_other("    - 接入单位 ≥ 20 家", "    # 已核对\n    - 接入单位 ≥ 30 家")
    assert after(TEXT, other, What.TARGET) == with_other("    - 接入单位", "    # 已核对\n    - 接入单位")


def test_a_heading_that_no_line_can_hold_is_refused() -> None:
    old = "项目 甲\n  产出指标\n    - 乙 ≥ 1 个\n"
    with pytest.raises(UnwritableError):
        after(old, "项目 甲\n", What.INDICATOR)


HEADS = frozenset((What.GOAL, What.INDICATOR))


@given(
    declarations() | st.sampled_from(REAL),
    declarations() | st.sampled_from(REAL),
    st.sampled_from([HEADS, frozenset[What]()]),
    st.integers(0, 30),
)
@example(TEXT, WHOLE, HEADS, 0)
def test_every_change_taken_back_one_by_one_leaves_what_was_there(
    old: str, new: str, heads: frozenset[What], choice: int
) -> None:
    # Values are stored in NFC: one that was written otherwise does not come back as it was.
    assume(unicodedata.is_normalized("NFC", old))
    before, now = document(old), document(new)
    assume(len(before.projects) == len(now.projects) == 1)
    first = left = changes_left(before, now, heads)
    for _round in range(4 * len(first)):
        if left:
            change, entry = left[choice % len(left)]
            now = document(apply(now.text, taken_back(entry, change, before, now)))
            left = changes_left(before, now, heads)
    assert left == []


def changes_left(old: Document, new: Document, heads: frozenset[What]) -> list[tuple[ProjectChange, Entry]]:
    """What differs between the one project of either side; of what stands for several changes only `heads`."""
    assert len(new.projects) == 1
    change = compare_project(Match(old.projects[0], new.projects[0], MatchKind.SAME))
    return [(change, entry) for entry in entries(change) if not entry.is_head or entry.what in heads]
