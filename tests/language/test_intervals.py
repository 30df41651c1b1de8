"""Ranges where a target is meant."""

from __future__ import annotations

import pytest

from perftui.language.intervals import interval
from perftui.notation import target_text


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("80%-90%", ["≥ 80 %", "≤ 90 %"]),
        ("80-90 %", ["≥ 80 %", "≤ 90 %"]),
        ("保持在3至5个", ["≥ 3 个", "≤ 5 个"]),
        ("1万-2万元", ["≥ 1 万元", "≤ 2 万元"]),
        ("30分钟至1小时", ["≥ 30 分钟", "≤ 1 小时"]),
    ],
)
def test_a_range_is_two_targets(text: str, bounds: list[str]) -> None:
    found = interval(text)
    assert found is not None
    assert [target_text(each) for each in found] == bounds


@pytest.mark.parametrize("text", ["90%", "3级-5级", "3月-5月", "3-5月", "2026年-2027年", "10:00-12:00", "合规"])
def test_grades_and_days_are_no_range(text: str) -> None:
    assert interval(text) is None
