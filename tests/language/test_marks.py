"""Suppressions are written and taken away as text edits that read back as meant."""

from __future__ import annotations

import pytest

from perftui.language.edits import apply
from perftui.language.marks import mark_above, with_rules, without_mark, without_rule
from perftui.language.reader import read

HEAD = "项目 甲\n  产出指标 / 数量指标\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("line", ["    - 甲 ≥ 3", "\t- 甲 ≥ 3", "- 甲 ≥ 3"])
def test_one_above_a_line_speaks_for_it(line: str, ending: str) -> None:
    document, _found = read(f"{HEAD}{line}\n".replace("\n", ending))
    document, found = read(apply(document.text, [mark_above(document, 3, ["I401", "I403"], "一")]))
    (mark,) = document.suppressions
    assert (mark.rules, mark.reason, mark.lines, found) == (("I401", "I403"), "一", (3, 4), ())
    assert document.lines[3] == line


@pytest.mark.parametrize(
    ("written", "reason", "result"),
    [
        ("ignore[I401] 一", "二", "ignore[I401, I403] 一；二"),
        ("ignore[I401] 一", "一", "ignore[I401, I403] 一"),
        ("ignore [ I401 , ]一", "二", "ignore [ I401, I403 , ]一；二"),
    ],
)
def test_another_rule_joins_with_its_reason(written: str, reason: str, result: str) -> None:
    document, _found = read(f"{HEAD}    - 甲 ≥ 3 # perftui: {written}\n")
    text = apply(document.text, with_rules(document.suppressions[0], ["I403"], reason))
    assert text == f"{HEAD}    - 甲 ≥ 3 # perftui: {result}\n"
    assert read(text)[0].suppressions[0].rules == ("I401", "I403")


@pytest.mark.parametrize(("number", "rules"), [(0, ("I403", "M201")), (1, ("I401", "M201")), (2, ("I401", "I403"))])
@pytest.mark.parametrize("written", ["I401, I403, M201", "I401，I403、M201", " I401 ,I403, M201,"])
def test_one_rule_of_several_goes(number: int, rules: tuple[str, ...], written: str) -> None:
    document, _found = read(f"{HEAD}    - 甲 ≥ 3 # perftui: ignore[{written}] 一\n")
    (mark,) = document.suppressions
    (after,) = read(apply(document.text, without_rule(document, mark, number)))[0].suppressions
    assert (after.rules, after.reason) == (rules, "一")


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_the_only_rule_takes_the_suppression_along(ending: str) -> None:
    above = "    # perftui: ignore[I401] 一\n    - 甲 ≥ 3"
    behind = "    - 甲 ≥ 3 \u3000# perftui: ignore[I401] 一"
    line = ending or "\n"
    for written in (above, behind):
        document, _found = read(f"{HEAD}{written}".replace("\n", line) + ending)
        (mark,) = document.suppressions
        bare = f"{HEAD}    - 甲 ≥ 3".replace("\n", line) + ending
        assert apply(document.text, without_rule(document, mark, 0)) == bare


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("    # 注 # perftui: ignore[I401] 一", "    # 注"),
        ("    - 甲 ≥ 3 # 注 # perftui: ignore[I401] 一 ", "    - 甲 ≥ 3 # 注"),
        ("    # perftui: ignore[I401] 一 # perftui: ignore[A] 二", "    # perftui: ignore[A] 二"),
    ],
)
def test_other_comments_on_the_line_stay(written: str, bare: str, ending: str) -> None:
    line = ending or "\n"
    document, _found = read(f"{HEAD}{written}".replace("\n", line) + ending)
    assert apply(document.text, without_mark(document, document.suppressions[0])) == (
        f"{HEAD}{bare}".replace("\n", line) + ending
    )


def test_a_suppression_on_the_last_line_without_a_line_end_goes_whole() -> None:
    document, _found = read(f"{HEAD}    - 甲 ≥ 3\n    # perftui: ignore[I401] 一")
    assert apply(document.text, without_mark(document, document.suppressions[0])) == f"{HEAD}    - 甲 ≥ 3"
