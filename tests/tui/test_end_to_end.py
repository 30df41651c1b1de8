"""What an officer does with the nine declarations, in a real terminal: one changed target is one changed line."""

import subprocess
from pathlib import Path

import pytest

from tests.tui.test_terminal import terminal

FILE = "高性能计算服务经费.perf"
BEFORE, AFTER = "    - 主机系统全年可用率 ≥ 99 %\n", "    - 主机系统全年可用率 ≥ 99.5 %\n"


@pytest.fixture
def repository(declarations: Path) -> Path:
    """The nine declarations in a repository of their own."""
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "As they were filed"]):
        git(declarations, *command)
    return declarations


def git(folder: Path, *command: str) -> str:
    """What git says."""
    who = ("-c", "user.name=officer", "-c", "user.email=officer@example.org", "-c", "core.quotepath=false")
    return subprocess.run(["git", *who, *command], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_a_target_is_changed_undone_redone_saved_and_git_finds_one_line(repository: Path) -> None:
    file = repository / FILE
    before = file.read_bytes()
    with terminal(repository) as screen:
        screen.wait_for("✗")
        screen.press("/主机系统全年可用率\r", "≥ 99 %")
        screen.press("e", "Esc")
        screen.press("≥99.5%", "a number to reach")
        screen.press("\r", "1 unsaved")
        screen.press("u", "Taken back")
        screen.press("\x19", "1 unsaved")
        assert file.read_bytes() == before, "nothing is written before one saves"
        screen.press("\x13", "1 file saved")
        assert screen.leave() == 0
    assert file.read_bytes() == before.replace(BEFORE.encode(), AFTER.encode())
    assert git(repository, "diff", "--numstat") == f"1\t1\t{FILE}\n"
    changed = [line for line in git(repository, "diff", "--unified=0").splitlines() if line[:1] in "+-"]
    assert changed[2:] == [f"-{BEFORE}".rstrip("\n"), f"+{AFTER}".rstrip("\n")]
