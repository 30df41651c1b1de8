"""Killed, hung up, out of room: in a real terminal, nothing that was typed is lost, no file is ever half written."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pytest

from perftui.tui.terminal.ending import HUNG_UP
from tests.test_permissions import BOUND, IS_ROOT
from tests.tui.conftest import SMALL
from tests.tui.doing.test_keeping import ONE, crash
from tests.tui.test_terminal import PATIENCE, PROGRAM, Terminal, end, terminal

OPEN = "清淤长度: ?"
MINE = "清淤长度 ≥ 8 公里"
F6, F8 = "\x1b[17~", "\x1b[19~"


def begin_to_edit(screen: Terminal) -> None:
    """Go to the open target, once everything is checked."""
    screen.wait_for("✗")
    screen.child.send(F8.encode())
    screen.press("e", "Esc")


def edit(screen: Terminal) -> None:
    """Decide the open target."""
    begin_to_edit(screen)
    screen.press("≥ 8 公里\r", "1 unsaved")


def kill(screen: Terminal) -> None:
    """End the program as a crash does."""
    screen.child.kill(signal.SIGKILL)
    screen.child.wait()


def until(screen: Terminal, done: Callable[[], bool]) -> None:
    """Wait while the program writes, until something has happened."""
    for _ in range(PATIENCE * 50):
        if done():
            return
        screen.child.expect([pexpect.TIMEOUT, ".+"], timeout=0.02)
    raise AssertionError("it never happened")


def entries() -> list[dict[str, Any]]:
    """What the journals that are there say, line by line."""
    paths = Path(os.environ["XDG_STATE_HOME"]).glob("perftui/*.journal")
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def journalled() -> str:
    """The texts in the journals that are there."""
    return "".join(entry.get("text") or "" for entry in entries())


def unfinished() -> list[str]:
    """What the journals have of texts that cannot stand."""
    return [entry["typed"]["text"] for entry in entries() if "typed" in entry]


# ---- killed -------------------------------------------------------------------------------------------------------


def test_what_was_edited_before_a_kill_is_restored_and_saved(small: Path) -> None:
    with terminal(small) as screen:
        edit(screen)
        kill(screen)
    assert (small / "small.perf").read_text("utf-8") == SMALL
    with terminal(small) as screen:
        screen.wait_for("1 file was left unsaved")
        screen.press("r", "are back, unsaved")
        screen.press(F6, "1 file saved")
        assert screen.leave() == 0
    assert (small / "small.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)
    with terminal(small) as screen:
        screen.wait_for("居民满意度")
        assert screen.leave() == 0


def test_what_was_being_typed_before_a_kill_is_offered_too(small: Path) -> None:
    with terminal(small) as screen:
        begin_to_edit(screen)
        screen.press("≥ 8 公里", "a number to reach")
        until(screen, lambda: MINE in journalled())
        kill(screen)
    with terminal(small) as screen:
        screen.wait_for("1 file was left unsaved")
        screen.press("r", "are back, unsaved")
        screen.press(F6, "1 file saved")
    assert (small / "small.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)


def test_what_was_typed_last_before_a_kill_is_offered_as_it_was_typed_though_it_cannot_stand(small: Path) -> None:
    with terminal(small) as screen:
        screen.wait_for("✗")
        screen.child.send("2")
        screen.press("jjje", "Esc")
        screen.press("\x15", "the line is taken out")
        until(screen, lambda: bool(journalled()))
        screen.press("年初", "a day is written")
        until(screen, lambda: "年初" in unfinished())
        kill(screen)
    with terminal(small) as screen:
        screen.wait_for("1 file was left unsaved")
        screen.press("r", "a day is written 2026-01-31")
        screen.wait_for("年初")
        screen.press("\x152026-02-01\r", "1 unsaved")
        screen.press(F6, "1 file saved")
    assert (small / "small.perf").read_text("utf-8") == SMALL.replace("2026-01-01", "2026-02-01", 1)


def test_a_kill_while_saving_leaves_every_file_whole_and_the_rest_is_offered(folder: Path) -> None:
    paths = [folder / f"{number:02}.perf" for number in range(60)]
    for path in paths:
        path.write_text(ONE, "utf-8")
    crash(folder, *(path.name for path in paths))
    new = ONE.replace("3 场", "5 场")

    def saved() -> list[Path]:
        return [path for path in paths if path.read_text("utf-8") == new]

    with terminal(folder) as screen:
        screen.wait_for("60 files were left unsaved")
        screen.press("r", "60 unsaved")
        screen.child.send(F6.encode())
        until(screen, lambda: bool(saved()))
        kill(screen)
    done = saved()
    assert done
    assert {path.read_text("utf-8") for path in paths} <= {ONE, new}
    if len(done) < len(paths):
        with terminal(folder) as screen:
            rest = len(paths) - len(done)
            screen.wait_for(f"{rest} file")
            screen.press("r", f"{rest} unsaved")
            screen.press(F6, f"{rest} file{'s' if rest > 1 else ''} saved")
    assert saved() == paths
    assert [path.name for path in folder.iterdir() if path.suffix != ".perf"] == []


# ---- an error of our own ------------------------------------------------------------------------------------------

BROKEN = """
import sys
from pathlib import Path
from perftui.tui.app import PerfApp

