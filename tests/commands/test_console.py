import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pexpect
import pytest

from perftui.commands import console
from perftui.display import width
from tests.support import DECLARATIONS

NO_COLOUR = {"NO_COLOR": "1"}


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class TestProgress:
    def test_says_nothing_while_it_is_fast(self) -> None:
        stream = Terminal()
        progress = console.Progress(stream)
        progress(1, 2)
        progress.close()
        assert stream.getvalue() == ""

    def test_says_how_far_it_is_and_takes_it_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stream = Terminal()
        progress = console.Progress(stream)
        start = time.monotonic()
        monkeypatch.setattr(time, "monotonic", lambda: start + 10)
        progress(3, 450)
        progress.close()
        assert stream.getvalue() == "\r\x1b[Kreading 3 of 450 files\r\x1b[K"

    def test_says_nothing_where_there_is_no_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stream = io.StringIO()
        progress = console.Progress(stream)
        start = time.monotonic()
        monkeypatch.setattr(time, "monotonic", lambda: start + 10)
        progress(3, 450)
        progress.close()
        assert stream.getvalue() == ""


class TestInATerminal:
    def run(self, *arguments: str, cells: int = 80, variables: Mapping[str, str] = NO_COLOUR) -> str:
        mine = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
        environment = {**mine, "TERM": "xterm-256color", "PERFTUI_LANG": "en", **variables}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "perftui", *arguments],
            env=environment,
            dimensions=(24, cells),
            encoding="utf-8",
            cwd=str(DECLARATIONS.parent),
        )
        child.expect(pexpect.EOF)
        child.close()
        return str(child.before)

    def test_findings_have_colours(self) -> None:
        assert "\x1b[" in self.run("check", "declarations", variables={})

    @pytest.mark.parametrize("variables", [NO_COLOUR, {"TERM": "dumb"}])
    def test_unless_they_are_not_wanted(self, variables: dict[str, str]) -> None:
        assert "\x1b" not in self.run("check", "declarations", variables=variables)

    def test_tables_are_as_wide_as_the_terminal(self) -> None:
        lines = self.run("total", "declarations").splitlines()
        assert max(map(width, lines)) <= 80
        assert "  转型专项资金" in lines

    @pytest.mark.parametrize(("cells", "shown"), [(80, 80), (160, 100)])
    def test_a_form_is_as_wide_as_is_good_to_read(self, cells: int, shown: int) -> None:
        lines = self.run("show", "高性能", "declarations", cells=cells).splitlines()
        assert max(map(width, lines)) == shown


def test_ctrl_c_is_one_line_and_exit_code_130(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.perf"
    os.mkfifo(pipe)
    child = subprocess.Popen(
        [sys.executable, "-m", "perftui", "check", pipe],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PERFTUI_LANG": "en"},
    )
    with pipe.open("wb"):  # waits until the program has begun to read
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)
    assert (child.returncode, out) == (130, b"")
    assert err.strip() == b"perftui: interrupted"


def test_ctrl_c_while_the_program_is_loaded_is_quiet() -> None:
    code = """
import os, signal, sys

class Interrupt:
    def find_spec(self, name, path, target=None):
        if name == "perftui.commands.run":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
from perftui.__main__ import start
start()
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (-signal.SIGINT, b"", b"")
