"""Files, folders and standard input are read by one loader, and never beyond its limit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Cli

ENDLESS = Path("/dev/zero")
TOO_LARGE = "the file is larger than 32 MiB and was not read"

endless = pytest.mark.skipif(not ENDLESS.exists(), reason="this system has no endless file")


def program(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "perftui", "--lang", "en", *map(str, arguments)]


@endless
@pytest.mark.parametrize(("command", "code"), [("check", 1), ("fmt", 2)])
def test_endless_input_is_read_up_to_the_limit(command: str, code: int) -> None:
    with ENDLESS.open("rb") as stdin:
        ran = subprocess.run(program(command, "-"), stdin=stdin, capture_output=True, text=True, check=False)
    assert TOO_LARGE in ran.stdout + ran.stderr
    assert ran.returncode == code


@endless
def test_an_endless_file_is_left_alone() -> None:
    ran = subprocess.run(program("fmt", ENDLESS), capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"perftui: {ENDLESS}: {TOO_LARGE}\n")


def test_a_program_that_never_stops_writing_is_not_waited_for() -> None:
    talker = subprocess.Popen(
        [sys.executable, "-c", "while True: print('# 注\\n' * 9999)"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        ran = subprocess.run(program("check", "-"), stdin=talker.stdout, capture_output=True, text=True, check=False)
    finally:
        talker.kill()
        talker.communicate()
    assert ran.returncode == 1
    assert ran.stdout.startswith(f"-:1:1: S115 {TOO_LARGE}\n")


def test_a_summary_on_standard_input_counts_the_folder_of_its_name(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "甲.perf").write_text("项目 甲\n", "utf-8")
    summary = "汇总 全部\n  项目数: 1\n".encode()
    named = cli("check", "-", "--stdin-filename", tmp_path / "汇总.perf", stdin=summary)
    assert (named.code, named.out) == (0, "No findings\n")
    assert "M203" in cli("check", "-", stdin=summary).out


COMMANDS = [("check",), ("fmt",), ("total",), ("export", "--to", "json")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_name_for_standard_input_asks_for_standard_input(
    cli: Cli, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    on_disk = tmp_path / "乙.perf"
    on_disk.write_text("项目  乙\n", "utf-8")
    given = "项目 甲\n".encode()
    named = cli(*command, "--stdin-filename", "甲.perf", stdin=given)
    assert named == cli(*command, "-", "--stdin-filename", "甲.perf", stdin=given)
    assert on_disk.read_text("utf-8") == "项目  乙\n"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_name_for_standard_input_beside_files_wants_the_hyphen(
    cli: Cli, command: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "乙.perf").write_text("项目  乙\n", "utf-8")
    run = cli(*command, tmp_path, "--stdin-filename", "甲.perf")
    assert (run.code, run.out) == (2, "")
    assert "--stdin-filename names standard input: write - among the paths" in run.err
