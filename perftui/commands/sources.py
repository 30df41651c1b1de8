"""Reads what a command was given: files, folders, standard input; by default the current folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from perftui.commands.console import Progress, report
from perftui.workspace import Workspace, load, source_file

STDIN = Path("-")


def read_sources(paths: Sequence[Path], stdin_filename: Path | None = None) -> Workspace:
    """Read the files, and report on standard error what could not be read.

    Args:
        paths: files and folders; `-` is standard input, none is the current folder.
        stdin_filename: the name by which standard input is called.
    """
    progress = Progress()
    named = [path for path in paths if path != STDIN]
    workspace = load(named, progress) if paths else load([Path()], progress)
    progress.close()
    if STDIN in paths:
        name = stdin_filename or STDIN
        typed = source_file(sys.stdin.buffer.read(), name)
        workspace = replace(workspace, files=(*workspace.files, typed))
    report(workspace.faults)
    return workspace
