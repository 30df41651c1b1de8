"""Reading one file again after one edit, in a folder of 450 declarations."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import write_folder
from benchmarks.report import Aim, Report, Table
from perftui.files import Fault
from perftui.workspace import Workspace, load, load_file

COPIES = 50


def run(*, quick: bool) -> Report:
    """Load the folder, then change one file at a time and read it again."""
    loads, edits = (2, 9) if quick else (5, 90)
    with TemporaryDirectory(prefix="perftui-bench-") as name:
        folder = Path(name)
        paths = write_folder(folder, COPIES)
        full = min(_timed_load(folder) for _ in range(loads))
        workspace = load([folder])
        times = []
        for path in paths[:edits]:
            _edit(path)
            start = time.perf_counter()
            workspace = reread(workspace, path)
            times.append((time.perf_counter() - start) * 1000)
    rows = (
        ("the whole folder", f"{full:.0f}", "1"),
        ("one file, median", f"{sorted(times)[len(times) // 2]:.2f}", f"1/{full / sorted(times)[len(times) // 2]:.0f}"),
        ("one file, slowest", f"{max(times):.2f}", f"1/{full / max(times):.0f}"),
    )
    note = f"{len(paths)} files. The folder: best of {loads} loads; {edits} files after one edit each, from disk."
    table = Table("Reading again after an edit", ("what is read", "ms", "of the folder"), rows, note)
    return Report((table,), (Aim("reading a file again in a folder of 450", 20, max(times), "ms", at_most=True),))


def reread(workspace: Workspace, path: Path) -> Workspace:
    """The workspace with the file at `path` as it is on disk now."""
    again = load_file(path)
    if isinstance(again, Fault):
        raise TypeError(f"{again.path}: {again.reason}")
    return replace(workspace, files=tuple(again if file.path == path else file for file in workspace.files))


def _timed_load(folder: Path) -> float:
    start = time.perf_counter()
    load([folder])
    return (time.perf_counter() - start) * 1000


def _edit(path: Path) -> None:
    """One changed value, as an officer would change it."""
    text = path.read_text("utf-8")
    path.write_text(text.replace("其他资金: 0.00 元", "其他资金: 1.00 元"), "utf-8", newline="\n")
