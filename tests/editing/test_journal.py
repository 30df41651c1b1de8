"""What was not saved is offered again; what was saved, given up, or belongs to a running program is not."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from perftui.editing.change import Change, deleted
from perftui.editing.journal import Journal, Unsaved
from perftui.editing.saving import save
from perftui.editing.slot import Part, Slot
from perftui.editing.unfinished import Unfinished, entry_of, unfinished_in
from perftui.messages import msg
from tests.editing.test_workbench import TEXT, bench, target_change
from tests.support import ROOT

PROGRAM = """
import sys
from pathlib import Path
from perftui.editing.journal import Journal
from perftui.editing.workbench import Workbench
from perftui.workspace import load
from tests.editing.test_workbench import target_change
folder, state = Path(sys.argv[1]), Path(sys.argv[2])
workbench = Workbench(load([folder]))
journal = Journal([folder], state)
for value in (4, 5):
    workbench.apply(target_change(workbench, folder / "a.perf", value))
    journal.record(workbench.dirty)
print("ready", flush=True)
sys.stdin.read()
"""


def test_edits_are_offered_again_after_a_kill(tmp_path: Path) -> None:
    folder, state = tmp_path / "局", tmp_path / "state"
    folder.mkdir()
    workbench = bench(folder)
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), str(state)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    journal = Journal([folder], state)
    assert journal.left_behind() == ()  # it runs: what it edits is its own
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()
    assert program.stdin is not None
    program.stdin.close()
    (left,) = journal.left_behind()
    draft = workbench.draft(folder / "a.perf")
    assert draft is not None
    assert draft.saved is not None
    assert left.files == (Unsaved(folder / "a.perf", TEXT.replace("3 场", "5 场"), draft.saved.digest, TEXT),)
    left.discard()
    assert journal.left_behind() == ()


def test_what_was_saved_is_not_offered(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    journal = Journal([tmp_path], tmp_path / "state")
    workbench.apply(target_change(workbench, path, 5))
    journal.record(workbench.dirty)
    save(workbench)
    journal.forget([path])
    journal.close()
    assert journal.left_behind() == ()
    assert list((tmp_path / "state").iterdir()) == []


def test_what_was_taken_back_is_not_offered(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    journal = Journal([tmp_path], tmp_path / "state")
    workbench.apply(target_change(workbench, tmp_path / "a.perf", 5))
    journal.record(workbench.drafts())
    workbench.undo()
    journal.record(workbench.drafts())
    journal.close()
    assert journal.left_behind() == ()


def test_a_deletion_that_was_not_saved_is_offered(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    journal = Journal([tmp_path], tmp_path / "state")
    workbench.apply(Change(msg("typing"), (deleted(path, TEXT),)))
    journal.record(workbench.dirty)
    journal.close()
    (left,) = journal.left_behind()
    assert [(each.path, each.text) for each in left.files] == [(path, None)]


def test_a_line_that_the_crash_cut_off_is_no_entry(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    journal = Journal([tmp_path], tmp_path / "state")
    workbench.apply(target_change(workbench, tmp_path / "a.perf", 5))
    journal.record(workbench.dirty)
    journal.close()
    (kept,) = (tmp_path / "state").glob("*.journal")
    with kept.open("ab") as file:
        file.write(b'{"path": "/x", "te')
    (left,) = journal.left_behind()
    assert [each.path for each in left.files] == [tmp_path / "a.perf"]


def test_other_folders_have_other_journals(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    journal = Journal([tmp_path], tmp_path / "state")
    workbench.apply(target_change(workbench, tmp_path / "a.perf", 5))
    journal.record(workbench.dirty)
    journal.close()
    assert Journal([tmp_path / "other"], tmp_path / "state").left_behind() == ()


def test_a_file_inside_is_offered_by_whatever_name_its_folder_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "局"
    folder.mkdir()
    workbench = bench(folder, a=TEXT, b=TEXT.replace("甲", "乙"))
    journal = Journal([folder], tmp_path / "state")
    for name in ("a", "b"):
        workbench.apply(target_change(workbench, folder / f"{name}.perf", 5))
    journal.record(workbench.dirty)
    journal.close()
    for root in (folder, tmp_path, folder / ".." / "局"):
        (left,) = Journal([root], tmp_path / "state").left_behind()
        assert [each.path.name for each in left.files] == ["a.perf", "b.perf"]
    (left,) = Journal([folder / "a.perf"], tmp_path / "state").left_behind()
    assert [each.path.name for each in left.files] == ["a.perf"]
    left.discard()
    (rest,) = Journal([folder], tmp_path / "state").left_behind()
    assert [each.path.name for each in rest.files] == ["b.perf"]


def test_a_program_never_writes_over_what_another_one_left(tmp_path: Path) -> None:
    """Process numbers come again, in a container every time."""
    for value in (5, 6):
        workbench = bench(tmp_path)
        journal = Journal([tmp_path], tmp_path / "state")
        workbench.apply(target_change(workbench, tmp_path / "a.perf", value))
        journal.record(workbench.dirty)
        journal.close()
    lefts = Journal([tmp_path], tmp_path / "state").left_behind()
    assert [left.files[0].text for left in lefts] == [TEXT.replace("3 场", f"{value} 场") for value in (5, 6)]


def test_the_text_that_was_edited_is_written_once(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    journal = Journal([tmp_path], tmp_path / "state")
    for value in range(4, 9):
        workbench.apply(target_change(workbench, tmp_path / "a.perf", value))
        journal.record(workbench.dirty)
    journal.close()
    (kept,) = (tmp_path / "state").glob("*.journal")
    assert [json.loads(line)["base"] for line in kept.read_text("utf-8").splitlines()] == [TEXT, *[None] * 4]
    (left,) = journal.left_behind()
    assert (left.files[0].base, left.files[0].text) == (TEXT, TEXT.replace("3 场", "8 场"))


def test_a_long_journal_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perftui.editing.journal._COMPACT_AT", 1000)
    workbench = bench(tmp_path)
    journal = Journal([tmp_path], tmp_path / "state")
    for value in range(4, 60):
        workbench.apply(target_change(workbench, tmp_path / "a.perf", value))
        journal.record(workbench.dirty)
    (kept,) = (tmp_path / "state").glob("*.journal")
    assert kept.stat().st_size < 10 * len(TEXT.encode())
    journal.close()
    (left,) = journal.left_behind()
    assert left.files[0].text == TEXT.replace("3 场", "59 场")
    assert left.files[0].base == TEXT


FULL = """
import errno, os, sys
from pathlib import Path
from perftui.editing.journal import Journal
from perftui.editing.workbench import Workbench
from perftui.workspace import load
from tests.editing.test_workbench import target_change
folder, state = Path(sys.argv[1]), Path(sys.argv[2])
if os.system(f"mount -t tmpfs -o size=16k none {state}"):
    sys.exit(99)
