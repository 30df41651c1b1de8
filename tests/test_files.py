"""Writing leaves the old content or the new one, never less, and never over somebody else's change."""

import errno
import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from perftui.files import Fault, content_hash, create, read_bytes, remove, repository_root, write_atomically

OLD = "项目 甲\n".encode()
NEW = "项目 乙\n".encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "甲.perf"
    path.write_bytes(OLD)
    return path


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".tmp")


def test_the_content_is_replaced_and_the_mode_kept(file: Path) -> None:
    file.chmod(0o640)
    assert write_atomically(file, NEW, expected=content_hash(OLD)) is None
    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert leftovers(file.parent) == []


def test_a_new_file_has_the_mode_that_the_user_asked_for(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert write_atomically(tmp_path / "新.perf", NEW) is None
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "新.perf").stat().st_mode) == 0o640


def test_a_file_that_changed_outside_is_left_alone(file: Path) -> None:
    expected = content_hash(OLD)
    file.write_bytes(b"other")
    fault = write_atomically(file, NEW, expected=expected)
    assert fault is not None
    assert str(fault.reason) == "the file was changed by another program; nothing was written"
    assert file.read_bytes() == b"other"


def test_a_file_that_vanished_is_not_brought_back(file: Path) -> None:
    file.unlink()
    assert write_atomically(file, NEW, expected=content_hash(OLD)) is not None
    assert not file.exists()


def test_a_link_stays_a_link_to_the_changed_file(file: Path) -> None:
    link = file.parent / "link.perf"
    link.symlink_to(file)
    assert write_atomically(link, NEW) is None
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_a_folder_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    fault = write_atomically(tmp_path / "gone" / "甲.perf", NEW)
    assert fault is not None
    assert str(fault.reason) == "there is no such file or folder"


def test_create_never_touches_a_file_that_exists(file: Path) -> None:
    fault = create(file, NEW)
    assert fault is not None
    assert str(fault.reason) == "the file exists; nothing was written"
    assert file.read_bytes() == OLD


def test_reading_stops_at_the_limit(file: Path) -> None:
    assert read_bytes(file, 3) == OLD[:3]


def test_what_cannot_be_read_is_a_fault_with_a_reason(tmp_path: Path) -> None:
    folder, missing = read_bytes(tmp_path), read_bytes(tmp_path / "missing")
    assert isinstance(folder, Fault)
    assert isinstance(missing, Fault)
    assert [str(folder.reason), str(missing.reason)] == ["this is a folder", "there is no such file or folder"]


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    fault = write_atomically(folder, NEW)
    assert fault is not None
    assert str(fault.reason) == "this is a folder"
    assert leftovers(tmp_path) == []
    assert folder.is_dir()


def test_a_link_that_leads_in_a_circle_is_a_fault(tmp_path: Path) -> None:
    circle = tmp_path / "circle.perf"
    circle.symlink_to(circle)
    assert write_atomically(circle, NEW) is not None
    assert circle.is_symlink()
    assert leftovers(tmp_path) == []


def test_a_link_to_nothing_makes_the_file(tmp_path: Path) -> None:
    link = tmp_path / "link.perf"
    link.symlink_to(tmp_path / "甲.perf")
    assert write_atomically(link, NEW) is None
    assert link.is_symlink()
    assert (tmp_path / "甲.perf").read_bytes() == NEW


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 83 + ".perf")
    path.write_bytes(OLD)
    assert write_atomically(path, NEW) is None
    assert path.read_bytes() == NEW


def test_a_name_beyond_what_the_disk_takes_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 300 + ".perf")
    assert isinstance(read_bytes(path), Fault)
    assert write_atomically(path, NEW) is not None
    assert create(path, NEW) is not None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("inside", [".", "a", "a/b"])
def test_the_root_of_a_repository_is_the_nearest_folder_with_a_git_folder_or_file(tmp_path: Path, inside: str) -> None:
    folder = tmp_path / "work" / inside
    folder.mkdir(parents=True)
    (tmp_path / "work" / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    (tmp_path / ".git").mkdir()
    assert repository_root(folder) == tmp_path / "work"


def test_outside_of_a_repository_a_folder_is_its_own_root(tmp_path: Path) -> None:
    assert repository_root(tmp_path) == tmp_path


def test_a_new_file_is_whole_or_not_there(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert create(tmp_path / "新.perf", NEW) is None
    finally:
        os.umask(before)
    assert (tmp_path / "新.perf").read_bytes() == NEW
    assert stat.S_IMODE((tmp_path / "新.perf").stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["新.perf"]


def test_a_file_is_deleted_only_while_it_holds_what_was_read(file: Path) -> None:
    fault = remove(file, expected=content_hash(NEW))
    assert fault is not None
    assert str(fault.reason) == "the file was changed by another program; nothing was written"
    assert remove(file, expected=content_hash(OLD)) is None
    assert not file.exists()
    assert remove(file, expected=content_hash(OLD)) is None


def test_what_a_killed_program_left_is_tidied_away(file: Path) -> None:
    (file.parent / f".{file.name}.tmp").write_bytes(b"half a fi")
    assert write_atomically(file, NEW) is None
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_fault_knows_the_error_of_the_system(tmp_path: Path) -> None:
    fault = write_atomically(tmp_path / "gone" / "甲.perf", NEW)
    assert fault is not None
    assert fault.error == errno.ENOENT


COUNTER = """
import sys
from pathlib import Path
from perftui.files import content_hash, write_atomically
path, won = Path(sys.argv[1]), 0
while won < int(sys.argv[2]):
    data = path.read_bytes()
    won += write_atomically(path, str(int(data) + 1).encode(), expected=content_hash(data)) is None
"""


@pytest.mark.skipif(os.name != "posix", reason="locks are those of POSIX")
def test_programs_that_save_at_once_never_overwrite_each_other(tmp_path: Path) -> None:
    """Each adds to what it read; were one to replace what another had just written, the sum would be too small."""
    path = tmp_path / "n.perf"
    path.write_bytes(b"0")
    programs = [subprocess.Popen([sys.executable, "-c", COUNTER, str(path), "40"]) for _ in range(4)]
    assert [program.wait(60) for program in programs] == [0] * 4
    assert path.read_bytes() == b"160"


@pytest.mark.skipif(os.name != "posix", reason="locks are those of POSIX")
def test_a_program_that_never_ends_saving_keeps_nobody_waiting_for_ever(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perftui.files.PATIENCE", 0.05)
    handle = os.open(file.parent, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        fault = write_atomically(file, NEW)
    finally:
        os.close(handle)
    assert fault is not None
    assert str(fault.reason) == "another program is saving in this folder at the moment"
    assert file.read_bytes() == OLD
