"""A pattern means what it means in `.gitignore`."""

from __future__ import annotations

import unicodedata

import pytest

from perftui.config.globs import matches


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("甲.perf", "甲.perf"),
        ("甲.perf", "局/处/甲.perf"),
        ("*.perf", "局/甲.perf"),
        ("历年", "历年/2024/甲.perf"),
        ("历年/", "局/历年/甲.perf"),
        ("历年/**", "历年/2024/甲.perf"),
        ("/历年", "历年/甲.perf"),
        ("局/*/甲.perf", "局/处/甲.perf"),
        ("局/**/甲.perf", "局/甲.perf"),
        ("局/**/甲.perf", "局/处/科/甲.perf"),
        ("**/甲.perf", "甲.perf"),
        ("**", "局/甲.perf"),
        ("20??", "2024/甲.perf"),
        ("../申报/**", "../申报/甲.perf"),
        ("甲[1](2)+.perf", "甲[1](2)+.perf"),
        ("é", unicodedata.normalize("NFD", "é/甲.perf")),
    ],
)
def test_meant(pattern: str, path: str) -> None:
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("甲", "甲.perf"),
        ("*.perf", "甲.perf.bak"),
        ("历年", "历年表/甲.perf"),
        ("/历年", "局/历年/甲.perf"),
        ("局/历年", "市/局/历年/甲.perf"),
        ("局/*.perf", "局/处/甲.perf"),
        ("局/*/甲.perf", "局/处/科/甲.perf"),
        ("20??", "2024年/甲.perf"),
        ("a.c", "abc"),
        ("甲[1].perf", "甲1.perf"),
    ],
)
def test_not_meant(pattern: str, path: str) -> None:
    assert not matches(pattern, path)
