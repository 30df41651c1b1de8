"""Versions of a text stand beside each other line by line."""

from perftui.editing.comparing import rows


def shown(first: str, *others: str | None) -> list[tuple[str | None, ...]]:
    return [row.lines for row in rows(first, *others)]


def test_what_both_sides_changed_stands_beside_what_was_there() -> None:
    assert shown("a\nb\nc\n", "a\nB\nc\n", "a\nb\nC\n") == [("a", "a", "a"), ("b", "B", "b"), ("c", "c", "C")]


def test_a_line_that_one_side_added_has_nothing_beside_it() -> None:
    assert shown("a\nc\n", "a\nb\nc\n", "a\nc\n") == [("a", "a", "a"), (None, "b", None), ("c", "c", "c")]


def test_lines_that_both_sides_added_at_one_place_stand_beside_each_other() -> None:
    assert shown("a\n", "a\nmine\n", "a\ntheirs\nmore\n") == [
        ("a", "a", "a"),
        (None, "mine", "theirs"),
        (None, None, "more"),
    ]


def test_a_deleted_line_leaves_a_gap() -> None:
    assert shown("a\nb\nc\n", "a\nc\n") == [("a", "a"), ("b", None), ("c", "c")]


def test_a_stretch_that_became_longer_goes_on_below() -> None:
    assert shown("a\nb\nc\n", "a\nx\ny\nz\nc\n") == [("a", "a"), ("b", "x"), (None, "y"), (None, "z"), ("c", "c")]


def test_a_file_that_is_not_there_has_no_lines() -> None:
    assert shown("a\n", None) == [("a", None)]
    assert shown("", "a\n") == [(None, "a")]


def test_rows_know_the_numbers_of_their_lines() -> None:
    assert [row.numbers for row in rows("a\nc\n", "a\nb\nc\n")] == [(1, 1), (1, 2), (2, 3)]


def test_only_where_all_agree_rows_are_alike() -> None:
    assert [row.alike for row in rows("a\nb\n", "a\nb\n", "a\nB\n")] == [True, False]
