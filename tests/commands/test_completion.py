import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from perftui.commands.program import COMMANDS
from tests.commands.conftest import Cli
from tests.support import DECLARATIONS

NAMES = {entry.name for entry in COMMANDS}


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`perftui` is a program that a shell finds."""
    program = tmp_path / "bin" / "perftui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m perftui "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(DECLARATIONS.parent))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def odd_names(tmp_path: Path) -> Path:
    """A folder with projects whose names are not one word for a shell."""
    (tmp_path / "a.perf").write_text("项目 智慧 城市\n项目 甲,乙\n", "utf-8")
    return tmp_path


def installed(name: str) -> str:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed")
    return program


def shell(name: str, script: str, cwd: Path) -> str:
    ran = subprocess.run(
        [installed(name), "-c", script], capture_output=True, text=True, cwd=cwd, check=True, timeout=60
    )
    assert ran.stderr == ""
    return ran.stdout


def bash_words(*words: str) -> str:
    return (
        'eval "$(perftui completion bash)"\n'
        f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}\n"
        '_perftui_completion perftui; printf "%s\\n" "${COMPREPLY[@]}"'
    )


@pytest.mark.usefixtures("on_path")
class TestBash:
    def test_completes_commands(self) -> None:
        assert set(shell("bash", bash_words("perftui", "''"), DECLARATIONS).split()) == NAMES

    def test_completes_options_and_their_values(self) -> None:
        assert "--format" in shell("bash", bash_words("perftui", "total", "--f"), DECLARATIONS).split()
        assert shell("bash", bash_words("perftui", "total", "--by", "年"), DECLARATIONS).split() == ["年度"]

    def test_completes_projects(self) -> None:
        assert shell("bash", bash_words("perftui", "show", "电"), DECLARATIONS).split() == ["电子政务建设"]

    def test_a_name_with_a_blank_is_one_word(self, odd_names: Path) -> None:
        assert shell("bash", bash_words("perftui", "show", "智"), odd_names) == "智慧\\ 城市\n"

    def test_in_a_quotation_that_is_open_a_name_stays_as_it_is(self, odd_names: Path) -> None:
        assert shell("bash", bash_words("perftui", "show", "\\'智"), odd_names) == "智慧 城市\n"

    def test_a_path_in_the_place_of_a_command_is_completed_by_the_shell(self) -> None:
        script = 'compopt() { echo "$@"; }\n' + bash_words("perftui", "电")
        assert shell("bash", script, DECLARATIONS).split() == ["-o", "default"]


@pytest.mark.usefixtures("on_path")
class TestZsh:
    """It completes nowhere but on its command line, so that one is typed."""

    def typed(self, keys: str, completed: str, cwd: Path) -> None:
        child = pexpect.spawn(
            installed("zsh"),
            ["-f", "-i"],
            cwd=str(cwd),
            env={**os.environ, "TERM": "dumb", "HOME": str(cwd)},
            encoding="utf-8",
            timeout=60,
        )
        child.sendline('PS1="> "; eval "$(perftui completion zsh)"; print rea""dy')
        child.expect_exact("ready\r\n")
        child.send(f"{keys}\t")
        child.expect_exact(completed)
        child.close(force=True)

    @pytest.mark.parametrize(
        ("keys", "completed"),
        [
            ("perftui chec", "perftui check "),
            ("perftui total --form", "perftui total --format "),
            ("perftui total --format=j", "perftui total --format=json "),
            ("perftui total --by 一", "perftui total --by 一级指标 "),
            ("perftui show 智", "perftui show 智慧\\ 城市 "),
            ("perftui show 甲", "perftui show 甲,乙 "),
            ("perftui a.", "perftui a.perf "),
            ("perftui check a.", "perftui check a.perf "),
        ],
    )
    def test_completes_without_any_set_up(self, odd_names: Path, keys: str, completed: str) -> None:
        self.typed(keys, completed, odd_names)


@pytest.mark.usefixtures("on_path")
class TestFish:
    def completed(self, line: str, cwd: Path = DECLARATIONS) -> dict[str, str]:
        out = shell("fish", f"perftui completion fish | source; complete -C '{line}'", cwd)
        return {word: meaning for word, _tab, meaning in (each.partition("\t") for each in out.splitlines())}

    def test_completes_commands_with_what_they_do(self) -> None:
        found = self.completed("perftui ")
        assert {*found} >= NAMES
        assert found["export"] == "Write declarations as JSON, TOML or CSV."

    def test_completes_a_name_with_a_comma(self, odd_names: Path) -> None:
        assert {*self.completed("perftui show 甲", odd_names)} == {"甲,乙"}

    def test_completes_a_path_in_the_place_of_a_command(self) -> None:
        assert {*self.completed("perftui 电")} == {"电子政务建设.perf"}


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_every_script_asks_the_program(cli: Cli, name: str) -> None:
    result = cli("completion", name)
    assert result.code == 0
    assert "_PERFTUI_COMPLETE" in result.out


def test_another_shell_is_a_usage_error(cli: Cli) -> None:
    assert cli("completion", "tcsh").code == 2


def test_the_answer_needs_no_files(
    perftui: Callable[..., "subprocess.CompletedProcess[bytes]"], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_PERFTUI_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "perftui ")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert b"plain,check" in perftui(cwd=tmp_path).stdout
