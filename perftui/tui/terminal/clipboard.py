"""To the clipboard of a person, which may sit at another machine: through the terminal, or through tmux to it."""

from __future__ import annotations

import os
import subprocess

PATIENCE = 2.0
"""Seconds that tmux may take."""


def inside_tmux() -> bool:
    """Whether tmux stands between this program and the terminal; as it comes, it lets nothing else through."""
    return bool(os.environ.get("TMUX"))


def copy_through_tmux(text: str) -> bool:
    """Give a text to tmux, which hands it on to the terminal; whether that worked."""
    try:
        done = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],  # noqa: S607 - the tmux that this program runs in
            input=text.encode("utf-8", "replace"),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
