from pathlib import Path

import pytest

from perftui.editing.beginning import skeleton
from tests.commands.conftest import Cli


def test_writes_a_file_named_after_the_project(cli: Cli, tmp_path: Path) -> None:
    result = cli("new", "甲项目", "--dir", tmp_path)
    assert (result.code, result.out) == (0, f"{tmp_path / '甲项目.perf'} written\n")
    assert (tmp_path / "甲项目.perf").read_text("utf-8") == skeleton("甲项目")


def test_never_overwrites(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "甲.perf").write_text("mine")
    result = cli("new", "甲", "--dir", tmp_path)
    assert (result.code, result.err) == (2, f"perftui: {tmp_path / '甲.perf'}: the file exists; nothing was written\n")
    assert (tmp_path / "甲.perf").read_text() == "mine"


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\x1b[2J", "a\u202eb"])
def test_a_name_is_one_line_of_visible_characters(cli: Cli, tmp_path: Path, name: str) -> None:
    assert cli("new", name, "--dir", tmp_path).code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_a_usage_error(cli: Cli, tmp_path: Path) -> None:
    assert cli("new", "甲", "--dir", tmp_path / "no").code == 2
