"""`perftui config` shows what is in force for a file or folder, and where each value comes from."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.support import DECLARATIONS

TEXT = 'profile = "上海"\nignore = ["val-nounit"]\n[per-path."历年"]\nseverity.I401 = "info"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder with a configuration."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "perftui.toml").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def line(out: str, name: str) -> list[str]:
    return next(line.split(maxsplit=3) for line in out.splitlines() if name in line)


def test_each_value_has_its_origin(cli: Cli, folder: Path) -> None:
    assert folder.exists()
    result = cli("config", "--ignore", "G5")
    assert (result.code, result.err) == (0, "")
    assert line(result.out, "val-nounit") == ["I403", "val-nounit", "off", "perftui.toml:2"]
    assert line(result.out, "goal-empty") == ["G501", "goal-empty", "off", "command line"]
    assert line(result.out, "val-missing") == ["I401", "val-missing", "error", "default"]
    assert line(result.out, "profile") == ["profile", '"上海"', "perftui.toml:1"]
    assert line(cli("config", "--profile", "中央").out, "profile") == ["profile", '"中央"', "command", "line"]


@pytest.mark.parametrize("path", ["历年", "历年/甲.perf", "历年/2024/没有.perf"])
def test_a_file_or_folder_has_what_its_path_asks_for(cli: Cli, folder: Path, path: str) -> None:
    (folder / "历年").mkdir()
    assert line(cli("config", path).out, "val-missing") == ["I401", "val-missing", "info", "perftui.toml:4 for 历年"]


def test_without_a_configuration_everything_is_as_usual(cli: Cli, folder: Path) -> None:
    (folder / "perftui.toml").unlink()
    out = cli("config").out
    assert line(out, "file ")[1:] == ["none", "found"]
    assert line(out, "profile") == ["profile", '"通用"', "default"]


def test_for_programs(cli: Cli, folder: Path) -> None:
    data = json.loads(cli("config", "--format", "json").out)
    assert data["profile"]["from"] == {"kind": "file", "file": "perftui.toml", "line": 1}
    assert tomllib.loads(cli("config", "--format", "toml").out)["ignore"] == ["val-nounit"]
    cli("config", "--format", "toml", "-o", "other.toml")
    assert cli("config", "--config", "other.toml").code == 0
    assert (folder / "other.toml").exists()


def test_a_wrong_configuration_is_exit_code_2(cli: Cli, folder: Path) -> None:
    (folder / "perftui.toml").write_text("profil = 1\n")
    result = cli("config")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("perftui.toml:1:1: there is no key profil here\n")


def test_the_nine_declarations_are_of_shanghai(cli: Cli) -> None:
    out = cli("config", DECLARATIONS / "电子政务建设.perf").out
    assert line(out, "profile")[1] == '"上海"'
