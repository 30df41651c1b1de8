import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.display import (
    breaks,
    call_from,
    called,
    cut,
    fit,
    has_unshowable,
    on_one_line,
    printable,
    printable_lines,
    unshowable,
    width,
    wrap,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("数据，。 a1❤\ufe0f\u20e3"), max_size=60)


class TestPrintable:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("数据 ≥ 99 %", "数据 ≥ 99 %"),
            ("\x1b[31m", "\\x1b[31m"),
            ("a\tb\nc", "a\\x09b\\x0ac"),
            ("\u202ex\u2066", "\\u202ex\\u2066"),
            ("\u200b\ufeff\x7f\x9b", "\\u200b\\ufeff\\x7f\\x9b"),
            ("\ud800", "\\ud800"),
            ("\U000e0041", "\\U000e0041"),
            ("①❤\ufe0f", "①❤\ufe0f"),
        ],
    )
    def test_escapes_what_a_terminal_would_obey(self, text: str, shown: str) -> None:
        assert printable(text) == shown

    @given(st.text())
    def test_leaves_nothing_to_escape(self, text: str) -> None:
        assert not has_unshowable(printable(text))
        assert printable(printable(text)) == printable(text)

    def test_of_lines_keeps_line_ends_and_tabs(self) -> None:
        assert printable_lines("a\tb\n\x1b") == "a\tb\n\\x1b"


def test_blanks_and_line_ends_that_stand_together_are_one_blank() -> None:
    assert on_one_line(" 一\n  二\t\u3000三 \n") == "一 二 三"


def test_unshowable_stretches_are_joined() -> None:
    assert unshowable("a\x1b\x07b\u202e") == [(1, 3), (4, 5)]


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("abc", 3), ("数据", 4), ("≥“…", 3), ("１", 2), ("𠮷", 2), ("a\u0301", 1)]
)
def test_width_is_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells


class TestFit:
    def test_pads_on_either_side(self) -> None:
        assert (fit("数", 4), fit("数", 4, right=True)) == ("数  ", "  数")

    @given(TEXT, st.integers(0, 30))
    def test_has_exactly_the_width(self, text: str, cells: int) -> None:
        assert width(fit(printable(text), cells)) == cells


class TestCut:
    @pytest.mark.parametrize(
        ("text", "cells", "shown"),
        [("数据要素", 8, "数据要素"), ("数据要素", 7, "数据要…"), ("数据", 2, "…"), ("数", 0, "")],
    )
    def test_says_that_something_is_left_out(self, text: str, cells: int, shown: str) -> None:
        assert cut(text, cells) == shown


class TestWrap:
    def test_breaks_between_chinese_characters_and_not_inside_latin_words(self) -> None:
        assert wrap("支持 Python 语言", 8) == ["支持", "Python", "语言"]
        assert wrap("一二三四五", 4) == ["一二", "三四", "五"]

    def test_never_begins_a_line_with_a_closing_mark(self) -> None:
        assert wrap("研发负担，满足需求。", 8) == ["研发负", "担，满足", "需求。"]
        assert wrap("研发《规划》）。后", 8) == ["研发《规", "划》）。", "后"]

    def test_never_behind_an_opening_mark(self) -> None:
        assert wrap("研发规（二〇二六）", 8) == ["研发规", "（二〇二", "六）"]
        assert wrap("（（（（（", 4) == ["（（", "（（", "（"]

    def test_never_between_a_number_and_its_percent_sign(self) -> None:
        assert wrap("合格率达 95 %。", 11) == ["合格率达", "95 %。"]

    def test_breaks_a_word_that_is_longer_than_a_line(self) -> None:
        assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]

    def test_keeps_paragraphs(self) -> None:
        assert wrap("一\n\n二", 4) == ["一", "", "二"]

    @given(TEXT, st.integers(2, 40))
    def test_no_line_is_wider_and_nothing_is_lost(self, text: str, cells: int) -> None:
        lines = wrap(printable(text), cells)
        assert all(width(line) <= cells for line in lines)
        assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", printable(text))


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("    | 整治河道十条，清淤八公里。", 16, ["    | 整治河道十", "条，清淤八公里。"]),
        ("    | 整治河道十，条。", 16, ["    | 整治河道", "十，条。"]),
        ("abcdefghij klm", 6, ["abcdef", "ghij ", "klm"]),
        ("短", 6, ["短"]),
        ("", 6, [""]),
    ],
)
def test_a_text_in_an_editor_breaks_between_chinese_characters_and_loses_nothing(
    text: str, cells: int, lines: list[str]
) -> None:
    places = [0, *breaks(text, cells), len(text)]
    assert [text[start:end] for start, end in itertools.pairwise(places)] == lines


@given(TEXT.filter(lambda text: "\n" not in text), st.integers(4, 30))
def test_no_line_of_an_editor_is_wider_than_its_room(text: str, cells: int) -> None:
    places = [0, *breaks(text, cells), len(text)]
    assert places == sorted(set(places)) or not text
    assert [line for line in itertools.pairwise(places) if width(text[slice(*line)].rstrip()) > cells] == []


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Path]:
    """A folder that one stands in."""
    call_from(tmp_path)
    yield tmp_path
    call_from(None)


def test_a_file_is_called_from_the_folder_that_one_stands_in(start: Path) -> None:
    inside, beside = start / "a" / "b.perf", start.parent / "c.perf"
    assert called(inside) == called(str(inside)) == str(Path("a", "b.perf"))
    assert (called(beside), called(start)) == (str(beside), str(start))
    call_from(None)
    assert called(inside) == str(inside)
