"""What other programs change, make and delete is found."""

import os
from pathlib import Path

from perftui.editing.watching import Look, difference, look, signatures
from perftui.workspace import SourceFile


def test_changed_new_and_deleted_files_are_told_apart(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.perf").write_text("项目 甲\n", "utf-8")
    before = signatures([tmp_path])
    assert not difference(before, signatures([tmp_path]))
    (tmp_path / "a.perf").write_text("项目 甲乙\n", "utf-8")
    (tmp_path / "b.perf").unlink()
    (tmp_path / "d.perf").write_text("项目 丁\n", "utf-8")
    found = difference(before, signatures([tmp_path]))
    assert found.changed == (tmp_path / "a.perf",)
    assert found.vanished == (tmp_path / "b.perf",)
    assert found.appeared == (tmp_path / "d.perf",)
    assert len(found.paths) == 3


def written(path: Path, text: str, *, seconds_ago: float = 60) -> None:
    """A file that was written some time ago."""
    path.write_text(text, "utf-8")
    time = path.stat().st_mtime - seconds_ago
    os.utime(path, (time, time))


def test_a_look_reads_what_differs_and_nothing_else(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        written(tmp_path / f"{name}.perf", "项目 甲\n")
    before = signatures([tmp_path])
    assert look([tmp_path], before) == Look(before, {})
    written(tmp_path / "a.perf", "项目 甲乙\n")
    (tmp_path / "b.perf").unlink()
    written(tmp_path / "d.perf", "项目 丁\n")
    seen = look([tmp_path], before)
    assert seen.found.keys() == {tmp_path / "a.perf", tmp_path / "b.perf", tmp_path / "d.perf"}
    assert seen.found[tmp_path / "b.perf"] is None
    changed = seen.found[tmp_path / "a.perf"]
    assert isinstance(changed, SourceFile)
    assert changed.document.text == "项目 甲乙\n"
    assert look([tmp_path], seen.signatures).found == {}


def test_a_file_that_is_being_written_is_left_for_the_next_look(tmp_path: Path) -> None:
    written(tmp_path / "a.perf", "项目 甲\n")
    before = signatures([tmp_path])
    written(tmp_path / "a.perf", "项", seconds_ago=0)
    written(tmp_path / "b.perf", "项", seconds_ago=0)
    seen = look([tmp_path], before)
    assert seen.unsettled
    assert seen.found == {}
    assert seen.signatures == before
    written(tmp_path / "a.perf", "项目 甲乙\n")
    written(tmp_path / "b.perf", "项目 乙\n")
    assert look([tmp_path], seen.signatures).found.keys() == {tmp_path / "a.perf", tmp_path / "b.perf"}


def test_a_file_that_is_gone_while_another_is_being_written_is_left_too(tmp_path: Path) -> None:
    written(tmp_path / "a.perf", "项目 甲\n")
    before = signatures([tmp_path])
    (tmp_path / "a.perf").unlink()
    written(tmp_path / "b.perf", "项目 甲\n", seconds_ago=0)
    assert look([tmp_path], before) == Look(before, {}, unsettled=True)
    written(tmp_path / "b.perf", "项目 甲\n")
    assert look([tmp_path], before).found.keys() == {tmp_path / "a.perf", tmp_path / "b.perf"}


def test_a_clock_that_is_ahead_keeps_nobody_waiting(tmp_path: Path) -> None:
    written(tmp_path / "a.perf", "项目 甲\n")
    before = signatures([tmp_path])
    written(tmp_path / "a.perf", "项目 甲乙\n", seconds_ago=-3600)
    assert look([tmp_path], before).found.keys() == {tmp_path / "a.perf"}


def test_a_folder_that_vanished_takes_no_file_along(tmp_path: Path) -> None:
    folder = tmp_path / "局"
    folder.mkdir()
    written(folder / "a.perf", "项目 甲\n")
    before = signatures([folder])
    folder.rename(tmp_path / "gone")
    seen = look([folder], before)
    assert seen.lost == (folder,)
    assert seen.found == {}
    (tmp_path / "gone").rename(folder)
    assert look([folder], seen.signatures) == Look(before, {})


def test_a_file_that_was_opened_by_name_may_vanish(tmp_path: Path) -> None:
    path = tmp_path / "a.perf"
    written(path, "项目 甲\n")
    before = signatures([path])
    path.unlink()
    assert look([path], before).found == {path: None}
