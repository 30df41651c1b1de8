import codecs
import json
from pathlib import Path

import pytest

from perftui.totals import Dimension
from tests.commands.conftest import Cli
from tests.support import DECLARATIONS


def test_text(cli: Cli) -> None:
    result = cli("total", DECLARATIONS)
    assert (result.code, result.err) == (0, "")
    assert "285,039,000.00" in result.out


@pytest.mark.parametrize("form", ["text", "json", "csv", "toml", "markdown"])
@pytest.mark.parametrize("by", Dimension)
def test_every_dimension_in_every_format(cli: Cli, by: Dimension, form: str) -> None:
    result = cli("total", "--by", by.value, "--format", form, DECLARATIONS)
    assert result.code == 0
    assert "136" in result.out


def test_what_is_left_out_is_said_and_exit_code_1(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.perf").write_text("项目 甲\n", "utf-8")
    result = cli("total", tmp_path)
    assert result.code == 1
    assert "Not in these totals:" in result.out


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_formats_without_room_for_it_say_it_on_standard_error(cli: Cli, tmp_path: Path, form: str) -> None:
    (tmp_path / "a.perf").write_text("项目 甲\n???\n", "utf-8")
    assert cli("total", "--format", form, tmp_path, tmp_path / "x.perf").err.splitlines() == [
        f"perftui: {tmp_path / 'x.perf'}: there is no such file or folder",
        "perftui: Not in these totals:",
        f"perftui:   {tmp_path / 'a.perf'}:1:4: 甲: no amount for the year",
        f"perftui:   {tmp_path / 'a.perf'}:2:1: this line could not be read",
    ]


def test_a_file_that_cannot_be_read_is_exit_code_2(cli: Cli, tmp_path: Path) -> None:
    result = cli("total", DECLARATIONS, tmp_path / "x.perf")
    assert result.code == 2
    assert "285,039,000.00" in result.out
    assert "x.perf: not read: there is no such file or folder" in result.out


def test_csv_in_a_file_has_the_mark_that_spreadsheets_want(cli: Cli, tmp_path: Path) -> None:
    cli("total", "--format", "csv", "-o", tmp_path / "t.csv", DECLARATIONS)
    content = (tmp_path / "t.csv").read_bytes()
    assert content.startswith(codecs.BOM_UTF8 + b"label,")
    assert content.count(b"\r\n") == 11
    assert cli("total", "--format", "csv", DECLARATIONS).out == content.decode("utf-8-sig")


def test_standard_input(cli: Cli) -> None:
    text = "项目 甲\n  年度资金申请总额: 1.25 亿元\n"
    data = json.loads(cli("total", "-", "--format", "json", stdin=text.encode()).out)
    assert data["total"]["annual_funds"]["total"] == "125000000.00"
