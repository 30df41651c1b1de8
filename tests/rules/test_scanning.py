"""Searching by the signs that a pattern begins with."""

from __future__ import annotations

import re

import pytest

from perftui.rules.scanning import found_at

PATTERN = re.compile(r"《[^《》]*》|(?<!\d)20\d\d年|20")
BEGINS = re.compile("[《2]")


@pytest.mark.parametrize(
    "text",
    ["", "没有", "《2026年计划》和2026年", "12026年", "2020", "《《甲》2025年", "20 20"],
)
def test_it_finds_what_the_pattern_finds(text: str) -> None:
    assert [found.span() for found in found_at(BEGINS, PATTERN, text)] == [
        found.span() for found in PATTERN.finditer(text)
    ]
