import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from perftui.commands.run import run as run_commands

Cli = Callable[..., "Result"]


@dataclass(frozen=True, slots=True)
class Result:
    """What a run gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs the command line in this process."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        code = run_commands([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run


@pytest.fixture
def perftui(monkeypatch: pytest.MonkeyPatch) -> Callable[..., "subprocess.CompletedProcess[bytes]"]:
    """Runs the real program in a process of its own, without a terminal."""
    for variable in ("PERFTUI_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)

    def run(
        *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", "perftui", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False, timeout=60)

    return run


@pytest.fixture
def unprivileged() -> Cli:
    """Runs the real program so that permissions hold it back, even where the tests run as root."""
    command = [sys.executable, "-m", "perftui"]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may read and write everything, and setpriv is not installed")
        command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]

    def run(*arguments: str | Path) -> Result:
        ran = subprocess.run(
            [*command, *map(str, arguments)],
            capture_output=True,
            check=False,
            env={**os.environ, "PERFTUI_LANG": "en"},
            text=True,
            encoding="utf-8",
        )
        return Result(ran.returncode, ran.stdout, ran.stderr)

    return run
