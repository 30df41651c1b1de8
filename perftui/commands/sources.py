"""Reads what a command was given: files, folders, standard input; by default the current folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from perftui.commands.console import Progress, report
from perftui.workspace import Workspace, load, load_stream

STDIN = Path("-")


def read_sources(paths: Sequence[Path], stdin_filename: Path | None = None) -> Workspace:
    """Read the files, and report on standard error what could not be read.

    Args:
        paths: files and folders; `-` is standard input, none is the current folder.
        stdin_filename: the name by which standard input is called; without one it stands in no folder.
    """
    named = [path for path in paths if path != STDIN] if paths else [Path()]
    typed = [load_stream(sys.stdin.buffer, stdin_filename or STDIN)] if STDIN in paths else []
    progress = Progress()
    workspace = load(named, progress, handed_over=typed if stdin_filename else ())
    progress.close()
    if stdin_filename is None:
        workspace = replace(workspace, files=(*workspace.files, *typed))
    report(workspace.faults)
    return workspace
