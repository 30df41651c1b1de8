"""Differences as other programs take them, and as a terminal shows them."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys

import pytest

GIT = ("git", "apply", "-p0", "--whitespace=nowarn")
PATCH = ("patch", "-p0", "--binary", "--silent")
TOOLS = (GIT, PATCH)


def applied(tool: tuple[str, ...], difference: str) -> None:
    """Apply a difference in the current folder."""
    if shutil.which(tool[0]) is None:
        pytest.skip(f"{tool[0]} is not installed")
    data = difference.encode("utf-8", "surrogateescape")
    ran = subprocess.run(tool, input=data, capture_output=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


def on_a_terminal(*arguments: str) -> str:
    """What the real program writes to a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PERFTUI_LANG": "en", "NO_COLOR": "1", "TERM": "xterm"}
    command = [sys.executable, "-m", "perftui", *arguments]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment) as ran:
        os.close(theirs)
        written = b""
        while piece := _read(ours):
            written += piece
        ran.wait()
    os.close(ours)
    return written.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""
