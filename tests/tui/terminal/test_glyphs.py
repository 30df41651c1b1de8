"""Bars are measured in eighths of a cell."""

from dataclasses import astuple

import pytest

from perftui.display import width
from perftui.tui.terminal.glyphs import GLYPHS


@pytest.mark.parametrize(("eighths", "bar"), [(0, ""), (1, "▏"), (8, "█"), (12, "█▌"), (17, "██▏"), (-1, "")])
def test_a_bar_ends_in_a_part_of_a_cell(eighths: int, bar: str) -> None:
    assert GLYPHS.bar(eighths) == bar


def test_every_sign_is_one_cell_but_the_mark_of_a_contested_file() -> None:
    *signs, _eighths = astuple(GLYPHS)
    assert {sign for sign in signs if width(sign) != 1} == {GLYPHS.contested}
