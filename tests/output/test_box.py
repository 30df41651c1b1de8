from perftui.output.box import Band, Cell, Line, Role, band_lines, centred, flow, rule


def band(*texts: str, merged: int | None = None) -> Band:
    return tuple(
        Cell(4, tuple(Line(line, Role.VALUE) for line in text.split("\n")), merged=number == merged)
        for number, text in enumerate(texts)
    )


def drawn(*bands: Band, ascii_only: bool = False) -> list[str]:
    lines = [rule(None, bands[0], ascii_only=ascii_only).text]
    for above, below in zip(bands, (*bands[1:], None), strict=True):
        lines += [line.text for line in band_lines(above, ascii_only=ascii_only)]
        lines.append(rule(above, below, ascii_only=ascii_only).text)
    return lines


def test_cells_stand_side_by_side_and_are_as_high_as_the_highest() -> None:
    assert drawn(band("a\nb", "数据")) == [
        "┌──────┬──────┐",
        "│ a    │ 数据 │",
        "│ b    │      │",
        "└──────┴──────┘",
    ]


def test_bands_of_different_columns_meet_in_the_right_junctions() -> None:
    wide = (Cell(11, (Line("wide", Role.VALUE),)),)
    assert drawn(band("a", "b"), wide, band("c", "d"))[2:6] == [
        "├──────┴──────┤",
        "│ wide        │",
        "├──────┬──────┤",
        "│ c    │ d    │",
    ]


def test_no_rule_is_drawn_above_a_merged_cell() -> None:
    assert drawn(band("a", "b"), band("", "c", merged=0)) == [
        "┌──────┬──────┐",
        "│ a    │ b    │",
        "│      ├──────┤",
        "│      │ c    │",
        "└──────┴──────┘",
    ]


def test_ascii_rules() -> None:
    assert drawn(band("a", "b"), band("", "c", merged=0), ascii_only=True) == [
        "+------+------+",
        "| a    | b    |",
        "|      +------+",
        "|      | c    |",
        "+------+------+",
    ]


def test_a_caption_is_set_into_the_rule() -> None:
    line = rule(None, band("a", "b"), "资金", ascii_only=False)
    assert line.text == "┌─ 资金 ──────┐"
    assert [piece.role for piece in line.pieces] == [Role.RULE, Role.LABEL, Role.RULE]


def test_a_number_stands_on_the_right() -> None:
    (line,) = band_lines((Cell(6, (Line("1.00", Role.AMOUNT),), right=True),), ascii_only=False)
    assert line.text == "│   1.00 │"


def test_the_padding_has_no_role_of_the_text() -> None:
    (line,) = band_lines(band("a"), ascii_only=False)
    assert [(piece.text, piece.role) for piece in line.pieces] == [
        ("│ ", Role.RULE),
        ("a", Role.VALUE),
        ("    │", Role.RULE),
    ]


def test_text_flows_with_a_hanging_indent() -> None:
    assert [line.text for line in flow("一二三四五六", 6, Role.NAME, None, hang=2)] == ["一二三", "  四五", "  六"]


def test_a_title_stands_in_the_middle() -> None:
    assert [line.text for line in centred("标题", 8, Role.TITLE, None)] == ["  标题  "]