class Broken(PerfApp):
    def action_totals(self):
        raise RuntimeError("\x1b[31mnobody thought of this")

sys.exit(PerfApp.run(Broken([Path(sys.argv[1])])) or 1)
"""


def test_an_error_of_the_program_itself_gives_the_terminal_back_and_says_where_the_edits_are(small: Path) -> None:
    with started(sys.executable, "-c", BROKEN, str(small)) as screen:
        edit(screen)
        screen.press("t", r"\x1b[31mnobody thought of this")
        screen.wait_for("What was not saved is in the journal")
        screen.child.expect(pexpect.EOF, timeout=PATIENCE)
    with terminal(small) as screen:
        screen.wait_for("1 file was left unsaved")


def test_a_current_folder_that_is_taken_away_and_brought_back_costs_nothing(small: Path, tmp_path: Path) -> None:
    home, away = Path(os.path.realpath(small)), tmp_path / "away"
    program = "import os, sys; from pathlib import Path; from perftui.tui.app import run; "
    with started(sys.executable, "-c", f"{program} os.chdir(sys.argv[1]); run([Path()])", str(home)) as screen:
        edit(screen)
        shutil.copytree(home, away)
        shutil.rmtree(home)
        screen.wait_for("cannot be read any more")
        screen.press(F6, "was deleted by another program")
        screen.press("c", "1 unsaved")
        shutil.copytree(away, home)
        screen.press(F6, "1 file saved")
        screen.child.send(b"q")
        screen.child.expect(pexpect.EOF, timeout=PATIENCE)
    assert (home / "small.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)


# ---- hung up ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143)], ids=["HUP", "TERM"])
def test_a_signal_ends_it_without_a_question_and_gives_the_terminal_back(
    small: Path, number: signal.Signals, code: int
) -> None:
    with terminal(small) as screen:
        edit(screen)
        screen.child.kill(number)
        screen.child.expect(pexpect.EOF, timeout=PATIENCE)
        screen.written += screen.child.before or b""
        screen.child.wait()
        assert screen.child.exitstatus == code
        assert screen.written.count(b"\x1b[?1049l") == 1
        assert b"Traceback" not in screen.written
    with terminal(small) as screen:
        screen.wait_for("1 file was left unsaved")


def test_what_is_being_typed_while_it_is_ended_is_offered(small: Path) -> None:
    with terminal(small) as screen:
        begin_to_edit(screen)
        # No unit that the program completes: what shows was typed, to the last key.
        screen.press("≥ 8 座水闸", "闸")
        screen.child.kill(signal.SIGTERM)
        screen.child.expect(pexpect.EOF, timeout=PATIENCE)
    assert "清淤长度 ≥ 8 座水闸" in journalled()


def test_a_closed_window_ends_the_program(small: Path) -> None:
    with terminal(small) as screen:
        edit(screen)
        child: Any = screen.child
        child.ptyproc.fileobj.close()
        child.ptyproc.wait()
    with terminal(small) as screen:
        screen.wait_for("1 file was left unsaved")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
def test_a_terminal_that_is_gone_without_a_word_ends_the_program(small: Path) -> None:
    """Nobody hangs up where the terminal is not the one that controls the program, as under some supervisors."""
    ours, its = os.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PERFTUI_LANG": "en"}
    command = [sys.executable, "-c", PROGRAM, str(small)]
    with subprocess.Popen(
        command, stdin=its, stdout=its, stderr=its, env=environment, start_new_session=True
    ) as program:
        os.close(its)
        try:
            written = b""
            while "居民满意度".encode() not in written:
                written += os.read(ours, 65536)
            os.close(ours)
            assert program.wait(PATIENCE) == HUNG_UP
        finally:
            program.kill()


# ---- what cannot be saved -----------------------------------------------------------------------------------------


@contextmanager
def started(*command: str) -> Iterator[Terminal]:
    """Another command in a terminal."""
    settings = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PERFTUI_LANG": "en"}
    child = pexpect.spawn(
        command[0], list(command[1:]), env={**os.environ, **settings}, dimensions=(40, 120), timeout=PATIENCE
    )
    try:
        yield Terminal(child)
    finally:
        end(child)


@contextmanager
def on_a_disk_of_its_own(folder: Path, afterwards: str) -> Iterator[Terminal]:
    """The program on a small disk that holds what is in `folder`, after another command there."""
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("no disk of our own can be mounted here")
    script = (
        'cp -r "$1" "$1.copy" && mount -t tmpfs -o size=32k none "$1" && cp "$1.copy"/* "$1" && '
        f'{afterwards}; exec "$2" -c "$3" "$1"'
    )
    with started("unshare", "-rm", "sh", "-c", script, "sh", str(folder), sys.executable, PROGRAM) as screen:
        yield screen


def save_a_copy(screen: Terminal, target: Path) -> None:
    """Save what cannot be saved elsewhere."""
    screen.press("s", "Save a copy of")
    screen.press("\x1b[H\x0b" + str(target) + "\r", "A copy is in")


def test_a_full_disk_keeps_the_edits_and_offers_a_copy_elsewhere(small: Path, tmp_path: Path) -> None:
    with on_a_disk_of_its_own(small, 'cat /dev/zero > "$1/filler"') as screen:
        edit(screen)
        screen.press("\x13", "could not be saved")
        screen.wait_for("no space is left on the disk")
        screen.wait_for("Make room and try again")
        save_a_copy(screen, tmp_path / "copy.perf")
    assert (tmp_path / "copy.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)


def test_a_disk_that_can_only_be_read_says_so(small: Path, tmp_path: Path) -> None:
    with on_a_disk_of_its_own(small, 'mount -o remount,ro "$1"') as screen:
        edit(screen)
        screen.press("\x13", "the disk is read-only")
        save_a_copy(screen, tmp_path / "copy.perf")
    assert (tmp_path / "copy.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)


@pytest.mark.skipif(IS_ROOT and shutil.which("setpriv") is None, reason="root, and no setpriv to bind it")
def test_a_file_that_may_not_be_written_keeps_the_edits_until_it_may(small: Path) -> None:
    (small / "small.perf").chmod(0o444)
    with started(*BOUND, sys.executable, "-c", PROGRAM, str(small)) as screen:
        edit(screen)
        screen.press("\x13", "permission denied")
        assert (small / "small.perf").read_text("utf-8") == SMALL
        (small / "small.perf").chmod(0o644)
        screen.press("r", "1 file saved")
    assert (small / "small.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)


# ---- two programs -------------------------------------------------------------------------------------------------


def test_two_programs_in_two_terminals_never_overwrite_each_other(small: Path) -> None:
    with terminal(small) as one, terminal(small) as other:
        edit(one)
        edit(other)
        one.press(F6, "1 file saved")
        (small / "small.perf").write_text(SMALL.replace("≥ 10 条", "≥ 12 条"), "utf-8")
        other.press(F6, "was changed by another program")
        assert (small / "small.perf").read_text("utf-8") == SMALL.replace("≥ 10 条", "≥ 12 条")
        other.press("m", "1 file saved")
    assert (small / "small.perf").read_text("utf-8") == SMALL.replace(OPEN, MINE)


def test_what_a_running_program_edits_is_offered_to_no_other(small: Path) -> None:
    with terminal(small) as one:
        edit(one)
        with terminal(small) as other:
            other.wait_for("居民满意度")
            assert other.leave() == 0
            assert b"left unsaved" not in other.written
