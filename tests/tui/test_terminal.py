"""The program in a real pseudo-terminal: what reaches the terminal, and what does not."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pytest

from perftui.tui.arranged.sheet import name_of
from perftui.tui.widgets.totals_view import DIMENSIONS

PROGRAM = "import sys; from pathlib import Path; from perftui.tui.app import run; sys.exit(run([Path(sys.argv[1])]))"
PATIENCE = 20
"""Seconds until a test gives up waiting; nothing is measured with it."""
HOSTILE = {
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;b3duZWQ=\x1b\\",
    "clear": "\x1b[2J\x1b[H",
    "colour": "\x1b[31m",
    "override": "\u202eabc",
    "c1": "\u009b2J",
    "delete": "\x7f\x08",
    "zero width": "\u200b\u2066",
}


PASTED = "".join(each for name, each in HOSTILE.items() if name not in {"title", "clipboard"})
"""Terminals take escape sequences out of what is pasted; these two would end the paste."""


class Terminal:
    """A program in a terminal, and everything that it has written so far."""

    def __init__(self, child: pexpect.spawn[Any]) -> None:
        self.child = child
        self.written = b""

    def wait_for(self, text: str) -> None:
        """Read until `text` has been written since the last wait."""
        self.child.expect_exact(text.encode(), timeout=PATIENCE)
        self._keep()

    def press(self, keys: str, shows: str) -> None:
        """Press keys and wait until `shows` is written."""
        self.child.send(keys.encode())
        self.wait_for(shows)

    def leave(self) -> int | None:
        """Quit and give the exit code."""
        self.child.send(b"q")
        self.child.expect(pexpect.EOF, timeout=PATIENCE)
        self._keep()
        self.child.close()
        return self.child.exitstatus

    def _keep(self) -> None:
        self.written += self.child.before or b""
        if isinstance(self.child.after, bytes):
            self.written += self.child.after


def end(child: pexpect.spawn[Any]) -> None:
    """End a program that still runs, however long a busy machine takes for it."""
    if child.isalive():
        child.kill(signal.SIGKILL)
        child.wait()
    child.close()


@contextmanager
def terminal(path: Path, environment: Mapping[str, str] | None = None) -> Iterator[Terminal]:
    """The program on `path` in a terminal of 120 by 40."""
    settings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "PERFTUI_LANG": "en"}
    inherited = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
    child = pexpect.spawn(
        sys.executable,
        ["-c", PROGRAM, str(path)],
        env={**inherited, **settings, **(environment or {})},
        dimensions=(40, 120),
        timeout=PATIENCE,
    )
    try:
        yield Terminal(child)
    finally:
        end(child)


@pytest.fixture
def hostile(folder: Path) -> Path:
    """A declaration with all of it in every name, value and goal."""
    evil = "".join(HOSTILE.values())
    (folder / "evil.perf").write_text(
        f"项目 名{evil}称\n  年度: 2026{evil}\n  主管部门: 部{evil}门\n  实施单位: 单{evil}位\n"
        f"  年度资金申请总额: 1{evil} 元\n\n  年度总体目标:\n    | 目{evil}标\n\n"
        f"  产出指标 / 数量{evil}指标\n    - 指{evil}标甲: 合{evil}规\n      说明: 说{evil}明\n"
        f"    - 指标乙 ≥ 1 个{evil}\n"
        f"  # 注{evil}释\n  无{evil}法读\n",
        "utf-8",
        newline="\n",
    )
    (folder / "nul.perf").write_text("项目 空\x00字\n  主管部门: 部\x00门\n", "utf-8")
    (folder / "plain.perf").write_text("项目 平常\n  主管部门: 部门\n", "utf-8")
    (folder / f"{evil}.perf").write_text(f"项目 [red]{evil}[/foo]\n  主管部门: [type=x]{evil}\n", "utf-8")
    return folder


def test_nothing_that_a_terminal_obeys_comes_from_a_file(hostile: Path) -> None:
    with terminal(hostile) as screen:
        screen.wait_for(r"\x1b]0;owned\x07")
        screen.press("E", "指")
        screen.press("2", "Esc")
        screen.press("3", "Enter")
        screen.press("t", "Annual funds")
        for dimension in DIMENSIONS[1:]:
            screen.press("l", name_of(dimension))
        screen.press("p", "error")
        for _ in range(30):
            screen.press("j", "\x1b[")
        screen.press("S", "Source")
        screen.press(":", "n action or a project")
        screen.press("owned", r"\x1b]0;owned")
        screen.press("\r", "Outline")
        screen.press("1f", "Keep")
        # Over a slow line the library reads an escape inside of what is pasted as keys.
        screen.press(f"\x1b[200~{PASTED}\x1b[201~", "abc")
        screen.press("\r", "nothing of that name")
        screen.press("/", "Keep")
        screen.press(f"\x1b[200~{PASTED}\x1b[201~\r", "was not found")
        written = screen.written
    arrived = [name for name, sequence in HOSTILE.items() if sequence.encode() in written]
    assert arrived == []
    assert [hex(ord(each)) for each in "\x00\x7f\u202e\u009b\u200b\u2066" if each.encode() in written] == []
    assert rb"\x1b]0;owned\x07" in written


def test_what_is_pasted_into_a_search_is_made_harmless(hostile: Path) -> None:
    with terminal(hostile) as screen:
        screen.wait_for("平常")
        screen.press("/", "Keep")
        screen.press("\x1b[200~\u202eabc\u009b2J\x1b[201~", r"\u202eabc\x9b2J")
        assert "\u202e".encode() not in screen.written
        assert "\u009b".encode() not in screen.written


def test_the_shell_is_painted_before_any_file_is_read(declarations: Path) -> None:
    with terminal(declarations) as screen:
        screen.wait_for("Quit")
        assert "高性能计算".encode() not in screen.written
        screen.wait_for("高性能计算")
        assert screen.leave() == 0


def test_the_terminal_is_given_back_as_it_was(declarations: Path) -> None:
    with terminal(declarations) as screen:
        screen.wait_for("Quit")
        assert screen.leave() == 0
        assert screen.written.count(b"\x1b[?1049h") == screen.written.count(b"\x1b[?1049l") == 1
        assert screen.written.rfind(b"\x1b[?25h") > screen.written.rfind(b"\x1b[?25l")


def test_the_key_protocol_that_loses_chinese_input_stays_off(declarations: Path) -> None:
    with terminal(declarations) as screen:
        screen.wait_for("Quit")
        assert not re.search(rb"\x1b\[>\d*u", screen.written)


def test_keys_of_an_input_method_and_typed_chinese_work(declarations: Path) -> None:
    with terminal(declarations) as screen:
        screen.wait_for("高性能计算")
        screen.press("？", "One line up")
        screen.press("\x1b", "declarations/")
        screen.press("／", "Keep")
        screen.press("公益类用户满意度\r", "declarations/高性能计算服务经费.perf:")
        assert screen.leave() == 0


def test_without_colours_every_page_still_shows(declarations: Path) -> None:
    with terminal(declarations, {"NO_COLOR": "1"}) as screen:
        screen.wait_for("高性能计算")
        screen.press("2", "Esc")
        screen.press("t", "100.0")
        screen.press("p", "val-missing")
        screen.press("S", "Source")
        screen.press("?", "One line up")
        assert screen.leave() == 0
        colours = {tuple(found) for found in re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", screen.written)}
        assert [each for each in colours if len(set(each)) > 1] == [], "nothing but greys"


def test_a_terminal_of_sixteen_colours_is_enough(declarations: Path) -> None:
    with terminal(declarations, {"TERM": "linux", "COLORTERM": ""}) as screen:
        screen.wait_for("高性能计算")
        assert screen.leave() == 0


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({"TERM": "dumb"}, "cannot place its cursor"),
        (
            {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
            "not set to UTF-8",
        ),
    ],
)
def test_a_terminal_that_cannot_show_it_is_told_why(
    declarations: Path, environment: dict[str, str], reason: str
) -> None:
    with terminal(declarations, environment) as screen:
        screen.wait_for(reason)
        screen.child.expect(pexpect.EOF, timeout=PATIENCE)
        screen.child.close()
        assert screen.child.exitstatus == 2


def test_without_a_terminal_it_says_so(declarations: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(declarations)],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        env={**os.environ, "PERFTUI_LANG": "en"},
    )
    assert done.returncode == 2
    assert b"needs a terminal" in done.stderr
    assert b"Traceback" not in done.stderr


def test_it_ends_at_once_while_files_are_still_read(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.perf").write_text(f"项目 甲{number}\n  主管部门: 乙\n", "utf-8")
    with terminal(folder) as screen:
        screen.wait_for("Quit")
        assert screen.leave() == 0
        assert b"Traceback" not in screen.written
