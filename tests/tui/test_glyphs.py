"""Bars are measured in eighths of a cell."""

import pytest

from perftui.display import width
from perftui.tui.glyphs import ASCII, UNICODE


@pytest.mark.parametrize(("eighths", "bar"), [(0, ""), (1, "▏"), (8, "█"), (12, "█▌"), (17, "██▏"), (-1, "")])
def test_a_bar_ends_in_a_part_of_a_cell(eighths: int, bar: str) -> None:
    assert UNICODE.bar(eighths) == bar


def test_an_ascii_bar_has_whole_cells() -> None:
    assert ASCII.bar(20) == "##"


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_sign_is_one_cell(glyphs: object) -> None:
    signs = [getattr(glyphs, name) for name in type(glyphs).__slots__ if name != "eighths"]  # type: ignore[attr-defined]  # a slots dataclass
    assert [width(sign) for sign in signs] == [1] * len(signs)
