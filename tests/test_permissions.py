"""What the file system refuses: a clear message, exit code 2, no traceback, and no changed file.

Root may read and write everything, so where the tests run as root, the program gives up that privilege.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import WHOLE

IS_ROOT = os.geteuid() == 0
BOUND = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if IS_ROOT else ()
UNFORMATTED = WHOLE.replace(": ", "：")

pytestmark = pytest.mark.skipif(IS_ROOT and shutil.which("setpriv") is None, reason="root, and no setpriv to bind it")


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The real program in `folder`, bound by permissions."""
    return subprocess.run(
        [*BOUND, sys.executable, "-m", "perftui", *arguments],
        cwd=folder,
        env={
            "PYTHONPATH": str(Path(__file__).parent.parent),
            "PERFTUI_LANG": "en",
            "LC_ALL": "C.UTF-8",
            "PATH": "/bin",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with one good declaration, that can be tidied away again."""
    (tmp_path / "good.perf").write_text(WHOLE, "utf-8")
    yield tmp_path
    for inside in (tmp_path, *tmp_path.iterdir()):
        if inside.is_dir():
            inside.chmod(0o700)


@pytest.fixture
def closed(folder: Path) -> Path:
    """A folder inside it that may not be looked into."""
    path = folder / "closed"
    path.mkdir()
    (path / "secret.perf").write_text(WHOLE, "utf-8")
    path.chmod(0)
    return path


def assert_refused(done: subprocess.CompletedProcess[str], reason: str) -> None:
    assert done.returncode == 2, done.stdout + done.stderr
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["check", "total", "export", "fmt", "show"])
def test_a_file_that_may_not_be_read_is_named(folder: Path, command: str) -> None:
    (folder / "secret.perf").write_text(WHOLE, "utf-8")
    (folder / "secret.perf").chmod(0)
    arguments = {"show": ["高性能计算服务经费", "."], "export": ["--to", "json", "."]}.get(command, ["."])
    done = run(command, *arguments, folder=folder)
    assert_refused(done, "secret.perf: permission denied")


def test_the_rest_is_checked_all_the_same(folder: Path) -> None:
    (folder / "bad.perf").write_text("乱写\n", "utf-8")
    (folder / "secret.perf").touch(0)
    done = run("check", "--format", "concise", ".", folder=folder)
    assert_refused(done, "secret.perf: permission denied")
    assert "bad.perf:1:1: S101" in done.stdout


@pytest.mark.parametrize("path", ["closed", "closed/secret.perf", "."])
def test_a_folder_that_may_not_be_looked_into_is_named_once(closed: Path, path: str) -> None:
    done = run("check", path, folder=closed.parent)
    assert_refused(done, "permission denied")
    assert done.stderr.count("closed") == 1


@pytest.mark.parametrize("command", [(), ("serve",), ("config", "--config")], ids=" ".join)
def test_what_lies_in_such_a_folder_is_named_as_well(closed: Path, command: tuple[str, ...]) -> None:
    assert_refused(run(*command, "closed/secret.perf", folder=closed.parent), "permission denied")


def test_a_file_that_may_not_be_written_stays_as_it_is(folder: Path) -> None:
    file = folder / "fixed.perf"
    file.write_text(UNFORMATTED, "utf-8")
    file.chmod(0o444)
    done = run("fmt", "fixed.perf", folder=folder)
    assert_refused(done, "fixed.perf: permission denied")
    assert file.read_text("utf-8") == UNFORMATTED


def test_a_file_in_a_folder_that_may_not_be_written_stays_as_it_is(folder: Path) -> None:
    inside = folder / "kept"
    inside.mkdir()
    file = inside / "fixed.perf"
    file.write_text(UNFORMATTED, "utf-8")
    file.chmod(0o666)
    inside.chmod(0o555)
    done = run("fmt", "kept", folder=folder)
    assert_refused(done, "permission denied")
    assert file.read_text("utf-8") == UNFORMATTED
    assert [path.name for path in inside.iterdir()] == ["fixed.perf"]


def test_a_new_file_cannot_be_put_into_such_a_folder(folder: Path) -> None:
    folder.chmod(0o555)
    assert_refused(run("new", "甲", folder=folder), "permission denied")
