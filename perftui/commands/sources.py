"""Reads what a command was given: files, folders, standard input; by default the current folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from perftui.commands.console import Progress, report
from perftui.commands.excluding import Asked, exclusions, refuse
from perftui.commands.protecting import refuse_among
from perftui.config.excluding import Exclusions
from perftui.messages import msg
from perftui.workspace import Workspace, load, load_stream

STDIN = Path("-")


def asked_paths(paths: Sequence[Path], stdin_filename: Path | None, output: Path | None = None) -> tuple[Path, ...]:
    """The files and folders that are asked for; a name for standard input asks for standard input.

    An editor that gives the name and forgets the `-` means its text, and never every file of the folder.

    Args:
        paths: what the command line names.
        stdin_filename: what it calls standard input.
        output: the file that the result is written to.

    Raises:
        UsageError: standard input has a name, and other files are asked for; or the result would replace one of them.
    """
    refuse_among(output, paths)
    if stdin_filename is None or STDIN in paths:
        return tuple(paths)
    if paths:
        raise click.UsageError(str(msg("--stdin-filename names standard input: write - among the paths")))
    return (STDIN,)


def read_asked(paths: Sequence[Path], asked: Asked, stdin_filename: Path | None = None) -> Workspace | None:
    """Read the files for a command that asks nothing else of a configuration; `None` where nothing could be read.

    Why is reported on standard error.

    Args:
        paths: files and folders; `-` is standard input, none is the current folder.
        asked: what is passed over.
        stdin_filename: the name by which standard input is called; without one it stands in no folder.

    Raises:
        UsageError: what is asked contradicts itself.
    """
    passed_over = exclusions(asked)
    workspace = read_sources(paths, passed_over, stdin_filename)
    if passed_over.problems:
        refuse(passed_over.problems)
        return None
    return workspace if workspace.files or not workspace.faults else None


def read_sources(paths: Sequence[Path], passes_over: Exclusions, stdin_filename: Path | None = None) -> Workspace:
    """Read the files, and report on standard error what could not be read.

    Args:
        paths: files and folders; `-` is standard input, none is the current folder.
        passes_over: what is passed over; what is wrong with them is for the caller to say.
        stdin_filename: the name by which standard input is called; without one it stands in no folder.
    """
    named = [path for path in paths if path != STDIN] if paths else [Path()]
    if passes_over.named_too:
        named = [path for path in named if not passes_over.hold(path)]
    typed = [load_stream(sys.stdin.buffer, stdin_filename or STDIN)] if STDIN in paths else []
    progress = Progress()
    workspace = load(named, progress, handed_over=typed if stdin_filename else (), passes_over=passes_over)
    progress.close()
    if stdin_filename is None:
        workspace = replace(workspace, files=(*workspace.files, *typed))
    report(workspace.faults)
    return workspace
