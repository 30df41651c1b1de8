import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from perftui.commands.init import ATTRIBUTES
from perftui.messages import Language
from tests.commands.conftest import Cli


def test_writes_three_files_and_says_so(cli: Cli, tmp_path: Path) -> None:
    result = cli("init", tmp_path)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        f"{tmp_path / '.gitattributes'}: written",
        f"{tmp_path / 'perftui.toml'}: written",
        f"{tmp_path / '.pre-commit-config.yaml'}: written",
    ]


def test_git_takes_the_attributes(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    ran = subprocess.run(
        ["git", "-C", tmp_path, "check-attr", "eol", "diff", "merge", "--", "甲.perf"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert [line.split(": ")[-1] for line in ran.stdout.splitlines()] == ["lf", "perf", "perf"]


@pytest.mark.parametrize("language", Language)
def test_the_settings_are_in_force_as_they_stand(cli: Cli, tmp_path: Path, language: Language) -> None:
    cli("--lang", language, "init", tmp_path)
    text = (tmp_path / "perftui.toml").read_text("utf-8")
    assert tomllib.loads(text) == {"profile": "通用"}
    assert cli("config", tmp_path).code == 0


@pytest.mark.parametrize("language", Language)
def test_every_setting_that_is_switched_on_is_understood(cli: Cli, tmp_path: Path, language: Language) -> None:
    cli("--lang", language, "init", tmp_path)
    path = tmp_path / "perftui.toml"
    path.write_text(re.sub("^#(?! )", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert set(tomllib.loads(path.read_text("utf-8"))) == {
        "profile",
        "ignore",
        "baseline",
        "extend-exclude",
        "severity",
        "per-path",
        "rule",
    }
    assert cli("config", tmp_path).code == 0
    (tmp_path / "甲.perf").write_text("项目 甲\n", "utf-8")
    assert cli("check", "--write-baseline", "--", tmp_path).code == 0


def test_a_second_run_changes_nothing(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    result = cli("init", tmp_path)
    assert result.code == 0
    assert result.out.count("left as it is") == 3
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_one_line_is_added_to_other_attributes(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / ".gitattributes"
    path.write_bytes(b"*.png binary")
    assert f"{path}: one line added" in cli("init", tmp_path).out
    assert path.read_text("utf-8") == f"*.png binary\n{ATTRIBUTES}\n"


def test_attributes_of_others_for_declarations_are_kept(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / ".gitattributes"
    path.write_text("*.perf text\n")
    cli("init", tmp_path)
    assert path.read_text() == "*.perf text\n"


def test_what_cannot_be_written_is_exit_code_2_and_the_rest_is_done(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").mkdir()
    result = cli("init", tmp_path)
    assert result.code == 2
    assert result.err == f"perftui: {tmp_path / '.gitattributes'}: this is a folder\n"
    assert (tmp_path / "perftui.toml").exists()
