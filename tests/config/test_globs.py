"""A pattern means what it means in `.gitignore`."""

from __future__ import annotations

import time
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
        ("*稿*.perf", "草稿二稿定.perf"),
        ("*a*b", "aabab"),
        ("甲*?乙", "甲丙丁乙"),
        ("局**稿", "局/处/草稿"),
        ("**/**/甲", "局/甲"),
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
        ("*a*b", "aaba"),
        ("*稿*/*.perf", "草稿/二/甲.perf"),
        ("甲*?乙", "甲乙"),
        ("a.c", "abc"),
        ("甲[1].perf", "甲1.perf"),
    ],
)
def test_not_meant(pattern: str, path: str) -> None:
    assert not matches(pattern, path)


@pytest.mark.parametrize("pattern", ["*a" * 20 + "b", "**/" * 20 + "b", "*?" * 20 + "b"])
def test_no_pattern_takes_long(pattern: str) -> None:
    started = time.process_time()
    assert not matches(pattern, "a" * 200 + "/" + "a" * 200)
    assert time.process_time() - started < 1
