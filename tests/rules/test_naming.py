"""Names of indicators: their ends and the places of their parts."""

from __future__ import annotations

import pytest

from perftui.model import Indicator, Open, Span
from perftui.rules.naming import bare, part, without_asides
from perftui.rules.words import Words


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("培训合格率（%）", "培训合格率"),
        ("培训合格率 (%)", "培训合格率"),
        ("培训合格率", "培训合格率"),
        ("（一）", "（一）"),
        ("率）", "率）"),
    ],
)
def test_a_remark_in_brackets_at_the_end_is_no_part_of_the_name(name: str, end: str) -> None:
    assert bare(name) == end


def test_titles_and_numbers_are_blanked_out_and_the_rest_keeps_its_place() -> None:
    assert without_asides("1、《甲、乙规范》印发数量") == " " * 9 + "印发数量"


def test_a_part_of_a_name_in_quotes_is_the_whole_name() -> None:
    plain = Indicator("", "", "资金拨付及时性", Open(Span(1, 9, 1, 10)), (), Span(1, 2, 1, 9))
    quoted = plain._replace(span=Span(1, 2, 1, 11))
    assert part(plain, 6, 7) == Span(1, 8, 1, 9)
    assert part(quoted, 6, 7) == quoted.span


def test_the_longest_word_at_the_end_is_found() -> None:
    words = Words(("合格率", "不合格率", "率"))
    assert words.ending("抽检不合格率") == "不合格率"
    assert words.ending("合格率") == "合格率"
    assert words.ending("率") == "率"
    assert words.ending("合格") is None
    assert words.ending("") is None
    assert not Words(()).ends("合格率")


def test_the_longest_of_the_words_that_begin_at_one_place_counts() -> None:
    words = Words(("合格", "合格率", "率"))
    assert words.begins("合格率") == "合格率"


def test_no_word_stands_everywhere() -> None:
    assert Words(("", "服务")).first("群众") is None
    assert Words(("",)).first("群众") is None


def test_a_list_tells_whether_any_of_several_texts_is_on_it() -> None:
    words = Words(("待定", "略"))
    assert words.any_of(["群众", "略"])
    assert not words.any_of(["待定的"])
