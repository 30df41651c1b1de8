"""Saving changes what was changed and nothing else, and never what another program wrote."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perftui.editing.change import Change, deleted, made
from perftui.editing.saving import Result, save
from perftui.messages import Language, msg, set_language
from tests.editing.test_workbench import TEXT, bench, target_change


def test_what_is_saved_differs_in_one_line_and_is_clean(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    path.chmod(0o640)
    workbench.apply(target_change(workbench, path, 5))
    assert save(workbench).paths(Result.SAVED) == (path,)
    assert path.read_text("utf-8") == TEXT.replace("≥ 3 场", "≥ 5 场")
    assert path.stat().st_mode & 0o777 == 0o640
    assert not workbench.dirty
    workbench.undo()
    assert workbench.dirty
    assert save(workbench).paths(Result.SAVED) == (path,)
    assert path.read_text("utf-8") == TEXT


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.perf"
    workbench = bench(tmp_path, a="\ufeff" + TEXT.replace("\n", "\r\n"))
    workbench.apply(target_change(workbench, path, 5))
    save(workbench)
    assert path.read_bytes() == ("\ufeff" + TEXT.replace("\n", "\r\n").replace("≥ 3 场", "≥ 5 场")).encode()


def test_only_the_named_files_are_saved(tmp_path: Path) -> None:
    workbench = bench(tmp_path, a=TEXT, b=TEXT.replace("甲", "乙"))
    for name in ("a", "b"):
        workbench.apply(target_change(workbench, tmp_path / f"{name}.perf", 5))
    save(workbench, [tmp_path / "b.perf"])
    assert [draft.path.name for draft in workbench.dirty] == ["a.perf"]


def test_new_and_deleted_files_are_made_and_deleted_when_saved(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    workbench.apply(Change(msg("typing"), (made(tmp_path / "b.perf", "项目 乙\n"), deleted(tmp_path / "a.perf", TEXT))))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.perf"]
    assert len(save(workbench).paths(Result.SAVED)) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.perf"]
    assert not workbench.dirty


def test_a_file_that_changed_outside_is_left_alone(tmp_path: Path) -> None:
    set_language(Language.ENGLISH)
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    workbench.apply(target_change(workbench, path, 5))
    path.write_text("项目 别人\n", "utf-8")
    (outcome,) = save(workbench).outcomes
    assert outcome.result is Result.CONTESTED
    assert str(outcome.reason) == "another program changed it"
    assert path.read_text("utf-8") == "项目 别人\n"
    assert [draft.path for draft in workbench.contested] == [path]
    workbench.keep_mine(path)
    assert save(workbench).paths(Result.SAVED) == (path,)
    assert "≥ 5 场" in path.read_text("utf-8")


def test_a_new_file_never_replaces_one_that_appeared(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "b.perf"
    workbench.apply(Change(msg("typing"), (made(path, "项目 乙\n"),)))
    path.write_text("项目 别人\n", "utf-8")
    assert save(workbench).paths(Result.CONTESTED) == (path,)
    assert path.read_text("utf-8") == "项目 别人\n"


def test_a_file_to_delete_that_changed_outside_stays(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    workbench.apply(Change(msg("typing"), (deleted(path, TEXT),)))
    path.write_text("项目 别人\n", "utf-8")
    assert save(workbench).paths(Result.CONTESTED) == (path,)
    assert path.exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_without_permission_keeps_the_edits(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    workbench.apply(target_change(workbench, path, 5))
    tmp_path.chmod(0o500)
    (outcome,) = save(workbench).outcomes
    tmp_path.chmod(0o700)
    assert outcome.result is Result.FAILED
    assert workbench.dirty


def test_a_folder_that_vanished_keeps_the_edits(tmp_path: Path) -> None:
    folder = tmp_path / "局"
    folder.mkdir()
    workbench, path = bench(folder), folder / "a.perf"
    workbench.apply(target_change(workbench, path, 5))
    path.unlink()
    folder.rmdir()
    assert save(workbench).paths(Result.CONTESTED) == (path,)
    workbench.keep_mine(path)
    (outcome,) = save(workbench).outcomes
    assert outcome.result is Result.FAILED
    assert workbench.dirty
    folder.mkdir()
    assert save(workbench).paths(Result.SAVED) == (path,)
