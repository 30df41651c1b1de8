"""What counts as Chinese characters."""

from __future__ import annotations

import pytest

from perftui.rules.han import is_han


@pytest.mark.parametrize("text", ["㐀", "鿿", "数据"])
def test_ideographs_are(text: str) -> None:
    assert is_han(text)


@pytest.mark.parametrize("text", ["", "数据x", "，", "ア", "　", "Ａ", "数 据"])
def test_marks_and_other_letters_are_not(text: str) -> None:
    assert not is_han(text)
