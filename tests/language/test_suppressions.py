"""`# perftui: ignore[RULE] reason`, on the line or the line above."""

from __future__ import annotations

import time

import pytest

from perftui.language.document import Suppression
from perftui.language.reader import read

HEAD = "项目 甲\n  产出指标 / 数量指标\n"


def marks(text: str) -> tuple[Suppression, ...]:
    document, found = read(text)
    assert [one.code for one in found if one.code == "S123"] == []
    for mark in document.suppressions:
        assert document.at(mark.span).startswith("#")
    return document.suppressions


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("line", "rules", "reason"),
    [
        ("# perftui: ignore[I403] 没有计量单位", ("I403",), "没有计量单位"),
        ("#perftui:ignore[val-nounit]理由", ("val-nounit",), "理由"),
        ("#  perftui： ignore [I403, val-missing ,] 两条", ("I403", "val-missing"), "两条"),
        ("# perftui: ignore[I403，I401、M201] 三条", ("I403", "I401", "M201"), "三条"),
        ("# perftui: ignore[I403] 理由 # 再说一句", ("I403",), "理由 # 再说一句"),
        ("# Perftui: Ignore[I403] 大写", ("I403",), "大写"),
        ("#\u3000PERFTUI：ignore［I403，val－missing］ 全角（理由）", ("I403", "val-missing"), "全角（理由）"),
        ("# ｐｅｒｆｔｕｉ：ｉｇｎｏｒｅ【Ｉ４０３】全角", ("I403",), "全角"),
    ],
)
def test_a_comment_speaks_for_its_own_line_and_the_next(
    line: str, rules: tuple[str, ...], reason: str, ending: str
) -> None:
    text = f"{HEAD}    {line}\n\n    # 注\n    - 甲 ≥ 3\n".replace("\n", ending)
    (mark,) = marks(text)
    assert (mark.rules, mark.reason, mark.lines) == (rules, reason, (3, 6))
    assert read(text)[0].at(mark.span) == line


@pytest.mark.parametrize(
    "line",
    [
        "项目 乙",
        '项目 "乙"',
        "汇总 乙",
        "年度: 2026",
        "年度:",
        "产出指标 / 质量指标",
        "- 甲 ≥ 3",
        "- 甲 ≥ 3 个",
        "- 甲 ≤ 2026-12-31",
        "- 甲: 合规",
        "- 甲:",
    ],
)
def test_behind_a_line_it_speaks_for_that_line(line: str) -> None:
    (mark,) = marks(f"{HEAD}  {line} # perftui: ignore[I403] 理由: 见附件\n")
    assert (mark.lines, mark.rules, mark.reason) == ((3, 3), ("I403",), "理由: 见附件")


@pytest.mark.parametrize("before", ["    # 说明 ", "    #说明", "    - 甲 ≥ 3 # 说明 ", "    - 甲 ≥ 3 # 见 #12 "])
def test_it_may_stand_behind_another_comment(before: str) -> None:
    text = f"{HEAD}{before}# perftui: ignore[I403] 理由\n"
    (mark,) = marks(text)
    assert (mark.rules, mark.reason) == (("I403",), "理由")
    assert read(text)[0].at(mark.span) == "# perftui: ignore[I403] 理由"


def test_two_in_one_comment_are_two() -> None:
    text = f"{HEAD}    # perftui: ignore[A] 一  #perftui: ignore[B] 二 \n    - 甲 ≥ 3\n"
    found = marks(text)
    assert [(mark.rules, mark.reason, mark.lines) for mark in found] == [(("A",), "一", (3, 4)), (("B",), "二", (3, 4))]
    assert [read(text)[0].at(mark.span) for mark in found] == ["# perftui: ignore[A] 一", "#perftui: ignore[B] 二"]


def test_several_above_and_behind_speak_for_one_line() -> None:
    found = marks(f"{HEAD}# perftui: ignore[A] 一\n# perftui: ignore[B] 二\n- 甲 ≥ 3 # perftui: ignore[C] 三\n")
    assert [(mark.rules, mark.lines) for mark in found] == [(("A",), (3, 5)), (("B",), (4, 5)), (("C",), (5, 5))]


