import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.support import DECLARATIONS

COMMANDS = {"check", "rule", "fmt", "total", "show", "export", "new", "config", "init", "completion"}


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


def shell(name: str, script: str, cwd: Path) -> str:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed")
    ran = subprocess.run([program, "-c", script], capture_output=True, text=True, cwd=cwd, check=True, timeout=60)
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
        assert set(shell("bash", bash_words("perftui", "''"), DECLARATIONS).split()) == COMMANDS

    def test_completes_options_and_their_values(self) -> None:
        assert "--format" in shell("bash", bash_words("perftui", "total", "--f"), DECLARATIONS).split()
        assert shell("bash", bash_words("perftui", "total", "--by", "年"), DECLARATIONS).split() == ["年度"]

    def test_completes_projects(self) -> None:
        assert shell("bash", bash_words("perftui", "show", "电"), DECLARATIONS).split() == ["电子政务建设"]


@pytest.mark.usefixtures("on_path")
def test_zsh_takes_the_script() -> None:
    assert shell("zsh", 'compdef() { print -- "$@"; }; eval "$(perftui completion zsh)"', DECLARATIONS).split() == [
        "_perftui_completion",
        "perftui",
    ]


@pytest.mark.usefixtures("on_path")
def test_fish_completes_commands() -> None:
    out = shell("fish", "perftui completion fish | source; complete -C 'perftui '", DECLARATIONS)
    assert {line.split("\t")[0] for line in out.splitlines()} >= COMMANDS


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
