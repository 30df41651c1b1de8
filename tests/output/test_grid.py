"""Tables as files: a text stays a text, a number a number, in whatever program the file is opened."""

from __future__ import annotations

import csv
import io
import zipfile
from decimal import Decimal

import pytest

from perftui.output.grid import Sheet, has_workbooks, to_csv, to_markdown, to_xlsx

SHEET = Sheet(
    "汇总表",
    ("项目名称", "编号", "金额", "数"),
    [
        ("=1+2", "00123", Decimal("1234567.5"), 3),
        ("＋甲|乙\n丙", None, None, None),
        ("-3%", "@x", Decimal("-1.00"), 0),
    ],
    frozenset({2}),
)


def test_csv_is_marked_as_utf_8_and_guarded() -> None:
    data = to_csv(SHEET)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["项目名称", "编号", "金额", "数"]
    assert rows[1] == ["'=1+2", "00123", "1234567.5", "3"]
    assert rows[2] == ["'＋甲|乙\n丙", "", "", ""]
    assert rows[3] == ["'-3%", "'@x", "-1.00", "0"]


def test_markdown_is_one_line_a_row() -> None:
    lines = to_markdown(SHEET).decode("utf-8").splitlines()
    assert lines[1] == "| --- | --- | ---: | ---: |"
    assert lines[2] == "| =1+2 | 00123 | 1,234,567.50 | 3 |"
    assert lines[3] == "| ＋甲\\|乙 丙 |  |  |  |"
    assert len(lines) == 5


def test_a_workbook_has_no_formula() -> None:
    pytest.importorskip("openpyxl")
    from openpyxl import load_workbook

    assert has_workbooks()
    data = to_xlsx(SHEET)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    page = load_workbook(io.BytesIO(data)).active
    assert page is not None
    assert page["A2"].value == "=1+2"
    assert page["A2"].data_type == "s"
    assert page["A2"].quotePrefix
    assert page["B2"].value == "00123"
    assert page["B2"].number_format == "@"
    assert page["C2"].value == 1234567.5
    assert page["C2"].number_format == "#,##0.00"
    assert page["B3"].value is None
    assert page.freeze_panes == "B2"