def test_at_the_end_of_a_file_it_speaks_for_nothing_else() -> None:
    (mark,) = marks("项目 甲\n# perftui: ignore[A] 一")
    assert mark.lines == (2, 2)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("  | # perftui: ignore[I403] 这是目标的文字", "# perftui: ignore[I403] 这是目标的文字"),
        ("  主管部门: 某局#perftui: ignore[I403] 这是值", "#perftui: ignore[I403] 这是值"),
        ("  主管部门: 某局 #Perftui：ignore［I403］ 这是值 ", "#Perftui：ignore［I403］ 这是值"),
        ("  主管部门: 某局 ＃ perftui: ignore[I403] 全角井号", "＃ perftui: ignore[I403] 全角井号"),
        ("    - 甲 # perftui: ignore[I403] 冒号在前，这是文字", "# perftui: ignore[I403] 冒号在前，这是文字"),
        ("    - 甲# perftui: ignore[I403] ≥ 3", "# perftui: ignore[I403] ≥ 3"),
        ("  # 见 perftui: ignore[I403] 前面没有井号", "perftui: ignore[I403] 前面没有井号"),
        ("  # perftui ignore[I403] 没有冒号", "# perftui ignore[I403] 没有冒号"),
        ("  # perftui-ignore: I403", "# perftui-ignore: I403"),
        ("  # perfui: ignore[I403] 写错了", "ignore[I403] 写错了"),
        ("  年度: 2026 # ignore【I403】 没有名称", "ignore【I403】 没有名称"),
        (
            "  # 见 perftui: ignore[A] 一 # perftui: ignore[I403] 理由",
            "perftui: ignore[A] 一 # perftui: ignore[I403] 理由",
        ),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_was_meant_as_one_and_is_none_is_found(line: str, place: str, ending: str) -> None:
    document, found = read(f"项目 甲\n  项目总目标:\n{line}\n".replace("\n", ending))
    assert [document.at(one.span) for one in found if one.code == "S123"] == [place]
    assert [mark.rules for mark in document.suppressions] == ([("I403",)] if line.count("[") == 2 else [])


@pytest.mark.parametrize(
    "line",
    [
        "  # perftui 是一个程序",
        "  # ignore 是忽略",
        "  | 使用 perftui 的单位，不得 ignore[数据]",
        "  # perftui: ignore[I403] 同 perftui: ignore[I401] 的理由",
    ],
)
def test_what_only_mentions_it_is_text(line: str) -> None:
    _document, found = read(f"项目 甲\n  项目总目标:\n{line}\n")
    assert "S123" not in {one.code for one in found}


@pytest.mark.parametrize(
    "begin",
    ["# perftui", "perftui:", "# perftui: ignore[A]", "# perftui: ignore[", "#", "# perftui: ignore[A", "# ignore"],
)
def test_blanks_without_end_take_no_time(begin: str) -> None:
    started = time.process_time()
    read(f"{HEAD}    - 甲 ≥ 3 {begin}{' ' * 60_000}\rx\n    {begin}{' ' * 60_000}x # perftui: ignore\n")
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "comment",
    [
        "# perftui: ignore[I403]",
        "# perftui: ignore[I403]   ",
        "# perftui: ignore[] 理由",
        "# perftui: ignore[ , ] 理由",
        "# perftui: ignore I403 理由",
        "# perftui: ignore[I403 理由",
        "# perftui: skip[I403] 理由",
        "# perftui:",
    ],
)
@pytest.mark.parametrize("before", ["    ", "    - 甲 ≥ 3 "])
def test_one_without_its_rules_or_its_reason_is_found(comment: str, before: str) -> None:
    document, found = read(f"{HEAD}{before}{comment}\r\n")
    assert document.suppressions == ()
    assert [(one.code, document.at(one.span)) for one in found] == [("S123", comment.rstrip())]
