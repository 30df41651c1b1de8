import codecs
import csv
import io
import json
import tomllib
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.support import DECLARATIONS


def test_json(cli: Cli) -> None:
    result = cli("export", "--to", "json", DECLARATIONS)
    assert (result.code, result.err) == (0, "")
    assert len(json.loads(result.out)["projects"]) == 9


def test_toml(cli: Cli) -> None:
    assert len(tomllib.loads(cli("export", "--to", "toml", DECLARATIONS).out)["projects"]) == 9


def test_csv(cli: Cli) -> None:
    rows = list(csv.reader(io.StringIO(cli("export", "--to", "csv", DECLARATIONS).out, newline="")))
    assert len(rows) == 137


def test_a_csv_file_has_the_mark_that_spreadsheets_want(cli: Cli, tmp_path: Path) -> None:
    cli("export", "--to", "csv", "-o", tmp_path / "a.csv", DECLARATIONS)
    assert (tmp_path / "a.csv").read_bytes().startswith(codecs.BOM_UTF8 + b"file,")


def test_a_json_file_has_none(cli: Cli, tmp_path: Path) -> None:
    cli("export", "--to", "json", "-o", tmp_path / "a.json", DECLARATIONS)
    assert (tmp_path / "a.json").read_bytes().startswith(b"{")


def test_a_file_is_replaced_whole(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("x" * 10_000_000)
    cli("export", "--to", "json", "-o", target, DECLARATIONS)
    assert json.loads(target.read_text("utf-8"))["perf"] == 1


@pytest.mark.parametrize("content", ["项目 甲\n???\n".encode(), "项目 甲".encode("gb18030")])
def test_what_could_not_be_read_is_said_and_exit_code_1(cli: Cli, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.perf").write_bytes(content)
    result = cli("export", "--to", "json", tmp_path)
    assert (result.code, result.err) == (
        1,
        "perftui: 1 place could not be read and is missing here; see perftui check\n",
    )


def test_a_missing_file_is_exit_code_2_and_the_rest_is_written(cli: Cli, tmp_path: Path) -> None:
    result = cli("export", "--to", "json", DECLARATIONS, tmp_path / "x.perf")
    assert result.code == 2
    assert len(json.loads(result.out)["projects"]) == 9
