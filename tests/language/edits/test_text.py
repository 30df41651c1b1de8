"""Edits are made at once, and taken back."""

from __future__ import annotations

import pytest

from perftui.diagnostics import TextEdit
from perftui.language import edits
from perftui.model import Span
from tests.language.edits.support import TEXT, after


def place(line: int, start: int, end_line: int, end: int) -> Span:
    return Span(line, start, end_line, end)


def test_edits_are_made_at_once_and_speak_of_the_text_as_it_is() -> None:
    made = (
        TextEdit(place(2, 1, 2, 2), ""),
        TextEdit(place(1, 0, 1, 1), "甲甲甲\n"),
        TextEdit(place(2, 2, 2, 2), "末"),
    )
    assert after("ab\ncd", made) == "甲甲甲\nb\nc末"


def test_insertions_at_one_place_stay_in_their_order() -> None:
    made = (TextEdit(place(1, 1, 1, 1), "乙"), TextEdit(place(1, 1, 1, 1), "甲"), TextEdit(place(1, 1, 1, 2), ""))
    assert after("ab", made) == "a乙甲"


def test_edits_that_touch_the_same_characters_are_refused() -> None:
    with pytest.raises(edits.OverlapError):
        edits.apply("abc", (TextEdit(place(1, 0, 1, 2), ""), TextEdit(place(1, 1, 1, 3), "")))


@pytest.mark.parametrize(
    "span",
    [
        place(0, 0, 1, 0),
        place(3, 0, 3, 0),
        place(1, 3, 1, 3),
        place(1, -1, 1, 1),
        place(1, 1, 1, 0),
        place(2, 0, 1, 0),
        place(1, 0, 2, 9),
    ],
)
def test_a_place_outside_of_the_text_is_refused(span: Span) -> None:
    with pytest.raises(IndexError):
        edits.apply("ab\ncd", (TextEdit(span, "x"),))


def test_no_edits_change_nothing() -> None:
    assert edits.apply(TEXT, ()) == TEXT
    assert edits.inverse(TEXT, ()) == ()
