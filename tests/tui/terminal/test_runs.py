"""Lines are cut by cells, and nothing that a terminal would obey becomes a cell."""

from rich.style import Style
from textual.widget import Widget

from perftui.tui.terminal.runs import Run, Tone, cells, marked, paint, plain, shorten, spread


class _Toneless(Widget):
    """Gives every tone the same look."""

    @property
    def screen(self) -> "_Toneless":  # type: ignore[override]  # only the looks are asked for
        return self

    def get_component_rich_style(self, *_names: str, **_options: object) -> Style:
        return Style.null()


def test_a_chinese_character_is_two_cells() -> None:
    assert cells((Run("绩效"), Run("ab", Tone.MUTED))) == 6


def test_a_line_is_cut_between_characters_and_says_so() -> None:
    assert plain(shorten((Run("绩效"), Run("目标")), 6)) == "绩效…"
    assert plain(shorten((Run("绩效"), Run("目标")), 7)) == "绩效目…"
    assert plain(shorten((Run("绩效"), Run("目标")), 8)) == "绩效目标"


def test_the_right_end_stays_where_both_do_not_fit() -> None:
    line = spread((Run("上海市城市数字化转型"),), (Run("≥ 90 %"),), 16)
    assert plain(line) == "上海市城… ≥ 90 %"
    assert cells(line) == 16


def test_the_right_end_stands_at_the_right() -> None:
    assert plain(spread((Run("甲"),), (Run("1"),), 6)) == "甲   1"


def test_no_control_character_becomes_a_cell() -> None:
    strip = paint((Run("a\x1b[2Jb\u202ec\x9bd\x00e"),), 40, Style.null(), _Toneless())
    assert strip.text.rstrip() == r"a\x1b[2Jb\u202ec\x9bd\x00e"


def test_brackets_are_text() -> None:
    strip = paint((Run("[red]x[/red] [/foo] [type=x]"),), 40, Style.null(), _Toneless())
    assert strip.text.rstrip() == "[red]x[/red] [/foo] [type=x]"


def test_a_strip_fills_its_room_exactly() -> None:
    assert paint((Run("绩效"),), 10, Style.null(), _Toneless()).cell_length == 10
    assert paint((Run("绩效目标"),), 5, Style.null(), _Toneless()).cell_length == 5


def test_what_a_filter_found_is_set_apart() -> None:
    label = Run("Python 合格率，合格", Tone.STRONG)
    assert [(run.text, run.tone is Tone.FOUND) for run in marked(label, "合格")] == [
        ("Python ", False),
        ("合格", True),
        ("率，", False),
        ("合格", True),
    ]
    assert marked(label, "python ")[0] == Run("Python ", Tone.FOUND)
    assert marked(label, "") == marked(label, "[") == (label,)


def test_a_line_turned_round_has_one_ground_whatever_its_tones() -> None:
    class Coloured(_Toneless):
        def get_component_rich_style(self, *_names: str, **_options: object) -> Style:
            return Style(color="red", bold=True)

    strip = paint((Run("甲", Tone.MUTED), Run("乙", Tone.ERROR)), 6, Style(color="white", reverse=True), Coloured())
    assert {None if each.style is None else each.style.color for each in strip} == {Style(color="white").color}
