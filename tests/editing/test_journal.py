"""What was not saved is offered again; what was saved, given up, or belongs to a running program is not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from perftui.editing.change import Change, deleted
from perftui.editing.journal import Journal, Unsaved
from perftui.editing.saving import save
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


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_nobody_else_reads_a_journal(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    journal = Journal([tmp_path], tmp_path / "state")
    workbench.apply(target_change(workbench, tmp_path / "a.perf", 5))
    journal.record(workbench.dirty)
    (kept,) = (tmp_path / "state").glob("*.journal")
    assert kept.stat().st_mode & 0o777 == 0o600
    journal.close()