workbench = Workbench(load([folder]))
journal = Journal([folder], state)
def edit(value):
    workbench.apply(target_change(workbench, folder / "a.perf", value))
    journal.record(workbench.dirty)
edit(5)
(state / "filler").write_bytes(b"x" * 1000)
try:
    (state / "filler").write_bytes(b"x" * 100000)
except OSError as error:
    assert error.errno == errno.ENOSPC
try:
    for value in range(6, 1000):
        edit(value)
except OSError as error:
    assert error.errno == errno.ENOSPC
else:
    raise AssertionError("the disk was never full")
(state / "filler").unlink()
edit(7)
journal.close()
(left,) = journal.left_behind()
print(left.files[0].text, end="")
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="a disk of our own needs unshare")
def test_a_line_that_did_not_fit_on_the_disk_spoils_no_other(tmp_path: Path) -> None:
    bench(tmp_path)
    (tmp_path / "state").mkdir()
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, "-c", FULL, str(tmp_path), str(tmp_path / "state")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    if done.returncode == 99 or "unshare" in done.stderr:
        pytest.skip("no disk of our own can be mounted here")
    assert done.stderr == ""
    assert done.stdout == TEXT.replace("3 场", "7 场")


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_what_could_not_be_written_is_written_with_the_next_edit(tmp_path: Path) -> None:
    folder, state = tmp_path / "局", tmp_path / "state"
    folder.mkdir()
    workbench = bench(folder, a=TEXT, b=TEXT)
    journal = Journal([folder], state)
    state.touch()
    workbench.apply(target_change(workbench, folder / "a.perf", 5))
    with pytest.raises(OSError, match="exists"):
        journal.record(workbench.dirty)
    assert not any(map(journal.holds, workbench.dirty))
    state.unlink()
    workbench.apply(target_change(workbench, folder / "b.perf", 4))
    journal.record([draft for draft in workbench.dirty if draft.path.name == "b.perf"])
    assert all(map(journal.holds, workbench.dirty))
    journal.close()
    (left,) = journal.left_behind()
    assert {each.path.name for each in left.files} == {"a.perf", "b.perf"}


