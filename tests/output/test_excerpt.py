import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.display import has_unshowable, width
from perftui.model import Span
from perftui.output.excerpt import excerpt
from perftui.output.palette import PLAIN, Tone


def shown(line: str, start: int, end: int, cells: int = 160) -> list[str]:
    return list(excerpt([line], Span(1, start, 1, end), None, tone=Tone.ERROR, palette=PLAIN, cells=cells))


def marked(line: str, start: int, end: int, cells: int = 160) -> tuple[int, int]:
    """Where the carets stand, in cells of the excerpt's text, and how many there are."""
    carets = shown(line, start, end, cells)[2].removeprefix("  | ")
    return len(carets) - len(carets.lstrip()), carets.count("^")


def test_carets_stand_under_the_wrong_characters() -> None:
    assert shown("    - 可用率 ≥ 九十九 %", 12, 15) == [
        "  |",
        "1 |     - 可用率 ≥ 九十九 %",
        "  |                ^^^^^^",
    ]


@pytest.mark.parametrize(
    ("line", "start", "end", "place"),
    [
        ("abc", 1, 2, (1, 1)),
        ("数据x", 2, 3, (4, 1)),
        ("数据x", 0, 2, (0, 4)),
        ("\tx", 1, 2, (4, 1)),
        ("a\tx", 2, 3, (4, 1)),
        ("数\tx", 2, 3, (4, 1)),
        ("a\tx", 1, 2, (1, 3)),
        ("\x1bx", 1, 2, (4, 1)),
        ("x\u202ey", 1, 2, (1, 6)),
        ("abc", 3, 3, (3, 1)),
        ("", 0, 0, (0, 1)),
        ("≥ 9", 2, 3, (2, 1)),
        ("𠮷x", 1, 2, (2, 1)),
    ],
)
def test_places_are_counted_in_cells(line: str, start: int, end: int, place: tuple[int, int]) -> None:
    assert marked(line, start, end) == place


def test_an_escape_in_a_file_never_reaches_the_terminal() -> None:
    assert shown("a\x1b[31m\u202eb", 1, 2)[1] == "1 | a\\x1b[31m\\u202eb"


def test_of_several_lines_the_first_is_marked() -> None:
    lines = list(excerpt(["abc", "def"], Span(1, 1, 2, 2), None, tone=Tone.ERROR, palette=PLAIN))
    assert lines[1:] == ["1 | abc", "  |  ^^"]


def test_the_context_is_shown_above() -> None:
    text = ["项目 甲", "", "  年度: x"]
    assert list(excerpt(text, Span(3, 6, 3, 7), Span(1, 3, 1, 4), tone=Tone.ERROR, palette=PLAIN)) == [
        "  |",
        "1 | 项目 甲",
        "…",
        "3 |   年度: x",
        "  |         ^",
    ]


@given(
    st.text(
        st.characters(exclude_characters="\n\r", exclude_categories=["Cs", "Mn", "Me"], max_codepoint=0x9FFF),
        max_size=400,
    ),
    st.data(),
    st.integers(30, 200),
)
def test_a_long_line_is_cut_around_the_carets(line: str, data: st.DataObject, cells: int) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    _, text, carets = shown(line, start, end, cells)
    assert width(text) <= cells
    assert width(carets) <= cells + 1
    assert "^" in carets
    assert not has_unshowable(text)


def test_the_wrong_character_is_in_the_part_that_is_shown() -> None:
    line = "长" * 3000 + "X" + "尾" * 3000
    _, text, carets = shown(line, 3000, 3001, 80)
    assert text.startswith("1 | …长")
    assert text.endswith("尾…")
    assert carets.index("^") == width(text[: text.index("X")])
