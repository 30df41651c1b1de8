"""What a crash left is put back as one change; what another program wrote since then is not overwritten by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.editing.change import Change, deleted, made
from perftui.editing.journal import Journal, LeftBehind
from perftui.editing.restoring import known_names, restore, still_unsaved
from perftui.editing.saving import Result, save
from perftui.editing.workbench import Workbench
from perftui.messages import msg
from perftui.workspace import load
from tests.editing.test_workbench import TEXT, bench, target_change

OTHER = TEXT.replace("3 场", "9 场")


def left_by(folder: Path, change: Change | None = None) -> LeftBehind:
    """What a program leaves that edits `folder` and ends."""
    workbench = Workbench(load([folder]))
    workbench.apply(change or target_change(workbench, folder / "a.perf", 5))
    journal = Journal([folder], folder / ".state")
    journal.record(workbench.dirty)
    journal.close()
    (left,) = journal.left_behind()
    return left


def test_the_edits_are_back_unsaved_and_can_be_taken_back(tmp_path: Path) -> None:
    bench(tmp_path)
    left = left_by(tmp_path)
    workbench = Workbench(load([tmp_path]))
    assert restore(workbench, left.files, [tmp_path]) == (tmp_path / "a.perf",)
    (draft,) = workbench.dirty
    assert draft.text == TEXT.replace("3 场", "5 场")
    assert not draft.contested
    assert workbench.undo() is not None
    assert not workbench.dirty
    workbench.redo()
    assert save(workbench).paths(Result.SAVED) == (tmp_path / "a.perf",)


def test_what_another_program_wrote_since_then_is_contested(tmp_path: Path) -> None:
    bench(tmp_path)
    left = left_by(tmp_path)
    (tmp_path / "a.perf").write_text(OTHER, "utf-8")
    workbench = Workbench(load([tmp_path]))
    restore(workbench, left.files, [tmp_path])
    (draft,) = workbench.contested
    assert draft.saved is not None
    assert draft.outside is not None
    assert (draft.saved.document.text, draft.outside.document.text) == (TEXT, OTHER)
    assert save(workbench).paths(Result.CONTESTED) == (tmp_path / "a.perf",)
    assert (tmp_path / "a.perf").read_text("utf-8") == OTHER


def test_a_new_file_and_a_deleted_one_are_restored(tmp_path: Path) -> None:
    bench(tmp_path)
    change = Change(msg("typing"), (made(tmp_path / "b.perf", "项目 乙\n"), deleted(tmp_path / "a.perf", TEXT)))
    left = left_by(tmp_path, change)
    workbench = Workbench(load([tmp_path]))
    restore(workbench, left.files, [tmp_path])
    save(workbench)
    assert sorted(path.name for path in tmp_path.glob("*.perf")) == ["b.perf"]


def test_a_new_file_whose_name_was_taken_meanwhile_is_contested(tmp_path: Path) -> None:
    bench(tmp_path)
    left = left_by(tmp_path, Change(msg("typing"), (made(tmp_path / "b.perf", "项目 乙\n"),)))
    (tmp_path / "b.perf").write_text("项目 别人\n", "utf-8")
    workbench = Workbench(load([tmp_path]))
    restore(workbench, left.files, [tmp_path])
    assert [draft.path.name for draft in workbench.contested] == ["b.perf"]


def test_what_is_on_disk_by_now_is_not_unsaved(tmp_path: Path) -> None:
    bench(tmp_path)
    left = left_by(tmp_path)
    assert still_unsaved(Workbench(load([tmp_path])), left.files, [tmp_path]) == left.files
    (tmp_path / "a.perf").write_text(TEXT.replace("3 场", "5 场"), "utf-8")
    assert still_unsaved(Workbench(load([tmp_path])), left.files, [tmp_path]) == ()


def test_files_are_called_as_they_were_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench(tmp_path)
    monkeypatch.chdir(tmp_path.parent)
    folder = Path(tmp_path.name)
    name = known_names(Workbench(load([folder])), [folder])
    assert name(tmp_path / "a.perf") == folder / "a.perf"
    assert name(tmp_path / "new.perf") == folder / "new.perf"
    assert name(Path("/elsewhere/x.perf")) == Path("/elsewhere/x.perf")