@pytest.mark.skipif(os.name != "posix", reason="a file that is open can be deleted there")
def test_a_journal_that_somebody_deletes_is_begun_anew(tmp_path: Path) -> None:
    folder, state = tmp_path / "局", tmp_path / "state"
    folder.mkdir()
    workbench = bench(folder, a=TEXT, b=TEXT)
    journal = Journal([folder], state)
    for name in ("a", "b"):
        workbench.apply(target_change(workbench, folder / f"{name}.perf", 5))
        journal.record(workbench.dirty)
        if name == "a":
            shutil.rmtree(state)
    assert Journal([folder], state).left_behind() == (), "it runs"
    journal.close()
    (left,) = journal.left_behind()
    assert {each.path.name for each in left.files} == {"a.perf", "b.perf"}


def test_what_was_given_up_meanwhile_is_not_written_with_the_next_edit(tmp_path: Path) -> None:
    folder, state = tmp_path / "局", tmp_path / "state"
    folder.mkdir()
    workbench = bench(folder, a=TEXT, b=TEXT)
    journal = Journal([folder], state)
    state.touch()
    workbench.apply(target_change(workbench, folder / "a.perf", 5))
    with pytest.raises(OSError, match="exists"):
        journal.record(workbench.dirty)
    journal.forget([folder / "a.perf"])
    state.unlink()
    workbench.apply(target_change(workbench, folder / "b.perf", 4))
    journal.record([draft for draft in workbench.dirty if draft.path.name == "b.perf"])
    journal.close()
    (left,) = journal.left_behind()
    assert [each.path.name for each in left.files] == ["b.perf"]


def test_nobody_else_reads_a_journal(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    journal = Journal([tmp_path], tmp_path / "state")
    workbench.apply(target_change(workbench, tmp_path / "a.perf", 5))
    journal.record(workbench.dirty)
    (kept,) = (tmp_path / "state").glob("*.journal")
    assert kept.stat().st_mode & 0o777 == 0o600
    journal.close()


UNFINISHED = Unfinished(1, Slot(Part.FIELD, "计划开始日期"), "年初")


def test_a_text_that_cannot_stand_is_kept_beside_a_file_that_is_not_edited(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    journal = Journal([tmp_path], tmp_path / ".state")
    journal.record(list(workbench.drafts())[:1], UNFINISHED)
    journal.close()
    (left,) = journal.left_behind()
    (unsaved,) = left.files
    assert unsaved.unfinished == UNFINISHED
    assert not unsaved.edited


def test_a_text_that_can_stand_by_now_is_not_offered_any_more(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    journal = Journal([tmp_path], tmp_path / ".state")
    journal.record(list(workbench.drafts())[:1], UNFINISHED)
    journal.record(list(workbench.drafts())[:1])
    journal.close()
    assert journal.left_behind() == ()


def test_what_another_version_of_the_program_says_was_typed_is_passed_over() -> None:
    assert unfinished_in(entry_of(UNFINISHED)) == UNFINISHED
    for other in (None, "年初", {**entry_of(UNFINISHED), "slot": {"part": "SOMETHING"}}):
        assert unfinished_in(other) is None
