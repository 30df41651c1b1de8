"""Stretches of lines that differ."""

import pytest

from perftui.editing.differing import differing


@pytest.mark.parametrize(
    ("before", "now", "stretches"),
    [
        ("abc", "abc", []),
        ("", "ab", [(0, 0, 0, 2)]),
        ("ab", "", [(0, 2, 0, 0)]),
        ("abc", "axc", [(1, 2, 1, 2)]),
        ("aa", "aaa", [(2, 2, 2, 3)]),
        ("abcdefg", "xbcdyfg", [(0, 1, 0, 1), (4, 5, 4, 5)]),
    ],
)
def test_each_stretch_is_given_with_its_place_on_both_sides(
    before: str, now: str, stretches: list[tuple[int, int, int, int]]
) -> None:
    assert list(differing(before, now)) == stretches
