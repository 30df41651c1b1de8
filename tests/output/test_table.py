import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.display import printable_lines, width
from perftui.output.table import GAP, NARROWEST_LABEL, Column, csv_text, markdown_table, text_table

COLUMNS = (Column("名称"), Column("Amount", right=True))


class TestText:
    def test_lines_up_with_chinese_of_unequal_width(self) -> None:
        assert text_table(COLUMNS, [("电子政务建设", "1.00"), ("a数", "12.00")], ("合计", "13.00"), None) == (
            "名称          Amount\n"
            "────────────  ──────\n"
            "电子政务建设    1.00\n"
            "a数            12.00\n"
            "────────────  ──────\n"
            "合计           13.00\n"
        )

    def test_a_label_too_long_for_the_terminal_goes_on_below(self) -> None:
        assert text_table(COLUMNS, [("很长很长很长的名称", "1.00"), ("短", "2.00")], ("合计", "3.00"), 20) == (
            "名称          Amount\n"
            "────────────  ──────\n"
            "很长很长很      1.00\n"
            "  长的名称\n"
            "短              2.00\n"
            "────────────  ──────\n"
            "合计            3.00\n"
        )

    @given(st.text("数据 ab-，", max_size=40), st.integers(1, 60))
    def test_a_label_is_always_whole_and_keeps_some_room(self, label: str, cells: int) -> None:
        _head, _ruler, *lines = text_table((Column("甲"), Column("a")), [(label, "1")], None, cells).splitlines()
        assert max(map(width, lines), default=0) <= max(cells, NARROWEST_LABEL + GAP + 1)
        shown = "".join(lines).replace(" ", "")
        assert shown.replace("1", "", 1) == label.replace(" ", "")

    def test_columns_without_room_go_into_a_table_below(self) -> None:
        columns = (*COLUMNS, Column("当年财政拨款", right=True))
        assert text_table(columns, [("电子政务建设", "1.00", "2.00")], ("合计", "1.00", "2.00"), 24) == (
            "名称          Amount\n"
            "────────────  ──────\n"
            "电子政务建设    1.00\n"
            "────────────  ──────\n"
            "合计            1.00\n"
            "\n"
            "名称        当年财政拨款\n"
            "──────────  ────────────\n"
            "电子政务            2.00\n"
            "  建设\n"
            "──────────  ────────────\n"
            "合计                2.00\n"
        )

    @given(st.lists(st.integers(1, 14), min_size=1, max_size=8), st.integers(32, 120))
    def test_no_line_is_wider_than_the_terminal(self, sizes: list[int], cells: int) -> None:
        columns = (Column("名称"), *(Column("a" * size, right=True) for size in sizes))
        text = text_table(columns, [("数据要素建设经费" * 2, *("1" for _ in sizes))], None, cells)
        assert max(map(width, text.splitlines())) <= cells
        assert [word for word in text.split() if set(word) == {"a"}] == ["a" * size for size in sizes]

    def test_data_cannot_command_the_terminal(self) -> None:
        assert "a\\x1b[31m\\u202eb\\x0ac" in text_table(COLUMNS, [("a\x1b[31m\u202eb\nc", "1")], None, None)


class TestMarkdown:
    def test_is_a_table_with_a_bold_last_row(self) -> None:
        assert markdown_table(COLUMNS, [("甲", "1.00")], ("合计", "1.00")) == (
            "| 名称 | Amount |\n| --- | ---: |\n| 甲 | 1.00 |\n| **合计** | **1.00** |\n"
        )

    @pytest.mark.parametrize(
        ("cell", "shown"),
        [
            ("a|b", r"a\|b"),
            ("<b>x", r"\<b\>x"),
            ("a\nb", "a b"),
            ("[x](y)", r"\[x\](y)"),
            ("*x*_y_", r"\*x\*\_y\_"),
            ("\\", "\\\\"),
            ("`x`", r"\`x\`"),
        ],
    )
    def test_no_cell_is_markup(self, cell: str, shown: str) -> None:
        assert markdown_table(COLUMNS, [(cell, "")], None).split("\n")[2] == f"| {shown} |  |"


class TestCsv:
    @pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
    def test_text_is_never_a_formula(self, first: str) -> None:
        assert list(csv.reader(io.StringIO(csv_text(["a"], [[first + "1"]]), newline="")))[1] == [f"'{first}1"]

    @pytest.mark.parametrize(("cell", "shown"), [("\r=1", "\\x0d=1"), ("a\x1b[2J", "a\\x1b[2J"), ("a\nb", '"a\nb"')])
    def test_controls_are_escaped_and_line_ends_stay(self, cell: str, shown: str) -> None:
        assert csv_text(["a"], [[cell]]) == f"a\r\n{shown}\r\n"

    def test_numbers_stay_numbers(self) -> None:
        assert csv_text(["a", "b", "c"], [[Decimal("-1.50"), -3, None]]) == "a,b,c\r\n-1.50,-3,\r\n"

    def test_large_numbers_have_no_exponent(self) -> None:
        assert "100000000000000000000000000000\r\n" in csv_text(["a"], [[Decimal("1E+29")]])

    @given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
    def test_reads_back(self, rows: list[list[str]]) -> None:
        read = list(csv.reader(io.StringIO(csv_text(["a", "b"], rows), newline="")))[1:]
        guarded = tuple("=+-@\t＝＋－＠")
        assert read == [
            [f"'{cell}" if cell.startswith(guarded) else cell for cell in map(printable_lines, row)] for row in rows
        ]
